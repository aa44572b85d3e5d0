/** `#truncated` on Cloudflare Workers: see workerd.ts. */
import module from "../truncated.wasm";

/** The truncated normal of any bounds, compiled. */
export const compileTruncated = (): WebAssembly.Module => module;
