"""The rational functions of the ±2σ kernels: where the decimals of src/coefficients.ts come from.

    python3 scripts/two-sigma-minimax.py

z = q·N(v)/D(v), v = Y0 − q², q = P(|Z| < z) with z's sign, Y0 = P(|Z| < 2)². Remez's exchange for
the smallest relative error over 0 ≤ v ≤ Y0, in 60 digits (mpmath 1.3.0); the quotient's denominator
is taken from the round before, so that each round is linear (Cody, Fraser and Hart, "Rational
Chebyshev approximation using linear equations", Numerische Mathematik 12, 1968). The function has a
branch point at v = Y0 − 1, close by, so the first nodes are a geometric sequence from there.

It prints the optimum, the stored coefficients and the relative error of both. The definition of the
stream is the stored decimals, not this script.
"""

import re
from pathlib import Path

from mpmath import cos, erf, erfinv, exp, log, lu_solve, matrix, mp, mpf, pi, polyval, sign, sqrt

mp.dps = 60
TEXT = (Path(__file__).parent.parent / "src" / "coefficients.ts").read_text()
Y0 = erf(sqrt(mpf(2))) ** 2


def ratio(v):
    """z/q."""
    square = Y0 - v
    if square < mpf(10) ** -40:
        return sqrt(pi / 2)
    q = sqrt(square)
    return sqrt(mpf(2)) * erfinv(q) / q


def place(t):
    """−1 … 1 to 0 … Y0, crowded where the branch point is near."""
    return exp(log(1 - Y0) * (1 - t) / 2) - (1 - Y0)


def quotient(numerator, denominator, v):
    return polyval(numerator[::-1], v) / polyval(denominator[::-1], v)


def alternate(nodes, degree):
    """Numerator and denominator whose relative error is ±e at the nodes in turn."""
    size = 2 * degree + 2
    values = [ratio(v) for v in nodes]
    e = mpf(0)
    denominator = None
    for _ in range(12):
        rows, right = [], []
        for k, (v, y) in enumerate(zip(nodes, values)):
            s = mpf(-1) ** k
            last = v**degree if denominator is None else polyval(denominator[::-1], v)
            row = [v**j for j in range(degree + 1)]
            row += [-y * (1 + s * e) * v**j for j in range(degree)]
            rows.append(row + [-y * s * last])
            right.append(y * v**degree * (1 + s * e))
        solution = lu_solve(matrix(rows), matrix(right))
        numerator = list(solution)[: degree + 1]
        denominator = list(solution)[degree + 1 : size - 1] + [mpf(1)]
        e += solution[size - 1]
        if abs(solution[size - 1]) < abs(e) * mpf(10) ** -15:
            break
    return numerator, denominator, e


def remez(degree):
    size = 2 * degree + 2
    nodes = [place(-cos(pi * k / (size - 1))) for k in range(size)]
    grid = [place(mpf(k) / 1000 - 1) for k in range(2001)]
    values = [ratio(v) for v in grid]
    for _ in range(20):
        numerator, denominator, e = alternate(nodes, degree)
        errors = [quotient(numerator, denominator, v) / y - 1 for v, y in zip(grid, values)]
        if max(abs(x) for x in errors) < abs(e) * mpf("1.02"):
            break
        extrema = []
        for i, x in enumerate(errors):
            before = i == 0 or (x - errors[i - 1]) * sign(x) >= 0
            after = i == len(errors) - 1 or (x - errors[i + 1]) * sign(x) >= 0
            if not (before and after):
                continue
            if extrema and sign(errors[extrema[-1]]) == sign(x):
                if abs(x) > abs(errors[extrema[-1]]):
                    extrema[-1] = i
            else:
                extrema.append(i)
        while len(extrema) > size:
            extrema.pop(0 if abs(errors[extrema[0]]) < abs(errors[extrema[-1]]) else -1)
        nodes = [grid[i] for i in extrema]
    return numerator, denominator


def stored(name, count):
    """Coefficients as they stand in the source."""
    return [mpf(re.search(rf"{name}{i} = (-?[0-9.e-]+);", TEXT).group(1)) for i in range(count)]


def report(prefix, degree):
    best = remez(degree)
    ours = (stored(f"{prefix}_N", degree + 1), stored(f"{prefix}_D", degree) + [mpf(1)])
    grid = [place(mpf(k) / 1000 - 1) for k in range(2001)]

    def worst(pair):
        return float(max(abs(quotient(*pair, v) / ratio(v) - 1) for v in grid))

    print(f"{prefix}: optimum {worst(best):.3g}, stored {worst(ours):.3g}")
    for letter, optimum, taken in zip("ND", best, ours):
        for i, (b, t) in enumerate(zip(optimum, taken)):
            print(f"  {prefix}_{letter}{i}  {float(b)!r}  stored {float(t)!r}")


report("TWO_SIGMA", 4)
report("TWO_SIGMA64", 10)
