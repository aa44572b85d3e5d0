/**
 * Normal cut to any [low, high], bounds included: the inverse distribution function of one uniform
 * number, in float64 for both dtypes. No loop and no rejection; four methods, of which the set-up
 * (src/truncated-normal.ts) takes one by α and β, the bounds in σ, mirrored so that α + β ≥ 0:
 *
 *   narrow   β − α ≤ 2^-16     the density is e^(−κx) to 3e-11: a cubic in u
 *   middle   α < 1.4395        w = Φ − ½ is linear in u; z of w, or of −ln of what lies beyond
 *   tail     α < 36            l = λ − ln(ρ + (1 − u)·gap), λ = −ln Q(α); z of l
 *   far      else              the distance from α by Newton's method
 *
 * Each is a few short passes over float64 slots:
 *
 *   words → u → w and l → z → base + scale·z, clamped
 *
 * A float64 tensor has its slots in BLOCK. A float32 tensor has 4096 slots in BLOCK and as much
 * memory behind it; the last pass rounds them together into BLOCK. u = (k + ½)·2^-32 with
 * k = w ^ 2^31, which rises with the signed word as in the ±2σ kernel, and u = (2k + 1)·2^-53 with
 * k = X >>> 12: never 0 nor 1, and 1 − u is exact. A mirrored law has scale < 0 and the complement
 * of k.
 */
import {
  GROUP_BYTES,
  LOG64_OFFSET,
  QUANTILE_CENTRE,
  TRUNCATED_MIDDLE,
  TRUNCATED_NARROW,
  TRUNCATED_TAIL,
  UNIT32_EXPONENT,
  UNIT32_OFFSET,
} from "../../src/coefficients";
import { distances } from "../math/far-tail";
import { exponent2, ln2, storeLn } from "../math/ln";
import { centres, tails } from "../math/quantile";
import { BLOCK, CONSTANTS } from "../memory";

/**
 * base + scale·z, clamped to [low, high] and rounded to float32, `steps` groups. By `method`:
 *
 *   0, narrow   a = κ, the width times the middle in σ; base = low, scale = high − low
 *   1, middle   a = Φ(α) − ½, b = Φ(β) − Φ(α), c = Φ(α) if α < 0, d = Q(β) = 1 − Φ(β)
 *   2, tail     a = λ = −ln Q(α), b = ρ = Q(β)/Q(α), c = 1 − ρ
 *   3, far      a = α, b and c as in a tail; base = the bound at α
 *
 * else base = mean and scale = ±σ.
 *
 * Lanes: f64x2, element i from word i. Range: 0: (high − low)/σ ≤ 2^-16, |κ| ≤ 2^-8; 1: α < 1.4395,
 * |α| ≤ β; 2: 1.4395 ≤ α < 36; 3: α ≥ 36; skip + steps ≤ 512. low ≤ x ≤ high for every word, never
 * NaN. Max error: 8 ulp of x or 4 of the mean; where x is near 0, 1e-15 of the law's own spread,
 * the least of width, σ and σ/α; 3e-11 of the width of a narrow law. All in float64, and then the
 * one rounding; test/accuracy. Memory: reads `steps` groups of words at BLOCK, writes CONSTANTS,
 * those groups and as many behind them.
 */
export function truncatedF32(
  steps: u32,
  method: u32,
  a: f64,
  b: f64,
  c: f64,
  d: f64,
  base: f64,
  scale: f64,
  low: f64,
  high: f64,
): void {
  deviates(unitsF32(steps, scale), method, a, b, c, d);
  finishF32(steps, base, scale, low, high);
}

/**
 * As truncatedF32, but element i from words 2i and 2i + 1, not rounded to float32, `steps` groups
 * of four, and nothing behind them.
 */
export function truncatedF64(
  steps: u32,
  method: u32,
  a: f64,
  b: f64,
  c: f64,
  d: f64,
  base: f64,
  scale: f64,
  low: f64,
  high: f64,
): void {
  deviates(unitsF64(steps, scale), method, a, b, c, d);
  finishF64(steps, base, scale, low, high);
}

/** u to z. */
function deviates(end: usize, method: u32, a: f64, b: f64, c: f64, d: f64): void {
  if (method === TRUNCATED_NARROW) {
    shares(end, a);
  } else if (method === TRUNCATED_MIDDLE) {
    probabilities(end, a, b, c, d);
    centres(end);
    tails(end);
  } else if (method === TRUNCATED_TAIL) {
    logarithms(end, a, b, c);
    tails(end);
  } else {
    logarithms(end, 0, b, c);
    distances(end, a);
  }
}

