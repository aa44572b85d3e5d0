/**
 * Bad input to gain.
 */
import { gain } from "weightinit";
import { describeErrors, loose, R, type Row, T } from "./table.js";

const call =
  (...args: readonly unknown[]) =>
  () =>
    loose(gain)(...args);

const GAIN: readonly Row[] = [
  ["no name", call(), T, 'gain: "nonlinearity" expected "linear" or "relu"'],
  ["a function", call(Math.tanh), T, "got a function"],
  ["leaky_relu", call("leaky_relu"), R, 'did you mean "leakyRelu"?'],
  ["swish", call("swish"), R, 'got "swish": did you mean "silu"?'],
  ["hard_swish", call("hard_swish"), R, 'did you mean "hardSwish"?'],
  ["GELU", call("GELU"), R, 'did you mean "gelu"?'],
  ["gelu_new", call("gelu_new"), R, 'did you mean "geluTanh"?'],
  ["identity", call("identity"), R, 'did you mean "linear"?'],
  ["softplsu", call("softplsu"), R, 'did you mean "softplus"?'],
  ["squared ReLU", call("squared ReLU"), R, 'did you mean "relu2"?'],
  ["toString", call("toString"), R, 'got "toString"'],
  ["softmax", call("softmax"), R, 'got "softmax"'],
  [
    "slope of relu",
    call("relu", { slope: 0 }),
    T,
    'gain: "slope" is an option of "leakyRelu" and "elu", not of "relu"',
  ],
  [
    "a number for options",
    call("leakyRelu", 0.2),
    T,
    'gain: "options" expected an object, got 0.2',
  ],
  [
    "slope '0.2'",
    call("leakyRelu", { slope: "0.2" }),
    T,
    'gain: "slope" expected a finite number, got "0.2"',
  ],
  [
    "slope true",
    call("leakyRelu", { slope: true }),
    T,
    'gain: "slope" expected a finite number, got true',
  ],
  [
    "slope NaN",
    call("elu", { slope: Number.NaN }),
    R,
    'gain: "slope" expected a finite number, got NaN',
  ],
  [
    "slope 1e200",
    call("leakyRelu", { slope: 1e200 }),
    R,
    'gain: "slope" expected a number with a finite square, got 1e+200',
  ],
  [
    "negative_slope",
    call("leakyRelu", { negative_slope: 0.2 }),
    T,
    '"negative_slope" is not an option of gain: did you mean "slope"?',
  ],
  ["a", call("leakyRelu", { a: 0.2 }), T, 'did you mean "slope"?'],
  ["alpha", call("elu", { alpha: 0.2 }), T, 'did you mean "slope"?'],
  [
    "convention pytorch",
    call("relu", { convention: "pytorch" }),
    R,
    'gain: "convention" expected "torch" or "secondMoment" or "std", got "pytorch": did you mean "torch"?',
  ],
  [
    "convention second_moment",
    call("relu", { convention: "second_moment" }),
    R,
    'did you mean "secondMoment"?',
  ],
];

describeErrors("gain", GAIN);
