/**
 * (source, start) → out, block by block: the only caller of a kernel's samplers.
 *
 *   stream     |     block b     |    block b + 1    |    block b + 2    |
 *   asked              [start ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  · end)
 *   made            [============][==================][===============]     whole groups of 8 words
 *   skipped    ·····                                                       stepped over, not made
 *
 * Element i of a tensor is made from the words of its own group and from nothing else, so a slice
 * has the bytes that the whole would have had. A block is 4096 elements, or 2048 of float64, which
 * takes two words an element.
 */
import { BLOCK_WORDS, GROUP_WORDS } from "./coefficients.js";
import type { Sample } from "./distribution.js";
import type { Numbers } from "./dtype.js";
import { currentEngine, type Engine } from "./kernel/kernel.js";
import type { Source } from "./rng.js";

const TWO_32 = 0x100000000;
/** Up to here a loop beats making a view. */
const SHORT = 48;

/** The block, read as what `out` holds. */
const viewFor = ({ f32, f64, u16, u32 }: Engine, out: Numbers): Numbers => {
  if (out instanceof Float32Array) return f32;
  if (out instanceof Float64Array) return f64;
  return out instanceof Uint16Array ? u16 : u32;
};

/**
 * Fill `out` with elements start, start + 1, … of the stream, as `sample` makes them in the block.
 * `purpose`: what is added to the counter's high word where the words are for no values.
 */
export const fill = (
  out: Numbers,
  sample: Sample,
  { key, stream }: Source,
  start: number,
  purpose: number = 0,
): void => {
  const engine = currentEngine();
  const { kernel } = engine;
  const view = viewFor(engine, out);
  const perGroup = (GROUP_WORDS * view.length) / BLOCK_WORDS;
  const stream0 = stream >>> 0;
  const stream1 = Math.floor(stream / TWO_32);
  let block = Math.floor(start / view.length);
  let from = start % view.length;

  for (let done = 0; done < out.length; block++, from = 0) {
    const count = Math.min(view.length - from, out.length - done);
    const skip = Math.floor(from / perGroup);
    const first = from % perGroup;
    const steps = Math.ceil((first + count) / perGroup);
    const lanes = GROUP_WORDS * block;
    kernel.seedBlock(
      key[0],
      key[1],
      lanes >>> 0,
      Math.floor(lanes / TWO_32) + purpose,
      stream0,
      stream1,
      skip,
    );
    sample(kernel, steps);
    if (count === view.length) {
      out.set(view, done);
    } else if (count <= SHORT) {
      for (let i = 0; i < count; i++) out[done + i] = view[first + i] as number;
    } else {
      out.set(view.subarray(first, first + count), done);
    }
    done += count;
  }
};
