/**
 * `tensors`: every initializer under a plan makes what it makes alone, whatever else is in the plan;
 * shards are whole tensors, and together all of them.
 */

import { describe, expect, it } from "vitest";
import { type Plan, parsePlan, resolve, type Tensor, tensors } from "weightinit/model";
import { NAMES } from "../../src/model/initializers.js";
import { describeErrors, loose, R, type Row, T } from "../errors/table.js";
import {
  bytesOf,
  DTYPES,
  different,
  everyInitializer,
  mapOf,
  type Planned,
  planned,
  planOf,
} from "./plans.js";

describe("tensors", () => {
  it("are of every initializer in every dtype", () => {
    const used = new Set(planned.map(({ initializer, dtype }) => `${initializer} ${dtype}`));
    const all = NAMES.flatMap((name) => DTYPES.map((dtype) => `${name} ${dtype}`));
    expect(all.filter((pair) => !used.has(pair))).toEqual([]);
  });

  it("have the bytes that their initializers give for the named Rng", () => {
    expect(different(mapOf(tensors(everyInitializer)))).toEqual([]);
  });

  it("have them in any order, and without the others", () => {
    const backwards = [...planned].reverse();
    expect(different(mapOf(tensors(planOf(backwards))))).toEqual([]);
    const some = planned.filter((_, i) => i % 7 === 3);
    expect(different(mapOf(tensors(planOf(some))), some)).toEqual([]);
  });

  it("come in the order of the plan, one when it is asked for", () => {
    expect(Array.from(tensors(everyInitializer), ({ name }) => name)).toEqual(
      resolve(everyInitializer).map(({ name }) => name),
    );
    const plan = parsePlan({
      seed: 1,
      tensors: { first: [3], beyond: [2 ** 50] },
      rules: [{ initializer: "ones" }],
    });
    const made = tensors(plan);
    const expected = {
      name: "first",
      shape: [3],
      dtype: "float32",
      data: Float32Array.of(1, 1, 1),
    };
    expect(made.next().value).toEqual(expected);
    expect(() => made.next()).toThrow(
      new RangeError('tensor "beyond": out of memory for 1125899906842624 elements'),
    );
  });

  it("own their memory", () => {
    const two = { a: [4], b: [4] };
    const plan = parsePlan({ seed: 1, tensors: two, rules: [{ initializer: "ones" }] });
    const buffers = Array.from(tensors(plan), ({ data }) => data.buffer);
    expect(new Set(buffers).size).toBe(2);
  });
});

// JSON.parse makes "__proto__" a name as any other; in a literal it would be the prototype.
const NAMES_OF_TENSORS =
  '["__proto__","constructor","10","2","-1","重み","🙂","a\\u0000b","e\\u0301","é"]';
const names = JSON.parse(NAMES_OF_TENSORS) as readonly string[];
const oddPlan = parsePlan(
  JSON.parse(
    `{"seed":5,"rules":[{"initializer":"normal"}],"tensors":{${names
      .map((name) => `${JSON.stringify(name)}:[6]`)
      .join()}}}`,
  ),
);

