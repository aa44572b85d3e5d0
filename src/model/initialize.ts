/**
 * All tensors of a plan at once: in this thread, piece by piece, or in several.
 */
import { compileKernel } from "#kernel";
import type { DType, Weights } from "../dtype.js";
import {
  type Check,
  type Checks,
  count,
  expectOptions,
  isTagged,
  kindError,
  valueError,
} from "../expect.js";
import { backend } from "../kernel/kernel.js";
import { Rng } from "../rng.js";
import { product } from "../shape.js";
import type { Tensor } from "../tensor.js";
import {
  bytesIn,
  CUT_BYTES,
  fillPiece,
  inParallel,
  inTurn,
  type Piece,
  sharesOf,
  TURN_BYTES,
  workOf,
} from "./pieces.js";
import { type Plan, seedOf } from "./plan.js";
import { makeInThreads } from "./pool.js";
import { bytesOf, resolve, type TensorPlan } from "./resolve.js";
import { type ShardOptions, shardChecks, shardOf } from "./shard.js";
import { memoryFor } from "./tensors.js";

/** AbortSignal where the program's lib has it, else never. */
type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S } } ? S : never;

export interface InitializeOptions extends ShardOptions {
  /** Threads that make the tensors: 0, none but the calling one. */
  workers?: number | undefined;
  /** Rejects with its reason when it is aborted; workers are ended at once. */
  signal?: Signal | undefined;
  /** Bytes done and of all, and the tensor that the last of them belong to. */
  onProgress?: ((done: number, total: number, name: string) => void) | undefined;
  /**
   * The memory of a tensor, an array of its dtype and length; called once for each, in order, before
   * any is made. Workers write straight into a SharedArrayBuffer.
   */
  allocate?:
    | ((tensor: TensorPlan) => Weights | Float32Array | Float64Array | Uint16Array)
    | undefined;
}

const WHO = "initialize";

const expectFunction: Check = (caller, name, value) => {
  if (typeof value !== "function") throw kindError(caller, name, "a function", value);
};

const expectSignal: Check = (caller, name, value) => {
  const { aborted, addEventListener } = Object(value) as Partial<AbortSignal>;
  if (typeof aborted !== "boolean" || typeof addEventListener !== "function") {
    throw kindError(caller, name, "an AbortSignal", value);
  }
};

const initializeChecks: Checks = /* @__PURE__ */ new Map([
  ...shardChecks,
  ["workers", count],
  ["signal", expectSignal],
  ["onProgress", expectFunction],
  ["allocate", expectFunction],
]);

const ARRAYS: Readonly<Record<DType, string>> = {
  float32: "Float32Array",
  float64: "Float64Array",
  float16: "Uint16Array",
  bfloat16: "Uint16Array",
};

/** What `allocate` gave, if it is what the tensor needs. */
const expectArray = ({ name, shape, dtype }: TensorPlan, value: unknown): Weights => {
  const path = `allocate(${JSON.stringify(name)})`;
  const kind = ARRAYS[dtype];
  if (!isTagged(value, kind)) throw kindError(WHO, path, `a ${kind} for ${dtype}`, value);
  const array = value as Weights;
  const size = product(shape);
  if (array.length !== size) {
    throw valueError(WHO, `${path}.length`, `${size}`, array.length);
  }
  return array;
};

/** Lets messages, timers and painting have their turn. A channel of its own: no queue to stay in. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof MessageChannel === "undefined") {
      setTimeout(resolve, 0);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

interface Making {
  readonly tensors: readonly TensorPlan[];
  readonly arrays: (Weights | undefined)[];
  readonly onMade: (piece: Piece) => void;
  readonly signal: AbortSignal | undefined;
}

/** In this thread. */
const makeHere = async (root: Rng, { tensors, arrays, onMade, signal }: Making): Promise<void> => {
  let worked = 0;
  for (const piece of inTurn(tensors)) {
    const tensor = tensors[piece.tensor] as TensorPlan;
    arrays[piece.tensor] ??= memoryFor(tensor);
    const memory = arrays[piece.tensor] as Weights;
    fillPiece(tensor, piece, root, memory.subarray(piece.start, piece.end));
    onMade(piece);
    worked += workOf(tensor, piece);
    if (worked >= TURN_BYTES) {
      await turn();
      worked = 0;
    }
    if (signal?.aborted) throw signal.reason;
  }
};

