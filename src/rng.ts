/**
 * Seeds, streams and names.
 *
 * A seed is the 64-bit key of Philox, a stream a 64-bit number under it; together they name one
 * sequence of words. `Rng` hands out streams 0, 1, 2, … of its seed; `named` derives an
 * independent seed from a name, so that tensors can be addressed by what they are called and not
 * by the order in which they were made.
 *
 * The child's seed is words 0 and 1 of Philox4x32-10 under the parent's key at the counter
 * (hash low, hash high, 2^32−1, 2^32−1), hash = FNV-1a 64 of the name's UTF-8 bytes. No block of
 * a stream has that counter: stream 2^64−1 is reserved for it.
 * Source of the hash: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923.
 */
import { type Check, type Checks, count, kindError, valueError } from "./expect.js";
import { philox } from "./reference/random/philox.js";

/** Integer 0 … 2^53−1, or bigint 0n … 2^64−1n. 0 is a seed. */
export type Seed = number | bigint;

/** A seed as two u32: low, high. */
export type Key = readonly [low: number, high: number];

/** What every random call understands. */
export interface RandomOptions {
  /** A sequence: takes its next stream. Exclusive with `seed`. */
  rng?: Rng | undefined;
  /** A pure call: stream 0 of this seed unless `stream` says otherwise. */
  seed?: Seed | undefined;
  /** Pin the stream: pure, and with `rng` the rng does not advance. */
  stream?: number | undefined;
  /**
   * Elements [start, end) of the tensor, into `end − start` elements. Needs `seed`, or `rng` with
   * `stream`: two slices must come from one stream.
   */
  range?: readonly [start: number, end: number] | undefined;
}

const SEED_LIMIT = 1n << 64n;
const SEED_EXPECTED = "an integer 0 … 2^53−1 or a bigint 0n … 2^64−1n";

/** What a seed may be. */
export const expectSeed = (caller: string, name: string, value: unknown): void => {
  if (typeof value === "bigint") {
    if (value >= 0n && value < SEED_LIMIT) return;
  } else if (typeof value === "number") {
    if (Number.isSafeInteger(value) && value >= 0) return;
  } else {
    throw kindError(caller, name, SEED_EXPECTED, value);
  }
  throw valueError(caller, name, SEED_EXPECTED, value);
};

const keyOf = (seed: Seed): Key =>
  typeof seed === "number"
    ? [seed >>> 0, Math.floor(seed / 0x100000000)]
    : [Number(seed & 0xffffffffn), Number(seed >> 32n)];

const freshKey = (): Key => {
  const source = globalThis.crypto;
  if (typeof source?.getRandomValues !== "function") {
    throw new Error('no crypto.getRandomValues to draw a seed from: pass "seed" or "rng"');
  }
  const [low = 0, high = 0] = source.getRandomValues(new Uint32Array(2));
  return [low, high];
};

/** FNV-1a, 64 bits, of the UTF-8 bytes. */
const fnv1a64 = (text: string): Key => {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return keyOf(hash);
};

let keyOfRng: (rng: Rng) => Key;
let takeStream: (rng: Rng) => number;
let isRng: (value: unknown) => value is Rng;

/**
 * A seed and the number of the next stream.
 *
 * Every call that is given an Rng takes one stream, whatever it fills: exchanging one initializer
 * for another disturbs no other tensor. A call that throws takes none. A recipe that makes several
 * tensors takes one for each.
 *
 * An Rng does not cross `postMessage`: send its `seed`.
 *
 * @example
 * const rng = new Rng(42);
 * const kernel = heNormal([784, 256], { rng });
 * const bias = zeros([256], { rng });
 * rng.stream; // 2
 * rng.named("encoder.0.q.weight").seed; // 374111751718503495n
 */
export class Rng {
  readonly #key: Key;
  #stream: number;

