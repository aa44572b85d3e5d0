/** Householder QR. */
import { type Checks, expectOptions, kindError, oneOf, positiveCount } from "../expect.js";
import { withMatrix } from "../kernel/matrix.js";
import { align16, qrScratch } from "../kernel/matrix-abi.js";
import {
  expectArrays,
  expectFinite,
  expectLength,
  isFloats,
  kindOf,
  type QrArrays,
} from "./qr-arrays.js";
import type { Floats } from "./whole.js";

/** Fresh arrays own an ArrayBuffer (`Float32Array<ArrayBuffer>` on TypeScript ≥ 5.7). */
type F32 = ReturnType<typeof Float32Array.of>;
type F64 = ReturnType<typeof Float64Array.of>;

/** An array of the kind of A, on any buffer. */
type KindOf<A> = A extends Float32Array ? Float32Array : Float64Array;
type Fresh<A> = A extends Float32Array ? F32 : F64;
/** What `qr` returns: the arrays of `out` if it was given, else new ones. */
export type QrFactors<A, R> = R extends QrArrays
  ? { q: R["q"]; r: R["r"] }
  : { q: Fresh<A>; r: Fresh<A> };

export interface QrOptions<R = undefined> {
  /** "reduced": q has min(rows, columns) columns. "complete": it is square. */
  mode?: "reduced" | "complete" | undefined;
  /** Arrays to fill: of the matrix's kind and the right lengths, apart from it and each other. */
  out?: R;
}

const checks: Checks = /* @__PURE__ */ new Map([
  ["mode", /* @__PURE__ */ oneOf("reduced", "complete")],
  [
    "out",
    (caller, name, value) => {
      if (typeof value !== "object" || value === null) {
        throw kindError(caller, name, "{ q, r }", value);
      }
    },
  ],
]);

/**
 * Householder QR of a row-major matrix: matrix = q·r, q with orthonormal columns, r upper
 * triangular with a diagonal ≥ 0. Unique where the columns are independent; of others q is
 * orthonormal all the same. The matrix stays as it is.
 *
 * With p = min(rows, columns), "reduced" (the default): q rows×p, r p×columns; "complete": q
 * rows×rows, r rows×columns. float32 or float64, as the matrix. Columns are scaled by powers of
 * two, so that no norm under- or overflows; an entry of r beyond the largest number is infinite.
 * While it runs it takes memory for copies of the three matrices and about 2·rows·columns elements;
 * beyond 12 MiB it is given back. The bits of a result may change with a minor version.
 *
 * Source: Golub, Van Loan, "Matrix computations", 4th ed., 2013, §5.2.
 *
 * @throws TypeError for a matrix that is no Float32Array or Float64Array, and arrays of another
 *   kind; RangeError for rows or columns < 1, a length that is not theirs, a NaN or an infinity in the
 *   matrix, arrays that overlap, and if memory runs out; TypeError, RangeError for a wrong option.
 * @example
 * const { q, r } = qr(Float64Array.of(3, 1, 4, 3), 2, 2);
 * q.join(); // '0.6000000000000001,-0.8,0.8,0.6'
 * r.join(); // '5,3,0,1'
 */
export const qr = <
  A extends Float32Array | Float64Array,
  R extends QrArrays<KindOf<A>> | undefined = undefined,
>(
  matrix: A,
  rows: number,
  columns: number,
  options: QrOptions<R> = {},
): QrFactors<A, R> => {
  if (!isFloats(matrix)) {
    throw kindError("qr", "matrix", "a Float32Array or Float64Array", matrix);
  }
  positiveCount("qr", "rows", rows);
  positiveCount("qr", "columns", columns);
  expectOptions("qr", options, checks);
  expectLength("matrix", matrix, rows * columns);
  const complete = options.mode === "complete";
  const p = complete ? rows : Math.min(rows, columns);
  const { q, r } = expectArrays(matrix, options.out, { q: rows * p, r: p * columns });
  expectFinite(matrix);

  const double = kindOf(matrix) === "Float64Array";
  const size = double ? 8 : 4;
  const input = align16(matrix.length * size);
  const forQ = align16(q.length * size);
  const forR = align16(r.length * size);
  const bytes = input + forQ + forR + qrScratch(rows, columns, complete, size);
  withMatrix("qr", bytes, (kernel) => {
    const arena = kernel.ARENA.value;
    const View = double ? Float64Array : Float32Array;
    const view = (offset: number, length: number): Floats =>
      new View(kernel.memory.buffer, arena + offset, length);
    view(0, matrix.length).set(matrix);
    const factor = double ? kernel.qrF64 : kernel.qrF32;
    const at = [arena, arena + input, arena + input + forQ, arena + input + forQ + forR] as const;
    factor(rows, columns, complete ? 1 : 0, ...at);
    q.set(view(input, q.length));
    r.set(view(input + forQ, r.length));
  });
  return { q, r } as QrFactors<A, R>;
};
