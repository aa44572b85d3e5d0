/** `#matrix` on Cloudflare Workers: see workerd.ts. */
import module from "../matrix.wasm";

/** The matrix kernels, compiled. */
export const compileMatrix = (): WebAssembly.Module => module;