describe("names", () => {
  it("are all tensors, each with numbers of its own", () => {
    const made = [...tensors(oddPlan)];
    expect(made.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(new Set(made.map(({ data }) => data.join())).size).toBe(names.length);
  });

  it("that are integers come first, as JavaScript orders them, with the same numbers", () => {
    const numbersOf = (plan: Plan): ReadonlyMap<string, Tensor> => mapOf(tensors(plan));
    const one = { seed: 5, tensors: { "10": [6] }, rules: [{ initializer: "normal" }] };
    expect([...numbersOf(oddPlan).keys()].slice(0, 2)).toEqual(["2", "10"]);
    expect(numbersOf(oddPlan).get("10")).toEqual(numbersOf(parsePlan(one)).get("10"));
  });
});

describe("shards", () => {
  it.each([1, 2, 7])("of %i parts are whole tensors, and all of them", (parts) => {
    const seen: Tensor[] = [];
    for (let part = 1; part <= parts; part++) {
      seen.push(...tensors(everyInitializer, { shard: [part, parts] }));
    }
    expect(seen.map(({ name }) => name).sort()).toEqual(planned.map(({ name }) => name).sort());
    expect(different(mapOf(seen))).toEqual([]);
  });

  it("may be more than there are tensors", () => {
    const parts = Array.from({ length: 50 }, (_, i) => [
      ...tensors(oddPlan, { shard: [i + 1, 50] }),
    ]);
    expect(parts.flat()).toHaveLength(names.length);
    expect(Math.max(...parts.map(({ length }) => length))).toBe(1);
    expect([...tensors(oddPlan, { shard: [2 ** 50, 2 ** 50] })]).toEqual([]);
  });

  const bytesOfPart = (plan: Plan, part: number, parts: number): number =>
    Array.from(tensors(plan, { shard: [part, parts] }), ({ data }) => data.byteLength).reduce(
      (sum, bytes) => sum + bytes,
      0,
    );

  it("are balanced by bytes: no part beyond 4/3 of the best", () => {
    // Graham 1969: at most 4/3 − 1/(3n) of the best, and the best is at least the mean.
    const sizes = planned.map(
      (tensor): Planned => ({ ...tensor, initializer: "zeros", options: {} }),
    );
    const plan = planOf(sizes);
    for (const parts of [2, 3, 4, 5]) {
      const loads = Array.from({ length: parts }, (_, i) => bytesOfPart(plan, i + 1, parts));
      const mean = loads.reduce((sum, load) => sum + load) / parts;
      expect(Math.max(...loads)).toBeLessThanOrEqual(mean * (4 / 3));
      expect(Math.min(...loads)).toBeGreaterThan(0);
    }
  });

  it("count bytes, not elements", () => {
    const shapes = { a: { shape: [8], dtype: "float64" }, b: [8], c: [8] };
    const plan = parsePlan({ seed: 1, tensors: shapes, rules: [{ initializer: "ones" }] });
    expect([1, 2].map((part) => bytesOfPart(plan, part, 2))).toEqual([64, 64]);
  });

  it("do not depend on the order of the plan", () => {
    const partsOf = (tensorsInOrder: readonly Planned[]): string[] =>
      [1, 2, 3].map((part) =>
        Array.from(tensors(planOf(tensorsInOrder), { shard: [part, 3] }), ({ name }) => name)
          .sort()
          .join(),
      );
    const some = planned.slice(0, 60);
    expect(partsOf([...some].reverse())).toEqual(partsOf(some));
  });

  it("have the bytes of the whole", () => {
    const [first] = tensors(oddPlan, { shard: [2, 3] });
    const same = mapOf(tensors(oddPlan)).get((first as Tensor).name) as Tensor;
    expect(bytesOf((first as Tensor).data)).toEqual(bytesOf(same.data));
  });
});

const call =
  (options: unknown): (() => unknown) =>
  () => [...(loose(tensors)(oddPlan, options) as Iterable<unknown>)];
const table: readonly Row[] = [
  ["a shard that is a number", call({ shard: 1 }), T, 'tensors: "shard" expected [part, parts]'],
  ["a shard of one number", call({ shard: [1] }), T, 'tensors: "shard" expected [part, parts]'],
  ["part 0", call({ shard: [0, 2] }), R, 'tensors: "shard[0]" expected an integer ≥ 1, got 0'],
  ["no parts", call({ shard: [1, 0] }), R, 'tensors: "shard[1]" expected an integer ≥ 1, got 0'],
  ["half a part", call({ shard: [1.5, 2] }), R, 'tensors: "shard[0]" expected an integer'],
  ["a part of more", call({ shard: [3, 2] }), R, 'tensors: "shard" expected a part of at most'],
  ["an unknown option", call({ shards: [1, 2] }), T, 'did you mean "shard"?'],
  ["options that are none", call(7), T, 'tensors: "options" expected an object, got 7'],
];

describeErrors("tensors", table);
