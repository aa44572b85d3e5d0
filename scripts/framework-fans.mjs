/**
 * TensorFlow.js's part of framework-fans.py, which runs it: shapes on standard input, figures on
 * standard output.
 *
 * `computeFans` is not exported. It is read off the initializer, which divides by
 * `Math.max(1, fan)` and hands the bound to `randomUniform`: both are recorders while it runs.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { installPeers } from "../bench/peers.mjs";

installPeers();
const require = createRequire(new URL("../bench/peers/package.json", import.meta.url));
const core = require("@tensorflow/tfjs-core");
const tf = require("@tensorflow/tfjs");
tf.env().set("IS_TEST", true); // no advice on standard error
await tf.setBackend("cpu");

/** What `initializer` divides by, and the bound that it draws within. */
const record = (initializer, shape) => {
  const { max } = Math;
  const { randomUniform } = core;
  const seen = {};
  Math.max = (...values) => {
    [, seen.fan] = values;
    return max(...values);
  };
  core.randomUniform = (_shape, _low, high) => {
    seen.bound = high;
  };
  try {
    initializer.apply(shape);
  } finally {
    Math.max = max;
    core.randomUniform = randomUniform;
  }
  return seen;
};

const scaled = (mode) =>
  tf.initializers.varianceScaling({ scale: 1, mode, distribution: "uniform" });

const shapes = JSON.parse(readFileSync(0, "utf8"));
const fans = shapes.map((shape) =>
  ["fanIn", "fanOut"].map((mode) => record(scaled(mode), shape).fan),
);
const UNIFORM = {
  glorotUniform: "glorotUniform",
  heUniform: "heUniform",
  lecunUniform: "leCunUniform",
};
const bounds = shapes
  .filter((shape) => !shape.includes(0))
  .flatMap((shape) =>
    Object.entries(UNIFORM).map(([initializer, theirs]) => ({
      shape,
      initializer,
      bound: record(tf.initializers[theirs]({}), shape).bound,
    })),
  );

/** The middle of the first channel of a tensor [1, ...spatial, channels]. */
const middle = (tensor) => {
  const place = tensor.shape.map((n, axis) =>
    axis === 0 || axis === tensor.shape.length - 1 ? 0 : Math.floor(n / 2),
  );
  return tensor
    .slice(
      place,
      tensor.shape.map(() => 1),
    )
    .dataSync()[0];
};

/** See `connected` in framework-fans.py. */
const connected = (layer, weight, channels) => {
  const kernel = weight.shape.slice(0, -2);
  const inputs = tf.ones([1, ...kernel.map((k) => 4 * k), channels]);
  const gradient = tf.grad((x) => tf.sum(layer(x, weight)))(inputs);
  return [middle(layer(inputs, weight)), middle(gradient)];
};

const convolve = (name) => (x, w) => tf[name](x, w, 1, "valid");
const transpose = (x, w) => {
  const [, height, width] = x.shape;
  const [h, v, channels] = w.shape;
  return tf.conv2dTranspose(x, w, [1, height + h - 1, width + v - 1, channels], 1, "valid");
};
const depthwise = { depthwise: true };
const transposed = { transposed: true };
const LAYERS = [
  ["conv1d", [5, 8, 16], 8, {}, convolve("conv1d")],
  ["conv2d", [3, 5, 8, 16], 8, {}, convolve("conv2d")],
  ["conv2d", [1, 1, 5, 7], 5, {}, convolve("conv2d")],
  ["conv3d", [2, 3, 2, 4, 6], 4, {}, convolve("conv3d")],
  ["depthwiseConv2d", [3, 3, 8, 2], 8, depthwise, convolve("depthwiseConv2d")],
  ["depthwiseConv2d", [2, 5, 6, 1], 6, depthwise, convolve("depthwiseConv2d")],
  ["conv2dTranspose", [3, 5, 16, 8], 8, transposed, transpose],
  ["conv2dTranspose", [2, 2, 3, 7], 7, transposed, transpose],
];
const connections = LAYERS.map(([name, shape, channels, options, layer]) => ({
  layer: name,
  shape,
  options: { layout: "keras", ...options },
  fans: connected(layer, tf.ones(shape), channels),
}));

console.log(JSON.stringify({ version: tf.version_layers, fans, bounds, connections }));
