/**
 * The matrix reference's memory: that of memory.ts, with room behind BLOCK that grows on demand.
 */
import { BLOCK_BYTES } from "../coefficients.js";
import { BLOCK, type Memory } from "./memory.js";

/** Byte offset of the caller's memory. */
export const ARENA: number = BLOCK + BLOCK_BYTES;
/** A page of WebAssembly memory. */
const PAGE_BYTES = 0x10000;

/** One buffer and its views, until it grows. */
export interface MatrixMemory extends Memory {
  /** Longer by so many pages, with the same content; the views are new. Returns the old pages. */
  grow(pages: number): number;
}

const viewsOf = (buffer: ArrayBuffer): Memory => ({
  buffer,
  u32: new Uint32Array(buffer),
  i32: new Int32Array(buffer),
  f32: new Float32Array(buffer),
  f64: new Float64Array(buffer),
});

export const createMatrixMemory = (): MatrixMemory => {
  const memory: MatrixMemory = {
    ...viewsOf(new ArrayBuffer(PAGE_BYTES)),
    grow: (pages) => {
      const old = memory.buffer;
      const buffer = new ArrayBuffer(old.byteLength + pages * PAGE_BYTES);
      new Uint8Array(buffer).set(new Uint8Array(old));
      Object.assign(memory, viewsOf(buffer));
      return old.byteLength / PAGE_BYTES;
    },
  };
  return memory;
};
