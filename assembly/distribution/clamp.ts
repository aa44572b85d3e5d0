/**
 * A finished block, kept in its bounds: the last line of a distribution whose scale or mean is
 * applied after the bounds were met.
 */
import { GROUP_BYTES } from "../../src/coefficients";
import { BLOCK } from "../memory";

/**
 * pmax(pmin(x, high), low), `steps` groups in place.
 *
 * Lanes: f32x4. Range: low ≤ high, no NaN; steps ≤ 512. Exact.
 * Memory: reads and writes `steps` groups at BLOCK.
 */
export function clampF32(steps: u32, low: f32, high: f32): void {
  const bottom = f32x4.splat(low);
  const top = f32x4.splat(high);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    v128.store(ptr, f32x4.pmax(f32x4.pmin(v128.load(ptr), top), bottom));
  }
}

/**
 * The same in float64, `steps` groups of four.
 *
 * Lanes: f64x2. Range: low ≤ high, no NaN; steps ≤ 512. Exact.
 * Memory: reads and writes `steps` groups at BLOCK.
 */
export function clampF64(steps: u32, low: f64, high: f64): void {
  const bottom = f64x2.splat(low);
  const top = f64x2.splat(high);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    v128.store(ptr, f64x2.pmax(f64x2.pmin(v128.load(ptr), top), bottom));
  }
}
