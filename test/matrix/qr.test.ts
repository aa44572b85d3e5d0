/**
 * `qr` as it is called: shapes, modes, `out`, what it leaves alone. How exact it is, and on which
 * matrices, is tested with the kernels.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normal, qr } from "weightinit";
import { distance, multiply, orthogonality } from "./gram.js";

const MODES = ["reduced", "complete"] as const;
const matrixOf = (rows: number, columns: number, dtype: "float32" | "float64" = "float64") =>
  normal([rows, columns], { seed: 1, std: 1, dtype });

describe("qr", () => {
  it("factors any shape in both modes and kinds", () => {
    const size = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.constantFrom(...MODES),
        fc.constantFrom(...(["float32", "float64"] as const)),
        (rows, columns, mode, dtype) => {
          const matrix = matrixOf(rows, columns, dtype);
          const before = matrix.slice();
          const { q, r } = qr(matrix, rows, columns, { mode });
          const p = mode === "complete" ? rows : Math.min(rows, columns);
          expect([q.length, r.length]).toEqual([rows * p, p * columns]);
          expect([q.constructor, r.constructor]).toEqual([matrix.constructor, matrix.constructor]);
          expect([...matrix]).toEqual([...before]);
          const bound = dtype === "float32" ? 4e-6 : 1e-14;
          expect(orthogonality(q, rows, p)).toBeLessThan(bound);
          expect(distance(multiply(q, r, rows, p, columns), matrix)).toBeLessThan(4 * bound);
          for (const [at, x] of r.entries()) {
            const [i, j] = [Math.floor(at / columns), at % columns];
            if (j < i) expect(x).toBe(0);
            if (j === i) expect(x).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it("fills `out`, at any offset, shared memory too, and returns it", () => {
    const matrix = matrixOf(5, 3);
    const fresh = qr(matrix, 5, 3);
    const all = new Float64Array(new SharedArrayBuffer(8 * 40)).fill(7);
    const out = { q: all.subarray(2, 17), r: all.subarray(17, 26) };
    const result = qr(matrix, 5, 3, { out });
    expect(result.q).toBe(out.q);
    expect(result.r).toBe(out.r);
    expect([...out.q, ...out.r]).toEqual([...fresh.q, ...fresh.r]);
    expect([...all.subarray(0, 2), ...all.subarray(26)].every((x) => x === 7)).toBe(true);
  });

  it("owns what it returns", () => {
    const { q, r } = qr(matrixOf(3, 2), 3, 2);
    expect([q.buffer.byteLength, r.buffer.byteLength]).toEqual([8 * 6, 8 * 4]);
    const copy = q.slice();
    qr(
      matrixOf(3, 2).map((x) => -x),
      3,
      2,
    );
    expect([...q]).toEqual([...copy]);
  });

  it("leaves `out` alone when it throws", () => {
    const out = { q: new Float64Array(4).fill(7), r: new Float64Array(4).fill(7) };
    expect(() => qr(Float64Array.of(1, 2, Number.NaN, 4), 2, 2, { out })).toThrow(RangeError);
    expect([...out.q, ...out.r].every((x) => x === 7)).toBe(true);
  });
});
