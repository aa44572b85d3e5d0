/** A Gaussian matrix with a fixed number of zeros in every column. */
import { filling } from "../distribution.js";
import type { DType } from "../dtype.js";
import { integer, kindError, nonNegative, share } from "../expect.js";
import { expectMemory, fillWith, type Initializer, plannedInitializer } from "../initializer.js";
import type { RandomOptions } from "../rng.js";
import { expectRank, type Shape } from "../shape.js";
import { inHalf } from "../statistics/half-law.js";
import type { Figures } from "../theory.js";
import { resolveAxis } from "./axis.js";
import { forEachZero, maskScratch } from "./mask.js";

export interface SparseOptions extends RandomOptions {
  /** The share of zeros in each column, 0 … 1: ⌈sparsity·rows⌉ of them. */
  sparsity: number;
  /** 0.01 */
  std?: number | undefined;
  /** The axis along which zeros are counted: 0, down each column, by default; 1, along each row. */
  axis?: number | undefined;
}

/** How many entries a column has, how many of them are zero, and where they lie. */
interface Columns {
  readonly columns: number;
  readonly rows: number;
  readonly count: number;
  readonly columnStride: number;
  readonly rowStride: number;
}

const columnsOf = (shape: Shape, { sparsity, axis = 0 }: SparseOptions): Columns => {
  expectRank("sparse", shape, 2, 2);
  if (sparsity === undefined) throw kindError("sparse", "sparsity", "a number 0 … 1", sparsity);
  const [height = 0, width = 0] = shape;
  const down = resolveAxis("sparse", "axis", axis, 2) === 0;
  const [rows, columns] = down ? [height, width] : [width, height];
  const count = Math.ceil(sparsity * rows);
  return down
    ? { columns, rows, count, columnStride: 1, rowStride: width }
    : { columns, rows, count, columnStride: width, rowStride: 1 };
};

const figures = (shape: Shape, options: SparseOptions, dtype: DType): Figures => {
  const { rows, count } = columnsOf(shape, options);
  const std = options.std ?? 0.01;
  const full = 1 - count / Math.max(1, rows);
  const half = dtype === "float16" || dtype === "bfloat16";
  const drawn = half ? inHalf({ kind: "normal", mean: 0, std }, dtype).std : std;
  const bound = full === 0 || std === 0 ? 0 : Infinity;
  return {
    distribution: "sparse",
    mean: 0,
    std: drawn * Math.sqrt(full),
    low: 0 - bound,
    high: bound,
  };
};

/**
 * N(0, std²), std 0.01 by default, with exactly ⌈sparsity·rows⌉ entries of every column set to +0:
 * each unit starts with as many inputs as every other, however many there are. Of a matrix, as
 * PyTorch counts: columns are [:, c]; with `axis: 1` zeros are counted along each row.
 *
 * The values are those of `normal` with the same std; which rows are zero comes from other words
 * of the same stream, every choice as likely as another. Weights depend on the shape. `describe`:
 * an entry has mean 0 and standard deviation std·√(1 − ⌈sparsity·rows⌉/rows).
 *
 * Source: Martens, "Deep learning via Hessian-free optimization", ICML 2010;
 * `torch.nn.init.sparse_`.
 *
 * @throws TypeError without a sparsity and for a rank that is not 2; RangeError for a sparsity that
 *   is not in 0 … 1, an axis that the tensor does not have or a std < 0 or beyond the dtype;
 *   TypeError, RangeError for a wrong shape or option.
 * @example
 * sparse([4, 1], { seed: 42, sparsity: 0.5 }); // Float32Array(4) [ 0, 0, -0.0011854335898533463, -0.009062224067747593 ]
 */
export const sparse: Initializer<SparseOptions> = /* @__PURE__ */ plannedInitializer(
  "sparse",
  new Map([
    ["sparsity", share],
    ["std", nonNegative],
    ["axis", integer],
  ]),
  { figures },
  (shape, options, dtype) => {
    const { columns, rows, count, columnStride, rowStride } = columnsOf(shape, options);
    const law = { kind: "normal", mean: 0, std: options.std ?? 0.01 } as const;
    const content = filling("sparse", law, dtype);
    const scratch = expectMemory("sparse", rows, maskScratch);
    return (out, start, take) => {
      fillWith(out, content, start, take);
      for (let column = 0; column < columns; column++) {
        forEachZero(scratch, count, column, take(), (row) => {
          const i = column * columnStride + row * rowStride - start;
          if (i >= 0 && i < out.length) out[i] = 0;
        });
      }
    };
  },
);
