"""Quantiles of truncated normals in 60 digits: what the general method is measured against.

    python3 scripts/truncated-oracle.py > test/accuracy/truncated.json

Written with mpmath 1.3.0 and NumPy 2.4.6. Each law is mean std low high; a line of its `float64` is
X value rest: 64 bits of a stream in hexadecimal, the nearest double to the quantile that they stand
for, and what that is off, in units of its last place. `float32` is w value rest of the law with its
bounds rounded to float32, and is left out where those are equal. `far` has α, X and the distance of
the quantile from α, for N(0, 1) beyond α.

The quantile is found on the side where it lies: Newton's method on the logarithm of the tail, which
is concave, so that every step after the first comes from the same side.
"""

import json
import random

import numpy as np
from mpmath import erfc, exp, frexp, inf, log, mp, mpf, pi, sqrt

mp.dps = 60
random.seed(1)
MASK52 = 2**52 - 1
INF = float("inf")

LAWS = [
    # across the middle
    (0, 1, -2, 2), (0, 1, -INF, INF), (0, 1, -100, 100), (0, 1, -1, 3), (0, 1, 0, INF),
    (0, 1, -INF, 0.3), (0, 1, -8, 8), (0, 1, -0.5, 30), (0, 1, -40, 0.001), (0, 1, -1.4, 1.4),
    (0, 1, 0.5, 0.6), (0, 1, 1.4, 1.45), (0, 1, 1.439, 40), (0, 1, -INF, 1.4394), (0, 1, -1, 0),
    (0, 1, 1.43, INF), (0, 1, 0.3, 0.3 + 2**-15),
    # narrow
    (0, 1, -0.001, 0.001), (0, 1, 1, 1 + 2**-15), (0, 1, 1, 1 + 1e-9), (0, 1, -1e-5, 5e-6),
    (0, 1, 200, 200 + 2**-16), (0, 1, -3, -3 + 2**-17), (5, 2, 5, 5 + 2**-18),
    # one tail
    (0, 1, 1.4395, 1.5), (0, 1, 1.4396, INF), (0, 1, 2, INF), (0, 1, 4, INF), (0, 1, 8, 9),
    (0, 1, -9, -8), (0, 1, -5, -4.9), (0, 1, 6, 8), (0, 1, -7, -6.5), (0, 1, 35.9, INF),
    (0, 1, -INF, -20), (0, 1, 30, 30.001),
    # far
    (0, 1, 36, INF), (0, 1, 50, 51), (0, 1, 100, INF), (0, 1, 100, 100.001), (0, 1, -1e6, -1e6 + 1),
    (0, 1, -INF, -60), (0, 1, 1e10, INF), (0, 1, 36.1, 36.2),
    # moved and scaled
    (1, 0.02, 0.96, 1.1), (-3, 2, 1, 2), (0.5, 1e-8, 0.5 - 3e-8, 0.5 + 1e-8), (10, 3, -INF, 10),
    (0, 0.02, -2, 2), (0, 0.05, -0.1, 0.1), (2, 0.5, 1, 3),
    (-7, 1e4, -9e4, -8e4), (100, 1, -INF, 0),
]  # fmt: skip

KS = sorted(
    {0, 1, 2**10, 2**26, 2**40, 2**48, 2**50, 2**51 - 1, 2**51, 3 * 2**50, MASK52 - 2**26}
    | {MASK52 - 1, MASK52, MASK52 - 2**40, MASK52 - 2**48}
    | {random.randrange(2**52) for _ in range(6)}
)
WORDS = [0x80000000, 0x80000001, 0x80001000, 0x80100000, 0x90000000, 0xC0000000, 0xFFFFFFFF, 0]
WORDS += [0x10000000, 0x40000000, 0x70000000, 0x7FEFFFFF, 0x7FFFEFFF, 0x7FFFFFFE, 0x7FFFFFFF]
WORDS += [random.randrange(2**32) for _ in range(5)]


def tail(x):
    return erfc(x / sqrt(mpf(2))) / 2 if x != inf else mpf(0)


def invert(p):
    """x ≥ 0 with 1 − Φ(x) = p ≤ 1/2."""
    x = sqrt(-2 * log(2 * p))
    for _ in range(200):
        q = tail(x)
        step = log(q / p) * q * sqrt(2 * pi) * exp(x * x / 2)
        x += step
        if abs(step) < mpf(10) ** -50 * (1 + x):
            return x
    raise ArithmeticError(p)


def quantile(alpha, beta, u):
    """The share u of [alpha, beta] lies below it."""
    upper = tail(beta) + (1 - u) * (tail(alpha) - tail(beta))
    if upper <= mpf(1) / 2:
        return invert(upper)
    return -invert(tail(-alpha) + u * (tail(-beta) - tail(-alpha)))


def line(word, number):
    nearest = float(number)
    ulp = mpf(2) ** (max(int(frexp(mpf(nearest))[1]), -1021) - 53)
    return f"{word:x} {nearest!r} {float((number - mpf(nearest)) / ulp):.4g}"


def standard(bound, mean, std):
    return (mpf(bound) - mpf(mean)) / mpf(std)


def share64(k):
    return mpf(2 * k + 1) / 2**53


def share32(word):
    return (mpf(word ^ 0x80000000) + mpf(1) / 2) / 2**32


def figures(mean, std, low, high):
    def lines(low, high, shares):
        alpha, beta = standard(low, mean, std), standard(high, mean, std)
        return [line(word, mpf(mean) + mpf(std) * quantile(alpha, beta, u)) for word, u in shares]

    words64 = [(k << 12 | random.randrange(4096), share64(k)) for k in KS]
    result = {
        "law": " ".join(repr(float(x)).replace("inf", "Infinity") for x in (mean, std, low, high)),
        "float64": lines(low, high, words64),
    }
    low32, high32 = float(np.float32(low)), float(np.float32(high))
    if low32 != high32:
        result["float32"] = lines(low32, high32, [(word, share32(word)) for word in WORDS])
    return result


def distances():
    result = []
    for alpha in (36.0, 37.0, 40.0, 60.0, 100.0, 1e4, 1e8):
        for k in KS:
            distance = quantile(mpf(alpha), inf, share64(k)) - mpf(alpha)
            result.append(f"{alpha!r} {line(k << 12, distance)}")
    return result


mp.dps = 90
print(json.dumps({"laws": [figures(*law) for law in LAWS], "far": distances()}, indent=0))