/** In at most so many others, all with the one kernel that was compiled here. */
const makeElsewhere = (workers: number, seed: Plan["seed"], making: Making): Promise<void> => {
  const { tensors, arrays } = making;
  const shares = sharesOf(tensors, arrays, workers);
  for (const i of shares.cut) {
    const tensor = tensors[i] as TensorPlan;
    // One piece is all of it, and becomes it.
    if (bytesOf(tensor) > CUT_BYTES) arrays[i] ??= memoryFor(tensor);
  }
  const pieces = inParallel(tensors, shares);
  const threads = Math.min(workers, pieces.length);
  if (threads === 0) return Promise.resolve();
  const kernel = backend() === "wasm" ? compileKernel() : "reference";
  const briefing = { seed: seedOf(seed), tensors, kernel } as const;
  return makeInThreads({ ...making, threads, briefing, pieces });
};

/**
 * Makes all tensors of a plan, or of a shard of it, with the bytes of `tensors(plan)`.
 *
 * Without `workers` they are made in the calling thread, which lets timers, messages and painting
 * have their turn every few milliseconds, unless one tensor that is made as a whole takes longer.
 * With workers, one thread makes all of a tensor and hands it over without a copy, unless it has more
 * than a thread's share of the bytes: that is cut, and copied as it comes. `allocate` saves the copy:
 * all write into a SharedArrayBuffer. Threads are started for the call, which takes some tens of
 * milliseconds, and are gone when the promise is settled.
 *
 * @throws (rejects) what `resolve` throws; TypeError, RangeError for a wrong option and for an array
 *   of another kind or length from `allocate`; RangeError if memory runs out; Error for a worker that
 *   does not start, fails or ends, and where there are none; the signal's reason; what `onProgress`
 *   and `allocate` throw.
 * @example
 * const rules = [{ match: "*.bias", initializer: "zeros" }, { initializer: "heNormal" }];
 * const plan = parsePlan({ seed: 42, tensors: { "fc.weight": [784, 256], "fc.bias": [256] }, rules });
 * const model = await initialize(plan); // workers: 4 for a large one
 * model.get("fc.weight").data[0]; // 0.021715359762310982
 */
export const initialize = async (
  plan: Plan,
  options: InitializeOptions = {},
): Promise<ReadonlyMap<string, Tensor>> => {
  expectOptions(WHO, options, initializeChecks);
  const { workers = 0, onProgress, allocate } = options;
  const signal: AbortSignal | undefined = options.signal;
  const tensors = shardOf(resolve(plan), options);
  if (signal?.aborted) throw signal.reason;
  const arrays = tensors.map((tensor) => allocate && expectArray(tensor, allocate(tensor)));
  const total = tensors.reduce((sum, tensor) => sum + bytesOf(tensor), 0);
  let done = 0;
  const onMade = (piece: Piece): void => {
    const tensor = tensors[piece.tensor] as TensorPlan;
    done += bytesIn(tensor, piece);
    onProgress?.(done, total, tensor.name);
  };
  const making: Making = { tensors, arrays, onMade, signal };
  if (workers === 0) await makeHere(new Rng(seedOf(plan.seed)), making);
  else await makeElsewhere(workers, plan.seed, making);
  return new Map(
    tensors.map((tensor, i) => {
      const { name, shape, dtype } = tensor;
      // Empty ones have no pieces.
      return [name, { name, shape, dtype, data: arrays[i] ?? memoryFor(tensor) }];
    }),
  );
};
