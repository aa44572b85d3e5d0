"""What PyTorch's dirac_, eye_ and sparse_ and NumPy's eye set, for test/matrix.

    /usr/bin/python3 scripts/pytorch-matrices.py > test/matrix/pytorch.json

`ones` and `diagonal` are row-major places of the entries that are not zero; `zeros` counts the
zeros of every column, which sparse_ draws at random places.
Written with PyTorch 1.13.0a0 and NumPy 1.24.2 (Debian 12).
"""

import json

import numpy
import torch
from torch.nn import init

DIRAC = [
    ([3, 3, 3], 1), ([2, 5, 4], 1), ([5, 2, 1], 1), ([4, 4, 2], 2), ([6, 1, 5], 3), ([6, 4, 3], 2),
    ([8, 8, 3, 3], 1), ([4, 6, 2, 3], 1), ([6, 4, 4, 4], 1), ([8, 2, 5, 2], 4), ([9, 2, 1, 6], 3),
    ([4, 4, 3, 3, 3], 1), ([3, 5, 2, 4, 6], 1), ([6, 2, 4, 1, 2], 2), ([1, 1, 7, 7], 1),
]
EYE = [[1, 1], [3, 3], [2, 5], [5, 2], [1, 7], [7, 1]]
SPARSE = [
    ([10, 4], 0.1), ([10, 4], 0.25), ([7, 3], 0.5), ([3, 9], 0.34), ([50, 20], 0.9), ([9, 2], 0.0),
    ([9, 2], 1.0), ([100, 3], 0.29), ([100, 3], 0.07), ([11, 2], 0.999), ([1, 5], 0.01),
]


def places(tensor):
    return torch.nonzero(tensor.flatten()).flatten().tolist()


def dirac(shape, groups):
    tensor = init.dirac_(torch.full(shape, 7.0), groups)
    assert set(tensor.flatten().tolist()) <= {0.0, 1.0}
    return {"shape": shape, "groups": groups, "ones": places(tensor)}


def eye(shape):
    torch_eye = init.eye_(torch.full(shape, 7.0))
    assert (torch_eye.numpy() == numpy.eye(*shape)).all()
    return {"shape": shape, "diagonal": places(torch_eye)}


def sparse(shape, sparsity):
    tensor = init.sparse_(torch.empty(shape), sparsity, std=1)
    return {"shape": shape, "sparsity": sparsity, "zeros": (tensor == 0).sum(0).tolist()}


print(json.dumps({
    "command": "/usr/bin/python3 scripts/pytorch-matrices.py > test/matrix/pytorch.json",
    "torch": torch.__version__,
    "numpy": numpy.__version__,
    "dirac": [dirac(*case) for case in DIRAC],
    "eye": [eye(shape) for shape in EYE],
    "sparse": [sparse(*case) for case in SPARSE],
}, indent=1))
