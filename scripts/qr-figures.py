"""R of LAPACK's QR, rows normalized to a diagonal ≥ 0: what `qr` is compared with.

    python3 scripts/qr-figures.py > test/accuracy/qr.json

Written with NumPy 1.24.2, numpy.linalg.qr, which calls LAPACK's dgeqrf and dorgqr.
"""

import json
import math
import sys

import numpy as np


def kahan(n, theta):
    """Kahan's matrix: upper triangular, ill-conditioned, no small diagonal element."""
    s, c = math.sin(theta), math.cos(theta)
    return np.diag([s**i for i in range(n)]) @ (np.eye(n) - c * np.triu(np.ones((n, n)), 1))


def multiples(rows, columns):
    """Elements in (−1, 1) without a pattern."""
    i, j = np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij")
    return (37 * i * i + 11 * j + 5 * i * j * j) % 97 / 48.5 - 1


MATRICES = {
    "1×1": np.array([[-3.0]]),
    "square": multiples(12, 12),
    "tall": multiples(40, 9),
    "wide": multiples(9, 40),
    "Hilbert": np.array([[1 / (i + j + 1) for j in range(6)] for i in range(6)]),
    "Vandermonde": np.vander(np.linspace(0.1, 1.9, 9), 6, increasing=True),
    "Kahan": kahan(12, 1.2),
}


def main():
    figures = []
    for name, a in MATRICES.items():
        q, r = np.linalg.qr(a)
        signs = np.where(np.diag(r) < 0, -1.0, 1.0)
        figures.append({
            "name": name,
            "rows": a.shape[0],
            "columns": a.shape[1],
            "matrix": a.reshape(-1).tolist(),
            "q": (q * signs).reshape(-1).tolist(),
            "r": (signs[:, None] * r).reshape(-1).tolist(),
        })
    json.dump({"command": "python3 scripts/qr-figures.py", "numpy": np.__version__,
               "matrices": figures}, sys.stdout)
    sys.stdout.write("\n")


main()
