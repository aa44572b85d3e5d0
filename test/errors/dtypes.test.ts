/**
 * Bad input around dtypes, truncation and half precision, and the other frameworks' traps: what is
 * silent, NaN or an endless loop elsewhere is an error here.
 */
import {
  constant,
  glorotNormal,
  heNormal,
  normal,
  Rng,
  summarize,
  toFloat32,
  truncatedNormal,
  uniform,
  varianceScaling,
  zeros,
} from "weightinit";
import { describeErrors, loose, option, R, type Row, T } from "./table.js";

const NAN = Number.NaN;

const DTYPES: readonly Row[] = [
  ["fp16", option(normal, [2], { dtype: "fp16" }), R, 'got "fp16": did you mean "float16"?'],
  ["bf16", option(normal, [2], { dtype: "bf16" }), R, 'did you mean "bfloat16"?'],
  ["f64", option(normal, [2], { dtype: "f64" }), R, 'did you mean "float64"?'],
  ["int32", option(normal, [2], { dtype: "int32" }), R, 'normal: "dtype" expected'],
  ["16", option(normal, [2], { dtype: 16 }), T, 'normal: "dtype" expected'],
  [
    "a Float64Array as float32",
    option(heNormal, [2, 2], { out: new Float64Array(4), dtype: "float32" }),
    T,
    'heNormal: "out" expected an array of dtype "float32", got a Float64Array',
  ],
  [
    "bits without a dtype",
    option(zeros, [2], { out: new Uint16Array(2) }),
    T,
    'zeros: "dtype" expected "float16" or "bfloat16" for the bits of a Uint16Array, got undefined',
  ],
  [
    "bits as float32",
    option(zeros, [2], { out: new Uint16Array(2), dtype: "float32" }),
    T,
    'zeros: "out" expected an array of dtype "float32", got an Uint16Array',
  ],
  ["clamped bytes", option(zeros, [2], { out: new Uint8ClampedArray(2) }), T, '"out" expected'],
  [
    "a DataView",
    option(zeros, [2], { out: new DataView(new ArrayBuffer(8)) }),
    T,
    '"out" expected',
  ],
  [
    "a std beyond float16",
    option(normal, [2], { std: 9800, dtype: "float16" }),
    R,
    'normal: "std" expected 6.7·std + |mean| at most 65504 for float16, got std 9800 and mean 0',
  ],
  [
    "a std beyond float64",
    option(normal, [2], { std: 3e307, dtype: "float64" }),
    R,
    'normal: "std" expected 8.6·std + |mean| at most 1.7976931348623157e+308 for float64',
  ],
  [
    "a value beyond float16",
    option(constant, [2], { value: 65520, dtype: "float16" }),
    R,
    'constant: "value" expected a finite float16, got 65520',
  ],
  [
    "a value beyond bfloat16",
    option(constant, [2], { value: 3.4e38, dtype: "bfloat16" }),
    R,
    'constant: "value" expected a finite bfloat16',
  ],
  [
    "a bound beyond float16",
    option(uniform, [2], { low: 0, high: 1e5, dtype: "float16" }),
    R,
    'uniform: "low", "high" and their difference expected at most 65504 for float16',
  ],
  [
    "a width beyond float64",
    option(uniform, [2], { low: -1e308, high: 1e308, dtype: "float64" }),
    R,
    "expected at most 1.7976931348623157e+308 for float64",
  ],
  ["out of memory", option(normal, [2 ** 45], { seed: 1, dtype: "float64" }), R, "out of memory"],
  [
    "toFloat32 of floats",
    () => loose(toFloat32)(new Float32Array(2), "float16"),
    T,
    '"bits" expected a Uint16Array',
  ],
  [
    "toFloat32 to float32",
    () => loose(toFloat32)(new Uint16Array(2), "float32"),
    R,
    '"dtype" expected',
  ],
  ["toFloat32 to nothing", () => loose(toFloat32)(new Uint16Array(2)), T, '"dtype" expected'],
  ["summarize of nothing", () => loose(summarize)(), T, '"weights" expected an array of weights'],
];

