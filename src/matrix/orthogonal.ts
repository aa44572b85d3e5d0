/** Orthogonal matrices, uniform among all of them. */
import { integer, nonNegative, positiveCount, valueError } from "../expect.js";
import { type Initializer, plannedInitializer } from "../initializer.js";
import type { NamedLayout } from "../layout.js";
import { computedIn } from "../precision.js";
import type { RandomOptions } from "../rng.js";
import { expectRank, product, type Shape } from "../shape.js";
import { resolveAxis } from "./axis.js";
import { forEachHaar } from "./haar.js";
import { expectGain, orthogonalFigures } from "./orthogonal-figures.js";
import { layoutChecks, layoutOf } from "./tap.js";
import { fillWhole } from "./whole.js";

export interface OrthogonalOptions extends RandomOptions {
  /** 1 */
  gain?: number | undefined;
  /**
   * Which axes are rows. "keras" [...spatial, in, out]: all but the last. "torch" [out, in,
   * ...spatial]: the first. Required at rank ≥ 3.
   */
  layout?: NamedLayout | undefined;
  /** That many independent orthogonal matrices side by side: LSTM 4, GRU 3, groups. 1 */
  blocks?: number | undefined;
  /** The axis that the blocks divide: by default the output axis of `layout`. */
  blockAxis?: number | undefined;
}

/** The matrices of a tensor: their size, and the runs of consecutive elements that each fills. */
interface Blocks {
  readonly rows: number;
  readonly columns: number;
  readonly blocks: number;
  readonly run: number;
}

const blocksOf = (shape: Shape, options: OrthogonalOptions): Blocks => {
  expectRank("orthogonal", shape, 2, Infinity);
  const torch = layoutOf("orthogonal", shape, options.layout) === "torch";
  const { blocks = 1, blockAxis = torch ? 0 : -1 } = options;
  const axis = resolveAxis("orthogonal", "blockAxis", blockAxis, shape.length);
  const divided = shape[axis] as number;
  if (divided % blocks !== 0) {
    const expected = `a divisor of the ${divided} places of axis ${axis}`;
    throw valueError("orthogonal", "blocks", expected, blocks);
  }
  const block = shape.map((size, i) => (i === axis ? size / blocks : size));
  const rows = torch ? (block[0] as number) : product(block.slice(0, -1));
  const columns = torch ? product(block.slice(1)) : (block.at(-1) as number);
  return { rows, columns, blocks, run: product(block.slice(axis)) };
};

/**
 * A matrix with orthonormal columns, or rows if they are fewer, times `gain` (1), uniform among all
 * of them (Haar): QᵀQ = gain²·I or QQᵀ = gain²·I. max|QᵀQ − I| is about 1e-6 at most in float32,
 * 5e-15 in float64.
 *
 * Shape [rows, columns]; more axes are folded by `layout`: "keras" takes the last as columns,
 * "torch" the first as rows. `blocks: n` divides `blockAxis`, by default the output axis, into n
 * independent orthogonal matrices: one for each gate of an LSTM, for each group of a convolution.
 *
 * Weights depend on the shape, and a `range` makes the whole. While a block of m×k is made, m ≥ k,
 * it takes memory for 2·m·k + k²/2 elements and some; beyond 12 MiB it is given back. `describe`
 * gives the figures before rounding to a half dtype.
 *
 * Sources: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in
 * deep linear neural networks", ICLR 2014; Stewart, "The efficient generation of random orthogonal
 * matrices with an application to condition estimators", SIAM J. Numer. Anal. 17 (1980);
 * Mezzadri, "How to generate random matrices from the classical compact groups", 2007.
 *
 * @throws TypeError for rank 0 or 1 and at rank ≥ 3 without `layout`; RangeError for blocks that do
 *   not divide their axis, a gain < 0 or beyond half of the dtype's largest number, and if memory
 *   runs out; TypeError, RangeError for a wrong shape or option.
 * @example
 * orthogonal([2, 2], { seed: 42 }); // Float32Array(4) [ 0.8104314804077148, 0.5858333110809326, 0.5858333110809326, -0.8104315996170044 ]
 * orthogonal([256, 4 * 256], { seed: 42, blocks: 4 }).length; // 262144
 */
export const orthogonal: Initializer<OrthogonalOptions> = /* @__PURE__ */ plannedInitializer(
  "orthogonal",
  new Map([
    ...layoutChecks,
    ["gain", nonNegative],
    ["blocks", positiveCount],
    ["blockAxis", integer],
  ]),
  {
    figures: (shape, options, dtype) => {
      const { rows, columns } = blocksOf(shape, options);
      return orthogonalFigures("orthogonal", Math.max(rows, columns), options.gain ?? 1, dtype);
    },
  },
  (shape, options, dtype) => {
    const { rows, columns, blocks, run } = blocksOf(shape, options);
    const { gain = 1 } = options;
    expectGain("orthogonal", gain, dtype);
    const haars = { rows, columns, count: blocks, gain, computed: computedIn(dtype) };
    return fillWhole("orthogonal", product(shape), dtype, (whole, take) => {
      forEachHaar("orthogonal", haars, take, (matrix, index) => {
        if (blocks === 1) return whole.set(matrix);
        let to = index * run;
        for (let from = 0; from < matrix.length; from += run, to += blocks * run) {
          whole.set(matrix.subarray(from, from + run), to);
        }
      });
    });
  },
);
