/**
 * Which matrix kernel runs, and in whose memory. It is the choice of the elementwise kernel
 * (kernel.ts): the reference where that is the reference, or where matrix.wasm does not compile.
 *
 * WebAssembly memory never shrinks. One instance is kept for small matrices; a large one gets an
 * instance of its own, which is dropped afterwards with its memory.
 */
import { compileMatrix } from "#matrix";
import { createMatrixReference } from "../reference/matrix.js";
import { currentEngine } from "./kernel.js";
import type { MatrixKernel } from "./matrix-abi.js";
import { instantiate } from "./wasm.js";

/** What the kept instance grows to at most: 12 MiB, enough for an orthogonal 1024×1024 in float32. */
export const KEPT_BYTES = 0xc00000;
/** A page of WebAssembly memory. */
const PAGE_BYTES = 0x10000;
/** All that 32-bit addresses reach. */
const MAX_BYTES = 0x100000000;

/** The compiled module; null where it cannot be. */
let compiled: WebAssembly.Module | null | undefined;

const create = (): MatrixKernel => {
  if (currentEngine().backend === "reference") return createMatrixReference();
  if (compiled === undefined) {
    try {
      compiled = compileMatrix();
    } catch {
      compiled = null;
    }
  }
  return compiled === null ? createMatrixReference() : instantiate<MatrixKernel>(compiled);
};

/** The kept instance, and the engine that was current when it was made. */
let kept: { readonly engine: object; readonly kernel: MatrixKernel } | undefined;

const small = (): MatrixKernel => {
  const engine = currentEngine();
  if (kept?.engine !== engine) kept = { engine, kernel: create() };
  return kept.kernel;
};

/**
 * Calls `use` with a matrix kernel whose memory holds at least `bytes` from ARENA on; what lies
 * there is anything. The kernel and views of its memory are for the time of the call.
 *
 * @throws RangeError in the name of `caller` if there is not so much memory. The next call works.
 */
export const withMatrix = <R>(
  caller: string,
  bytes: number,
  use: (kernel: MatrixKernel) => R,
): R => {
  let kernel: MatrixKernel;
  try {
    kernel = bytes > KEPT_BYTES ? create() : small();
    const { memory, ARENA } = kernel;
    const missing = ARENA.value + bytes - memory.buffer.byteLength;
    if (ARENA.value + bytes > MAX_BYTES) throw new RangeError();
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  } catch {
    const size = `${Math.ceil(bytes / 0x100000)} MiB`;
    throw new RangeError(`${caller}: out of memory for ${size}`);
  }
  return use(kernel);
};
