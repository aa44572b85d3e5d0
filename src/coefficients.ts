/**
 * Every constant of the stream, once: the kernels in `assembly/` import this file as
 * AssemblyScript, the reference twins and the set-up import it as TypeScript.
 *
 * Plain scalars only, no arrays and no imports, so that both languages read the same text.
 * A decimal is its own definition: it is read as a double, multiplied in double where the set-up
 * multiplies, and rounded to float32 once. `scripts/minimax.py` finds the polynomials again.
 */

/** Words of a block: 512 steps of 8 lanes. */
export const BLOCK_WORDS = 4096;
/** Bytes of a block: it stays in a first-level cache between the two passes of a kernel. */
export const BLOCK_BYTES = 16384;
/** Words of a step, one from each lane: the unit that a kernel makes. */
export const GROUP_WORDS = 8;
/** Bytes of a group. */
export const GROUP_BYTES = 32;

// Philox4x32: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
// table 2 and section 3.3 (the keys advance by the golden ratio and by sqrt(3) − 1).
export const PHILOX_ROUNDS = 10;
export const PHILOX_M0 = 0xd2511f53;
export const PHILOX_M1 = 0xcd9e8d57;
export const PHILOX_W0 = 0x9e3779b9;
export const PHILOX_W1 = 0xbb67ae85;

/** 2^-24: a uniform takes the high 24 bits of its word, all that a float32 holds. */
export const UNIFORM_SCALE = 5.9604644775390625e-8;

// −2σ² ln u of Box–Muller, u = f·2^-31 with f in [½, 2^31]. See assembly/math/log.ts.
/** The bits of the float32 √½·2^31: mantissas are taken in [√½, √2). */
export const LOG_ANCHOR = 0x4eb504f3;
/** Sign and exponent of a float32. */
export const LOG_EXPONENT = 0xff800000;
/** 2^31: the unit of f. */
export const LOG_ONE = 2147483648.0;
/** −2 ln 2 · 2^-23: what one unit of the exponent, kept in place, is worth for σ = 1. */
export const LOG_KE = -1.6525916589735634e-7;
// ln m = 2s(1 + t/3 + t²/5 + …), s = (m − 1)/(m + 1), t = s²: minimax over |s| ≤ 3 − 2√2.
export const LOG_C0 = 1.0000001192092896;
export const LOG_C1 = 0.3332608938217163;
export const LOG_C2 = 0.20649214088916779;

/** 2^-31: the angle r in [−1, 1] stands for r·π/4. */
export const SINE_UNIT = 4.656612873077393e-10;
// sin(r·π/4) = r·(Q0 + Q1 r² + Q2 r⁴ + Q3 r⁶): minimax over |r| ≤ 1.
export const SINE_Q0 = 0.7853981852531433;
export const SINE_Q1 = -0.08074551075696945;
export const SINE_Q2 = 0.0024899134878069162;
export const SINE_Q3 = -0.00003578717223717831;
