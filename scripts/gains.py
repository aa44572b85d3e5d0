"""The literals of src/gain.ts, by quadrature in 40 digits (mpmath 1.3.0).

    python3 scripts/gains.py

With z ~ N(0, 1):

    secondMoment   1/√E[f(z)²]
    std            1/√Var f(z)

and for nonlinearities with a slope s below 0, where f(z) = z above and s·h(z) below,

    E[f(z)²] = ½ + square·s²     square = ∫ h(z)² φ(z) dz     over z < 0
    E[f(z)]  = 1/√(2π) + mean·s    mean = ∫ h(z) φ(z) dz

Prints every number in 20 digits, the double next to it, and "differs" where the source does not
have that double. The integrals are taken piece by piece between the kinks of f.
"""

import re
from pathlib import Path

from mpmath import e, erf, erfc, exp, log1p, mp, mpf, nstr, pi, quad, sin, sqrt, tanh

mp.dps = 40
SOURCE = (Path(__file__).parent.parent / "src" / "gain.ts").read_text()
HALF = mpf(1) / 2
REACH = 25  # φ(25) < 1e-136

# Klambauer, Unterthiner, Mayr, Hochreiter, "Self-normalizing neural networks", NIPS 2017, eq. 14:
# the slope and scale at which mean 0 and variance 1 reproduce themselves.
ALPHA = -sqrt(2 / pi) / (erfc(sqrt(HALF)) * exp(HALF) - 1)
SCALE = (1 - erfc(sqrt(HALF)) * sqrt(e)) * sqrt(2 * pi) / sqrt(
    2 * erfc(sqrt(2)) * exp(2)
    + pi * erfc(sqrt(HALF)) ** 2 * e
    - 2 * (2 + pi) * erfc(sqrt(HALF)) * sqrt(e)
    + pi
    + 2
)


def relu(z):
    return max(z, mpf(0))


def sigmoid(z):
    return 1 / (1 + exp(-z))


def softplus(z):
    return log1p(exp(z)) if z < 0 else z + log1p(exp(-z))


def hard_sigmoid(z):
    return min(max(z / 6 + HALF, mpf(0)), mpf(1))


def expm1(z):
    return exp(z) - 1


TABLE = {
    "linear": lambda z: z,
    "relu": relu,
    "selu": lambda z: SCALE * (z if z > 0 else ALPHA * expm1(z)),
    "gelu": lambda z: z * (1 + erf(z / sqrt(2))) / 2,
    "geluTanh": lambda z: z * (1 + tanh(sqrt(2 / pi) * (z + mpf("0.044715") * z**3))) / 2,
    "silu": lambda z: z * sigmoid(z),
    "mish": lambda z: z * tanh(softplus(z)),
    "softplus": softplus,
    "softsign": lambda z: z / (1 + abs(z)),
    "sigmoid": sigmoid,
    "tanh": tanh,
    "hardSigmoid": hard_sigmoid,
    "hardSwish": lambda z: z * hard_sigmoid(z),
    "hardTanh": lambda z: min(max(z, mpf(-1)), mpf(1)),
    "relu2": lambda z: relu(z) ** 2,
    "sin": sin,
}
BELOW = {"leakyRelu": lambda z: z, "elu": expm1}


def expectation(f, low=-REACH, high=REACH):
    """E[f(z)] over low < z < high."""
    pieces = [x for x in (-REACH, -9, -6, -3, -1, 0, 1, 3, 6, 9, REACH) if low <= x <= high]
    return quad(lambda z: f(z) * exp(-z * z / 2), pieces) / sqrt(2 * pi)


def show(name, what, value):
    entry = re.search(rf"\b{name}: {{([^}}]*)}}", SOURCE)
    stored = entry and re.search(rf"\b{what}: (-?[0-9.e-]+)", entry.group(1))
    same = stored is not None and float(stored.group(1)) == float(value)
    print(f"{name:12} {what:13} {nstr(value, 20):>24} {float(value)!r:>22}"
          + ("" if same else "  differs"))


for name, f in TABLE.items():
    square = expectation(lambda z, f=f: f(z) ** 2)
    show(name, "secondMoment", 1 / sqrt(square))
    show(name, "std", 1 / sqrt(square - expectation(f) ** 2))
for name, h in BELOW.items():
    show(name, "square", expectation(lambda z, h=h: h(z) ** 2, high=0))
    show(name, "mean", expectation(h, high=0))
print(f"1/√(2π) {nstr(1 / sqrt(2 * pi), 20)} {float(1 / sqrt(2 * pi))!r}")
