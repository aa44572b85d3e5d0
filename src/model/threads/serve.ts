/**
 * A thread's side: a briefing, then an answer to every order.
 */
import { create, type Weights } from "../../dtype.js";
import { ready } from "../../kernel/kernel.js";
import { Rng } from "../../rng.js";
import { fillPiece } from "../pieces.js";
import type { TensorPlan } from "../resolve.js";
import { memoryFor } from "../tensors.js";
import type { Answer, Briefing, Order, Transfer } from "./thread.js";

/** The spare memory, if it is of the order's kind and long enough, or new. */
const ownMemory = ({ spare, start, end }: Order, tensor: TensorPlan): Weights => {
  const length = end - start;
  const { BYTES_PER_ELEMENT } = create(tensor.dtype, 0);
  const fits = spare?.BYTES_PER_ELEMENT === BYTES_PER_ELEMENT && spare.length >= length;
  return fits ? spare.subarray(0, length) : memoryFor(tensor, length);
};

/** What a thread does with each message. */
export const serve = (
  send: (answer: Answer, transfer: Transfer) => void,
): ((message: Briefing | Order) => Promise<void>) => {
  let briefed: Promise<{ root: Rng; tensors: readonly TensorPlan[] }>;
  const brief = async ({ seed, tensors, kernel }: Briefing): typeof briefed => {
    await ready(kernel);
    return { root: new Rng(seed), tensors };
  };
  const make = async (order: Order): Promise<void> => {
    const { root, tensors } = await briefed;
    const tensor = tensors[order.tensor] as TensorPlan;
    const made = order.shared === undefined ? ownMemory(order, tensor) : undefined;
    fillPiece(tensor, order, root, made ?? (order.shared as Weights));
    send({ made }, made === undefined ? [] : [made.buffer as ArrayBuffer]);
  };
  return async (message) => {
    try {
      if ("seed" in message) briefed = brief(message);
      else await make(message);
    } catch (error) {
      send({ error }, []);
    }
  };
};
