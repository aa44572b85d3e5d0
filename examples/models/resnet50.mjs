/**
 * ResNet-50 as torchvision names and initializes it: 161 tensors, 25,557,032 parameters.
 *
 * Convolutions He-normal by fan-out, normalizations one and zero, the classifier PyTorch's default
 * for a linear layer, weight and bias uniform on ±1/√fanIn. Kernels are [out, in, h, w].
 *
 * Sources: He, Zhang, Ren, Sun, "Deep residual learning for image recognition", CVPR 2016, table 1;
 * torchvision 0.23, models/resnet.py (names, initialization, stride and width of the bottleneck).
 */
import { heNormal, ones, uniform, zeros } from "weightinit";

const BLOCKS = [3, 4, 6, 3];
const EXPANSION = 4;
const CLASSES = 1000;

const one = { initializer: ones, label: "ones", options: {} };
const zero = { initializer: zeros, label: "zeros", options: {} };
const convolution = {
  initializer: heNormal,
  label: "heNormal fanOut",
  options: { layout: "torch", mode: "fanOut" },
};

const conv = (name, group, shape) => ({ name, group, shape, rule: convolution });
const norm = (name, width) => [
  { name: `${name}.weight`, group: "normalizations, weight", shape: [width], rule: one },
  { name: `${name}.bias`, group: "normalizations, bias", shape: [width], rule: zero },
];

/** One bottleneck: 1×1 down, 3×3, 1×1 up; the first of a layer also projects its input. */
const bottleneck = (layer, block, inputs, width) => {
  const outputs = EXPANSION * width;
  const prefix = `layer${layer}.${block}`;
  const group = `layer${layer}.*`;
  return [
    conv(`${prefix}.conv1.weight`, `${group}.conv1.weight`, [width, inputs, 1, 1]),
    ...norm(`${prefix}.bn1`, width),
    conv(`${prefix}.conv2.weight`, `${group}.conv2.weight`, [width, width, 3, 3]),
    ...norm(`${prefix}.bn2`, width),
    conv(`${prefix}.conv3.weight`, `${group}.conv3.weight`, [outputs, width, 1, 1]),
    ...norm(`${prefix}.bn3`, outputs),
    ...(block > 0
      ? []
      : [
          conv(`${prefix}.downsample.0.weight`, `${prefix}.downsample.0.weight`, [
            outputs,
            inputs,
            1,
            1,
          ]),
          ...norm(`${prefix}.downsample.1`, outputs),
        ]),
  ];
};

const layers = BLOCKS.flatMap((blocks, i) => {
  const width = 64 * 2 ** i;
  return Array.from({ length: blocks }, (_, block) => {
    const inputs = block > 0 ? EXPANSION * width : i === 0 ? 64 : (EXPANSION * width) / 2;
    return bottleneck(i + 1, block, inputs, width);
  }).flat();
});

const features = EXPANSION * 512;
const bound = 1 / Math.sqrt(features);
const linear = { initializer: uniform, label: "uniform", options: { low: -bound, high: bound } };

/** @type {import("./initialize.mjs").Model} */
export const resnet50 = {
  title: "ResNet-50",
  shown: "layer4.0.conv2.weight",
  tensors: [
    conv("conv1.weight", "conv1.weight", [64, 3, 7, 7]),
    ...norm("bn1", 64),
    ...layers,
    { name: "fc.weight", group: "fc.weight", shape: [CLASSES, features], rule: linear },
    { name: "fc.bias", group: "fc.bias", shape: [CLASSES], rule: linear },
  ],
};
