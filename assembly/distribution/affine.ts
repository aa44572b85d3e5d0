/**
 * z·scale + mean over a finished block: the last line of a distribution whose parameters are not
 * folded into its coefficients (a mean, or a σ whose square leaves the dtype's normal range). It is
 * a pass of its own so that the loops without it carry no dead add, and so that a zero keeps its
 * sign where there is nothing to do.
 */
import { GROUP_BYTES } from "../../src/coefficients";
import { BLOCK } from "../memory";

/**
 * fround(fround(z·scale) + mean), `steps` groups in place.
 *
 * Lanes: f32x4. Range: results finite; steps ≤ 512. Error: two roundings.
 * Memory: reads and writes `steps` groups at BLOCK.
 */
export function affineF32(steps: u32, scale: f32, mean: f32): void {
  const factor = f32x4.splat(scale);
  const offset = f32x4.splat(mean);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    v128.store(ptr, f32x4.add(f32x4.mul(v128.load(ptr), factor), offset));
  }
}

/**
 * z·scale + mean, `steps` groups in place.
 *
 * Lanes: f64x2. Range: results finite; steps ≤ 512. Error: two roundings.
 * Memory: reads and writes `steps` groups at BLOCK.
 */
export function affineF64(steps: u32, scale: f64, mean: f64): void {
  const factor = f64x2.splat(scale);
  const offset = f64x2.splat(mean);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    v128.store(ptr, f64x2.add(f64x2.mul(v128.load(ptr), factor), offset));
  }
}
