/**
 * The words of a stream, as they are.
 */
import type { Sample } from "./distribution.js";
import { count, expectOptions, isTagged, kindError } from "./expect.js";
import { fill } from "./fill.js";
import { expectSlice, expectTarget } from "./initializer.js";
import { expectRandom, type RandomOptions, randomChecks, takeSource } from "./rng.js";

type U32 = ReturnType<typeof Uint32Array.of>;

const isWords = (value: unknown): value is Uint32Array =>
  value instanceof Uint32Array || isTagged(value, "Uint32Array");

/**
 * Raw 32-bit words of a stream, uniform over 0 … 2^32−1: a new array of `length` words, or `out`,
 * filled and returned. Element i of a float32 tensor is made from word i of its stream.
 *
 * Options as for every initializer: `rng` or `seed`, `stream`, `range` (words [start, end) of
 * `length`; with an array, `out.length` must be end − start). Not for cryptography: the state
 * follows from a few words.
 *
 * @throws TypeError, RangeError for a length that is no integer ≥ 0, an array that is no
 *   Uint32Array, or wrong options; RangeError if memory runs out.
 * @example
 * bits(2, { seed: 2024 + 11 * 2 ** 32, stream: 3 }); // Uint32Array(2) [ 3198633844, 1208604525 ]
 */
export function bits(length: number, options?: RandomOptions): U32;
export function bits<A extends Uint32Array>(out: A, options?: RandomOptions): A;
export function bits(target: number | Uint32Array, options: RandomOptions = {}): Uint32Array {
  const out = isWords(target) ? target : undefined;
  if (out === undefined && typeof target !== "number") {
    throw kindError("bits", "length", "an integer or a Uint32Array", target);
  }
  if (out === undefined) count("bits", "length", target);
  expectOptions("bits", options, randomChecks);
  expectRandom("bits", options);
  const size = out === undefined ? (target as number) : (options.range?.[1] ?? out.length);
  const { start, length } = expectSlice("bits", size, options);
  const words = expectTarget("bits", out, length, (n) => new Uint32Array(n));
  const sample: Sample = (kernel, steps) => kernel.wordsU32(steps);
  fill(words, sample, takeSource(options), start);
  return words;
}
