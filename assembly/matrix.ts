/**
 * matrix.wasm: linear algebra. Exports and nothing else; the ABI is in README.md.
 */

import { haar } from "./linear-algebra/haar";
import { qr } from "./linear-algebra/qr";

export { ARENA } from "./memory";

/** A Haar matrix in float32. */
export function haarF32(
  key0: u32,
  key1: u32,
  counter0: u32,
  counter1: u32,
  stream0: u32,
  stream1: u32,
  rows: u32,
  columns: u32,
  gain: f32,
  transposed: u32,
  out: usize,
  stride: u32,
  scratch: usize,
): void {
  haar<f32>(
    key0,
    key1,
    counter0,
    counter1,
    stream0,
    stream1,
    rows,
    columns,
    gain,
    transposed,
    out,
    stride,
    scratch,
  );
}

/** A Haar matrix in float64. */
export function haarF64(
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
  haar<f64>(
    key0,
    key1,
    counter0,
    counter1,
    stream0,
    stream1,
    rows,
    columns,
    gain,
    transposed,
    out,
    stride,
    scratch,
  );
}

/** QR of a float32 matrix. */
export function qrF32(
  rows: u32,
  columns: u32,
  complete: u32,
  input: usize,
  q: usize,
  r: usize,
  scratch: usize,
): void {
  qr<f32>(rows, columns, complete, input, q, r, scratch);
}

/** QR of a float64 matrix. */
export function qrF64(
  rows: u32,
  columns: u32,
  complete: u32,
  input: usize,
  q: usize,
  r: usize,
  scratch: usize,
): void {
  qr<f64>(rows, columns, complete, input, q, r, scratch);
}
