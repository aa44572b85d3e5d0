/**
 * The ABI of the matrix kernels, kept by `matrix.wasm` and by its reference alike, and how much
 * memory a call needs. Arguments are u32, float32 or float64 values; assembly/README.md has the
 * contract of every export.
 *
 * A caller asks `withMatrix` (matrix.ts) for memory, puts its operands anywhere from ARENA on, and
 * passes byte offsets. Matrices are row-major:
 *
 *   ARENA                                                            (16-byte boundaries: align16)
 *   |  out, or input  q  r  |  scratch: haarScratch(…) or qrScratch(…) bytes  |
 *
 * A `type` and not an `interface`: the loader's type argument must be a Record.
 */
import { BLOCK_BYTES } from "../coefficients.js";

/** A panel is as many columns as fit into 32 bytes: 8 of float32, 4 of float64. */
const PANEL_BYTES = 32;
/** Rows of Q that are computed from one packed piece of V. */
const CHUNK_ROWS = 64;
/** Rows of a tile. */
const STRIP_ROWS = 4;
/** Columns that `qr` reflects at once. */
const QR_BLOCK = 32;

/**
 * A Haar matrix of `rows` ≥ `columns` ≥ 1: uniform among the matrices with orthonormal columns.
 *
 * The counter is that of the matrix's first block in the stream, 8·block as two words: matrix g of
 * several side by side begins at block g·haarBlocks(…). Element (i, j) times `gain` goes to
 * out + (i·stride + j)·size, or, if `transposed` is 1, to out + (j·stride + i)·size: a wide matrix
 * is the transpose of a tall one, with rows and columns exchanged here. Bytes between the rows stay
 * as they are.
 */
type Haar = (
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  stream0: number,
  stream1: number,
  rows: number,
  columns: number,
  gain: number,
  transposed: number,
  out: number,
  stride: number,
  scratch: number,
) => void;

/**
 * Householder QR of the `rows`×`columns` matrix at `input`, which is left as it is; any rows,
 * columns ≥ 1, all elements finite. With p = min(rows, columns):
 *
 *   complete = 0   q rows×p      r p×columns
 *   complete = 1   q rows×rows   r rows×columns
 *
 * The diagonal of r is ≥ 0, below it are zeros.
 */
type Qr = (
  rows: number,
  columns: number,
  complete: number,
  input: number,
  q: number,
  r: number,
  scratch: number,
) => void;

export type MatrixKernel = {
  /** `grow` takes pages of 64 KiB and throws a RangeError; views of `buffer` end with it. */
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Where the caller's memory begins, in bytes; a multiple of 16. */
  readonly ARENA: { readonly value: number };
  readonly haarF32: Haar;
  readonly haarF64: Haar;
  readonly qrF32: Qr;
  readonly qrF64: Qr;
};

/** The next multiple of 16: where the next operand may begin. */
export const align16 = (bytes: number): number => Math.ceil(bytes / 16) * 16;

/** Elements in panels that get shorter by their own width: `rows` + (`rows` − G) + … rows of G. */
const trapezoid = (rows: number, columns: number, group: number): number => {
  const panels = Math.ceil(columns / group);
  return group * (panels * rows - (group * panels * (panels - 1)) / 2);
};

/** How many elements of the normal stream a Haar matrix takes; `rows` ≥ `columns`. */
export const haarElements = (rows: number, columns: number, size: 4 | 8): number =>
  trapezoid(rows, columns, PANEL_BYTES / size);

/** How many blocks of the stream a Haar matrix takes; `rows` ≥ `columns`. */
export const haarBlocks = (rows: number, columns: number, size: 4 | 8): number =>
  Math.ceil((haarElements(rows, columns, size) * size) / BLOCK_BYTES);

/**
 * What accumulating Q from its reflectors takes, in bytes. With K the reflectors rounded up to
 * whole panels:
 *
 *   S  lower triangle in panels, Y upper triangle in panels   K² + G·K
 *      further columns of Y                                   K each
 *   64 rows of V, packed; 4×4 inverses                        64·K + 4·K
 */
const accumulateScratch = (reflectors: number, columns: number, size: 4 | 8): number => {
  const group = PANEL_BYTES / size;
  const padded = Math.ceil(reflectors / group) * group;
  const further = Math.ceil(columns / group) * group - padded;
  return size * padded * (padded + group + further + CHUNK_ROWS + STRIP_ROWS);
};

/**
 * Scratch of a Haar matrix in bytes; `rows` ≥ `columns`, `size` bytes an element: its reflectors,
 * about rows·columns − columns²/2 elements, G rows of zeros behind them, signs and norms, and about
 * columns² + 76·columns to accumulate Q.
 */
export const haarScratch = (rows: number, columns: number, size: 4 | 8): number => {
  const group = PANEL_BYTES / size;
  const padded = Math.ceil(columns / group) * group;
  const v = trapezoid(rows, columns, group) + group * group;
  return size * (v + 2 * padded) + accumulateScratch(columns, columns, size);
};

/**
 * Scratch of `qr` in bytes: the reflectors, vectors, one block of 32 of them, packed; and the
 * matrix in panels, or, after it, what Q is accumulated in.
 */
export const qrScratch = (
  rows: number,
  columns: number,
  complete: boolean,
  size: 4 | 8,
): number => {
  const group = PANEL_BYTES / size;
  const up = (count: number): number => Math.ceil(count / group) * group;
  const m = Math.ceil(rows / STRIP_ROWS) * STRIP_ROWS;
  const p = Math.min(rows, columns);
  const out = complete ? rows : p;
  const v = trapezoid(m, p, group) + group * group;
  const vectors = up(out) + up(p) + 2 * up(columns) + group;
  const w = QR_BLOCK * group;
  const s = (QR_BLOCK * (QR_BLOCK + group)) / 2;
  const block = w + s + STRIP_ROWS * QR_BLOCK + (m + group) * QR_BLOCK;
  const matrix = m * up(columns) * size;
  return size * (v + vectors + block) + Math.max(matrix, accumulateScratch(p, out, size));
};
