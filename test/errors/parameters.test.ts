/**
 * Parameters of a distribution that are no number, or that no dtype can hold.
 */
import { constant, heNormal, normal, uniform, varianceScaling } from "weightinit";
import { describeErrors, option, R, type Row, T } from "./table.js";

const TABLE: readonly Row[] = [
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
];

describeErrors("parameters", TABLE);
