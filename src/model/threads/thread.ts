/**
 * What a thread is told and what it answers. `#threads` starts one: worker_threads in Node, Deno and
 * Bun (node.ts), Web Workers elsewhere (web.ts).
 */
import type { Weights } from "../../dtype.js";
import type { Piece } from "../pieces.js";
import type { TensorPlan } from "../resolve.js";

/** Said once: which tensors, and the kernel that makes them. */
export interface Briefing {
  readonly seed: number | bigint;
  readonly tensors: readonly TensorPlan[];
  readonly kernel: WebAssembly.Module | "reference";
}

/** A piece to be made: into `shared` memory, or else into the thread's own, `spare` if it is given. */
export interface Order extends Piece {
  readonly shared?: Weights | undefined;
  readonly spare?: Weights | undefined;
}

/** To each order, as they came: what is not in shared memory, or why it could not be made. */
export type Answer = { readonly made: Weights | undefined } | { readonly error: unknown };

/** Buffers that change hands. */
export type Transfer = readonly ArrayBuffer[];

export interface Thread {
  readonly post: (message: Briefing | Order, transfer: Transfer) => void;
  /** Ends it, whatever it does; fulfilled when it is gone. */
  readonly stop: () => Promise<unknown>;
}

/** Starts a thread. `onEnd` is told why, if it ends by itself. */
export type StartThread = (
  onAnswer: (answer: Answer) => void,
  onEnd: (why: string, cause?: unknown) => void,
) => Thread;
