/** `verify`: every kind of mismatch, and bits that are equal as numbers. */

import { describe, expect, it } from "vitest";
import { parsePlan, type Tensor, tensors, verify } from "weightinit/model";
import { everyInitializer } from "./plans.js";

const plan = parsePlan({
  seed: 3,
  tensors: {
    w: [4, 2],
    b: [5],
    d: { shape: [3], dtype: "float64" },
    h: { shape: [3], dtype: "float16" },
  },
  rules: [{ match: "b", initializer: "zeros" }, { initializer: "normal" }],
});
const made = (): Tensor[] => [...tensors(plan)];
/** The tensors with one of them replaced. */
const withOther = (name: string, change: (tensor: Tensor) => object): Tensor[] =>
  made().map((tensor) => (tensor.name === name ? { ...tensor, ...change(tensor) } : tensor));

describe("verify", () => {
  it("finds nothing wrong with what the plan makes, in any order", () => {
    expect(verify(plan, made())).toEqual([]);
    expect(verify(plan, made().reverse())).toEqual([]);
    expect(verify(everyInitializer, tensors(everyInitializer))).toEqual([]);
  });

  it.each([
    ["w", 1],
    ["d", 2],
    ["h", 3],
  ])("counts what has changed in %s: %i", (name, count) => {
    const actual = made();
    const data = actual.find((tensor) => tensor.name === name)?.data as Float32Array;
    for (let i = 0; i < count; i++) data[i] = (data[i] as number) + 1;
    expect(verify(plan, actual)).toEqual([{ name, kind: "changed", different: count }]);
  });

  it("compares bits: −0 is not 0, and a NaN is not another", () => {
    const zeros = withOther("b", () => ({ data: Float32Array.of(0, -0, 0, -0, 0) }));
    expect(verify(plan, zeros)).toEqual([{ name: "b", kind: "changed", different: 2 }]);
    const nans = withOther("d", () => ({ data: Float64Array.of(NaN, NaN, NaN) }));
    expect(verify(plan, nans)).toEqual([{ name: "d", kind: "changed", different: 3 }]);
  });

  it("tells what is missing, extra, of another shape or dtype", () => {
    const [w, b, d] = made() as [Tensor, Tensor, Tensor];
    const actual: Tensor[] = [
      { ...w, shape: [2, 4] },
      { ...d, dtype: "float32", data: new Float32Array(3) },
      { ...b, name: "B" },
    ];
    expect(verify(plan, actual)).toEqual([
      { name: "w", kind: "shape", different: 8 },
      { name: "d", kind: "dtype", different: 3 },
      { name: "B", kind: "extra", different: 5 },
      { name: "b", kind: "missing", different: 5 },
      { name: "h", kind: "missing", different: 3 },
    ]);
  });

  it("tells float16 from bfloat16, whose arrays are alike", () => {
    const actual = withOther("h", () => ({ dtype: "bfloat16" }));
    expect(verify(plan, actual)).toEqual([{ name: "h", kind: "dtype", different: 3 }]);
  });

  it("reads views at an offset, as files give them", () => {
    const shifted = made().map((tensor) => {
      const { data } = tensor;
      const buffer = new ArrayBuffer(data.byteLength + 64);
      const Kind = data.constructor as Float32ArrayConstructor;
      const view = new Kind(buffer, 64, data.length);
      view.set(data);
      return { ...tensor, data: view };
    });
    expect(verify(plan, shifted)).toEqual([]);
  });

  it("refuses a name that is given twice", () => {
    const [first] = made() as [Tensor];
    expect(() => verify(plan, [first, first])).toThrow(
      new RangeError('verify: "w" was given twice'),
    );
  });
});
