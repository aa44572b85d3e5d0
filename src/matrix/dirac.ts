/** Convolution kernels that pass their input through. */
import { positiveCount, valueError } from "../expect.js";
import { type Initializer, plannedInitializer } from "../initializer.js";
import type { NamedLayout } from "../layout.js";
import type { RandomOptions } from "../rng.js";
import { product, type Shape } from "../shape.js";
import { fillPlaces, placesFigures } from "./places.js";
import { layoutChecks, type Tap, tapOf } from "./tap.js";

export interface DiracOptions extends RandomOptions {
  /** "keras" [...spatial, in/groups, out] or "torch" [out, in/groups, ...spatial]: required. */
  layout?: NamedLayout | undefined;
  /** 1 */
  groups?: number | undefined;
}

/** The middle of an odd kernel, the place after the middle of an even one. */
const middle = (size: number): number => Math.floor(size / 2);

interface Diracs {
  readonly tap: Tap;
  readonly groups: number;
  /** Channels out of a group, and those of them that repeat a channel in. */
  readonly outputs: number;
  readonly passed: number;
}

const diracsOf = (shape: Shape, { layout, groups = 1 }: DiracOptions): Diracs => {
  const tap = tapOf("dirac", shape, layout, middle);
  if (tap.outputs % groups !== 0) {
    throw valueError("dirac", "groups", `a divisor of the ${tap.outputs} channels out`, groups);
  }
  const outputs = tap.outputs / groups;
  return { tap, groups, outputs, passed: Math.min(outputs, tap.inputs) };
};

function* placesOf({ tap, groups, outputs, passed }: Diracs): Iterable<number> {
  const { origin, inputStride, outputStride } = tap;
  for (let group = 0; group < groups; group++) {
    for (let channel = 0; channel < passed; channel++) {
      yield origin + channel * inputStride + (group * outputs + channel) * outputStride;
    }
  }
}

/**
 * Ones that pass channels through a convolution unchanged, as far as there are channels out: output
 * channel d of a group is its input channel d, all else is 0. The one lies at ⌊k/2⌋ of every
 * spatial axis: in the middle of an odd kernel, behind it in an even one, as in PyTorch.
 *
 * Shape of rank 3 to 5: "keras" [...spatial, in/groups, out], "torch" [out, in/groups, ...spatial].
 * Given an `rng`, it takes a stream like every initializer. `describe` gives the figures of all
 * entries together.
 *
 * Source: Zagoruyko, Komodakis, "DiracNets: training very deep neural networks without skip
 * connections", 2017; `torch.nn.init.dirac_`.
 *
 * @throws TypeError for a rank that is not 3, 4 or 5 and without `layout`; RangeError for groups
 *   that do not divide the channels out; TypeError, RangeError for a wrong shape or option.
 * @example
 * dirac([2, 2, 3], { layout: "torch" }).join(); // '0,1,0,0,0,0,0,0,0,0,1,0'
 * dirac([3, 1, 2], { layout: "keras", groups: 2 }).join(); // '0,0,1,1,0,0'
 */
export const dirac: Initializer<DiracOptions> = /* @__PURE__ */ plannedInitializer(
  "dirac",
  new Map([...layoutChecks, ["groups", positiveCount]]),
  {
    figures: (shape, options, dtype) => {
      const { groups, passed } = diracsOf(shape, options);
      const taken = product(shape) === 0 ? 0 : groups * passed;
      return placesFigures("dirac", 1, taken, product(shape), dtype);
    },
  },
  (shape, options, dtype) => {
    const diracs = diracsOf(shape, options);
    return fillPlaces("dirac", 1, dtype, () => placesOf(diracs));
  },
);
