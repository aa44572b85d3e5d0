/**
 * Bad input is a clear error: the class (TypeError for a wrong kind, RangeError for a wrong value),
 * the words, thrown before anything is filled or drawn, and at once.
 */
import { describe, expect, it } from "vitest";
import {
  bits,
  constant,
  fans,
  glorotUniform,
  heNormal,
  lecunNormal,
  normal,
  ones,
  Rng,
  ready,
  uniform,
  varianceScaling,
  zeros,
} from "weightinit";
import { describeErrors, loose, option, R, type Row, T } from "./table.js";

const rng = new Rng(1);
const SAFE = Number.MAX_SAFE_INTEGER;

const TABLE: readonly Row[] = [
  // Shapes.
  ["shape 3", option(zeros, 3, {}), T, 'zeros: "shape" expected an array of dimensions, got 3'],
  ["no shape", option(zeros, undefined, {}), T, 'zeros: "shape" expected an array of dimensions'],
  [
    "a string dimension",
    option(zeros, ["3"], {}),
    T,
    'zeros: "shape[0]" expected an integer ≥ 0, got "3"',
  ],
  [
    "a hole",
    option(zeros, new Array(1), {}),
    T,
    'zeros: "shape[0]" expected an integer ≥ 0, got undefined',
  ],
  ["-3", option(heNormal, [2, -3], {}), R, 'heNormal: "shape[1]" expected an integer ≥ 0, got -3'],
  [
    "1.5",
    option(heNormal, [1.5, 3], {}),
    R,
    'heNormal: "shape[0]" expected an integer ≥ 0, got 1.5',
  ],
  ["NaN", option(ones, [Number.NaN], {}), R, 'ones: "shape[0]" expected an integer ≥ 0, got NaN'],
  ["2^53", option(ones, [2 ** 53], {}), R, 'ones: "shape[0]" expected an integer ≥ 0'],
  [
    "2^54 elements",
    option(ones, [2 ** 27, 2 ** 27], {}),
    R,
    'ones: "shape" expected at most 2^53−1 elements',
  ],
  [
    "out of memory",
    option(normal, [2 ** 40], { seed: 1 }),
    R,
    "normal: out of memory for 1099511627776 elements",
  ],
  [
    "rank 1",
    option(heNormal, [3], {}),
    T,
    'heNormal: "shape" expected rank ≥ 2, got rank 1, whose fans only you know: pass "fans"',
  ],
  [
    "rank 0",
    option(glorotUniform, [], {}),
    T,
    'glorotUniform: "shape" expected rank ≥ 2, got rank 0',
  ],
  ["rank 1 of fans", option(fans, [3], {}), T, 'fans: "shape" expected rank ≥ 2, got rank 1'],
  // Layouts and fans.
  [
    "no layout",
    option(heNormal, [3, 3, 4, 5], {}),
    T,
    'heNormal: "layout" expected "keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial]) for a tensor of rank 4, got undefined',
  ],
  [
    "channelsLast",
    option(fans, [3, 3], { layout: "channelsLast" }),
    R,
    'fans: "layout" expected "keras" or "torch", got "channelsLast": did you mean "keras"?',
  ],
  ["pytorch", option(fans, [3, 3], { layout: "pytorch" }), R, 'did you mean "torch"?'],
  [
    "fans 3",
    option(heNormal, [3], { fans: 3 }),
    T,
    'heNormal: "fans" expected { fanIn, fanOut }, got 3',
  ],
  [
    "fan_in",
    option(heNormal, [3], { fans: { fan_in: 3, fan_out: 3 } }),
    T,
    'heNormal: "fans.fanIn" expected a number > 0, got undefined',
  ],
  [
    "a fan of 0",
    option(heNormal, [3], { fans: { fanIn: 0, fanOut: 1 } }),
    R,
    'heNormal: "fans.fanIn" expected a number > 0, got 0',
  ],
  [
    "a fan below 0",
    option(heNormal, [3], { fans: { fanIn: 1, fanOut: -1 } }),
    R,
    'heNormal: "fans.fanOut" expected a number > 0, got -1',
  ],
  [
    "an infinite fan",
    option(lecunNormal, [3], { fans: { fanIn: Infinity, fanOut: 1 } }),
    R,
    '"fans.fanIn" expected a number > 0, got Infinity',
  ],
  [
    "fans and layout",
    option(heNormal, [3, 3], { fans: { fanIn: 1, fanOut: 1 }, layout: "keras" }),
    T,
    'heNormal: "fans" and "layout" exclude each other',
  ],
  // Numbers.
  ["std -1", option(normal, [2], { std: -1 }), R, 'normal: "std" expected a number ≥ 0, got -1'],
  [
    "std NaN",
    option(normal, [2], { std: Number.NaN }),
    R,
    'normal: "std" expected a number ≥ 0, got NaN',
  ],
  [
    "std Infinity",
    option(normal, [2], { std: Infinity }),
    R,
    'normal: "std" expected a number ≥ 0, got Infinity',
  ],
  ["std '1'", option(normal, [2], { std: "1" }), T, 'normal: "std" expected a number ≥ 0, got "1"'],
  [
    "std null",
    option(normal, [2], { std: null }),
    T,
    'normal: "std" expected a number ≥ 0, got null',
  ],
  [
    "std too large",
    option(normal, [2], { std: 6e37 }),
    R,
    'normal: "std" expected 6.7·std + |mean| at most 3.4028234663852886e+38 for float32, got std 6e+37 and mean 0',
  ],
  [
    "mean too large",
    option(normal, [2], { mean: -1e39 }),
    R,
    'normal: "std" expected 6.7·std + |mean| at most',
  ],
  [
    "mean NaN",
    option(normal, [2], { mean: Number.NaN }),
    R,
    'normal: "mean" expected a finite number, got NaN',
  ],
  [
    "gain too large",
    option(heNormal, [2, 2], { gain: 1e300 }),
    R,
    'heNormal: "std" expected 6.7·std + |mean| at most',
  ],
  [
    "gain -1",
    option(heNormal, [2, 2], { gain: -1 }),
    R,
    'heNormal: "gain" expected a number ≥ 0, got -1',
  ],
  [
    "gain 'relu'",
    option(heNormal, [2, 2], { gain: "relu" }),
    T,
    'heNormal: "gain" expected a number ≥ 0, got "relu"',
  ],
  [
    "scale NaN",
    option(varianceScaling, [2, 2], { scale: Number.NaN }),
    R,
    'varianceScaling: "scale" expected a number ≥ 0, got NaN',
  ],
  [
    "scale -1",
    option(varianceScaling, [2, 2], { scale: -1 }),
    R,
    'varianceScaling: "scale" expected a number ≥ 0, got -1',
  ],
  [
    "low > high",
    option(uniform, [2], { low: 2, high: 1 }),
    R,
    'uniform: "low" expected at most "high" (1), got 2',
  ],
  [
    "low alone above",
    option(uniform, [2], { low: 1 }),
    R,
    'uniform: "low" expected at most "high" (0.01), got 1',
  ],
  [
    "high - low infinite",
    option(uniform, [2], { low: -3e38, high: 3e38 }),
    R,
    'uniform: "low", "high" and their difference expected at most',
  ],
  [
    "high infinite",
    option(uniform, [2], { high: Infinity }),
    R,
    'uniform: "high" expected a finite number, got Infinity',
  ],
  [
    "high 1e39",
    option(uniform, [2], { high: 1e39 }),
    R,
    'uniform: "low", "high" and their difference expected at most',
  ],
  [
    "no value",
    option(constant, [2], {}),
    T,
    'constant: "value" expected a finite number, got undefined',
  ],
  [
    "no options",
    option(constant, [2], undefined),
    T,
    'constant: "value" expected a finite number, got undefined',
  ],
  [
    "value NaN",
    option(constant, [2], { value: Number.NaN }),
    R,
    'constant: "value" expected a finite number, got NaN',
  ],
  [
    "value 1e39",
    option(constant, [2], { value: 1e39 }),
    R,
    'constant: "value" expected a finite float32, got 1e+39',
  ],
  // Words.
  [
    "mode fan_in",
    option(heNormal, [2, 2], { mode: "fan_in" }),
    R,
    'heNormal: "mode" expected "fanIn" or "fanOut", got "fan_in": did you mean "fanIn"?',
  ],
  [
    "mode fanAvg of He",
    option(heNormal, [2, 2], { mode: "fanAvg" }),
    R,
    'heNormal: "mode" expected "fanIn" or "fanOut", got "fanAvg"',
  ],
  [
    "distribution",
    option(varianceScaling, [2, 2], { distribution: "untruncated_normal" }),
    R,
    'did you mean "normal"?',
  ],
  [
    "dtype double",
    option(normal, [2], { dtype: "double" }),
    R,
    'normal: "dtype" expected "float32" or "float64" or "float16" or "bfloat16", got "double": did you mean "float64"?',
  ],
  ["dtype f32", option(normal, [2], { dtype: "f32" }), R, 'did you mean "float32"?'],
  // Unknown names.
  [
    "stddev",
    option(normal, [2], { stddev: 1 }),
    T,
    '"stddev" is not an option of normal: did you mean "std"?',
  ],
  [
    "minval",
    option(uniform, [2], { minval: 1 }),
    T,
    '"minval" is not an option of uniform: did you mean "low"?',
  ],
  ["maxval", option(uniform, [2], { maxval: 1 }), T, 'did you mean "high"?'],
  ["a", option(uniform, [2], { a: 1 }), T, 'did you mean "low"?'],
  ["b", option(uniform, [2], { b: 1 }), T, 'did you mean "high"?'],
  [
    "gian",
    option(heNormal, [2, 2], { gian: 1 }),
    T,
    '"gian" is not an option of heNormal: did you mean "gain"?',
  ],
  ["Seed", option(zeros, [2], { Seed: 1 }), T, 'did you mean "seed"?'],
  ["sed", option(zeros, [2], { sed: 1 }), T, 'did you mean "seed"?'],
  ["generator", option(zeros, [2], { generator: 1 }), T, 'did you mean "rng"?'],
  [
    "constructor",
    option(zeros, [2], { constructor: 1 }),
    T,
    '"constructor" is not an option of zeros',
  ],
  [
    "truncated",
    option(uniform, [2, 2], { truncated: true }),
    T,
    '"truncated" is not an option of uniform',
  ],
  ["far off", option(heNormal, [2, 2], { zzzzzz: 1 }), T, '"zzzzzz" is not an option of heNormal'],
  [
    "an unknown option of an empty tensor",
    option(heNormal, [0, 2], { gian: 1 }),
    T,
    '"gian" is not an option',
  ],
  ["options null", option(zeros, [2], null), T, 'zeros: "options" expected an object, got null'],
  ["options 5", option(zeros, [2], 5), T, 'zeros: "options" expected an object, got 5'],
  ["options an array", option(zeros, [2], [1]), T, 'zeros: "options" expected an object, got [1]'],
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

describeErrors("the options that all have", TABLE);

describe("an error", () => {
  it("leaves `out` and the rng as they were", () => {
    const out = new Float32Array([7, 7, 7]);
    const source = new Rng(3);
    for (const options of [
      { std: -1 },
      { std: 1e38 },
      { stddev: 1 },
      { dtype: "float16" },
      { standardized: true, range: [0, 1] },
      { range: [0, 1] },
    ]) {
      expect(() => loose(normal)([3], { ...options, rng: source, out })).toThrow();
    }
    expect(() => normal([4], { rng: source, out })).toThrow(RangeError);
    expect(() => normal([2 ** 45], { rng: source })).toThrow(RangeError);
    expect([...out]).toEqual([7, 7, 7]);
    expect(source.stream).toBe(0);
  });

  it("leaves the package usable after running out of memory", () => {
    const before = normal([100], { seed: 1 });
    expect(() => normal([2 ** 40], { seed: 1 })).toThrow(RangeError);
    expect(normal([100], { seed: 1 })).toEqual(before);
  });
});

describe("ready", () => {
  it.each([
    [
      "a number",
      3,
      '"source" expected a WebAssembly.Module, the bytes of kernel.wasm or a Response',
    ],
    ["null", null, '"source" expected a WebAssembly.Module'],
    ["text", "wasm", '"source" expected a WebAssembly.Module'],
    ["bytes of no module", new Uint8Array(8), "got bytes that are no valid module"],
    ["another module", Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), "got another module"],
    ["a failed Response", { ok: false, status: 404, arrayBuffer: () => 0 }, "got status 404"],
  ])("refuses %s", { timeout: 1000 }, async (_what, source, message) => {
    const before = normal([5], { seed: 1 });
    await expect(loose(ready)(source)).rejects.toThrow(TypeError);
    await expect(loose(ready)(source)).rejects.toThrow(message);
    expect(normal([5], { seed: 1 })).toEqual(before);
  });
});
