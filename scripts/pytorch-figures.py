"""PyTorch's own fans, standard deviations and bounds, for test/initializers.

    python3 scripts/pytorch-figures.py > test/initializers/pytorch.json

The scales are read off the initializers themselves: their samplers are replaced by recorders.
Written with PyTorch 1.13.0a0 (Debian 12, python3-torch); torch.nn.init has kept these formulas.
"""

import json

import torch
from torch.nn import init

FAN_SHAPES = [
    [1, 1], [10, 784], [256, 784], [784, 256], [64, 3, 7], [64, 3, 7, 7], [2048, 512, 1, 1],
    [128, 64, 3, 3], [16, 8, 3, 5], [32, 16, 3, 3, 3], [7, 5, 1, 2, 3, 4],
]
SCALE_SHAPES = [[256, 784], [10, 3, 5], [128, 64, 3, 3], [2048, 512, 1, 1], [32, 16, 3, 3, 3]]
RELU = {"nonlinearity": "relu"}
LINEAR = {"nonlinearity": "linear"}
INITIALIZERS = [
    ("glorotUniform", {}, init.xavier_uniform_, {}),
    ("glorotUniform", {"gain": 5 / 3}, init.xavier_uniform_, {"gain": 5 / 3}),
    ("glorotNormal", {}, init.xavier_normal_, {}),
    ("glorotNormal", {"gain": 0.1}, init.xavier_normal_, {"gain": 0.1}),
    ("heUniform", {}, init.kaiming_uniform_, RELU),
    ("heUniform", {"mode": "fanOut"}, init.kaiming_uniform_, {**RELU, "mode": "fan_out"}),
    ("heNormal", {}, init.kaiming_normal_, RELU),
    ("heNormal", {"mode": "fanOut"}, init.kaiming_normal_, {**RELU, "mode": "fan_out"}),
    ("lecunUniform", {}, init.kaiming_uniform_, LINEAR),
    ("lecunNormal", {}, init.kaiming_normal_, LINEAR),
]


def parameters(initializer, shape, options):
    """What `initializer` hands to the sampler."""
    seen = {}

    def uniform_(tensor, low, high):
        seen["bound"] = high
        return tensor

    def normal_(tensor, mean, std):
        seen["std"] = std
        return tensor

    originals = torch.Tensor.uniform_, torch.Tensor.normal_
    torch.Tensor.uniform_, torch.Tensor.normal_ = uniform_, normal_
    try:
        initializer(torch.empty(shape), **options)
    finally:
        torch.Tensor.uniform_, torch.Tensor.normal_ = originals
    return seen


fans = [
    {"shape": shape, "fans": init._calculate_fan_in_and_fan_out(torch.empty(shape))}
    for shape in FAN_SHAPES
]
scales = [
    {"shape": shape, "initializer": name, "options": options, **parameters(function, shape, theirs)}
    for shape in SCALE_SHAPES
    for name, options, function, theirs in INITIALIZERS
]
print(json.dumps({"version": torch.__version__, "fans": fans, "scales": scales}, indent=1))
