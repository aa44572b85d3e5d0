/**
 * From a WebAssembly module to a kernel. The only importer of the loader, which links the module
 * and lends its debug build readable aborts. The raw exports are taken past its wrappers; that they
 * are those of `T`, `Kernel` or `MatrixKernel`, is what compiling `assembly/`, `ready` and the
 * tests see to.
 */
import { instantiateSync } from "@assemblyscript/loader";

export const instantiate = <T extends Record<string, unknown>>(module: WebAssembly.Module): T =>
  instantiateSync<T>(module, {}).instance.exports as unknown as T;

/** A module that works in another one's memory. */
export const instantiateBeside = <T extends Record<string, unknown>>(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): T => instantiateSync<T>(module, { env: { memory } }).instance.exports as unknown as T;

/** A module of one function that returns a vector: valid where SIMD is. */
const SIMD_PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15,
  11,
];

/** Whether this engine has WebAssembly with SIMD at all, whatever a policy forbids. */
export const hasSimd = (): boolean =>
  typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(SIMD_PROBE));
