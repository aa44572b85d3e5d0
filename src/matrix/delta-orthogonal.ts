/** Convolution kernels that keep the norm of what passes through them. */
import { nonNegative } from "../expect.js";
import { type Initializer, plannedInitializer } from "../initializer.js";
import type { NamedLayout } from "../layout.js";
import { computedIn } from "../precision.js";
import type { RandomOptions } from "../rng.js";
import { product, type Shape } from "../shape.js";
import { forEachHaar } from "./haar.js";
import { expectGain, orthogonalFigures } from "./orthogonal-figures.js";
import { layoutChecks, type Tap, tapOf } from "./tap.js";
import { fillWhole } from "./whole.js";

export interface DeltaOrthogonalOptions extends RandomOptions {
  /** 1 */
  gain?: number | undefined;
  /** "keras" [...spatial, in, out] or "torch" [out, in, ...spatial]: required. */
  layout?: NamedLayout | undefined;
}

/** The middle of an odd kernel, the place before the middle of an even one. */
const centre = (size: number): number => Math.floor((size - 1) / 2);

const centreOf = (shape: Shape, { layout }: DeltaOrthogonalOptions): Tap => {
  const tap = tapOf("deltaOrthogonal", shape, layout, centre);
  const { inputs, outputs } = tap;
  if (inputs > outputs) {
    throw new RangeError(
      `deltaOrthogonal: "shape" expected at most as many channels in as out, got ${inputs} in ` +
        `and ${outputs} out`,
    );
  }
  return tap;
};

/**
 * A convolution kernel that is zero but for its centre tap, whose matrix of channels in by channels
 * out has orthonormal rows, times `gain` (1): a circular convolution of stride 1 keeps the norm.
 * The matrix is that of `orthogonal([in, out])` of the same stream. The centre is ⌊(k − 1)/2⌋ of
 * every spatial axis: of an even kernel the place before the middle, as in JAX.
 *
 * Shape of rank 3 to 5, "keras" [...spatial, in, out] or "torch" [out, in, ...spatial], with at
 * most as many channels in as out. A `range` makes the whole. `describe` gives the figures of all
 * entries together, the zeros too, before rounding to a half dtype.
 *
 * Source: Xiao, Bahri, Sohl-Dickstein, Schoenholz, Pennington, "Dynamical isometry and a mean field
 * theory of CNNs", ICML 2018.
 *
 * @throws TypeError for a rank that is not 3, 4 or 5 and without `layout`; RangeError for more
 *   channels in than out, a gain < 0 or beyond half of the dtype's largest number, and if memory
 *   runs out; TypeError, RangeError for a wrong shape or option.
 * @example
 * deltaOrthogonal([3, 1, 2], { seed: 42, layout: "keras" }).join(); // '0,0,0.8104314804077148,0.5858333110809326,0,0'
 */
export const deltaOrthogonal: Initializer<DeltaOrthogonalOptions> =
  /* @__PURE__ */ plannedInitializer(
    "deltaOrthogonal",
    new Map([...layoutChecks, ["gain", nonNegative]]),
    {
      figures: (shape, options, dtype) => {
        const { inputs } = centreOf(shape, options);
        const { gain = 1 } = options;
        const n = product(shape) / Math.max(1, inputs);
        return orthogonalFigures("deltaOrthogonal", n, gain, dtype);
      },
    },
    (shape, options, dtype) => {
      const { inputs, outputs, inputStride, outputStride, origin } = centreOf(shape, options);
      const { gain = 1 } = options;
      expectGain("deltaOrthogonal", gain, dtype);
      const computed = computedIn(dtype);
      const haars = { rows: inputs, columns: outputs, count: 1, gain, computed };
      return fillWhole("deltaOrthogonal", product(shape), dtype, (whole, take) => {
        forEachHaar("deltaOrthogonal", haars, take, (matrix) => {
          whole.fill(0);
          for (let i = 0; i < inputs; i++) {
            for (let o = 0; o < outputs; o++) {
              whole[origin + i * inputStride + o * outputStride] = matrix[
                i * outputs + o
              ] as number;
            }
          }
        });
      });
    },
  );
