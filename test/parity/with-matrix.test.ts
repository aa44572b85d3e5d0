/**
 * withMatrix: the kernel that was chosen, memory that was asked for, given back, and missed.
 */
import { describe, expect, it } from "vitest";
import { ready } from "../../src/index.js";
import { KEPT_BYTES, withMatrix } from "../../src/kernel/matrix.js";
import { align16, haarScratch, type MatrixKernel } from "../../src/kernel/matrix-abi.js";

const sum = (kernel: MatrixKernel, n: number): number => {
  const at = kernel.ARENA.value;
  kernel.haarF32(7, 0, 0, 0, 0, 0, n, n, 1, 0, at, n, at + align16(4 * n * n));
  return new Float32Array(kernel.memory.buffer, at, n * n).reduce((a, b) => a + b);
};
const bytesOf = (n: number): number => align16(4 * n * n) + haarScratch(n, n, 4);

describe("withMatrix", () => {
  it("keeps one instance for small matrices", () => {
    const first = withMatrix("test", bytesOf(8), (kernel) => kernel);
    expect(withMatrix("test", bytesOf(64), (kernel) => kernel)).toBe(first);
    expect(first.memory.buffer.byteLength).toBeLessThan(KEPT_BYTES);
    expect(first.memory).toBeInstanceOf(WebAssembly.Memory);
  });

  it("gives a large matrix an instance of its own, and keeps the small one small", () => {
    const kept = withMatrix("test", 64, (kernel) => kernel);
    const large = withMatrix("test", bytesOf(1200), (kernel) => {
      expect(kernel.memory.buffer.byteLength).toBeGreaterThan(KEPT_BYTES);
      sum(kernel, 1200);
      return kernel;
    });
    expect(large).not.toBe(kept);
    expect(kept.memory.buffer.byteLength).toBeLessThanOrEqual(KEPT_BYTES + 2 * 65536);
  });

  it("has as much memory as was asked for, to the last byte", () => {
    for (const bytes of [1, 65536, 65537, KEPT_BYTES, KEPT_BYTES + 1]) {
      withMatrix("test", bytes, ({ memory, ARENA }) => {
        expect(memory.buffer.byteLength).toBeGreaterThanOrEqual(ARENA.value + bytes);
      });
    }
  });

  it.each([2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER])("is a RangeError at %i bytes", (bytes) => {
    expect(() => withMatrix("orthogonal", bytes, () => 0)).toThrow(RangeError);
    expect(() => withMatrix("orthogonal", bytes, () => 0)).toThrow(
      /^orthogonal: out of memory for \d+ MiB$/,
    );
    expect(
      Number.isFinite(withMatrix("orthogonal", bytesOf(30), (kernel) => sum(kernel, 30))),
    ).toBe(true);
  });

  it("passes on what its user throws", () => {
    const error = new TypeError("mine");
    expect(() =>
      withMatrix("test", 1, () => {
        throw error;
      }),
    ).toThrow(error);
  });

  it('runs the reference after ready("reference"), with the same result', async () => {
    const before = withMatrix("test", bytesOf(33), (kernel) => sum(kernel, 33));
    await ready("reference");
    withMatrix("test", bytesOf(33), (kernel) => {
      expect(kernel.memory).not.toBeInstanceOf(WebAssembly.Memory);
      expect(sum(kernel, 33)).toBe(before);
    });
    expect(() => withMatrix("qr", 2 ** 40, () => 0)).toThrow(RangeError);
  });
});