/** A slot u for every word, from the last to the first; the end of the slots. */
function unitsF32(steps: u32, scale: f64): usize {
  store<i32>(CONSTANTS, scale < 0 ? i32.MAX_VALUE : i32.MIN_VALUE, 0);
  store<i32>(CONSTANTS, UNIT32_EXPONENT, 4);
  store<f64>(CONSTANTS, UNIT32_OFFSET, 8);
  const flip = v128.load32_splat(CONSTANTS, 0);
  const exponent = v128.load32_splat(CONSTANTS, 4);
  const offset = v128.load64_splat(CONSTANTS, 8);
  const end = BLOCK + (steps as usize) * (2 * GROUP_BYTES);
  let to = end;
  for (let ptr = BLOCK + (steps as usize) * GROUP_BYTES; ptr > BLOCK; ) {
    ptr -= 16;
    to -= 32;
    const k = v128.xor(v128.load(ptr), flip);
    v128.store(to, f64x2.sub(i32x4.shuffle(k, exponent, 0, 4, 1, 5), offset), 0);
    v128.store(to, f64x2.sub(i32x4.shuffle(k, exponent, 2, 6, 3, 7), offset), 16);
  }
  return end;
}

/** A slot u for every two words, in their place; the end of the slots. */
function unitsF64(steps: u32, scale: f64): usize {
  store<i64>(CONSTANTS, scale < 0 ? -1 : 0, 0);
  store<f64>(CONSTANTS, 1, 8);
  store<f64>(CONSTANTS, LOG64_OFFSET, 16);
  const flip = v128.load64_splat(CONSTANTS, 0);
  const one = v128.load64_splat(CONSTANTS, 8);
  const offset = v128.load64_splat(CONSTANTS, 16);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const k = i64x2.shr_u(v128.xor(v128.load(ptr), flip), 12);
    v128.store(ptr, f64x2.sub(v128.or(k, one), offset));
  }
  return end;
}

/** u to a share of the width, u − u(1 − u)·κ(½ − κ(1 − 2u)/6). */
function shares(end: usize, kappa: f64): void {
  store<f64>(CONSTANTS, 1, 0);
  store<f64>(CONSTANTS, 0.5, 8);
  store<f64>(CONSTANTS, 6, 16);
  const one = v128.load64_splat(CONSTANTS, 0);
  const half = v128.load64_splat(CONSTANTS, 8);
  const six = v128.load64_splat(CONSTANTS, 16);
  const k = f64x2.splat(kappa);
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const u = v128.load(ptr);
    const v = f64x2.sub(one, u);
    const bend = f64x2.sub(half, f64x2.div(f64x2.mul(k, f64x2.sub(v, u)), six));
    v128.store(ptr, f64x2.sub(u, f64x2.mul(f64x2.mul(u, v), f64x2.mul(k, bend))));
  }
}

/**
 * u to w in the centre; outside of it to −ln of the probability beyond, with w's sign. That is a
 * sum of what is beyond the bound and a share of the mass, so nothing cancels.
 */
function probabilities(end: usize, centre: f64, mass: f64, left: f64, right: f64): void {
  storeLn();
  store<f64>(CONSTANTS, QUANTILE_CENTRE, 104);
  store<i64>(CONSTANTS, i64.MIN_VALUE, 112);
  const anchor = v128.load64_splat(CONSTANTS, 0);
  const exponent = v128.load64_splat(CONSTANTS, 8);
  const one = v128.load64_splat(CONSTANTS, 16);
  const two = v128.load64_splat(CONSTANTS, 24);
  const high = v128.load64_splat(CONSTANTS, 32);
  const low = v128.load64_splat(CONSTANTS, 40);
  const c1 = v128.load64_splat(CONSTANTS, 48);
  const c2 = v128.load64_splat(CONSTANTS, 56);
  const c3 = v128.load64_splat(CONSTANTS, 64);
  const c4 = v128.load64_splat(CONSTANTS, 72);
  const c5 = v128.load64_splat(CONSTANTS, 80);
  const c6 = v128.load64_splat(CONSTANTS, 88);
  const c7 = v128.load64_splat(CONSTANTS, 96);
  const edge = v128.load64_splat(CONSTANTS, 104);
  const sign = v128.load64_splat(CONSTANTS, 112);
  const start = f64x2.splat(centre);
  const whole = f64x2.splat(mass);
  const below = f64x2.splat(left);
  const above = f64x2.splat(right);
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const u = v128.load(ptr);
    const share = f64x2.mul(u, whole);
    const w = f64x2.add(start, share);
    const outer = f64x2.gt(f64x2.abs(w), edge);
    v128.store(ptr, w);
    if (!v128.any_true(outer)) continue;
    const negative = i64x2.shr_s(w, 63);
    const rest = f64x2.add(above, f64x2.mul(f64x2.sub(one, u), whole));
    const y = v128.bitselect(f64x2.add(below, share), rest, negative);
    const h = exponent2(y, anchor, exponent);
    const n = f64x2.sub(i64x2.sub(y, h), one);
    const ln = ln2(h, n, one, two, high, low, c1, c2, c3, c4, c5, c6, c7);
    const l = v128.xor(f64x2.neg(ln), v128.and(w, sign));
    v128.store(ptr, v128.bitselect(l, w, outer));
  }
}

