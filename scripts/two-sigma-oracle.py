"""Quantiles of the standard normal cut at ±2, for test/accuracy/truncated-two-sigma.test.ts.

    python3 scripts/two-sigma-oracle.py > test/accuracy/two-sigma.json

mpmath 1.3.0, 40 digits. The word w stands for p = (k + ½)·2^-32 with k = w xor 2^31, the quantile is
√2·erfinv(erf(√2)·(2p − 1)). Words: both ends, the middle, and a spread over everything between.
"""

import json

from mpmath import erf, erfinv, mp, mpf, sqrt

mp.dps = 40

words = [*range(64), *range(2**31 - 64, 2**31 + 64), *range(2**32 - 64, 2**32)]
words += [(i * 0x9E3779B1) % 2**32 for i in range(3000)]
words += [(2**31 + sign * (1 << bit)) % 2**32 for bit in range(31) for sign in (-1, 1)]
words += [sign * (1 << bit) % 2**32 for bit in range(31) for sign in (-1, 1)]


def quantile(word):
    k = word ^ 2**31
    p = (k + mpf(1) / 2) / mpf(2) ** 32
    return float(sqrt(mpf(2)) * erfinv(erf(sqrt(mpf(2))) * (2 * p - 1)))


words = words[: len(words) // 8 * 8]
rows = ",\n".join(json.dumps({"word": word, "z": quantile(word)}) for word in words)
print(f"[\n{rows}\n]")
