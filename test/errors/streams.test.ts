/**
 * Seeds, streams, ranges and what is to be filled.
 */
import { bits, normal, Rng, zeros } from "weightinit";
import { describeErrors, loose, option, R, type Row, T } from "./table.js";

const rng = new Rng(1);
const SAFE = Number.MAX_SAFE_INTEGER;

const TABLE: readonly Row[] = [
  // Seeds and streams.
  [
    "seed '42'",
    option(normal, [2], { seed: "42" }),
    T,
    'normal: "seed" expected an integer 0 … 2^53−1 or a bigint 0n … 2^64−1n, got "42"',
  ],
  ["seed null", option(normal, [2], { seed: null }), T, 'normal: "seed" expected an integer'],
  ["seed 0.5", option(normal, [2], { seed: 0.5 }), R, 'normal: "seed" expected an integer'],
  ["seed -1", option(normal, [2], { seed: -1 }), R, "got -1"],
  ["seed 2^53", option(normal, [2], { seed: 2 ** 53 }), R, "got 9007199254740992"],
  ["seed 2^64", option(normal, [2], { seed: 2n ** 64n }), R, "got 18446744073709551616n"],
  ["seed -1n", option(normal, [2], { seed: -1n }), R, "got -1n"],
  [
    "seed and rng",
    option(normal, [2], { seed: 1, rng }),
    T,
    'normal: "seed" and "rng" exclude each other',
  ],
  [
    "a cloned rng",
    option(normal, [2], { rng: structuredClone(rng) }),
    T,
    'normal: "rng" expected an Rng, got an Object (an Rng does not cross postMessage: send its seed)',
  ],
  [
    "rng Math.random",
    option(normal, [2], { rng: Math.random }),
    T,
    'normal: "rng" expected an Rng, got a function',
  ],
  ["stream alone", option(normal, [2], { stream: 1 }), T, 'normal: "stream" needs "seed" or "rng"'],
  [
    "stream -1",
    option(normal, [2], { seed: 1, stream: -1 }),
    R,
    'normal: "stream" expected an integer 0 … 2^53−1, got -1',
  ],
  [
    "stream 1n",
    option(normal, [2], { seed: 1, stream: 1n }),
    T,
    'normal: "stream" expected an integer 0 … 2^53−1, got 1n',
  ],
  [
    "range alone",
    option(normal, [2], { range: [0, 1] }),
    T,
    'normal: "range" needs "seed" or "rng"',
  ],
  [
    "range with rng",
    option(normal, [2], { rng, range: [0, 1] }),
    T,
    'normal: "range" with "rng" needs "stream": two slices must come from one stream',
  ],
  [
    "range backwards",
    option(normal, [2], { seed: 1, range: [2, 1] }),
    R,
    'normal: "range" expected [start, end] with 0 ≤ start ≤ end, got [2, 1]',
  ],
  [
    "range too long",
    option(normal, [2], { seed: 1, range: [0, 3] }),
    R,
    'normal: "range" expected an end of at most 2 elements, got [0, 3]',
  ],
  [
    "range of three",
    option(normal, [2], { seed: 1, range: [0, 1, 2] }),
    T,
    'normal: "range" expected [start, end]',
  ],
  [
    "range of halves",
    option(normal, [2], { seed: 1, range: [0.5, 1] }),
    R,
    'normal: "range[0]" expected an integer',
  ],
  [
    "Rng('42')",
    () => new (Rng as unknown as new (s: string) => Rng)("42"),
    T,
    'Rng: "seed" expected an integer',
  ],
  ["Rng(1, -1)", () => new Rng(1, -1), R, 'Rng: "stream" expected an integer 0 … 2^53−1, got -1'],
  [
    "an rng without streams",
    option(normal, [2], { rng: new Rng(1, SAFE) }),
    R,
    'normal: "rng" has no stream left',
  ],
  [
    "named('')",
    () => rng.named(""),
    T,
    'Rng.named: "name" expected a non-empty string of whole characters, got ""',
  ],
  ["a lone surrogate", () => rng.named("a\ud800"), T, 'Rng.named: "name" expected'],
  [
    "named(3)",
    () => loose(rng.named.bind(rng))(3),
    T,
    'Rng.named: "name" expected a non-empty string of whole characters, got 3',
  ],
  // Targets.
  [
    "out too long",
    option(zeros, [2], { out: new Float32Array(3) }),
    R,
    'zeros: "out.length" expected 2, got 3',
  ],
  [
    "out with range",
    option(zeros, [9], { seed: 1, range: [2, 5], out: new Float32Array(9) }),
    R,
    'zeros: "out.length" expected 3, got 9',
  ],
  [
    "out Int32Array",
    option(zeros, [2], { out: new Int32Array(2) }),
    T,
    'zeros: "out" expected a Float32Array, Float64Array, Uint16Array or Float16Array, got an Int32Array',
  ],
  [
    "out Array",
    option(zeros, [2], { out: [0, 0] }),
    T,
    'zeros: "out" expected a Float32Array, Float64Array, Uint16Array or Float16Array, got [0, 0]',
  ],
  [
    "bits('3')",
    option(bits, "3", {}),
    T,
    'bits: "length" expected an integer or a Uint32Array, got "3"',
  ],
  ["bits(-1)", option(bits, -1, {}), R, 'bits: "length" expected an integer 0 … 2^53−1, got -1'],
  ["bits(1.5)", option(bits, 1.5, {}), R, 'bits: "length" expected an integer'],
  [
    "bits(Float32Array)",
    option(bits, new Float32Array(2), {}),
    T,
    'bits: "length" expected an integer or a Uint32Array, got a Float32Array',
  ],
  [
    "bits range",
    option(bits, new Uint32Array(2), { seed: 1, range: [0, 3] }),
    R,
    'bits: "out.length" expected 3, got 2',
  ],
  ["bits std", option(bits, 2, { std: 3 }), T, '"std" is not an option of bits'],
  [
    "bits memory",
    option(bits, 2 ** 50, { seed: 1 }),
    R,
    "bits: out of memory for 1125899906842624 elements",
  ],
];

describeErrors("seeds, streams, ranges and out", TABLE);
