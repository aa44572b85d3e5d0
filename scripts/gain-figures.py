"""Gains by another route than scripts/gains.py, for test/initializers.

    python3 scripts/gain-figures.py > test/initializers/gains.json

E f(z) and E f(z)², z ~ N(0, 1), of PyTorch's own activation functions in double precision, by
scipy.integrate.quad; and what PyTorch's calculate_gain says. Each integral is good to 1e-13.
Written with PyTorch 1.13.0a0, SciPy 1.10.1 (Debian 12, python3-torch, python3-scipy).
"""

import json
import math

import scipy
import torch
from scipy.integrate import quad
from torch.nn import functional as F
from torch.nn.init import calculate_gain

SLOPES = [-1, -0.3, 0, 0.01, 0.1, 0.2, 0.25, 0.5, 1, 1.5, 3, 100]
PLAIN = {
    "linear": lambda z: z,
    "relu": F.relu,
    "selu": F.selu,
    "gelu": F.gelu,
    "geluTanh": lambda z: F.gelu(z, approximate="tanh"),
    "silu": F.silu,
    "mish": F.mish,
    "softplus": F.softplus,
    "softsign": F.softsign,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "hardSigmoid": F.hardsigmoid,
    "hardSwish": F.hardswish,
    "hardTanh": F.hardtanh,
    "relu2": lambda z: F.relu(z) ** 2,
    "sin": torch.sin,
}
SLOPED = {"leakyRelu": F.leaky_relu, "elu": F.elu}
TORCH = {
    "linear": "linear", "relu": "relu", "selu": "selu", "sigmoid": "sigmoid", "tanh": "tanh",
    "leakyRelu": "leaky_relu",
}
# The kinks of every function above are among these.
PIECES = [-39, -9, -6, -3, -1, 0, 1, 3, 6, 9, 39]


def expectation(f):
    """E f(z)."""
    weighted = lambda z: f(z) * math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    pairs = zip(PIECES, PIECES[1:])
    return math.fsum(quad(weighted, a, b, epsabs=1e-16, epsrel=1e-14)[0] for a, b in pairs)


def gains(f):
    scalar = lambda z: f(torch.tensor(z, dtype=torch.float64)).item()
    square = expectation(lambda z: scalar(z) ** 2)
    return {
        "secondMoment": 1 / math.sqrt(square),
        "std": 1 / math.sqrt(square - expectation(scalar) ** 2),
    }


rows = [{"nonlinearity": name, **gains(f)} for name, f in PLAIN.items()]
rows += [
    {"nonlinearity": name, "slope": slope, **gains(lambda z, f=f, slope=slope: f(z, slope))}
    for name, f in SLOPED.items()
    for slope in SLOPES
]
own = [{"nonlinearity": name, "gain": calculate_gain(theirs)} for name, theirs in TORCH.items()]
own += [
    {"nonlinearity": "leakyRelu", "slope": slope, "gain": calculate_gain("leaky_relu", slope)}
    for slope in SLOPES
]
versions = {"torch": torch.__version__, "scipy": scipy.__version__}
print(json.dumps({"versions": versions, "quadrature": rows, "calculateGain": own}, indent=1))
