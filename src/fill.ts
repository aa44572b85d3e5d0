/**
 * (source, start) → out, block by block: the only caller of a kernel's samplers.
 *
 *   stream     |     block b     |    block b + 1    |    block b + 2    |
 *   asked              [start ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  · end)
 *   made            [============][==================][===============]     whole groups of 8
 *   skipped    ·····                                                       stepped over, not made
 *
 * Element i of a tensor is made from the words around word i of its stream and from nothing else,
 * so a slice has the bytes that the whole would have had.
 */
import { BLOCK_WORDS, GROUP_WORDS } from "./coefficients.js";
import type { Sample } from "./distribution.js";
import { currentEngine } from "./kernel/kernel.js";
import type { Source } from "./rng.js";

const TWO_32 = 0x100000000;
/** Up to here a loop beats making a view. */
const SHORT = 48;

/**
 * Fill `out` with elements start, start + 1, … of the stream, as `sample` makes them in the block;
 * `kind` is how the block is read.
 */
export const fill = (
  kind: "f32" | "u32",
  out: Float32Array | Uint32Array,
  sample: Sample,
  { key, stream }: Source,
  start: number,
): void => {
  const engine = currentEngine();
  const { kernel } = engine;
  const view = engine[kind];
  const stream0 = stream >>> 0;
  const stream1 = Math.floor(stream / TWO_32);
  let block = Math.floor(start / BLOCK_WORDS);
  let from = start % BLOCK_WORDS;

  for (let done = 0; done < out.length; block++, from = 0) {
    const count = Math.min(BLOCK_WORDS - from, out.length - done);
    const skip = Math.floor(from / GROUP_WORDS);
    const first = from % GROUP_WORDS;
    const steps = Math.ceil((first + count) / GROUP_WORDS);
    const lanes = GROUP_WORDS * block;
    kernel.seedBlock(
      key[0],
      key[1],
      lanes >>> 0,
      Math.floor(lanes / TWO_32),
      stream0,
      stream1,
      skip,
    );
    sample(kernel, steps);
    if (count === BLOCK_WORDS) {
      out.set(view, done);
    } else if (count <= SHORT) {
      for (let i = 0; i < count; i++) out[done + i] = view[first + i] as number;
    } else {
      out.set(view.subarray(first, first + count), done);
    }
    done += count;
  }
};
