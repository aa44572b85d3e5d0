/**
 * Options with a name or a value that nobody knows, mostly with the one that was meant.
 */
import { heNormal, normal, uniform, varianceScaling, zeros } from "weightinit";
import { describeErrors, option, R, type Row, T } from "./table.js";

const TABLE: readonly Row[] = [
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
];

describeErrors("options", TABLE);
