/**
 * `initialize` in threads, of the installed package, whose scripts are those that a user gets. Threads
 * end, fail and stay away because the test puts another Worker in the place of Node's.
 */
import { readFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type * as root from "weightinit";
import type * as model from "weightinit/model";
import type { Plan } from "weightinit/model";
import { allocator, different, everyInitializer, planned } from "../model/plans.js";
import { evaluate } from "./run.js";

const dist = join(inject("installed").consumer, "node_modules/weightinit/dist");
const KERNEL = join(dist, "kernel.wasm");
const load = <T>(path: string): Promise<T> => import(pathToFileURL(join(dist, path)).href);
const { initialize, parsePlan } = await load<typeof model>("model/index.js");
const { ready } = await load<typeof root>("index.js");

const threads = createRequire(import.meta.url)("node:worker_threads") as { Worker: typeof Worker };
const { Worker: NodeWorker } = threads;
/** The workers that the test has seen. */
let started: Worker[] = [];
/** What they were told first. */
let briefings: { readonly kernel: unknown }[] = [];
/** How many have not ended. */
const alive = (): number => started.filter(({ threadId }) => threadId !== -1).length;

const replaceWorker = (replacement: typeof Worker): void => {
  threads.Worker = replacement;
  syncBuiltinESMExports();
};

class Watched extends NodeWorker {
  constructor(...args: ConstructorParameters<typeof Worker>) {
    super(...args);
    started.push(this);
  }

  override postMessage(...args: Parameters<Worker["postMessage"]>): void {
    if ("kernel" in args[0]) briefings.push(args[0]);
    super.postMessage(...args);
  }
}

beforeEach(() => {
  started = [];
  briefings = [];
  replaceWorker(Watched);
});
afterEach(() => {
  replaceWorker(NodeWorker);
  expect(alive()).toBe(0);
});

/** 40 MB: pieces enough to be in the middle of. */
const large: Plan = parsePlan({
  seed: 1,
  tensors: { w: [10_000_000] },
  rules: [{ initializer: "normal" }],
});

const MEMORY = [
  ["memory of its own", undefined],
  ["memory that it is given", (bytes: number) => new ArrayBuffer(bytes)],
  ["shared memory", (bytes: number) => new SharedArrayBuffer(bytes)],
] as const;

describe.each([1, 2, 3])("%i workers", (workers) => {
  it.each(MEMORY)("make the same bytes in %s", async (_what, create) => {
    const allocate = create && allocator(create);
    const seen: [number, number][] = [];
    const onProgress = (done: number, total: number): number => seen.push([done, total]);
    const made = await initialize(everyInitializer, { workers, allocate, onProgress });
    expect([...made.keys()]).toEqual(planned.map(({ name }) => name));
    expect(different(made)).toEqual([]);
    const bytes = Array.from(made.values(), ({ data }) => data.byteLength);
    const total = bytes.reduce((sum, size) => sum + size, 0);
    expect(seen.every(([done], i) => done > (seen[i - 1]?.[0] ?? 0))).toBe(true);
    expect(new Set(seen.map(([, all]) => all))).toEqual(new Set([total]));
    expect(seen.at(-1)?.[0]).toBe(total);
    expect(started).toHaveLength(workers);
  });
});

describe("workers", () => {
  it("give tensors of memory that is theirs alone", async () => {
    const made = await initialize(everyInitializer, { workers: 2 });
    for (const { data } of made.values()) expect(data.buffer.byteLength).toBe(data.byteLength);
    expect(new Set(Array.from(made.values(), ({ data }) => data.buffer)).size).toBe(made.size);
  });

  it("are no more than there is to do", async () => {
    const tensors = { a: [10], b: [10], none: [0] };
    const some = { ...large, tensors };
    const made = await initialize(some, { workers: 2 ** 40 });
    expect([...made.keys()]).toEqual(["a", "b", "none"]);
    expect(started).toHaveLength(2);
    await initialize({ ...large, tensors: { none: [0] } }, { workers: 3 });
    expect(started).toHaveLength(2);
  });

  it("run the reference where it is what runs", async () => {
    const plan = { ...large, tensors: { w: [5000] } };
    const [wasm] = (await initialize(plan, { workers: 1 })).values();
    await ready("reference");
    const [reference] = (await initialize(plan, { workers: 1 })).values();
    await ready(readFileSync(KERNEL));
    expect(reference).toEqual(wasm);
    const [first, second] = briefings;
    expect(first?.kernel).toBeInstanceOf(WebAssembly.Module);
    expect(second?.kernel).toBe("reference");
  });

  it("work in a program that is the text of an option", async () => {
    const program = `
      import { initialize } from "weightinit/model";
      const rules = [{ initializer: "ones" }];
      const made = await initialize({ seed: 1, tensors: { w: [3] }, rules }, { workers: 1 });
      console.log(made.get("w").data.join());`;
    expect(await evaluate(dist, program)).toBe("1,1,1");
  });
});

describe("workers are gone when", () => {
  it("a signal is aborted in the middle", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let calls = 0;
    const onProgress = (): void => {
      calls++;
      if (calls === 3) controller.abort(reason);
    };
    const made = initialize(large, { workers: 2, signal: controller.signal, onProgress });
    await expect(made).rejects.toBe(reason);
    expect(started).toHaveLength(2);
    expect(calls).toBe(3);
  });

  it("a signal is aborted while one tensor is made as a whole", async () => {
    const tensors = { w: [3000, 3000] };
    const plan = { ...large, tensors, rules: [{ initializer: "orthogonal" as const }] };
    const made = initialize(plan, { workers: 1, signal: AbortSignal.timeout(200) });
    await expect(made).rejects.toHaveProperty("name", "TimeoutError");
  });

  it("onProgress throws", async () => {
    const error = new Error("of the caller");
    const onProgress = (): never => {
      throw error;
    };
    await expect(initialize(large, { workers: 2, onProgress })).rejects.toBe(error);
  });

  it("the memory that they fill is taken away", async () => {
    let given = new Float32Array();
    const allocate = (): Float32Array => {
      given = new Float32Array(10_000_000);
      return given;
    };
    const onProgress = (): void => {
      structuredClone(given, { transfer: [given.buffer] });
    };
    await expect(initialize(large, { workers: 2, allocate, onProgress })).rejects.toThrow();
  });

  it("there is no memory, here or there", async () => {
    const beyond = (initializer: "normal" | "orthogonal", shape: number[]): Promise<unknown> =>
      initialize({ ...large, tensors: { w: shape }, rules: [{ initializer }] }, { workers: 2 });
    await expect(beyond("normal", [2 ** 50])).rejects.toThrow(
      new RangeError('tensor "w": out of memory for 1125899906842624 elements'),
    );
    expect(started).toHaveLength(0);
    await expect(beyond("orthogonal", [2 ** 20, 2 ** 20])).rejects.toThrow(
      new RangeError('tensor "w": out of memory for 1099511627776 elements'),
    );
  });
});