const TRUNCATED: readonly Row[] = [
  [
    "std too large, float64",
    option(truncatedNormal, [2], { std: 1e308, dtype: "float64" }),
    R,
    '"std" expected 8.6·std + |mean|',
  ],
  [
    "std -1",
    option(truncatedNormal, [2], { std: -1 }),
    R,
    'truncatedNormal: "std" expected a number ≥ 0, got -1',
  ],
  [
    "std NaN",
    option(truncatedNormal, [2], { std: NAN }),
    R,
    '"std" expected a number ≥ 0, got NaN',
  ],
  [
    "std too large",
    option(truncatedNormal, [2], { std: 1e38 }),
    R,
    '"std" expected 6.7·std + |mean|',
  ],
  [
    "std beyond float16",
    option(truncatedNormal, [2], { std: 9800, dtype: "float16" }),
    R,
    "at most 65504 for float16",
  ],
  [
    "low above high",
    option(truncatedNormal, [2], { low: 2, high: 1 }),
    R,
    'truncatedNormal: "low" expected at most "high" (1), got 2',
  ],
  [
    "low above the default high",
    option(truncatedNormal, [2], { low: 1 }),
    R,
    'truncatedNormal: "low" expected at most "high" (0.02), got 1',
  ],
  ["low NaN", option(truncatedNormal, [2], { low: NAN }), R, '"low" expected a number, got NaN'],
  ["high '2'", option(truncatedNormal, [2], { high: "2" }), T, '"high" expected a number, got "2"'],
  [
    "low Infinity",
    option(truncatedNormal, [2], { low: Infinity, high: Infinity }),
    R,
    '"low" expected less than Infinity',
  ],
  [
    "high -Infinity",
    option(truncatedNormal, [2], { low: -Infinity, high: -Infinity }),
    R,
    '"high" expected more than -Infinity',
  ],
  [
    "high beyond float16",
    option(truncatedNormal, [2], { high: 65536, dtype: "float16" }),
    R,
    '"high" expected at most 65504 for float16, got 65536',
  ],
  [
    "low beyond float32",
    option(truncatedNormal, [2], { low: -1e39 }),
    R,
    '"low" expected at most 3.4028234663852886e+38 for float32',
  ],
  [
    "an open side that leaves float16",
    option(truncatedNormal, [2], { low: 60000, high: Infinity, std: 1000, dtype: "float16" }),
    R,
    "6.7·std + |low| at most 65504 for float16",
  ],
  [
    "high − low overflows",
    option(truncatedNormal, [2], { low: -1e308, high: 1e308, dtype: "float64" }),
    R,
    '"low", "high" and their difference',
  ],
  ["minval", option(truncatedNormal, [2], { minval: 2 }), T, 'did you mean "low"?'],
  ["a", option(truncatedNormal, [2], { a: -2 }), T, 'did you mean "low"?'],
  ["stddev", option(truncatedNormal, [2], { stddev: 2 }), T, 'did you mean "std"?'],
  [
    "truncated 1",
    option(heNormal, [2, 2], { truncated: 1 }),
    T,
    'heNormal: "truncated" expected true or false, got 1',
  ],
  [
    "truncated 'yes'",
    option(glorotNormal, [2, 2], { truncated: "yes" }),
    T,
    "expected true or false",
  ],
];

/** Rows that other frameworks answer with NaN, a constant, another default or an endless loop. */
const ELSEWHERE: readonly Row[] = [
  [
    "JAX: a negative scale is NaN weights",
    option(varianceScaling, [2, 2], { scale: -1 }),
    R,
    '"scale" expected a number ≥ 0, got -1',
  ],
  [
    "TF.js: scale NaN never returns",
    option(varianceScaling, [2, 2], { scale: NAN, distribution: "truncatedNormal" }),
    R,
    '"scale" expected',
  ],
  [
    "TF.js: truncated std < 0 hangs the tab",
    option(truncatedNormal, [2], { std: -0.05 }),
    R,
    '"std" expected',
  ],
  ["TF.js, JAX: a std < 0 flips the sign", option(normal, [2], { std: -1 }), R, '"std" expected'],
  [
    "Keras, JAX, TF.js: low > high is silent",
    option(uniform, [2], { low: 1, high: -1 }),
    R,
    '"low" expected',
  ],
  ["TF.js: any string or NaN is a seed", option(normal, [2], { seed: NAN }), R, '"seed" expected'],
  ["TF.js: a negative dimension", option(normal, [-2], {}), R, '"shape[0]" expected'],
  [
    "Keras: fan_in as a mode",
    option(varianceScaling, [2, 2], { mode: "fan_in" }),
    R,
    'did you mean "fanIn"?',
  ],
  [
    "Keras: truncated_normal",
    option(varianceScaling, [2, 2], { distribution: "truncated_normal" }),
    R,
    'did you mean "truncatedNormal"?',
  ],
  [
    "PyTorch: nonlinearity",
    option(heNormal, [2, 2], { nonlinearity: "relu" }),
    T,
    'did you mean "gain"?',
  ],
  [
    "TF.js: int32 rounds the weights",
    option(normal, [2], { dtype: "int32" }),
    R,
    '"dtype" expected',
  ],
  ["missing options of constant", option(constant, [2], undefined), T, '"value" expected'],
  ["an Rng of another thread", option(normal, [2], { rng: { ...new Rng(1) } }), T, "send its seed"],
];

describeErrors("dtypes", DTYPES);
describeErrors("truncation", TRUNCATED);
describeErrors("other frameworks' traps", ELSEWHERE);
