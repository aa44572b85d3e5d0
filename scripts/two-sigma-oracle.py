"""Quantiles of the standard normal cut at ±2, for test/accuracy/truncated-two-sigma*.test.ts.

    python3 scripts/two-sigma-oracle.py > test/accuracy/two-sigma.json

mpmath 1.3.0, 40 digits. The word w stands for p = (k + ½)·2^-32 with k = w xor 2^31, the quantile is
√2·erfinv(erf(√2)·(2p − 1)). Words: both ends, the middle, and a spread over everything between.
float64: p = (2k + 1)·2^-53 with k = X >>> 12; "X value rest", X in hexadecimal, value the nearest
double, rest what that is off in units of its last place.
"""

import json

from mpmath import erf, erfinv, frexp, mp, mpf, sqrt

mp.dps = 40

words = [*range(64), *range(2**31 - 64, 2**31 + 64), *range(2**32 - 64, 2**32)]
words += [(i * 0x9E3779B1) % 2**32 for i in range(3000)]
words += [(2**31 + sign * (1 << bit)) % 2**32 for bit in range(31) for sign in (-1, 1)]
words += [sign * (1 << bit) % 2**32 for bit in range(31) for sign in (-1, 1)]


def quantile(p):
    return sqrt(mpf(2)) * erfinv(erf(sqrt(mpf(2))) * (2 * p - 1))


def of_word(word):
    return float(quantile(((word ^ 2**31) + mpf(1) / 2) / mpf(2) ** 32))


def of_double(word):
    z = quantile(mpf(2 * (word >> 12) + 1) / 2**53)
    nearest = float(z)
    ulp = mpf(2) ** (int(frexp(mpf(nearest))[1]) - 53)
    return f"{word:x} {nearest!r} {float((z - mpf(nearest)) / ulp):.4g}"


ks = [*range(32), *range(2**51 - 32, 2**51 + 32), *range(2**52 - 32, 2**52)]
ks += [(i * 0x9E3779B97F4A7C15) % 2**52 for i in range(1, 1400)]
ks += [2**51 + sign * (1 << bit) for bit in range(51) for sign in (-1, 1)]
ks += [sign * (1 << bit) % 2**52 for bit in range(51) for sign in (-1, 1)]

words = words[: len(words) // 8 * 8]
rows = ",\n".join(json.dumps({"word": word, "z": of_word(word)}) for word in words)
doubles = ",\n".join(json.dumps(of_double(k << 12 | 0xABC)) for k in ks[: len(ks) // 4 * 4])
print(f'{{"float32": [\n{rows}\n],\n"float64": [\n{doubles}\n]}}')
