/**
 * The micro-kernels: all that costs n³. A tile is 4 rows of 32 bytes, eight vectors in registers:
 *
 *                      b0         b1           one row of B: 32 bytes
 *          a0      [ c00 .. ]  [ c01 .. ]
 *          a1      [ c10 .. ]  [ c11 .. ]      C += (column of 4 of A) × (row of B), for every k
 *          a2      [ c20 .. ]  [ c21 .. ]
 *          a3      [ c30 .. ]  [ c31 .. ]
 *
 * A and B are panels: 32 bytes from one k to the next; of A the four elements at `a` are used.
 * `end` is the address behind B's last row. Every element is one running sum over k ascending, so
 * that shape and unrolling of a tile never change a bit.
 *
 * Two k a round, with a branch between them: without it both steps stand in one basic block, V8
 * loads all their operands first and spills. One element of A is spread by its load and three by
 * shuffles: beside four splatting loads that is as fast in Node and faster in Deno and Bun.
 *
 * The loop stands in every function, in solve.ts too: eight sums in registers cannot be handed from
 * one to another.
 *
 * Lanes: f32x4 or f64x2 by T. Range: finite; the caller sees to it that nothing overflows. Error:
 * that of a sum in order, one rounding for each product and each sum.
 */
import { ROW, splat1, splat2, splat3, storeColumns, upper } from "./lanes";

/**
 * to = add + Σ A·B, the sum beginning at +0. `add` may be `to`, or ZEROS.
 *
 * Memory: reads the 128 bytes at `add`, writes the 128 bytes at `to`.
 */
export function product<T>(a: usize, b: usize, end: usize, add: usize, to: usize): void {
  let c00 = v128.splat<T>(0 as T);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  const last = end - ROW;
  while (b < end) {
    const b0 = v128.load(b, 0);
    const b1 = v128.load(b, 16);
    const low = v128.load(a, 0);
    const high = upper<T>(a, low);
    const a0 = v128.load_splat<T>(a);
    c00 = v128.add<T>(c00, v128.mul<T>(a0, b0));
    c01 = v128.add<T>(c01, v128.mul<T>(a0, b1));
    const a1 = splat1<T>(low);
    c10 = v128.add<T>(c10, v128.mul<T>(a1, b0));
    c11 = v128.add<T>(c11, v128.mul<T>(a1, b1));
    const a2 = splat2<T>(high);
    c20 = v128.add<T>(c20, v128.mul<T>(a2, b0));
    c21 = v128.add<T>(c21, v128.mul<T>(a2, b1));
    const a3 = splat3<T>(high);
    c30 = v128.add<T>(c30, v128.mul<T>(a3, b0));
    c31 = v128.add<T>(c31, v128.mul<T>(a3, b1));
    if (b >= last) break;
    const e0 = v128.load(b, 32);
    const e1 = v128.load(b, 48);
    const nextLow = v128.load(a, 32);
    const nextHigh = upper<T>(a + ROW, nextLow);
    const d0 = v128.load_splat<T>(a, 32);
    c00 = v128.add<T>(c00, v128.mul<T>(d0, e0));
    c01 = v128.add<T>(c01, v128.mul<T>(d0, e1));
    const d1 = splat1<T>(nextLow);
    c10 = v128.add<T>(c10, v128.mul<T>(d1, e0));
    c11 = v128.add<T>(c11, v128.mul<T>(d1, e1));
    const d2 = splat2<T>(nextHigh);
    c20 = v128.add<T>(c20, v128.mul<T>(d2, e0));
    c21 = v128.add<T>(c21, v128.mul<T>(d2, e1));
    const d3 = splat3<T>(nextHigh);
    c30 = v128.add<T>(c30, v128.mul<T>(d3, e0));
    c31 = v128.add<T>(c31, v128.mul<T>(d3, e1));
    a += 2 * ROW;
    b += 2 * ROW;
  }
  v128.store(to, v128.add<T>(v128.load(add, 0), c00), 0);
  v128.store(to, v128.add<T>(v128.load(add, 16), c01), 16);
  v128.store(to, v128.add<T>(v128.load(add, 32), c10), 32);
  v128.store(to, v128.add<T>(v128.load(add, 48), c11), 48);
  v128.store(to, v128.add<T>(v128.load(add, 64), c20), 64);
  v128.store(to, v128.add<T>(v128.load(add, 80), c21), 80);
  v128.store(to, v128.add<T>(v128.load(add, 96), c30), 96);
  v128.store(to, v128.add<T>(v128.load(add, 112), c31), 112);
}

