/**
 * `#kernel` on Cloudflare Workers, where nothing may be compiled at run time: the module is
 * compiled at deployment and imported.
 */
import module from "../kernel.wasm";

/** The elementwise kernels, compiled. */
export const compileKernel = (): WebAssembly.Module => module;