  /**
   * Without a seed: 64 fresh bits; read `seed` to repeat the run. `stream`: where to begin, 0.
   *
   * @throws TypeError, RangeError for a seed that is no integer 0 … 2^53−1 or bigint 0n … 2^64−1n,
   *   or a stream that is no integer 0 … 2^53−1.
   */
  constructor(seed?: Seed, stream: number = 0) {
    if (seed !== undefined) expectSeed("Rng", "seed", seed);
    count("Rng", "stream", stream);
    this.#key = seed === undefined ? freshKey() : keyOf(seed);
    this.#stream = stream;
  }

  static {
    keyOfRng = (rng) => rng.#key;
    isRng = (value): value is Rng => typeof value === "object" && value !== null && #key in value;
    takeStream = (rng) => rng.#stream++;
  }

  /** The seed, also one that was drawn. */
  get seed(): bigint {
    return (BigInt(this.#key[1]) << 32n) | BigInt(this.#key[0]);
  }

  /** The stream that the next call takes; `new Rng(rng.seed, rng.stream)` is a copy. */
  get stream(): number {
    return this.#stream;
  }

  /**
   * An independent Rng at stream 0. The same parent seed and name give the same Rng: order and
   * position do not matter, and neither does what the parent has filled. Names nest.
   *
   * A name is taken as it is (composed and decomposed é differ) and is no place for a secret.
   *
   * @throws TypeError for a name that is no string, is empty or has a lone surrogate.
   */
  named(name: string): Rng {
    const expected = "a non-empty string of whole characters";
    if (typeof name !== "string" || name === "" || /\p{Surrogate}/u.test(name)) {
      throw kindError("Rng.named", "name", expected, name);
    }
    const [low, high] = philox(...fnv1a64(name), 0xffffffff, 0xffffffff, ...this.#key);
    return new Rng((BigInt(high) << 32n) | BigInt(low));
  }
}

const expectRng: Check = (caller, name, value, options) => {
  if (isRng(value)) {
    const { stream }: RandomOptions = options ?? {};
    if (stream === undefined && value.stream === Number.MAX_SAFE_INTEGER) {
      throw new RangeError(`${caller}: "${name}" has no stream left`);
    }
    return;
  }
  const message = kindError(caller, name, "an Rng", value).message;
  throw new TypeError(
    typeof value === "object" && value !== null
      ? `${message} (an Rng does not cross postMessage: send its seed)`
      : message,
  );
};

const expectRange = (caller: string, name: string, value: unknown): void => {
  const expected = "[start, end] with 0 ≤ start ≤ end";
  if (!Array.isArray(value) || value.length !== 2) throw kindError(caller, name, expected, value);
  count(caller, `${name}[0]`, value[0]);
  count(caller, `${name}[1]`, value[1]);
  if (value[0] > value[1]) throw valueError(caller, name, expected, value);
};

/** The options of `RandomOptions`. */
export const randomChecks: Checks = /* @__PURE__ */ new Map([
  ["rng", expectRng],
  ["seed", expectSeed],
  ["stream", count],
  ["range", expectRange],
]);

/** The combinations that make no sense, whatever their values. */
export const expectRandom = (caller: string, options: RandomOptions): void => {
  const { rng, seed, stream, range } = options;
  if (rng !== undefined && seed !== undefined) {
    throw new TypeError(`${caller}: "seed" and "rng" exclude each other`);
  }
  if (rng === undefined && seed === undefined) {
    if (stream !== undefined) throw new TypeError(`${caller}: "stream" needs "seed" or "rng"`);
    if (range !== undefined) throw new TypeError(`${caller}: "range" needs "seed" or "rng"`);
  }
  if (range !== undefined && rng !== undefined && stream === undefined) {
    throw new TypeError(
      `${caller}: "range" with "rng" needs "stream": two slices must come from one stream`,
    );
  }
};

/** Which words a call reads. */
export interface Source {
  readonly key: Key;
  readonly stream: number;
}

/** The source of a call whose options have passed; takes the rng's next stream, or draws a seed. */
export const takeSource = (options: RandomOptions): Source => {
  const { rng, seed, stream } = options;
  if (rng !== undefined) {
    return { stream: stream ?? takeStream(rng), key: keyOfRng(rng) };
  }
  return { stream: stream ?? 0, key: seed === undefined ? freshKey() : keyOf(seed) };
};