/**
 * (from + Σ A·B) times `gain`, to its place in a matrix: row i of the tile to to + i·stride, or, if
 * `transposed`, column j of it to to + j·stride. The sums begin at the elements of `from`, which
 * may be ZEROS.
 *
 * Memory: reads the 128 bytes at `from`; writes 4 × 32 bytes, transposed G × 4·size bytes.
 */
export function emit<T>(
  a: usize,
  b: usize,
  end: usize,
  from: usize,
  gain: f64,
  to: usize,
  stride: usize,
  transposed: u32,
): void {
  let c00 = v128.load(from, 0);
  let c01 = v128.load(from, 16);
  let c10 = v128.load(from, 32);
  let c11 = v128.load(from, 48);
  let c20 = v128.load(from, 64);
  let c21 = v128.load(from, 80);
  let c30 = v128.load(from, 96);
  let c31 = v128.load(from, 112);
  const last = end - ROW;
  while (b < end) {
    const b0 = v128.load(b, 0);
    const b1 = v128.load(b, 16);
    const low = v128.load(a, 0);
    const high = upper<T>(a, low);
    const a0 = v128.load_splat<T>(a);
    c00 = v128.add<T>(c00, v128.mul<T>(a0, b0));
    c01 = v128.add<T>(c01, v128.mul<T>(a0, b1));
    const a1 = splat1<T>(low);
    c10 = v128.add<T>(c10, v128.mul<T>(a1, b0));
    c11 = v128.add<T>(c11, v128.mul<T>(a1, b1));
    const a2 = splat2<T>(high);
    c20 = v128.add<T>(c20, v128.mul<T>(a2, b0));
    c21 = v128.add<T>(c21, v128.mul<T>(a2, b1));
    const a3 = splat3<T>(high);
    c30 = v128.add<T>(c30, v128.mul<T>(a3, b0));
    c31 = v128.add<T>(c31, v128.mul<T>(a3, b1));
    if (b >= last) break;
    const e0 = v128.load(b, 32);
    const e1 = v128.load(b, 48);
    const nextLow = v128.load(a, 32);
    const nextHigh = upper<T>(a + ROW, nextLow);
    const d0 = v128.load_splat<T>(a, 32);
    c00 = v128.add<T>(c00, v128.mul<T>(d0, e0));
    c01 = v128.add<T>(c01, v128.mul<T>(d0, e1));
    const d1 = splat1<T>(nextLow);
    c10 = v128.add<T>(c10, v128.mul<T>(d1, e0));
    c11 = v128.add<T>(c11, v128.mul<T>(d1, e1));
    const d2 = splat2<T>(nextHigh);
    c20 = v128.add<T>(c20, v128.mul<T>(d2, e0));
    c21 = v128.add<T>(c21, v128.mul<T>(d2, e1));
    const d3 = splat3<T>(nextHigh);
    c30 = v128.add<T>(c30, v128.mul<T>(d3, e0));
    c31 = v128.add<T>(c31, v128.mul<T>(d3, e1));
    a += 2 * ROW;
    b += 2 * ROW;
  }
  const g = v128.splat<T>(gain as T);
  c00 = v128.mul<T>(c00, g);
  c01 = v128.mul<T>(c01, g);
  c10 = v128.mul<T>(c10, g);
  c11 = v128.mul<T>(c11, g);
  c20 = v128.mul<T>(c20, g);
  c21 = v128.mul<T>(c21, g);
  c30 = v128.mul<T>(c30, g);
  c31 = v128.mul<T>(c31, g);
  if (transposed) {
    storeColumns<T>(c00, c10, c20, c30, to, stride);
    storeColumns<T>(c01, c11, c21, c31, to + (stride * 16) / sizeof<T>(), stride);
    return;
  }
  v128.store(to, c00, 0);
  v128.store(to, c01, 16);
  to += stride;
  v128.store(to, c10, 0);
  v128.store(to, c11, 16);
  to += stride;
  v128.store(to, c20, 0);
  v128.store(to, c21, 16);
  to += stride;
  v128.store(to, c30, 0);
  v128.store(to, c31, 16);
}

