"""Mean and standard deviation of laws rounded to half precision, for test/dtypes/describe.test.ts.

    python3 scripts/describe-figures.py > test/dtypes/describe.json

Every finite pattern of the format with the probability of the numbers that round to it, from erfc in
40 digits (mpmath 1.3.0). Takes a minute.
"""

import json
import struct

from mpmath import erfc, exp, inf, mp, mpf, pi, sqrt

mp.dps = 40

def patterns(kind):
    if kind == "float16":
        values = [struct.unpack("<e", struct.pack("<H", i))[0] for i in range(0x7C00)]
    else:
        values = [struct.unpack("<f", struct.pack("<I", i << 16))[0] for i in range(0x7F80)]
    return [-v for v in reversed(values[1:])] + values


def rounded(kind, cdf, center, reach):
    values = [v for v in patterns(kind) if abs(v - center) <= reach]
    below, mean, square = mpf(0), mpf(0), mpf(0)
    for i, v in enumerate(values):
        above = cdf((mpf(v) + mpf(values[i + 1])) / 2) if i + 1 < len(values) else mpf(1)
        p, below = above - below, above
        mean += p * (v - center)
        square += p * (mpf(v) - center) ** 2
    return float(center + mean), float(sqrt(square - mean**2))


laws = []
for kind in ("float16", "bfloat16"):
    for mean, std in ((0, 0.02), (1, 2), (0, 1e-6)):
        cdf = lambda x, mean=mean, std=std: erfc(-(x - mean) / mpf(std) / sqrt(mpf(2))) / 2
        m, s = rounded(kind, cdf, mpf(mean), 12 * std)
        laws.append({"dtype": kind, "law": "normal", "mean": mean, "std": std, "m": m, "s": s})
    for low, high in ((-1, 1), (0.1, 0.3), (1, 1.01)):
        a, b = mpf(low), mpf(high)
        cdf = lambda x, a=a, b=b: min(mpf(1), max(mpf(0), (x - a) / (b - a)))
        m, s = rounded(kind, cdf, (a + b) / 2, (b - a) * 2)
        laws.append({"dtype": kind, "law": "uniform", "low": low, "high": high, "m": m, "s": s})

# A normal between bounds: the textbook's moments, in digits enough for its tails.
mp.dps = 100
bounded = []
for mean, std, low, high in (
    (0, 1, -1, 3),
    (1, 0.5, -5, 0.2),
    (0, 1, 8, 9),
    (0, 1, -inf, -4),
    (2, 3, 50, inf),
    (0, 1, -100, 100),
    (0, 1, -0.001, 0.001),
):
    alpha, beta = (low - mpf(mean)) / mpf(std), (high - mpf(mean)) / mpf(std)
    tail = lambda x: erfc(x / sqrt(mpf(2))) / 2 if x != inf else mpf(0)
    density = lambda x: exp(-x * x / 2) / sqrt(2 * pi) if abs(x) != inf else mpf(0)
    times = lambda x: x * density(x) if abs(x) != inf else mpf(0)
    mass = tail(alpha) - tail(beta)
    m = (density(alpha) - density(beta)) / mass
    s = sqrt(1 + (times(alpha) - times(beta)) / mass - m * m)
    row = {"mean": mean, "std": std, "low": str(float(low)), "high": str(float(high))}
    bounded.append({**row, "m": float(mean + std * m), "s": float(std * s)})

print(json.dumps({"laws": laws, "bounded": bounded}, indent=1))
