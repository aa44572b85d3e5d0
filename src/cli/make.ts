/**
 * Weights into a file: the tensors of a plan, piece by piece, each to its place, while the piece
 * before it is being written. Memory is that of two pieces, or of two tensors that are made as a whole.
 */
import type { FileHandle } from "node:fs/promises";
import type { Weights } from "../dtype.js";
import { create } from "../dtype.js";
import { fillPiece, inTurn, type Piece, TURN_BYTES, workOf } from "../model/pieces.js";
import { seedOf } from "../model/plan.js";
import { bytesOf, type TensorPlan } from "../model/resolve.js";
import { Rng } from "../rng.js";
import { product } from "../shape.js";
import { writeAt } from "./files.js";

/** A tensor, and where its bytes begin in the file. */
export interface Placed extends TensorPlan {
  readonly at: number;
}

/** Which of several threads. */
export interface Share {
  readonly thread: number;
  readonly threads: number;
}

/** The pieces of one thread: each goes to the one that has the least to do, in every thread alike. */
function* piecesOf(
  tensors: readonly TensorPlan[],
  { thread, threads }: Share,
): Generator<Piece, void, undefined> {
  const loads = new Array<number>(threads).fill(0);
  for (const piece of inTurn(tensors)) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] as number) + workOf(tensors[piece.tensor] as TensorPlan, piece);
    if (least === thread) yield piece;
  }
}

/** An array of a dtype at the beginning of `memory`, or one of its own if it is too long for that. */
const arrayIn = (memory: ArrayBuffer, dtype: TensorPlan["dtype"], length: number): Weights => {
  const empty = create(dtype, 0);
  if (length * empty.BYTES_PER_ELEMENT > memory.byteLength) return create(dtype, length) as Weights;
  const Kind = empty.constructor as new (b: ArrayBuffer, at: number, n: number) => Weights;
  return new Kind(memory, 0, length);
};

/** Makes the pieces of a share. `onBytes` hears of each that is written. */
export const makeInto = async (
  handle: FileHandle,
  seed: number | string,
  tensors: readonly Placed[],
  share: Share,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const root = new Rng(seedOf(seed));
  const memory = [new ArrayBuffer(TURN_BYTES), new ArrayBuffer(TURN_BYTES)] as const;
  let writing: Promise<void> = Promise.resolve();
  let turn: 0 | 1 = 0;
  for (const piece of piecesOf(tensors, share)) {
    const tensor = tensors[piece.tensor] as Placed;
    const weights = arrayIn(memory[turn], tensor.dtype, piece.end - piece.start);
    turn = turn === 0 ? 1 : 0;
    try {
      fillPiece(tensor, piece, root, weights);
    } finally {
      await writing;
    }
    const bytes = new Uint8Array(weights.buffer, 0, weights.byteLength);
    const at = tensor.at + (piece.start * bytesOf(tensor)) / product(tensor.shape);
    writing = writeAt(handle, bytes, at).then(() => onBytes(bytes.length));
    // It is awaited later, and must not count as unhandled until then.
    writing.catch(() => {});
  }
  await writing;
};