/** u to λ − ln(ρ + (1 − u)·gap). Near 1 the logarithm is told the exact y − 1, −u·gap. */
function logarithms(end: usize, lambda: f64, rho: f64, gap: f64): void {
  storeLn();
  const anchor = v128.load64_splat(CONSTANTS, 0);
  const exponent = v128.load64_splat(CONSTANTS, 8);
  const one = v128.load64_splat(CONSTANTS, 16);
  const two = v128.load64_splat(CONSTANTS, 24);
  const high = v128.load64_splat(CONSTANTS, 32);
  const low = v128.load64_splat(CONSTANTS, 40);
  const c1 = v128.load64_splat(CONSTANTS, 48);
  const c2 = v128.load64_splat(CONSTANTS, 56);
  const c3 = v128.load64_splat(CONSTANTS, 64);
  const c4 = v128.load64_splat(CONSTANTS, 72);
  const c5 = v128.load64_splat(CONSTANTS, 80);
  const c6 = v128.load64_splat(CONSTANTS, 88);
  const c7 = v128.load64_splat(CONSTANTS, 96);
  const start = f64x2.splat(lambda);
  const least = f64x2.splat(rho);
  const whole = f64x2.splat(gap);
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const u = v128.load(ptr);
    const y = f64x2.add(least, f64x2.mul(f64x2.sub(one, u), whole));
    const h = exponent2(y, anchor, exponent);
    const m = f64x2.sub(i64x2.sub(y, h), one);
    const exact = f64x2.neg(f64x2.mul(u, whole));
    const n = v128.bitselect(exact, m, i64x2.eq(h, v128.xor(h, h)));
    const ln = ln2(h, n, one, two, high, low, c1, c2, c3, c4, c5, c6, c7);
    v128.store(ptr, f64x2.sub(start, ln));
  }
}

/** base + scale·z, clamped, rounded and laid together. */
function finishF32(steps: u32, base: f64, scale: f64, low: f64, high: f64): void {
  const offset = f64x2.splat(base);
  const factor = f64x2.splat(scale);
  const bottom = f64x2.splat(low);
  const top = f64x2.splat(high);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  let from = BLOCK;
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    const a = affineClamp2(v128.load(from, 0), offset, factor, bottom, top);
    const b = affineClamp2(v128.load(from, 16), offset, factor, bottom, top);
    from += 32;
    const lower = f32x4.demote_f64x2_zero(a);
    const upper = f32x4.demote_f64x2_zero(b);
    v128.store(ptr, i64x2.shuffle(lower, upper, 0, 2));
  }
}

/** base + scale·z, clamped. */
function finishF64(steps: u32, base: f64, scale: f64, low: f64, high: f64): void {
  const offset = f64x2.splat(base);
  const factor = f64x2.splat(scale);
  const bottom = f64x2.splat(low);
  const top = f64x2.splat(high);
  const end = BLOCK + (steps as usize) * GROUP_BYTES;
  for (let ptr = BLOCK; ptr < end; ptr += 16) {
    v128.store(ptr, affineClamp2(v128.load(ptr), offset, factor, bottom, top));
  }
}

function affineClamp2(z: v128, offset: v128, factor: v128, bottom: v128, top: v128): v128 {
  return f64x2.pmax(f64x2.pmin(f64x2.add(offset, f64x2.mul(factor, z)), top), bottom);
}
