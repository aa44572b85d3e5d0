/**
 * The truncated normal of any bounds, beside a kernel and in its memory: `truncated.wasm` beside
 * `kernel.wasm`; the reference beside the reference, and wherever compiling a second module is
 * refused. Made on first use and kept as long as its kernel.
 */
import { compileTruncated } from "#truncated";
import { memoryOf } from "../reference/memory.js";
import { createTruncatedReference } from "../reference/truncated.js";
import type { Kernel } from "./abi.js";
import type { TruncatedKernel } from "./truncated-abi.js";
import { instantiateBeside } from "./wasm.js";

const companions = /* @__PURE__ */ new WeakMap<Kernel, TruncatedKernel>();

const create = ({ memory }: Kernel): TruncatedKernel => {
  if (typeof WebAssembly === "object" && memory instanceof WebAssembly.Memory) {
    try {
      return instantiateBeside<TruncatedKernel>(compileTruncated(), memory);
    } catch {
      // Refused: the reference does it.
    }
  }
  return createTruncatedReference(memoryOf(memory.buffer));
};

/** What samples the truncated normal in a kernel's block. */
export const truncatedBeside = (kernel: Kernel): TruncatedKernel => {
  let companion = companions.get(kernel);
  if (companion === undefined) {
    companion = create(kernel);
    companions.set(kernel, companion);
  }
  return companion;
};
