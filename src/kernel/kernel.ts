/**
 * Which kernel runs. It is chosen once, on first use and synchronously: the embedded WebAssembly
 * module, or the reference where WebAssembly or its SIMD is missing or a content security policy
 * forbids it (`WebAssembly.validate` says true there and compiling throws, so the fallback
 * catches). The bytes are the same. This is the package's only state.
 */
import { compileKernel } from "#kernel";
import { BLOCK_WORDS } from "../coefficients.js";
import { expectLittleEndian, isTagged, kindError } from "../expect.js";
import { createReference } from "../reference/elementwise.js";
import type { Kernel } from "./abi.js";
import { hasSimd, instantiate } from "./wasm.js";

export type Backend = "wasm" | "reference";

type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer M } } }
  ? M & object
  : never;
/** A compiled module, its bytes, or a Response of them. */
export type KernelSource =
  | WasmModule
  | ArrayBuffer
  | ArrayBufferView
  | { arrayBuffer(): Promise<ArrayBuffer> };

/** A kernel and the views of its block. */
export interface Engine {
  readonly backend: Backend;
  readonly kernel: Kernel;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
}

const engine = (backend: Backend, kernel: Kernel): Engine => {
  const { buffer } = kernel.memory;
  const block = kernel.BLOCK.value;
  return {
    backend,
    kernel,
    f32: new Float32Array(buffer, block, BLOCK_WORDS),
    f64: new Float64Array(buffer, block, BLOCK_WORDS / 2),
    u16: new Uint16Array(buffer, block, BLOCK_WORDS),
    u32: new Uint32Array(buffer, block, BLOCK_WORDS),
  };
};

const embedded = (): Engine => {
  expectLittleEndian();
  try {
    return engine("wasm", instantiate(compileKernel()));
  } catch {
    return engine("reference", createReference());
  }
};

let current: Engine | undefined;

/** The engine that runs; loads it on the first call. */
export const currentEngine = (): Engine => {
  current ??= embedded();
  return current;
};

/**
 * What runs: "wasm", or "reference" where WebAssembly cannot (the same bytes, about twenty
 * times slower). Compiles on the first call.
 *
 * @example
 * backend(); // 'wasm'
 */
export const backend = (): Backend => currentEngine().backend;

const SOURCE = "a WebAssembly.Module, the bytes of kernel.wasm or a Response of them";

const toModule = async (source: unknown): Promise<WebAssembly.Module | undefined> => {
  if (typeof WebAssembly === "object" && source instanceof WebAssembly.Module) return source;
  let bytes = source;
  if (typeof (source as { arrayBuffer?: unknown } | null)?.arrayBuffer === "function") {
    const response = source as { ok?: boolean; status?: number } & Pick<Response, "arrayBuffer">;
    if (response.ok === false) {
      throw new TypeError(`ready: "source" expected ${SOURCE}, got status ${response.status}`);
    }
    bytes = await response.arrayBuffer();
  }
  if (ArrayBuffer.isView(bytes)) {
    // V8 compiles no DataView.
    bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } else if (!isTagged(bytes, "ArrayBuffer")) {
    throw kindError("ready", "source", SOURCE, source);
  }
  if (!hasSimd()) return undefined;
  if (!WebAssembly.validate(bytes as BufferSource)) {
    throw new TypeError(`ready: "source" expected ${SOURCE}, got bytes that are no valid module`);
  }
  try {
    return await WebAssembly.compile(bytes as BufferSource);
  } catch {
    return undefined;
  }
};

/** The first two words of (seed 2024 + 11·2^32, stream 3): another stream version has others. */
const knowsTheStream = ({ kernel, u32 }: Engine): boolean => {
  kernel.seedBlock(2024, 11, 0, 0, 3, 0, 0);
  kernel.wordsU32(1);
  return u32[0] === 0xbea74774 && u32[1] === 0x4809d76d;
};

/**
 * Compile ahead, or choose the kernel. Never needed: the first call of an initializer compiles the
 * embedded module, in a few milliseconds.
 *
 * `source`: nothing (the embedded module), a module, bytes or a Response of `weightinit/kernel.wasm`
 * (also as a promise), or "reference" to force the TypeScript reference until a later
 * `ready(source)`. Resolves to what runs: where WebAssembly cannot, "reference".
 *
 * @throws (rejects) TypeError for a source that is none of these, for bytes that are no module,
 *   for a failed Response and for a module that is not this version's kernel.
 * @example
 * await ready(); // 'wasm'
 */
export const ready = async (
  source?: KernelSource | PromiseLike<KernelSource> | "reference",
): Promise<Backend> => {
  if (source === undefined) return backend();
  expectLittleEndian();
  if (source === "reference") {
    current = engine("reference", createReference());
    return current.backend;
  }
  const module = await toModule(await source);
  if (module === undefined) {
    current = engine("reference", createReference());
    return current.backend;
  }
  let candidate: Engine | undefined;
  try {
    candidate = engine("wasm", instantiate(module));
    if (!knowsTheStream(candidate)) candidate = undefined;
  } catch {
    candidate = undefined;
  }
  if (candidate === undefined) {
    throw new TypeError('ready: "source" expected kernel.wasm of this version, got another module');
  }
  current = candidate;
  return current.backend;
};