/**
 * C += A·B in place, every sum beginning at the element of C itself.
 *
 * Memory: reads and writes the 128 bytes at `c`.
 */
export function update<T>(a: usize, b: usize, end: usize, c: usize): void {
  let c00 = v128.load(c, 0);
  let c01 = v128.load(c, 16);
  let c10 = v128.load(c, 32);
  let c11 = v128.load(c, 48);
  let c20 = v128.load(c, 64);
  let c21 = v128.load(c, 80);
  let c30 = v128.load(c, 96);
  let c31 = v128.load(c, 112);
  const last = end - ROW;
  while (b < end) {
    const b0 = v128.load(b, 0);
    const b1 = v128.load(b, 16);
    const low = v128.load(a, 0);
    const high = upper<T>(a, low);
    const a0 = v128.load_splat<T>(a);
    c00 = v128.add<T>(c00, v128.mul<T>(a0, b0));
    c01 = v128.add<T>(c01, v128.mul<T>(a0, b1));
    const a1 = splat1<T>(low);
    c10 = v128.add<T>(c10, v128.mul<T>(a1, b0));
    c11 = v128.add<T>(c11, v128.mul<T>(a1, b1));
    const a2 = splat2<T>(high);
    c20 = v128.add<T>(c20, v128.mul<T>(a2, b0));
    c21 = v128.add<T>(c21, v128.mul<T>(a2, b1));
    const a3 = splat3<T>(high);
    c30 = v128.add<T>(c30, v128.mul<T>(a3, b0));
    c31 = v128.add<T>(c31, v128.mul<T>(a3, b1));
    if (b >= last) break;
    const e0 = v128.load(b, 32);
    const e1 = v128.load(b, 48);
    const nextLow = v128.load(a, 32);
    const nextHigh = upper<T>(a + ROW, nextLow);
    const d0 = v128.load_splat<T>(a, 32);
    c00 = v128.add<T>(c00, v128.mul<T>(d0, e0));
    c01 = v128.add<T>(c01, v128.mul<T>(d0, e1));
    const d1 = splat1<T>(nextLow);
    c10 = v128.add<T>(c10, v128.mul<T>(d1, e0));
    c11 = v128.add<T>(c11, v128.mul<T>(d1, e1));
    const d2 = splat2<T>(nextHigh);
    c20 = v128.add<T>(c20, v128.mul<T>(d2, e0));
    c21 = v128.add<T>(c21, v128.mul<T>(d2, e1));
    const d3 = splat3<T>(nextHigh);
    c30 = v128.add<T>(c30, v128.mul<T>(d3, e0));
    c31 = v128.add<T>(c31, v128.mul<T>(d3, e1));
    a += 2 * ROW;
    b += 2 * ROW;
  }
  v128.store(c, c00, 0);
  v128.store(c, c01, 16);
  v128.store(c, c10, 32);
  v128.store(c, c11, 48);
  v128.store(c, c20, 64);
  v128.store(c, c21, 80);
  v128.store(c, c30, 96);
  v128.store(c, c31, 112);
}
