/**
 * The JSON Schema of a plan, for editors: which initializers there are and which options each takes
 * is read from the package, what an option's value may be stands here. `parsePlan` says more: what
 * excludes what, and what a dtype can hold.
 */
const notNegative = { type: "number", minimum: 0 };
const number = { type: "number" };
const flag = { type: "boolean" };
const natural = { type: "integer", minimum: 1 };
const integer = { type: "integer" };
const oneOf = (...words) => ({ enum: words });
const axes = { type: ["integer", "array"], items: integer };
const namedLayout = oneOf("keras", "torch");

/** By name, and by initializer and name where one is narrower or wider than the others. */
const VALUES = {
  axis: integer,
  blockAxis: integer,
  blocks: natural,
  compat: oneOf("torch", "keras", "jax", "tfjs"),
  depthwise: flag,
  distribution: oneOf("normal", "truncatedNormal", "uniform"),
  fans: {
    type: "object",
    properties: { fanIn: notNegative, fanOut: notNegative },
    required: ["fanIn", "fanOut"],
  },
  gain: notNegative,
  "identity.gain": number,
  groups: natural,
  first: flag,
  high: number,
  last: flag,
  layers: natural,
  layout: {
    anyOf: [
      namedLayout,
      {
        type: "object",
        properties: { in: axes, out: axes, batch: axes },
        required: ["in", "out"],
        additionalProperties: false,
      },
    ],
  },
  "deltaOrthogonal.layout": namedLayout,
  "dirac.layout": namedLayout,
  "forgetBias.layout": oneOf("keras", "torch", "onnx"),
  "bilinear.layout": namedLayout,
  "icnr.layout": namedLayout,
  "icnr.scale": natural,
  "spectral.layout": namedLayout,
  "zerO.layout": namedLayout,
  "orthogonal.layout": namedLayout,
  low: number,
  mean: number,
  mode: oneOf("fanIn", "fanOut"),
  "varianceScaling.mode": oneOf("fanIn", "fanOut", "fanAvg", "fanGeoAvg"),
  omega: { type: "number", exclusiveMinimum: 0 },
  order: oneOf("pixelShuffle", "depthToSpace"),
  periodic: flag,
  scale: notNegative,
  scaling: oneOf("density", "spectrum", "none"),
  side: oneOf("real", "imag"),
  sigma: notNegative,
  sparsity: { type: "number", minimum: 0, maximum: 1 },
  standardized: flag,
  std: notNegative,
  transposed: flag,
  truncated: flag,
  value: number,
  width: natural,
  window: {
    anyOf: [oneOf("hann", "hamming", "none"), { type: "array", items: number }],
  },
};

const schemaOf = (initializer, option) =>
  VALUES[`${initializer}.${option}`] ?? VALUES[option] ?? {};

const optionsOf = (initializer, options) => ({
  if: { properties: { initializer: { const: initializer } }, required: ["initializer"] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: {
    properties: {
      options: {
        type: "object",
        properties: Object.fromEntries(
          options.map((option) => [option, schemaOf(initializer, option)]),
        ),
        additionalProperties: false,
      },
    },
  },
});

/** `initializers`: the names of each one's options in a plan. */
export const planSchema = (initializers) => ({
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "weightinit plan",
  description: "Every tensor of a model, the rules that make them, and one seed.",
  type: "object",
  properties: {
    $schema: { type: "string" },
    seed: {
      description: "An integer 0 … 2^53−1, or up to 2^64−1 as a decimal string.",
      anyOf: [
        { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
        { type: "string", pattern: "^\\d{1,20}$" },
      ],
    },
    dtype: { $ref: "#/definitions/dtype", description: "Of tensors that say none: float32." },
    layout: { ...namedLayout, description: "Of rules that say none." },
    tensors: {
      description: "A shape, or a shape and a dtype, by name.",
      type: "object",
      propertyNames: { minLength: 1 },
      additionalProperties: {
        anyOf: [
          { $ref: "#/definitions/shape" },
          {
            type: "object",
            properties: {
              shape: { $ref: "#/definitions/shape" },
              dtype: { $ref: "#/definitions/dtype" },
            },
            required: ["shape"],
            additionalProperties: false,
          },
        ],
      },
    },
    rules: {
      description: "The first that matches a tensor makes it.",
      type: "array",
      items: { $ref: "#/definitions/rule" },
    },
  },
  required: ["seed", "tensors", "rules"],
  additionalProperties: false,
  definitions: {
    dtype: oneOf("float32", "float64", "float16", "bfloat16"),
    shape: {
      type: "array",
      items: { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    },
    rule: {
      type: "object",
      properties: {
        match: {
          type: "string",
          description: "A glob over the whole name: * any run of characters, ? one.",
        },
        rank: { type: "integer", minimum: 0, description: "The number of dimensions." },
        initializer: { enum: Object.keys(initializers) },
        options: { type: "object" },
      },
      required: ["initializer"],
      additionalProperties: false,
      allOf: Object.entries(initializers).map(([name, options]) => optionsOf(name, options)),
    },
  },
});