/** Node's Worker with another script. */
const running = (script: string): typeof Worker =>
  class extends Watched {
    constructor() {
      super(script, { eval: true });
    }
  };

describe("an error is", () => {
  it.each([
    ["a script that is missing", "./nowhere.js", /^initialize: worker [12] of 2 failed: .*nowhere/],
    ["one that throws", 'throw new RangeError("no")', /^initialize: worker [12] of 2 failed: no$/],
    ["one that ends", "process.exit(3)", /^initialize: worker [12] of 2 ended with code 3$/],
    ["one that ends well", "0", /^initialize: worker [12] of 2 ended with code 0$/],
    [
      "one that ends at its first order",
      'let n = 0; require("node:worker_threads").parentPort.on("message", () => { if (++n === 2) process.exit(9); })',
      /^initialize: worker [12] of 2 ended with code 9$/,
    ],
  ])("%s", async (what, script, message) => {
    const missing = class extends Watched {
      constructor() {
        super(new URL(script, import.meta.url));
      }
    };
    replaceWorker(what.includes("missing") ? missing : running(script));
    await expect(initialize(large, { workers: 2 })).rejects.toThrow(message);
  });

  it("a worker that someone terminates in the middle", async () => {
    const onProgress = (): unknown => started[1]?.terminate();
    const made = initialize(large, { workers: 2, onProgress });
    await expect(made).rejects.toThrow(/^initialize: worker 2 of 2 ended with code 1$/);
  });

  it("a second worker that cannot be made, and the first is gone", async () => {
    replaceWorker(
      class extends Watched {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          if (started.length === 1) throw new Error("no more threads");
          super(...args);
        }
      },
    );
    await expect(initialize(large, { workers: 2 })).rejects.toThrow("no more threads");
    expect(started).toHaveLength(1);
  });

  it("what a worker refuses, as it says it", async () => {
    const refusing = `require("node:worker_threads").parentPort.on("message", (order) => {
      if (!("seed" in order)) require("node:worker_threads").parentPort.postMessage({
        error: new RangeError("out of luck") });
    })`;
    replaceWorker(running(refusing));
    const made = initialize(large, { workers: 2 });
    await expect(made).rejects.toThrow(new RangeError("out of luck"));
  });
});
