/**
 * GPT-2 small as it is published: the names and shapes of its 148 tensors, and how its authors
 * initialized them.
 *
 * Weights N(0, 0.02²), positions 0.01 in the authors' code and 0.02 in every reimplementation since
 * (Hugging Face, nanoGPT; used here); projections onto the residual stream scaled by 1/√(2·layers);
 * biases zero, normalizations one and zero.
 *
 * Sources: Radford et al., "Language models are unsupervised multitask learners", 2019, §2.3; the
 * tensor names of the checkpoint openai-community/gpt2. Linear layers are stored [in, out].
 */

const VOCABULARY = 50257;
const CONTEXT = 1024;
const WIDTH = 768;
const LAYERS = 12;
const STD = 0.02;

/**
 * @typedef {{ kind: "normal", std: number } | { kind: "ones" } | { kind: "zeros" }} Rule
 * @typedef {{ name: string, group: string, shape: readonly number[], rule: Rule }} Tensor
 */

/** @type {Rule} */
const ones = { kind: "ones" };
/** @type {Rule} */
const zeros = { kind: "zeros" };
/** @type {Rule} */
const weight = { kind: "normal", std: STD };
/** Each block adds twice to the residual stream. @type {Rule} */
const residual = { kind: "normal", std: STD / Math.sqrt(2 * LAYERS) };

/** @type {readonly (readonly [string, readonly number[], Rule])[]} */
const BLOCK = [
  ["ln_1.weight", [WIDTH], ones],
  ["ln_1.bias", [WIDTH], zeros],
  ["attn.c_attn.weight", [WIDTH, 3 * WIDTH], weight],
  ["attn.c_attn.bias", [3 * WIDTH], zeros],
  ["attn.c_proj.weight", [WIDTH, WIDTH], residual],
  ["attn.c_proj.bias", [WIDTH], zeros],
  ["ln_2.weight", [WIDTH], ones],
  ["ln_2.bias", [WIDTH], zeros],
  ["mlp.c_fc.weight", [WIDTH, 4 * WIDTH], weight],
  ["mlp.c_fc.bias", [4 * WIDTH], zeros],
  ["mlp.c_proj.weight", [4 * WIDTH, WIDTH], residual],
  ["mlp.c_proj.bias", [WIDTH], zeros],
];

/** @type {(name: string, shape: readonly number[], rule: Rule) => Tensor} */
const single = (name, shape, rule) => ({ name, group: name, shape, rule });

/** In the model's order. @type {readonly Tensor[]} */
export const tensors = [
  single("wte.weight", [VOCABULARY, WIDTH], weight),
  single("wpe.weight", [CONTEXT, WIDTH], weight),
  ...Array.from({ length: LAYERS }, (_, layer) =>
    BLOCK.map(([part, shape, rule]) => ({
      name: `h.${layer}.${part}`,
      group: `h.*.${part}`,
      shape,
      rule,
    })),
  ).flat(),
  single("ln_f.weight", [WIDTH], ones),
  single("ln_f.bias", [WIDTH], zeros),
];
