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

// float64: a number in [1, 2) whose mantissa is 52 bits of a 64-bit word, less a constant.
/** 2^-52: the lowest bit of a float64 in [1, 2). */
export const UNIT64 = 2.220446049250313e-16;
/** 2^-53: a uniform takes the high 53 bits of its 64-bit word, all that a float64 holds. */
export const UNIFORM64_SCALE = 1.1102230246251565e-16;

// −2σ² ln u of Box–Muller, u = (2k + 1)·2^-53 with k of 52 bits. See assembly/math/log.ts.
/** 1 − 2^-53: u is 1 + k·2^-52 less this, exactly. */
export const LOG64_OFFSET = 0.9999999999999999;
/** The bits of the float64 √½: mantissas are taken in [√½, √2). */
export const LOG64_ANCHOR_HIGH = 0x3fe6a09e;
export const LOG64_ANCHOR_LOW = 0x667f3bcd;
/** Sign and exponent of a float64, in its high half. */
export const LOG64_EXPONENT = 0xfff00000;
/** 2^-20: one unit of the high half is worth this much of an exponent. */
export const LOG64_UNIT = 9.5367431640625e-7;
/** −2 ln 2: what one unit of the exponent is worth for σ = 1. */
export const LOG64_KE = -1.3862943611198906;
// ln m = 2s(1 + t/3 + t²/5 + …), s = (m − 1)/(m + 1), t = s²: minimax over |s| ≤ 3 − 2√2.
export const LOG64_C0 = 1.0;
export const LOG64_C1 = 0.33333333333333826;
export const LOG64_C2 = 0.1999999999965117;
export const LOG64_C3 = 0.1428571438032084;
export const LOG64_C4 = 0.11111098528363024;
export const LOG64_C5 = 0.09091815840114664;
export const LOG64_C6 = 0.07656264074182095;
export const LOG64_C7 = 0.07404855180327638;

/** The angle r in [−½, ½) is a number in [1, 2) less this; it stands for r·π/2. */
export const SINE64_CENTRE = 1.5;
// sin(r·π/2) = r·(Q0 + Q1 r² + … + Q6 r¹²): minimax over |r| ≤ ½.
export const SINE64_Q0 = 1.5707963267948966;
export const SINE64_Q1 = -0.6459640975062443;
export const SINE64_Q2 = 0.07969262624604301;
export const SINE64_Q3 = -0.004681754132340976;
export const SINE64_Q4 = 0.0001604411507421909;
export const SINE64_Q5 = -0.00000359864335298231;
export const SINE64_Q6 = 5.633933781537854e-8;

// Half precision: see assembly/convert/half.ts.
/** Half a unit in the last place of a bfloat16, less one, in the bits of a float32. */
export const BFLOAT16_HALF = 0x7fff;
/** Half a unit in the last place of a float16, less one, in the bits of a float32. */
export const FLOAT16_HALF = 0xfff;
/** The difference of the two exponents' biases, 112, in place. */
export const FLOAT16_REBIAS = 0x38000000;
/** The bits of 2^-14, the smallest normal float16, as a float32. */
export const FLOAT16_MIN_NORMAL = 0x38800000;

// The normal law cut at ±2σ, z = q·N(v)/D(v), v = Y0 − q²: see assembly/distribution/two-sigma.ts.
/** 0.9544997·2^-31: what one unit of a signed word is worth in q. */
export const TWO_SIGMA_UNIT = 4.444735590368509e-10;
/** 0.9544997², rounded so that v is never negative. */
export const TWO_SIGMA_Y0 = 0.91106969;
// N is multiplied by σ in double and rounded once; D's highest coefficient is 1.
export const TWO_SIGMA_N0 = 0.13482938706874847;
export const TWO_SIGMA_N1 = 1.7948989868164062;
export const TWO_SIGMA_N2 = 6.050351142883301;
export const TWO_SIGMA_N3 = 4.835901737213135;
export const TWO_SIGMA_N4 = 0.4290635883808136;
export const TWO_SIGMA_D0 = 0.06434732;
export const TWO_SIGMA_D1 = 0.97737697;
export const TWO_SIGMA_D2 = 4.06439254;
export const TWO_SIGMA_D3 = 4.70191472;

// The logarithm and the normal law of the set-up: see src/math/.
/** From here on the tail is a continued fraction. */
export const TAIL_START = 1.4395;
/** ln 2 in two parts: a whole number of times the first is exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
