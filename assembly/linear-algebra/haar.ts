/**
 * Haar matrices without a factorization. The Householder vectors of a Gaussian matrix's QR are
 * themselves independent Gaussian vectors of lengths m, m − 1, …: draw them, and only accumulate Q
 * (accumulate.ts). Half the work of a factorization, the same distribution.
 *
 * Scratch: V | G rows of zeros | signs | norms | what `accumulate` works in; its size is
 * `haarScratch` in src/kernel/matrix-abi.ts.
 *
 * Source: Stewart, "The efficient generation of random orthogonal matrices with an application to
 * condition estimators", SIAM Journal on Numerical Analysis 17 (1980).
 */
import { accumulate } from "./accumulate";
import { clear, group, ROW } from "./lanes";
import { normals } from "./normals";
import { lowerBytes, lowerPanel } from "./panel";
import { makeReflectors } from "./reflectors";

/**
 * A Haar matrix of `rows` ≥ `columns` ≥ 1; the arguments are those of `Haar` in
 * src/kernel/matrix-abi.ts, `stride` in elements.
 *
 * Lanes: f32x4 or f64x2 by T. Range: any words; gain finite. Error, gain 1: max|QᵀQ − I| 1e-6
 * (float32; one of 5,100 matrices had 1.01e-6), 5e-15 (float64, up to 1024 rows; beyond it grows with
 * their root); test/accuracy/haar.test.ts. Never NaN.
 * Memory: writes the elements of Q from `out` on, `scratch`, and the first page but ZEROS.
 */
export function haar<T>(
  key0: u32,
  key1: u32,
  counter0: u32,
  counter1: u32,
  stream0: u32,
  stream1: u32,
  rows: u32,
  columns: u32,
  gain: f64,
  transposed: u32,
  out: usize,
  stride: u32,
  scratch: usize,
): void {
  const g = group<T>();
  const panels = (columns + g - 1) / g;
  const bytes = lowerBytes<T>(rows, panels);
  const zeros = scratch + bytes;
  const signs = zeros + (g as usize) * ROW;
  const norms = signs + (panels as usize) * ROW;
  const work = norms + (panels as usize) * ROW;

  normals<T>(key0, key1, counter0, counter1, stream0, stream1, scratch, bytes);
  clear(zeros, (g as usize) * ROW);
  for (let p: u32 = 0; p < panels; p++) {
    const at = (p as usize) * ROW;
    const panel = lowerPanel<T>(scratch, rows, panels, p);
    makeReflectors<T>(panel, p * g, rows, columns, signs + at, norms + at);
  }
  const element = sizeof<T>();
  const apart = (stride as usize) * element;
  accumulate<T>(
    scratch,
    rows,
    panels,
    norms,
    signs,
    rows,
    columns,
    gain,
    transposed,
    out,
    transposed ? element : apart,
    transposed ? apart : element,
    work,
  );
}
