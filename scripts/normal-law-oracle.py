"""The normal law in 60 digits: what src/math/ is measured against.

    python3 scripts/normal-law-oracle.py > test/math/normal-law.json

Written with mpmath 1.3.0. A line is x value rest: an argument, the nearest double to the function of
it, and what that is off, in units of its last place.
"""

import json
import random

from mpmath import erf, erfc, exp, frexp, mp, mpf, pi, sqrt

mp.dps = 60
random.seed(1)


def line(x, number):
    """The argument, the double nearest to a number, and the rest in units of its last place."""
    nearest = float(number)
    if nearest == 0.0:
        return f"{x!r} 0.0 0"
    exponent = max(int(frexp(mpf(nearest))[1]), -1021)
    return f"{x!r} {nearest!r} {float((number - mpf(nearest)) / mpf(2) ** (exponent - 53)):.6g}"


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


EDGE = 1.4395
AROUND = [EDGE - 1e-9, EDGE, EDGE + 1e-9, EDGE + 0.01, 2.0, 3.0, 5.0, 8.0, 10.0, 20.0, 30.0, 36.0, 37.5]
figures = {
    "exp": lines(
        exp,
        [-745.0, -744.5, -730.0, -709.0, -708.4, -708.0, -1.0, -0.35, -1e-9, 0.0, 1e-17, 0.34, 0.35]
        + [1.0, 100.0, 709.0, 709.4, 709.78, 709.782712893384]
        + uniform(-708, 709, 150)
        + uniform(-1, 1, 100),
    ),
    "density": lines(density, [0.0, 1.0, -1.0, 8.0, 37.0, 38.5] + uniform(-12, 12, 100)),
    "mills": lines(lambda x: tail(x) / density(x), AROUND[1:] + [50.0, 1e5] + uniform(EDGE, 40, 100)),
    "tail": lines(
        tail,
        [-40.0, -8.0, -EDGE, -1.0, -1e-9, 0.0, 1e-9, 1.0] + AROUND + uniform(-9, 38, 150),
    ),
    "centre": lines(
        lambda x: erf(x / sqrt(mpf(2))) / 2,
        [1e-300, 1e-9, -1e-9, 0.5, 1.0, -1.0] + AROUND + uniform(-9, 9, 150) + spread(-9, 0, 100),
    ),
}

print(json.dumps(figures, indent=1))
