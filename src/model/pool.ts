/**
 * Threads that make pieces until there are none left. One that fails, ends or does not start is an
 * error, and an aborted signal is one; none is left behind in any case.
 */
import { startThread } from "#threads";
import type { Weights } from "../dtype.js";
import { isTagged } from "../expect.js";
import type { Piece } from "./pieces.js";
import type { Answer, Briefing, Order, Thread } from "./threads/thread.js";

export interface Work {
  readonly threads: number;
  readonly briefing: Briefing;
  /** At least one. */
  readonly pieces: readonly Piece[];
  /** The memory of each tensor; of one that has none, what a thread made, all of it, becomes it. */
  readonly arrays: (Weights | undefined)[];
  readonly onMade: (piece: Piece) => void;
  readonly signal: AbortSignal | undefined;
}

/** Orders that a thread has at a time: it makes one while another waits to be taken. */
const AHEAD = 2;

const isShared = (memory: Weights): boolean => isTagged(memory.buffer, "SharedArrayBuffer");

/** The order for a piece, `spare` being memory that the thread made and is done with. */
const orderOf = (piece: Piece, memory: Weights | undefined, spare: Weights | undefined): Order => {
  if (memory === undefined) return piece;
  if (!isShared(memory)) return { ...piece, spare };
  return { ...piece, shared: memory.subarray(piece.start, piece.end) };
};

/** Starts the threads, into `pool`, and gives each a piece when it has made one. */
const employ = (
  { threads, briefing, pieces, arrays, onMade, signal }: Work,
  pool: Thread[],
  resolve: () => void,
  reject: (error: unknown) => void,
): void => {
  let next = 0;
  let left = pieces.length;
  let over = false;
  const attempt = (step: () => void): void => {
    if (over || signal?.aborted) return;
    try {
      step();
    } catch (error) {
      over = true;
      reject(error);
    }
  };
  const give = (thread: Thread, ordered: Piece[], spare?: Weights): void => {
    const piece = pieces[next];
    if (piece === undefined) return;
    next++;
    ordered.push(piece);
    const order = orderOf(piece, arrays[piece.tensor], spare);
    thread.post(order, order.spare === undefined ? [] : [order.spare.buffer as ArrayBuffer]);
  };
  /** Gives back the memory that was copied from. */
  const take = (answer: Answer, piece: Piece): Weights | undefined => {
    if ("error" in answer) throw answer.error;
    const { made } = answer;
    const memory = arrays[piece.tensor];
    if (memory === undefined) arrays[piece.tensor] = made;
    else if (made !== undefined) memory.set(made, piece.start);
    left--;
    onMade(piece);
    return memory === undefined ? undefined : made;
  };
  const start = (number: number): void => {
    const ordered: Piece[] = [];
    const thread: Thread = startThread(
      (answer) =>
        attempt(() => {
          const spare = take(answer, ordered.shift() as Piece);
          if (left === 0) resolve();
          else give(thread, ordered, spare);
        }),
      (why, cause) =>
        attempt(() => {
          const message = `initialize: worker ${number} of ${threads} ${why}`;
          throw new Error(message, cause === undefined ? undefined : { cause });
        }),
    );
    pool.push(thread);
    thread.post(briefing, []);
    for (let i = 0; i < AHEAD; i++) give(thread, ordered);
  };
  attempt(() => {
    for (let number = 1; number <= threads; number++) start(number);
  });
};

/** Makes all pieces; rejects with the first error, or with the signal's reason. */
export const makeInThreads = async (work: Work): Promise<void> => {
  const { signal } = work;
  const pool: Thread[] = [];
  let abort = (): void => {};
  try {
    await new Promise<void>((resolve, reject) => {
      abort = () => reject(signal?.reason);
      signal?.addEventListener("abort", abort);
      employ(work, pool, resolve, reject);
    });
  } finally {
    signal?.removeEventListener("abort", abort);
    await Promise.all(pool.map((thread) => thread.stop()));
  }
};
