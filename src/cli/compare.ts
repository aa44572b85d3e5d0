/**
 * A tensor of a file against what its rule makes: bits, and where they differ what became of it.
 *
 * The word for it is a judgement. A damaged tensor has numbers that are none, or a few that differ
 * in one that is otherwise untouched. A trained one resembles what was there before, more than chance
 * would have it. Anything else was made in another way: by another seed or another rule.
 */
import { create, type DType, type Weights } from "../dtype.js";
import { toFloat32 } from "../half.js";
import { fillPiece, inTurn, type Piece } from "../model/pieces.js";
import { bytesOf, type TensorPlan } from "../model/resolve.js";
import { bitsOf } from "../model/verify.js";
import type { Rng } from "../rng.js";
import { product } from "../shape.js";
import { readBytes, type StoredTensor } from "./files.js";

export type Verdict = "trained" | "changed" | "damaged";

export interface Moments {
  readonly mean: number;
  readonly std: number;
}

export interface Difference {
  readonly name: string;
  readonly verdict: Verdict;
  /** Elements that differ, and their share of all. */
  readonly different: number;
  readonly share: number;
  /** Elements that are NaN or infinite. */
  readonly broken: number;
  /** What the rule makes and what is there, of the elements that are finite. */
  readonly before: Moments;
  readonly after: Moments;
  /** Of the two, −1 … 1; a constant has none with anything. */
  readonly correlation: number | null;
}

/** Less than this share of the elements is not what training changes. */
const TRAINED_SHARE = 0.01;

/** Correlation of n independent pairs is normal with deviation 1/√n: this is five of them. */
const chance = (n: number): number => Math.min(0.5, 5 / Math.sqrt(n));

interface Tally {
  different: number;
  broken: number;
  /** Sums over finite pairs, each less the first pair, so that constants have no deviation. */
  n: number;
  first: readonly [before: number, after: number];
  before: number;
  after: number;
  before2: number;
  after2: number;
  product: number;
}

const numbersOf = (weights: Weights, dtype: DType): Float32Array | Float64Array =>
  dtype === "float16" || dtype === "bfloat16"
    ? toFloat32(weights as Uint16Array, dtype)
    : (weights as Float32Array | Float64Array);

const add = (tally: Tally, dtype: DType, made: Weights, found: Weights): void => {
  const [a, b] = [bitsOf(made), bitsOf(found)];
  const [x, y] = [numbersOf(made, dtype), numbersOf(found, dtype)];
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) tally.different++;
    const [before, after] = [x[i] as number, y[i] as number];
    if (!Number.isFinite(after)) {
      tally.broken++;
      continue;
    }
    if (tally.n++ === 0) tally.first = [before, after];
    const u = before - tally.first[0];
    const v = after - tally.first[1];
    tally.before += u;
    tally.after += v;
    tally.before2 += u * u;
    tally.after2 += v * v;
    tally.product += u * v;
  }
};

const momentsOf = (n: number, first: number, sum: number, squares: number): Moments => {
  const mean = n === 0 ? 0 : sum / n;
  return {
    mean: first + mean,
    std: Math.sqrt(Math.max(0, squares / Math.max(1, n) - mean * mean)),
  };
};

const verdictOf = (size: number, { share, ...found }: Omit<Difference, "verdict">): Verdict => {
  const { different, broken, before, after, correlation } = found;
  if (broken > 0 || share < TRAINED_SHARE || (different === 1 && size > 1)) return "damaged";
  if (correlation !== null) return correlation > chance(size) ? "trained" : "changed";
  return before.std === 0 && after.std > 0 ? "trained" : "changed";
};

const conclude = (name: string, size: number, tally: Tally): Difference => {
  const { different, broken, n, first } = tally;
  const before = momentsOf(n, first[0], tally.before, tally.before2);
  const after = momentsOf(n, first[1], tally.after, tally.after2);
  const covariance = tally.product / n - (tally.before / n) * (tally.after / n);
  const deviations = before.std * after.std;
  const correlation = deviations > 0 ? Math.max(-1, Math.min(1, covariance / deviations)) : null;
  const share = different / size;
  const found = { name, different, share, broken, before, after, correlation };
  return { ...found, verdict: verdictOf(size, found) };
};

/** What is made and what is there, piece by piece. */
async function* pairsOf(
  plan: TensorPlan,
  stored: StoredTensor,
  root: Rng,
): AsyncGenerator<readonly [made: Weights, found: Weights], void, undefined> {
  const width = bytesOf(plan) / product(plan.shape);
  const memoryOf = ({ start, end }: Piece): Weights => create(plan.dtype, end - start) as Weights;
  for (const piece of inTurn([plan])) {
    const [made, found] = [memoryOf(piece), memoryOf(piece)];
    fillPiece(plan, piece, root, made);
    const bytes = await readBytes(stored, piece.start * width, piece.end * width);
    new Uint8Array(found.buffer).set(bytes);
    yield [made, found];
  }
}

const areEqual = (a: Weights, b: Weights): boolean =>
  Buffer.from(a.buffer).equals(Buffer.from(b.buffer));

/** How a tensor differs from what its rule makes; `undefined` if not in a bit. */
export const compare = async (
  plan: TensorPlan,
  stored: StoredTensor,
  root: Rng,
): Promise<Difference | undefined> => {
  let equal = true;
  for await (const [made, found] of pairsOf(plan, stored, root)) {
    equal = areEqual(made, found);
    if (!equal) break;
  }
  if (equal) return undefined;
  const tally: Tally = {
    different: 0,
    broken: 0,
    n: 0,
    first: [0, 0],
    before: 0,
    after: 0,
    before2: 0,
    after2: 0,
    product: 0,
  };
  for await (const [made, found] of pairsOf(plan, stored, root)) {
    add(tally, plan.dtype, made, found);
  }
  return conclude(plan.name, product(plan.shape), tally);
};
