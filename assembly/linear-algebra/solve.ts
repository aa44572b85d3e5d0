/**
 * Triangular systems with the upper triangle U of the "UT transform",
 *
 *   U = striu(VᵀV) + diag(VᵀV)/2 = T⁻¹,   I − V T Vᵀ = H₁ H₂ … H_k
 *
 * of which S = VᵀV holds the lower half in panels: U_ik = S_ki. Four rows are solved at a time, by
 * the inverse of their 4×4 triangle; the rest is the micro-kernel.
 *
 * Everything is kept negated, −U⁻¹ and −X: then every product of the algorithm is a sum, and no bit
 * differs, for rounding is symmetric.
 *
 * Source: Joffrain, Low, Quintana-Ortí, van de Geijn, Van Zee, "Accumulating Householder
 * transformations, revisited", ACM Transactions on Mathematical Software 32 (2006).
 */
import { clear, get, ROW, round, splat1, splat2, splat3, upper } from "./lanes";

/** 1/u, or 0 for a reflector that is the identity. */
function inverse<T>(u: f64): f64 {
  return u !== 0 ? round<T>(1 / u) : 0;
}

/** a·b·c from left to right. */
function product3<T>(a: f64, b: f64, c: f64): f64 {
  return round<T>(round<T>(a * b) * c);
}

/**
 * The negated inverse of the 4×4 triangle of U whose rows begin at `s`, with the four squared norms
 * at `norms` as the diagonal of S; its transpose if `transposed`.
 *
 * Memory: writes 16 elements at `to`, row by row.
 */
export function invertTriangle<T>(s: usize, norms: usize, to: usize, transposed: u32): void {
  const one = sizeof<T>();
  const u01 = get<T>(s + one);
  const u02 = get<T>(s + 2 * one);
  const u03 = get<T>(s + 3 * one);
  const u12 = get<T>(s + ROW + 2 * one);
  const u13 = get<T>(s + ROW + 3 * one);
  const u23 = get<T>(s + 2 * ROW + 3 * one);
  const i00 = inverse<T>(round<T>(get<T>(norms) * 0.5));
  const i11 = inverse<T>(round<T>(get<T>(norms + one) * 0.5));
  const i22 = inverse<T>(round<T>(get<T>(norms + 2 * one) * 0.5));
  const i33 = inverse<T>(round<T>(get<T>(norms + 3 * one) * 0.5));
  const i01 = product3<T>(-i00, u01, i11);
  const i12 = product3<T>(-i11, u12, i22);
  const i23 = product3<T>(-i22, u23, i33);
  const i02 = round<T>(-i00 * round<T>(round<T>(u01 * i12) + round<T>(u02 * i22)));
  const i13 = round<T>(-i11 * round<T>(round<T>(u12 * i23) + round<T>(u13 * i33)));
  const i03 = round<T>(
    -i00 * round<T>(round<T>(round<T>(u01 * i13) + round<T>(u02 * i23)) + round<T>(u03 * i33)),
  );
  clear(to, 16 * one);
  const right: usize = transposed ? 4 * one : one;
  const down: usize = transposed ? one : 4 * one;
  store<T>(to, -i00 as T);
  store<T>(to + right, -i01 as T);
  store<T>(to + 2 * right, -i02 as T);
  store<T>(to + 3 * right, -i03 as T);
  to += down;
  store<T>(to + right, -i11 as T);
  store<T>(to + 2 * right, -i12 as T);
  store<T>(to + 3 * right, -i13 as T);
  to += down;
  store<T>(to + 2 * right, -i22 as T);
  store<T>(to + 3 * right, -i23 as T);
  store<T>(to + down + 3 * right, -i33 as T);
}

/**
 * Four rows of −U⁻¹W or −U⁻ᵀW, in place, when those on which they depend (`b` … `end`) are done:
 * the micro-kernel of gemm.ts beginning at the rows themselves, then the 4×4 inverse at `i`, each
 * of its rows from left to right, zeros included.
 *
 * Memory: reads S from `a` on, the rows `b` … `end`; reads and writes the 128 bytes at `w`.
 */
export function solveStrip<T>(a: usize, b: usize, end: usize, i: usize, w: usize): void {
  let c00 = v128.load(w, 0);
  let c01 = v128.load(w, 16);
  let c10 = v128.load(w, 32);
  let c11 = v128.load(w, 48);
  let c20 = v128.load(w, 64);
  let c21 = v128.load(w, 80);
  let c30 = v128.load(w, 96);
  let c31 = v128.load(w, 112);
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
  for (let row: usize = 0; row < 4; row++) {
    const i0 = v128.load_splat<T>(i, 0);
    const i1 = v128.load_splat<T>(i, sizeof<T>());
    const i2 = v128.load_splat<T>(i, 2 * sizeof<T>());
    const i3 = v128.load_splat<T>(i, 3 * sizeof<T>());
    const x0 = v128.add<T>(v128.mul<T>(i0, c00), v128.mul<T>(i1, c10));
    const x1 = v128.add<T>(v128.mul<T>(i0, c01), v128.mul<T>(i1, c11));
    const y0 = v128.add<T>(x0, v128.mul<T>(i2, c20));
    const y1 = v128.add<T>(x1, v128.mul<T>(i2, c21));
    v128.store(w, v128.add<T>(y0, v128.mul<T>(i3, c30)), 0);
    v128.store(w, v128.add<T>(y1, v128.mul<T>(i3, c31)), 16);
    i += 4 * sizeof<T>();
    w += ROW;
  }
}
