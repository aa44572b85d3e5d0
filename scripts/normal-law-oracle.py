"""The normal law in 60 digits: what src/math/ is measured against.

    python3 scripts/normal-law-oracle.py > test/math/normal-law.json

Written with mpmath 1.3.0. A line is x value rest: an argument, the nearest double to the function
of it, and what that is off, in units of its last place. A line of `moments` is
alpha beta mean rest variance rest.
"""

import json
import random

from mpmath import erf, erfc, exp, expm1, frexp, inf, log, log1p, mp, mpf, pi, sqrt

mp.dps = 60
random.seed(1)


def line(*numbers):
    """Doubles as they are, others as the nearest double and the rest in units of its last place."""
    words = []
    for number in numbers:
        if isinstance(number, float):
            words.append(repr(number).replace("inf", "Infinity"))
            continue
        nearest = float(number)
        words.append(repr(nearest))
        if nearest in (float("inf"), 0.0):
            words.append("0")
        else:
            exponent = max(int(frexp(mpf(nearest))[1]), -1021)
            words.append(f"{float((number - mpf(nearest)) / mpf(2) ** (exponent - 53)):.6g}")
    return " ".join(words)


def lines(function, arguments):
    return [line(x, function(mpf(x))) for x in arguments]


def density(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


def tail(x):
    return erfc(x / sqrt(mpf(2))) / 2


def uniform(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def spread(low, high, count):
    """Both signs, magnitudes 10^low … 10^high."""
    return [random.choice((-1, 1)) * 10 ** random.uniform(low, high) for _ in range(count)]


def moments(alpha, beta):
    """Mean and variance of N(0, 1) on [alpha, beta]: the textbook's formulas, in digits enough."""
    a, b = mpf(alpha), mpf(beta)
    if a + b < 0:
        mean, variance = moments(-beta, -alpha)
        return -mean, variance
    top = density(a) if a != -inf else mpf(0)
    bottom = density(b) if b != inf else mpf(0)
    mass = tail(a) - tail(b)
    mean = (top - bottom) / mass
    edges = (a * top if a != -inf else 0) - (b * bottom if b != inf else 0)
    return mean, 1 + edges / mass - mean * mean


EDGE = 1.4395
AROUND = [EDGE - 1e-9, EDGE, EDGE + 1e-9, EDGE + 0.01]
AROUND += [2.0, 3.0, 5.0, 8.0, 10.0, 20.0, 30.0, 36.0, 37.5]
ROOT = 0.7071067811865476
figures = {
    "log": lines(
        log,
        [5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-16, 0.1, 0.5, ROOT, 0.7071067811865477]
        + [0.9, 0.99999, 1 - 2**-53, 1 + 2**-52, 1.00001, 1.1, 1.4142135623730951, 2.0, 10.0, 1e300]
        + [1.7976931348623157e308]
        + uniform(0.5, 2, 150)
        + [abs(x) for x in spread(-300, 300, 100)],
    ),
    "exp": lines(
        exp,
        [-745.0, -744.5, -730.0, -709.0, -708.4, -708.0, -1.0, -0.35, -1e-9, 0.0, 1e-17, 0.34, 0.35]
        + [1.0, 100.0, 709.0, 709.4, 709.78, 709.782712893384]
        + uniform(-708, 709, 150)
        + uniform(-1, 1, 100),
    ),
    "expm1": lines(
        expm1,
        [-800.0, -40.0, -1.0, -0.35, -0.3499999, -0.1, -1e-5, -1e-16, -1e-300, 1e-300, 1e-10, 0.1]
        + [0.3499999, 0.35, 1.0, 10.0, 700.0]
        + uniform(-2, 2, 100)
        + spread(-15, 1, 100),
    ),
    "density": lines(density, [0.0, 1.0, -1.0, 8.0, 37.0, 38.5] + uniform(-12, 12, 100)),
    "mills": lines(
        lambda x: tail(x) / density(x), AROUND[1:] + [50.0, 1e5] + uniform(EDGE, 40, 100)
    ),
    "tail": lines(
        tail,
        [-40.0, -8.0, -EDGE, -1.0, -1e-9, 0.0, 1e-9, 1.0] + AROUND + uniform(-9, 38, 150),
    ),
    "centre": lines(
        lambda x: erf(x / sqrt(mpf(2))) / 2,
        [1e-300, 1e-9, -1e-9, 0.5, 1.0, -1.0] + AROUND + uniform(-9, 9, 150) + spread(-9, 0, 100),
    ),
    "minusLogTail": lines(
        lambda x: -log1p(-tail(-x)) if x < 0 else -log(tail(x)),
        [-30.0, -9.0, -2.0, -1.0, -1e-3, 0.0, 1e-3, 1.0]
        + AROUND
        + [100.0, 1e6]
        + uniform(-9, 60, 150),
    ),
}

INTERVALS = [
    (-inf, inf), (-2, 2), (-1, 3), (-100, 100), (0, inf), (-inf, 0.3), (-0.001, 0.001), (0, 1e-9),
    (1, 1 + 2**-15), (1, 1 + 1e-9), (8, 9), (-9, -8), (4, inf), (-inf, -4), (1.4, 1.45), (2, inf),
    (-5, -4.9), (35, 36), (36, inf), (50, 51), (100, inf), (100, 100.001), (1e6, inf),
    (-1e6, -1e6 + 1), (-3, 0.1), (-8, 8), (-9, 9), (-20, 1), (-1, 20), (0.5, 0.6), (-0.5, 30),
    (-30, 31), (6, 7), (-1, 1),
]  # fmt: skip
mp.dps = 100
pairs = [(float(a), float(b)) for a, b in INTERVALS]
for _ in range(120):
    alpha, width = random.uniform(-20, 60), 10 ** random.uniform(-6, 2)
    pairs.append((alpha, alpha + width))
figures["moments"] = [line(a, b, *moments(a, b)) for a, b in pairs]
print(json.dumps(figures, indent=1))
