/**
 * What makes guards unnecessary in the normal kernel: no radius and no angle gives a NaN, because
 * E is never negative and z1² never exceeds E. Every result of kernel.wasm is looked at.
 */
import { filling } from "../../src/distribution.js";
import type { Kernel } from "../../src/kernel/abi.js";
import { wasm } from "../kernels.js";

const make = filling("exhaustive", { kind: "normal", mean: 0, std: 1 }, "float32") as (
  kernel: Kernel,
  steps: number,
) => void;
const seeds = new Uint32Array(wasm.memory.buffer, wasm.SEEDS.value, 36);
const block = new Float32Array(wasm.memory.buffer, wasm.BLOCK.value, 8);

/** The state that makes the next group (x0…x3, y0…y3): see `injector` in test/kernels.ts. */
const put = (x: number, dx: number, y: number, dy: number): void => {
  for (let lane = 0; lane < 4; lane++) {
    seeds[lane] = x + dx * lane - 1;
    seeds[lane + 16] = y + dy * lane - 1;
  }
};

/** How many of the results are NaN or beyond 6.6605 σ. */
const faults = (): number => {
  let wrong = 0;
  for (let lane = 0; lane < 4; lane++) {
    const z0 = block[lane] as number;
    const z1 = block[lane + 4] as number;
    if (!(Math.abs(z0) <= 6.6605 && Math.abs(z1) <= 6.6605)) wrong++;
  }
  return wrong;
};

/** All radii w >>> 1 that are ≡ 0 … 3 mod 4·stride, each with an angle of its own. */
export const faultyRadii = (stride: number): number => {
  seeds.fill(0);
  seeds.fill(1, 32);
  let wrong = 0;
  for (let k = 0; k < 2 ** 31; k += 4 * stride) {
    put(2 * k, 2, Math.imul(k, 0x9e3779b1), 0x40000001);
    make(wasm, 1);
    wrong += faults();
  }
  return wrong;
};

/** All angles ≡ 0 … 3 mod 4·stride, for one radius. */
export const faultyAngles = (stride: number, radius: number): number => {
  seeds.fill(0);
  seeds.fill(1, 32);
  let wrong = 0;
  for (let k = 0; k < 2 ** 32; k += 4 * stride) {
    put(radius, 0, k, 1);
    make(wasm, 1);
    wrong += faults();
  }
  return wrong;
};

/** Words whose E spans its range: 44.36, 1.39, 1, 1e-3, 6e-7, 1.2e-7. */
export const RADII: readonly number[] = [
  0, 0x80000000, 0x9b4597e0, 0xffdf3b64, 0xfffffa00, 0xffffff00,
];
