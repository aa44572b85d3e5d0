/** The identity matrix. */
import { finite } from "../expect.js";
import { type Initializer, plannedInitializer } from "../initializer.js";
import type { RandomOptions } from "../rng.js";
import { expectRank, product, type Shape } from "../shape.js";
import { fillPlaces, placesFigures } from "./places.js";

export interface IdentityOptions extends RandomOptions {
  /** What stands on the diagonal: 1 by default, of any sign. */
  gain?: number | undefined;
}

/** The diagonal, row-major. */
function* diagonal([rows = 0, columns = 0]: Shape): Iterable<number> {
  for (let i = 0; i < rows && i < columns; i++) yield i * (columns + 1);
}

/**
 * `gain` on the diagonal, 1 by default, and 0 off it: of a [rows, columns] matrix, square or not.
 * Given an `rng`, it takes a stream like every initializer. `describe` gives the figures of all
 * entries together.
 *
 * Source: Le, Jaitly, Hinton, "A simple way to initialize recurrent networks of rectified linear
 * units", 2015.
 *
 * @throws TypeError for a rank that is not 2; RangeError for a gain that the dtype cannot hold;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * identity([2, 2]); // Float32Array(4) [ 1, 0, 0, 1 ]
 * identity([1, 3], { gain: -0.5 }); // Float32Array(3) [ -0.5, 0, 0 ]
 */
export const identity: Initializer<IdentityOptions> = /* @__PURE__ */ plannedInitializer(
  "identity",
  new Map([["gain", finite]]),
  {
    figures: (shape, { gain = 1 }, dtype) => {
      expectRank("identity", shape, 2, 2);
      return placesFigures("identity", gain, Math.min(...shape), product(shape), dtype);
    },
  },
  (shape, { gain = 1 }, dtype) => {
    expectRank("identity", shape, 2, 2);
    return fillPlaces("identity", gain, dtype, () => diagonal(shape));
  },
);
