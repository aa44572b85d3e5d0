/**
 * Both kernels give the known answers of the stream, and the oracle, which shares nothing with the
 * package, agrees and is asked for whole blocks.
 */
import { describe, expect, it } from "vitest";
import { bits, STREAM_VERSION } from "weightinit";
import { kernels } from "../kernels.js";
import { words } from "../oracle/stream.js";
import { CARRIES, FIRST_STEP, wordsAt } from "./first-words.js";

const places = [FIRST_STEP, ...CARRIES];

describe.each(kernels)("stream version 1, %s", (_name, kernel) => {
  it.each(places)("begins $name", (place) => {
    expect(wordsAt(kernel, place, place.words.length)).toEqual(place.words);
  });

  it.each(places)("is the definition's over the whole block, $name", (place) => {
    const { seed, stream, block } = place;
    expect(wordsAt(kernel, place, 4096)).toEqual(words(seed, stream, block, 4096));
  });
});

describe("bits", () => {
  it("has the first step, from a number and from a bigint", () => {
    expect(STREAM_VERSION).toBe(1);
    expect([...bits(8, { seed: 2024 + 11 * 2 ** 32, stream: 3 })]).toEqual(FIRST_STEP.words);
    expect([...bits(8, { seed: FIRST_STEP.seed, stream: 3 })]).toEqual(FIRST_STEP.words);
  });

  // The API counts streams to 2^53 − 1.
  it.each(CARRIES.filter(({ stream }) => stream < 2n ** 53n))("reaches $name", (place) => {
    const start = 4096 * Number(place.block);
    const end = start + place.words.length;
    const { seed } = place;
    const stream = Number(place.stream);
    expect([...bits(end, { seed, stream, range: [start, end] })]).toEqual(place.words);
  });
});
