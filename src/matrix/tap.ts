/**
 * One tap of a convolution kernel: where its matrix of channels lies in the row-major tensor. Entry
 * (i, o) of tap t is element origin + i·inputStride + o·outputStride.
 *
 *   keras    [...spatial, in, out]          torch    [out, in, ...spatial]
 */
import { type Checks, kindError, oneOf } from "../expect.js";
import { LAYOUT_WORDS, type NamedLayout } from "../layout.js";
import { expectRank, product, type Shape } from "../shape.js";

/** The option of those whose rows and columns a layout tells. */
export const layoutChecks: Checks = /* @__PURE__ */ new Map([
  ["layout", /* @__PURE__ */ oneOf("keras", "torch")],
]);

/** The layout of a tensor of this rank: Keras's by default up to rank 2, above it must be said. */
export const layoutOf = (
  caller: string,
  { length: rank }: Shape,
  layout: NamedLayout | undefined,
): NamedLayout => {
  if (layout === undefined && rank > 2) {
    throw kindError(caller, "layout", `${LAYOUT_WORDS} for a tensor of rank ${rank}`, layout);
  }
  return layout ?? "keras";
};

export interface Tap {
  readonly inputs: number;
  readonly outputs: number;
  readonly inputStride: number;
  readonly outputStride: number;
  readonly origin: number;
}

/** The tap of a kernel of rank 3 to 5 that lies at `place(size)` on every spatial axis. */
export const tapOf = (
  caller: string,
  shape: Shape,
  layout: NamedLayout | undefined,
  place: (size: number) => number,
): Tap => {
  expectRank(caller, shape, 3, 5);
  const torch = layoutOf(caller, shape, layout) === "torch";
  const [outputs = 0, inputs = 0] = torch ? shape : shape.slice(-2).reverse();
  const spatial = torch ? shape.slice(2) : shape.slice(0, -2);
  const taps = product(spatial);
  const tap = spatial.reduce((index, size) => index * size + place(size), 0);
  return torch
    ? { inputs, outputs, inputStride: taps, outputStride: inputs * taps, origin: tap }
    : { inputs, outputs, inputStride: outputs, outputStride: 1, origin: tap * inputs * outputs };
};
