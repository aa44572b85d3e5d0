/**
 * `initialize` in the calling thread: the bytes of `tensors`, turns for others, progress, signals and
 * the memory that it is given. What it does in threads is in package/threads.test.ts and web/.
 */

import { describe, expect, it } from "vitest";
import { initialize, type Plan, parsePlan, type TensorPlan } from "weightinit/model";
import { loose, R, T } from "../errors/table.js";
import { allocator, different, everyInitializer, planned } from "./plans.js";

const small = parsePlan({
  seed: 1,
  tensors: { b: [2], a: [3], none: [0, 5], h: { shape: [4], dtype: "float16" } },
  rules: [{ initializer: "normal" }],
});
/** 80 MB in five turns and more. */
const large = parsePlan({
  seed: 1,
  tensors: { w: [20_000_000], last: [5] },
  rules: [{ initializer: "ones" }],
});

describe("initialize without workers", () => {
  it.each([
    ["memory of its own", undefined],
    ["memory that it is given", (bytes: number) => new ArrayBuffer(bytes)],
    ["shared memory", (bytes: number) => new SharedArrayBuffer(bytes)],
  ])("makes the same bytes in %s", async (_what, create) => {
    const allocate = create && allocator(create);
    const made = await initialize(everyInitializer, { allocate });
    expect([...made.keys()]).toEqual(planned.map(({ name }) => name));
    expect(different(made)).toEqual([]);
  });

  it("gives whole tensors in the order of the plan, empty ones too", async () => {
    const made = await initialize(small, { workers: 0 });
    const seen = Array.from(made, ([name, t]) => [name, t.name, t.shape, t.dtype, t.data.length]);
    expect(seen).toEqual([
      ["b", "b", [2], "float32", 2],
      ["a", "a", [3], "float32", 3],
      ["none", "none", [0, 5], "float32", 0],
      ["h", "h", [4], "float16", 4],
    ]);
    expect((await initialize({ ...small, tensors: {} })).size).toBe(0);
  });

  it("makes a shard", async () => {
    const parts = [1, 2].map((part) => initialize(small, { shard: [part, 2] }));
    const keys = (await Promise.all(parts)).map((made) => [...made.keys()]);
    expect(keys.flat().sort()).toEqual(["a", "b", "h", "none"]);
    expect(keys.every((names) => names.length < 4)).toBe(true);
  });

  it("tells bytes done, bytes in all, and whose they are", async () => {
    const calls: unknown[] = [];
    await initialize(small, { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [8, 28, "b"],
      [20, 28, "a"],
      [28, 28, "h"],
    ]);
  });

  it("lets timers have their turn", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 0);
    const pieces: number[] = [];
    await initialize(large, { onProgress: () => pieces.push(ticks) });
    clearInterval(timer);
    expect(pieces.length).toBeGreaterThanOrEqual(5);
    expect(pieces.at(-1)).toBeGreaterThan(0);
  });
});

describe("a signal", () => {
  it("that is aborted is the reason at once: no memory is asked for", async () => {
    const reason = new Error("no more");
    const allocate = (): never => {
      throw new Error("asked");
    };
    const made = initialize(large, { signal: AbortSignal.abort(reason), allocate });
    await expect(made).rejects.toBe(reason);
  });

  it("stops the rest when a timer aborts it", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort("late"), 0);
    const names: string[] = [];
    const onProgress = (_done: number, _total: number, name: string): number => names.push(name);
    const made = initialize(large, { signal: controller.signal, onProgress });
    await expect(made).rejects.toBe("late");
    expect(names).not.toContain("last");
  });

  it("stops it when onProgress aborts it", async () => {
    const controller = new AbortController();
    let calls = 0;
    const onProgress = (): void => {
      calls++;
      controller.abort();
    };
    const made = initialize(small, { signal: controller.signal, onProgress });
    await expect(made).rejects.toHaveProperty("name", "AbortError");
    expect(calls).toBe(1);
  });
});

const rejects: readonly (readonly [string, unknown, typeof TypeError, string])[] = [
  ["half a worker", { workers: 1.5 }, R, 'initialize: "workers" expected an integer 0 … 2^53−1'],
  ["workers below 0", { workers: -1 }, R, 'initialize: "workers" expected an integer'],
  ["workers as text", { workers: "2" }, T, 'initialize: "workers" expected an integer'],
  ["a signal that is none", { signal: {} }, T, 'initialize: "signal" expected an AbortSignal'],
  ["a signal null", { signal: null }, T, 'initialize: "signal" expected an AbortSignal, got null'],
  ["no function", { onProgress: 1 }, T, 'initialize: "onProgress" expected a function, got 1'],
  ["memory, not a function", { allocate: [] }, T, 'initialize: "allocate" expected a function'],
  ["an unknown option", { worker: 2 }, T, 'of initialize: did you mean "workers"?'],
  ["a shard", { shard: [3, 2] }, R, 'initialize: "shard" expected a part of at most its parts'],
  ["options that are none", null, T, 'initialize: "options" expected an object, got null'],
  [
    "an array of another kind",
    { allocate: () => new Float64Array(2) },
    T,
    'initialize: "allocate("b")" expected a Float32Array for float32, got a Float64Array',
  ],
  [
    "a buffer",
    { allocate: () => new ArrayBuffer(8) },
    T,
    'initialize: "allocate("b")" expected a Float32Array',
  ],
  ["nothing", { allocate: () => undefined }, T, "got undefined"],
  [
    "too short an array",
    { allocate: ({ name }: TensorPlan) => new Float32Array(name === "b" ? 2 : 1) },
    R,
    'initialize: "allocate("a").length" expected 3, got 1',
  ],
];

describe("initialize rejects", () => {
  it.each(rejects)("%s", async (_what, options, kind, message) => {
    const made = loose(initialize)(small, options) as Promise<unknown>;
    await expect(made).rejects.toBeInstanceOf(kind);
    await expect(made).rejects.toThrow(message);
  });

  it("an array whose buffer is gone", async () => {
    const allocate = ({ shape }: TensorPlan): Float32Array => {
      const array = new Float32Array(shape[0] as number);
      structuredClone(array, { transfer: [array.buffer] });
      return array;
    };
    const message = 'initialize: "allocate("b").length" expected 2, got 0';
    await expect(initialize(small, { allocate })).rejects.toThrow(new RangeError(message));
  });

  it.each(["onProgress", "allocate"])("what %s throws", async (name) => {
    const error = new Error("of the caller");
    const callback = (): never => {
      throw error;
    };
    await expect(initialize(small, { [name]: callback })).rejects.toBe(error);
  });

  it("what is no plan, never throwing", async () => {
    await expect(initialize({} as Plan)).rejects.toThrow('plan: "seed" expected');
  });

  it("when memory runs out", async () => {
    const beyond = { ...large, tensors: { w: [2 ** 50] } };
    await expect(initialize(beyond)).rejects.toThrow(
      new RangeError('tensor "w": out of memory for 1125899906842624 elements'),
    );
  });
});
