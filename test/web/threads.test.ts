/**
 * `initialize` in the threads of a page, from the sources. Node's are in package/threads.test.ts.
 */
import { describe, expect, it } from "vitest";
import { initialize, type Plan } from "weightinit/model";
import { allocator, different, everyInitializer } from "../model/plans.js";

const ALLOCATE = {
  "memory of their own": undefined,
  "shared memory": allocator((bytes) => new SharedArrayBuffer(bytes)),
} as const;

const large: Plan = {
  seed: 1,
  tensors: { w: [3000, 3000] },
  rules: [{ initializer: "normal" }],
};

describe.each([1, 3])("%i workers", (workers) => {
  it.each(Object.entries(ALLOCATE))("make the same bytes in %s", async (_where, allocate) => {
    const made = await initialize(everyInitializer, { workers, allocate });
    expect([...made.keys()]).toEqual(Object.keys(everyInitializer.tensors));
    expect(different(made)).toEqual([]);
  });
});

it("are ended by a signal", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const onProgress = (): void => controller.abort(reason);
  const made = initialize(large, { workers: 2, signal: controller.signal, onProgress });
  await expect(made).rejects.toBe(reason);
});

it("say what is wrong with a tensor", async () => {
  const tensors = { w: [2 ** 20, 2 ** 20] };
  const plan: Plan = { ...large, tensors, rules: [{ initializer: "orthogonal" }] };
  await expect(initialize(plan, { workers: 2 })).rejects.toThrow(RangeError);
});
