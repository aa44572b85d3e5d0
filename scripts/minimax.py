"""The polynomials of the normal kernels: where the decimals of src/coefficients.ts come from.

    python3 scripts/minimax.py

Remez's exchange for the smallest relative error, in 50 digits (mpmath 1.3.0):

    log    ln m = 2s·(C0 + C1 t + C2 t²),  s = (m − 1)/(m + 1), t = s², over |s| ≤ 3 − 2√2
    sine   sin(rπ/4) = r·(Q0 + Q1 q + Q2 q² + Q3 q³),  q = r², over 0 ≤ q ≤ 1

and the same for float64, with 8 coefficients, and with 7 for sin(rπ/2) over 0 ≤ q ≤ ¼. It prints
the optimum, the stored coefficients and the relative error of both. The stored ones of float32 are
float32 numbers near the optimum, taken for the smallest error of the whole float32 evaluation, so
their error in exact arithmetic may be above the optimum's; those of float64 leave less than a tenth
of a unit in the last place. The definition of the stream is the stored decimals, not this script.
"""

import re
from pathlib import Path

from mpmath import atanh, cos, linspace, lu_solve, matrix, mp, mpf, pi, sin, sqrt

mp.dps = 50
TEXT = (Path(__file__).parent.parent / "src" / "coefficients.ts").read_text()


def stored(prefix, count):
    """Coefficients as they stand in the source."""
    return [
        mpf(re.search(rf"{prefix}{i} = (-?[0-9.e-]+);", TEXT).group(1)) for i in range(count)
    ]


def evaluate(coefficients, x):
    total = mpf(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total


def relative(function, coefficients, x):
    return evaluate(coefficients, x) / function(x) - 1


def remez(function, degree, low, high):
    """Minimax coefficients in relative error over [low, high]."""
    n = degree + 2
    nodes = [(low + high) / 2 - (high - low) / 2 * cos(pi * k / (n - 1)) for k in range(n)]
    grid = linspace(low, high, 4001)
    for _ in range(20):
        rows = [
            [x**j / function(x) for j in range(degree + 1)] + [mpf(-1) ** k]
            for k, x in enumerate(nodes)
        ]
        solution = lu_solve(matrix(rows), matrix([mpf(1)] * n))
        coefficients = list(solution)[: degree + 1]
        errors = [relative(function, coefficients, x) for x in grid]
        extrema = [
            i
            for i in range(len(grid))
            if (i == 0 or abs(errors[i]) >= abs(errors[i - 1]) or errors[i] * errors[i - 1] < 0)
            and (i == len(grid) - 1 or abs(errors[i]) > abs(errors[i + 1]) or errors[i] * errors[i + 1] < 0)
        ]
        chosen = []
        for i in extrema:
            if chosen and errors[chosen[-1]] * errors[i] > 0:
                if abs(errors[i]) > abs(errors[chosen[-1]]):
                    chosen[-1] = i
            else:
                chosen.append(i)
        while len(chosen) > n:
            chosen.pop(0 if abs(errors[chosen[0]]) < abs(errors[chosen[-1]]) else -1)
        if len(chosen) < n or [grid[i] for i in chosen] == nodes:
            break
        nodes = [grid[i] for i in chosen]
    return coefficients


def report(name, function, prefix, count, low, high):
    best = remez(function, count - 1, low, high)
    ours = stored(prefix, count)
    grid = linspace(low, high, 4001)

    def worst(coefficients):
        return float(max(abs(relative(function, coefficients, x)) for x in grid))

    print(f"{name}: optimum {worst(best):.3g}, stored {worst(ours):.3g}")
    for i, (b, o) in enumerate(zip(best, ours)):
        print(f"  {prefix}{i}  {float(b):.17g}  stored {float(o):.17g}")


def log_ratio(t):
    """ln m / 2s as a function of t = s²."""
    s = sqrt(t)
    return atanh(s) / s if s else mpf(1)


def sine_ratio(q):
    """sin(rπ/4)/r as a function of q = r²."""
    r = sqrt(q)
    return sin(r * pi / 4) / r if r else pi / 4


EDGE = (3 - 2 * sqrt(mpf(2))) ** 2
report("log", log_ratio, "LOG_C", 3, mpf(0), EDGE)
report("sine", sine_ratio, "SINE_Q", 4, mpf(0), mpf(1))
report("log, float64", log_ratio, "LOG64_C", 8, mpf(0), EDGE)
report("sine, float64", lambda q: 2 * sine_ratio(4 * q), "SINE64_Q", 7, mpf(0), mpf(1) / 4)
