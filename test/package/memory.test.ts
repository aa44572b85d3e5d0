/**
 * What large matrices leave behind: nothing that grows, and a package that works after it ran out
 * of memory. In processes of their own, whose resident memory is theirs alone.
 */
import { expect, inject, it } from "vitest";
import { evaluate } from "./run.js";

const { consumer } = inject("installed");

/** MiB of resident memory that a process grew by at its peak, after it ran `code` `times` times. */
const peak = async (code: string, times: number): Promise<number> => {
  const program = `
    import * as weightinit from "weightinit";
    const { orthogonal, qr } = weightinit;
    orthogonal([8, 8], { seed: 1 });
    const out = new Float32Array(1200 * 1200).fill(1);
    const q = new Float32Array(1024 * 1024).fill(1), r = q.slice(), matrix = q.slice();
    const before = process.resourceUsage().maxRSS;
    for (let i = 0; i < ${times}; i++) { ${code}; }
    console.log((process.resourceUsage().maxRSS - before) / 1024);`;
  return Number(await evaluate(consumer, program));
};

it.each([
  // One call takes 14.1 MiB, and 18.5 MiB: beyond what is kept.
  ["orthogonal [1200, 1200]", "orthogonal([1200, 1200], { seed: i, out })"],
  ["qr of 1024×1024", "qr(matrix, 1024, 1024, { out: { q, r } })"],
])("20 calls of %s leave less than 96 MiB behind", async (_what, code) => {
  expect(await peak(code, 20)).toBeLessThan(96);
});

it("running out of memory is a RangeError, takes no stream, and the next call works", async () => {
  const program = `
    import { orthogonal, Rng } from "weightinit";
    const rng = new Rng(1);
    const before = orthogonal([40, 40], { seed: 5 });
    for (const call of [
      // 2.1 GiB, and as much again for reflectors: beyond what 32 bits address.
      () => orthogonal([24000, 24000], { rng, stream: 0, range: [0, 1] }),
      () => orthogonal([2 ** 20, 2 ** 20], { rng }),
    ]) {
      try {
        call();
        console.log("no error");
      } catch (error) {
        console.log(error.name, error.message);
      }
    }
    const after = orthogonal([40, 40], { seed: 5 });
    console.log(rng.stream, after.every((x, i) => x === before[i]));`;
  expect((await evaluate(consumer, program)).split("\n")).toEqual([
    expect.stringMatching(/^RangeError orthogonal: out of memory for \d+ MiB/),
    "RangeError orthogonal: out of memory for 1099511627776 elements",
    "0 true",
  ]);
});
