/**
 * The reference's memory: an ArrayBuffer of its own, laid out as `assembly/memory.ts` lays out a
 * module's, so that a twin can also work in that. There are no splat constants to keep.
 *
 * The same bytes are seen as u32, i32, f32 and f64. Words that are not floats never pass through a
 * float view: a NaN pattern may lose its bits there.
 */
import { BLOCK_BYTES } from "../coefficients.js";

/** Byte offset of the state of the eight generators: a, b, c and a spare word, twice; then n. */
export const SEEDS = 1536;
/** Byte offset of the results. */
export const BLOCK = 2048;

/** One buffer and its four views. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

/** A buffer of this layout. */
export const memoryOf = (buffer: ArrayBuffer): Memory => ({
  buffer,
  u32: new Uint32Array(buffer),
  i32: new Int32Array(buffer),
  f32: new Float32Array(buffer),
  f64: new Float64Array(buffer),
});

export const createMemory = (): Memory => memoryOf(new ArrayBuffer(BLOCK + BLOCK_BYTES));
