/**
 * AssemblyScript: what the machine can do with SIMD128 and no fused multiply-add, and what the
 * micro-kernel makes of it with everything in the first-level cache.
 */
import { product } from "../../assembly/linear-algebra/gemm";

/** Twelve chains c·a + b of four float32: 96 operations a round. */
export function peak(rounds: i32): void {
  const a = v128.load(1024);
  const b = v128.load(1040);
  let c0 = a;
  let c1 = a;
  let c2 = a;
  let c3 = a;
  let c4 = a;
  let c5 = a;
  let c6 = a;
  let c7 = a;
  let c8 = a;
  let c9 = a;
  let c10 = a;
  let c11 = a;
  for (let i = 0; i < rounds; i++) {
    c0 = f32x4.add(f32x4.mul(c0, a), b);
    c1 = f32x4.add(f32x4.mul(c1, b), a);
    c2 = f32x4.add(f32x4.mul(c2, a), b);
    c3 = f32x4.add(f32x4.mul(c3, b), a);
    c4 = f32x4.add(f32x4.mul(c4, a), b);
    c5 = f32x4.add(f32x4.mul(c5, b), a);
    c6 = f32x4.add(f32x4.mul(c6, a), b);
    c7 = f32x4.add(f32x4.mul(c7, b), a);
    c8 = f32x4.add(f32x4.mul(c8, a), b);
    c9 = f32x4.add(f32x4.mul(c9, b), a);
    c10 = f32x4.add(f32x4.mul(c10, a), b);
    c11 = f32x4.add(f32x4.mul(c11, b), a);
  }
  const s0 = v128.xor(v128.xor(c0, c1), v128.xor(c2, c3));
  const s1 = v128.xor(v128.xor(c4, c5), v128.xor(c6, c7));
  const s2 = v128.xor(v128.xor(c8, c9), v128.xor(c10, c11));
  v128.store(1056, v128.xor(v128.xor(s0, s1), s2));
}

/** `rounds` tiles of depth k: 64·k operations each. */
export function tiles(k: i32, rounds: i32): void {
  for (let i = 0; i < rounds; i++) {
    product<f32>(4096, 16384 + 2048, 16384 + 2048 + 32 * (k as usize), 0, 512);
  }
}
