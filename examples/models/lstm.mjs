/**
 * An LSTM language model: an embedding, two LSTM layers, and a decoder that shares the embedding's
 * weights, so that only its bias is its own.
 *
 * Kernels are Keras's, [in, 4·units], gates in the order input, forget, cell, output. Input kernels
 * Glorot-uniform; recurrent kernels one orthogonal matrix a gate, so that no gate stretches or
 * shrinks what it carries; forget biases one, all others zero; the embedding uniform on ±0.1.
 *
 * Sources: Merity, Keskar, Socher, "Regularizing and optimizing LSTM language models", ICLR 2018
 * (the embedding); Saxe, McClelland, Ganguli, ICLR 2014 (orthogonal); Jozefowicz, Zaremba,
 * Sutskever, "An empirical exploration of recurrent network architectures", ICML 2015 (forget
 * bias); Press, Wolf, "Using the output embedding to improve language models", EACL 2017 (tying).
 */
import { glorotUniform, orthogonal, uniform, zeros } from "weightinit";
import { gateErrors } from "./orthogonality.mjs";

const VOCABULARY = 10_000;
const UNITS = 256;
const GATES = 4;
const LAYERS = 2;

/** Zeros, but ones for the second gate. */
const forgetBias = (shape, options) => {
  const bias = zeros(shape, options);
  return bias.fill(1, bias.length / GATES, (2 * bias.length) / GATES);
};

const embedding = {
  initializer: uniform,
  label: "uniform",
  options: { low: -0.1, high: 0.1 },
};
const input = { initializer: glorotUniform, label: "glorotUniform", options: {} };
const recurrent = {
  initializer: orthogonal,
  label: "orthogonal, a gate",
  options: { blocks: GATES },
  verify: (weights) => gateErrors(weights, UNITS, GATES),
};
// A quarter of the entries is 1: standard deviation √(¼·¾).
const bias = {
  initializer: forgetBias,
  label: "0, forget gate 1",
  options: {},
  expected: Math.sqrt(3) / GATES,
};
const zero = { initializer: zeros, label: "zeros", options: {} };

const single = (name, shape, rule) => ({ name, group: name, shape, rule });

/** @type {import("./initialize.mjs").Model} */
export const lstm = {
  title: "LSTM language model",
  shown: "lstm_2.recurrent_kernel",
  tensors: [
    single("embedding.embeddings", [VOCABULARY, UNITS], embedding),
    ...Array.from({ length: LAYERS }, (_, layer) => [
      single(`lstm_${layer + 1}.kernel`, [UNITS, GATES * UNITS], input),
      single(`lstm_${layer + 1}.recurrent_kernel`, [UNITS, GATES * UNITS], recurrent),
      single(`lstm_${layer + 1}.bias`, [GATES * UNITS], bias),
    ]).flat(),
    single("decoder.bias", [VOCABULARY], zero),
  ],
};
