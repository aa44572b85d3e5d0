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
// float64: q = (u − ½)·2·P(|Z| < 2), for u = (2k + 1)·2^-53; N and D for σ = 1.
export const TWO_SIGMA64_UNIT = 1.9089994722072832;
export const TWO_SIGMA64_Y0 = 0.9110697462219214;
export const TWO_SIGMA64_N0 = 0.010821792024917277;
export const TWO_SIGMA64_N1 = 0.407293275983548;
export const TWO_SIGMA64_N2 = 6.160131932492379;
export const TWO_SIGMA64_N3 = 48.25221138341367;
export const TWO_SIGMA64_N4 = 210.9918896680911;
export const TWO_SIGMA64_N5 = 520.0501254440883;
export const TWO_SIGMA64_N6 = 699.9101598076744;
export const TWO_SIGMA64_N7 = 477.8359224370012;
export const TWO_SIGMA64_N8 = 144.27549777675856;
export const TWO_SIGMA64_N9 = 14.593707443865558;
export const TWO_SIGMA64_N10 = 0.21798071968936594;
export const TWO_SIGMA64_D0 = 0.005164698815976017;
export const TWO_SIGMA64_D1 = 0.2040735655080348;
export const TWO_SIGMA64_D2 = 3.2701269842113136;
export const TWO_SIGMA64_D3 = 27.4624245829079;
export const TWO_SIGMA64_D4 = 130.78634471571863;
export const TWO_SIGMA64_D5 = 358.6687836166479;
export const TWO_SIGMA64_D6 = 553.5071639624447;
export const TWO_SIGMA64_D7 = 453.3052278909512;
export const TWO_SIGMA64_D8 = 176.9843864433232;
export const TWO_SIGMA64_D9 = 26.94783224292541;

// The truncated normal of any bounds: see assembly/distribution/truncated-normal.ts.
/** The four methods, as the kernels number them. */
export const TRUNCATED_NARROW = 0;
export const TRUNCATED_MIDDLE = 1;
export const TRUNCATED_TAIL = 2;
export const TRUNCATED_FAR = 3;
/** 2^-16 and 2^-8: a law at most this wide, with a density that falls at most so, is narrow. */
export const NARROW_WIDTH = 0.0000152587890625;
export const NARROW_KAPPA = 0.00390625;
/** In σ: a law beyond this is in one tail, and one beyond 36 in the far tail. */
export const TAIL_START = 1.4395;
export const FAR_START = 36.0;
/** The high half of 2^20: below it a float64 counts units of 2^-32. */
export const UNIT32_EXPONENT = 0x41300000;
/** 2^20 − 2^-33: (k + ½)·2^-32 is 2^20 + k·2^-32 less this, exactly. */
export const UNIT32_OFFSET = 1048575.9999999999;
/** 2^-32. */
export const UNIT32 = 2.3283064365386963e-10;
/** ln 2, its upper bits, so that products with an exponent are exact, and the rest: fdlibm. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
// Wichura's AS 241 (PPND16), to double: see assembly/math/quantile.ts.
/** Up to here from the middle, in probability, z is a function of w. */
export const QUANTILE_CENTRE = 0.425;
export const QUANTILE_CENTRE_SQUARED = 0.180625;
/** The middles of the two tails, in √l. */
export const QUANTILE_NEAR = 1.6;
export const QUANTILE_FAR = 5.0;
/** Where one tail gives way to the other: the largest l whose rounded root is 5. */
export const QUANTILE_SWITCH = 25.000000000000004;
export const QUANTILE_A0 = 3.3871328727963665;
export const QUANTILE_A1 = 133.14166789178438;
export const QUANTILE_A2 = 1971.5909503065513;
export const QUANTILE_A3 = 13731.69376550946;
export const QUANTILE_A4 = 45921.95393154987;
export const QUANTILE_A5 = 67265.7709270087;
export const QUANTILE_A6 = 33430.57558358813;
export const QUANTILE_A7 = 2509.0809287301227;
export const QUANTILE_B1 = 42.31333070160091;
export const QUANTILE_B2 = 687.1870074920579;
export const QUANTILE_B3 = 5394.196021424751;
export const QUANTILE_B4 = 21213.794301586597;
export const QUANTILE_B5 = 39307.89580009271;
export const QUANTILE_B6 = 28729.085735721943;
export const QUANTILE_B7 = 5226.495278852854;
export const QUANTILE_C0 = 1.4234371107496835;
export const QUANTILE_C1 = 4.630337846156546;
export const QUANTILE_C2 = 5.769497221460691;
export const QUANTILE_C3 = 3.6478483247632045;
export const QUANTILE_C4 = 1.2704582524523684;
export const QUANTILE_C5 = 0.2417807251774506;
export const QUANTILE_C6 = 0.022723844989269184;
export const QUANTILE_C7 = 0.0007745450142783414;
export const QUANTILE_D1 = 2.053191626637759;
export const QUANTILE_D2 = 1.6763848301838038;
export const QUANTILE_D3 = 0.6897673349851;
export const QUANTILE_D4 = 0.14810397642748008;
export const QUANTILE_D5 = 0.015198666563616457;
export const QUANTILE_D6 = 0.0005475938084995345;
export const QUANTILE_D7 = 1.0507500716444169e-9;
export const QUANTILE_E0 = 6.657904643501103;
export const QUANTILE_E1 = 5.463784911164114;
export const QUANTILE_E2 = 1.7848265399172913;
export const QUANTILE_E3 = 0.29656057182850487;
export const QUANTILE_E4 = 0.026532189526576124;
export const QUANTILE_E5 = 0.0012426609473880784;
export const QUANTILE_E6 = 0.000027115555687434876;
export const QUANTILE_E7 = 2.0103343992922881e-7;
export const QUANTILE_F1 = 0.599832206555888;
export const QUANTILE_F2 = 0.1369298809227358;
export const QUANTILE_F3 = 0.014875361290850615;
export const QUANTILE_F4 = 0.0007868691311456133;
export const QUANTILE_F5 = 0.000018463183175100548;
export const QUANTILE_F6 = 1.421511758316446e-7;
export const QUANTILE_F7 = 2.0442631033899397e-15;
