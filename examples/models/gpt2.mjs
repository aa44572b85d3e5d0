/**
 * GPT-2 small as it is published: the names and shapes of its 148 tensors, and how it is
 * initialized before training.
 *
 * Weights N(0, 0.02²), positions too (0.01 in the authors' code, 0.02 in Hugging Face's and
 * nanoGPT); projections onto the residual stream scaled by 1/√(2·layers), because each block adds
 * to it twice; biases zero, normalizations one and zero. Linear layers are stored [in, out].
 *
 * Sources: Radford et al., "Language models are unsupervised multitask learners", 2019, §2.3; the
 * tensor names of the checkpoint openai-community/gpt2.
 */
import { normal, ones, zeros } from "weightinit";

const VOCABULARY = 50257;
const CONTEXT = 1024;
const WIDTH = 768;
const LAYERS = 12;
const STD = 0.02;

const one = { initializer: ones, label: "ones", options: {} };
const zero = { initializer: zeros, label: "zeros", options: {} };
const weight = { initializer: normal, label: "normal", options: { std: STD } };
const residual = {
  initializer: normal,
  label: "normal",
  options: { std: STD / Math.sqrt(2 * LAYERS) },
};

const BLOCK = [
  ["ln_1.weight", [WIDTH], one],
  ["ln_1.bias", [WIDTH], zero],
  ["attn.c_attn.weight", [WIDTH, 3 * WIDTH], weight],
  ["attn.c_attn.bias", [3 * WIDTH], zero],
  ["attn.c_proj.weight", [WIDTH, WIDTH], residual],
  ["attn.c_proj.bias", [WIDTH], zero],
  ["ln_2.weight", [WIDTH], one],
  ["ln_2.bias", [WIDTH], zero],
  ["mlp.c_fc.weight", [WIDTH, 4 * WIDTH], weight],
  ["mlp.c_fc.bias", [4 * WIDTH], zero],
  ["mlp.c_proj.weight", [4 * WIDTH, WIDTH], residual],
  ["mlp.c_proj.bias", [WIDTH], zero],
];

const single = (name, shape, rule) => ({ name, group: name, shape, rule });

/** @type {import("./initialize.mjs").Model} */
export const gpt2 = {
  title: "GPT-2 small",
  shown: "h.0.attn.c_attn.weight",
  tensors: [
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
    single("ln_f.weight", [WIDTH], one),
    single("ln_f.bias", [WIDTH], zero),
  ],
};
