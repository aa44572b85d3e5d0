/**
 * What differs between four lanes of float32 and two of float64. Everything else of linear-algebra/
 * is written once, for an element type T.
 */

/** Bytes of a panel's row and of a tile's row: 8 float32, 4 float64. */
export const ROW: usize = 32;
/** Rows of a tile. */
export const TILE_ROWS: u32 = 4;

/** Elements of a panel's row. */
export function group<T>(): u32 {
  return (ROW / sizeof<T>()) as u32;
}

/**
 * x rounded to T. Scalar arithmetic is done in float64 and rounded after each operation: for
 * float32 that is exact (53 ≥ 2·24 + 2: Figueroa, SIGNUM Newsletter 30, 1995).
 */
export function round<T>(x: f64): f64 {
  return x as T as f64;
}

/** The number at `ptr`. */
export function get<T>(ptr: usize): f64 {
  return load<T>(ptr) as f64;
}

/**
 * Zeros from `ptr` up to the next multiple of 16 bytes from it that is ≥ `bytes`. For a few bytes:
 * `memory.fill` leaves WebAssembly, which takes longer than the loop.
 */
export function clear(ptr: usize, bytes: usize): void {
  const zero = i32x4.splat(0);
  const end = ptr + bytes;
  for (; ptr < end; ptr += 16) v128.store(ptr, zero);
}

/** The larger of m and |x| in each lane, neither NaN. */
export function largerMagnitude<T>(m: v128, x: v128): v128 {
  return sizeof<T>() === 4 ? f32x4.pmax(m, f32x4.abs(x)) : f64x2.pmax(m, f64x2.abs(x));
}

/**
 * Elements 2 and 3 of the four at `a`, when 0 and 1 are those of `low`, the vector at `a`: of
 * float32 it holds all four.
 */
export function upper<T>(a: usize, low: v128): v128 {
  return sizeof<T>() === 4 ? low : v128.load(a, 16);
}

/** Element 1 of four in all lanes; `low` is the vector at their address. */
export function splat1<T>(low: v128): v128 {
  return sizeof<T>() === 4 ? i32x4.shuffle(low, low, 1, 1, 1, 1) : i64x2.shuffle(low, low, 1, 1);
}

/** Element 2; `high` is what `upper` gives. */
export function splat2<T>(high: v128): v128 {
  return sizeof<T>() === 4
    ? i32x4.shuffle(high, high, 2, 2, 2, 2)
    : i64x2.shuffle(high, high, 0, 0);
}

/** Element 3. */
export function splat3<T>(high: v128): v128 {
  return sizeof<T>() === 4
    ? i32x4.shuffle(high, high, 3, 3, 3, 3)
    : i64x2.shuffle(high, high, 1, 1);
}

/**
 * Write four vectors as columns, `stride` bytes from one to the next:
 *
 *   float32   r0 = a0 b0 c0 d0      to + 0         a0 a1 a2 a3
 *             r1 = a1 b1 c1 d1      to + stride    b0 b1 b2 b3
 *             r2 = a2 b2 c2 d2      to + 2·stride  c0 c1 c2 c3
 *             r3 = a3 b3 c3 d3      to + 3·stride  d0 d1 d2 d3
 *
 *   float64   r0 = a0 b0 … r3 = a3 b3      to + 0  a0 a1 a2 a3     to + stride  b0 b1 b2 b3
 */
export function storeColumns<T>(
  r0: v128,
  r1: v128,
  r2: v128,
  r3: v128,
  to: usize,
  stride: usize,
): void {
  if (sizeof<T>() === 4) {
    const ab01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
    const ab23 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
    const cd01 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
    const cd23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
    v128.store(to, i64x2.shuffle(ab01, ab23, 0, 2));
    v128.store(to + stride, i64x2.shuffle(ab01, ab23, 1, 3));
    v128.store(to + 2 * stride, i64x2.shuffle(cd01, cd23, 0, 2));
    v128.store(to + 3 * stride, i64x2.shuffle(cd01, cd23, 1, 3));
  } else {
    v128.store(to, i64x2.shuffle(r0, r1, 0, 2), 0);
    v128.store(to, i64x2.shuffle(r2, r3, 0, 2), 16);
    v128.store(to + stride, i64x2.shuffle(r0, r1, 1, 3), 0);
    v128.store(to + stride, i64x2.shuffle(r2, r3, 1, 3), 16);
  }
}
