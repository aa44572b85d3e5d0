"""What PyTorch, Keras, JAX and TensorFlow.js count as fans, and what is connected in their layers.

    npm ci --prefix bench/peers --ignore-scripts
    python3 scripts/framework-fans.py random_initializers.py initializers.py \
        > test/initializers/frameworks.json

PyTorch 1.13.0a0 (Debian 12, python3-torch) and TensorFlow.js 4.22.0 run. Of Keras and JAX one
function each runs, by its own text, out of the files named in KERAS and JAX below, which are the
two arguments. What a function refuses is stored as the name of its error.

Connections are counted by the layers themselves, at stride 1: with weights and inputs of ones an
output is the number of inputs that feed it, and the gradient of the sum of all outputs at an input
in the middle is the number of outputs that it feeds.
"""

import ast
import json
import math
import subprocess
import sys
from pathlib import Path

import torch
from torch.nn import functional as F
from torch.nn import init

KERAS = {
    "repository": "keras-team/keras",
    "commit": "107f5a8080241c530510f283b4ffa69eb481a617",
    "path": "keras/src/initializers/random_initializers.py",
    "function": "compute_fans",
}
JAX = {
    "repository": "jax-ml/jax",
    "commit": "29e6647577ad98b2d1a35cccdfe9da8dfa0f1f24",
    "path": "jax/_src/nn/initializers.py",
    "function": "_compute_fans",
}

# Each framework reads every shape in its own way, also those of another's layout.
SHAPES = {
    "scalar": [[]],
    "vector": [[1], [10], [0]],
    "dense": [[1, 1], [784, 256], [256, 784], [10, 3]],
    "convolution, keras": [[5, 3, 8], [3, 3, 64, 128], [3, 5, 8, 16], [2, 3, 4, 8, 16]],
    "convolution, torch": [[8, 3, 5], [128, 64, 3, 3], [16, 8, 3, 5], [16, 8, 2, 3, 4]],
    "grouped, 8 to 16 in 4": [[3, 3, 2, 16], [16, 2, 3, 3]],
    "depthwise, 8 times 2": [[3, 3, 8, 2], [16, 1, 3, 3]],
    "transposed, 8 to 16": [[3, 3, 16, 8], [8, 16, 3, 3]],
    "attention": [[64, 8, 16]],
    "rank 6 and 7": [[7, 5, 1, 2, 3, 4], [2, 3, 2, 3, 2, 3, 5]],
    "empty": [
        [0, 5], [5, 0], [0, 0], [3, 0, 8], [0, 3, 8], [3, 3, 0, 8], [3, 3, 8, 0], [0, 3, 8, 4],
    ],
}
# Shape, in_axis, out_axis, batch_axis.
AXES = [
    ([784, 256], 0, 1, []),
    ([784, 256], 1, 0, []),
    ([8, 512, 64], 1, 2, 0),
    ([8, 512, 64], -2, -1, [-3]),
    ([64, 8, 16], 0, [1, 2], []),
    ([8, 16, 64], [0, 1], 2, []),
    ([3, 3, 8, 16], -2, -1, []),
    ([16, 8, 3, 3], 1, 0, []),
    ([16, 3, 3, 8], 3, 0, []),
    ([3, 3, 8, 2], [], -1, -2),
    ([2, 3, 4, 5, 6, 7], [0, -1], [2], [4, 1]),
]
# Input channels, output channels, groups, kernel.
CONVOLUTIONS = [
    (8, 16, 1, [5]), (8, 16, 4, [3]), (6, 12, 6, [4]),
    (8, 16, 1, [3, 5]), (8, 16, 2, [3, 3]), (8, 16, 8, [3, 3]), (9, 6, 3, [1, 2]),
    (5, 7, 1, [1, 1]),
    (4, 6, 1, [2, 3, 4]), (4, 6, 2, [3, 1, 2]),
]


def function(path, name):
    """A function of a file by its text, without decorators and annotations."""
    tree = ast.parse(Path(path).read_text())
    (found,) = [node for node in tree.body if getattr(node, "name", None) == name]
    found.decorator_list = []
    found.returns = None
    for argument in found.args.args:
        argument.annotation = None
    scope = {"math": math}
    exec(compile(ast.Module([found], []), path, "exec"), scope)
    return scope[name]


def figure(count, *arguments):
    try:
        return list(count(*arguments))
    except Exception as error:
        return type(error).__name__


def connected(layer, weight, channels):
    """The number of inputs of an output in the middle, of outputs of an input in the middle."""
    sizes = [4 * k for k in weight.shape[2:]]
    inputs = torch.ones([1, channels, *sizes], dtype=torch.float64, requires_grad=True)
    outputs = layer(inputs, weight)
    outputs.sum().backward()
    middle = lambda tensor: tensor[(0, 0, *(n // 2 for n in tensor.shape[2:]))].item()
    return [int(middle(outputs)), int(middle(inputs.grad))]


def connections(channels, outputs, groups, kernel):
    """A convolution and a transposed one, with their weights' shapes."""
    n = len(kernel)
    for shape, name, transposed in (
        ([outputs, channels // groups, *kernel], f"conv{n}d", {}),
        ([channels, outputs // groups, *kernel], f"conv_transpose{n}d", {"transposed": True}),
    ):
        layer = lambda x, w: getattr(F, name)(x, w, groups=groups)
        weight = torch.ones(shape, dtype=torch.float64)
        options = {"layout": "torch", **({"groups": groups} if groups > 1 else {}), **transposed}
        fans = connected(layer, weight, channels)
        yield {"layer": name, "shape": shape, "options": options, "fans": fans}


keras = function(sys.argv[1], KERAS["function"])
jax = function(sys.argv[2], JAX["function"])
tfjs = json.loads(
    subprocess.run(
        ["node", Path(__file__).with_suffix(".mjs")],
        input=json.dumps([shape for shapes in SHAPES.values() for shape in shapes]),
        stdout=subprocess.PIPE, check=True, text=True,
    ).stdout
)
own = iter(tfjs["fans"])
rows = [
    {
        "kind": kind,
        "shape": shape,
        "torch": figure(init._calculate_fan_in_and_fan_out, torch.empty(shape)),
        "keras": figure(keras, shape),
        "jax": figure(jax, shape),
        "tfjs": next(own),
    }
    for kind, shapes in SHAPES.items()
    for shape in shapes
]
axes = [
    {"shape": shape, "layout": {"in": i, "out": o, "batch": b}, "jax": figure(jax, shape, i, o, b)}
    for shape, i, o, b in AXES
]
layers = [row for convolution in CONVOLUTIONS for row in connections(*convolution)]
sources = {
    "torch": {"version": torch.__version__, "function": "_calculate_fan_in_and_fan_out"},
    "keras": KERAS,
    "jax": JAX,
    "tfjs": {"version": tfjs["version"], "function": "VarianceScaling.apply"},
}
print(json.dumps({
    "sources": sources, "fans": rows, "axes": axes, "connections": layers + tfjs["connections"],
    "bounds": tfjs["bounds"],
}, indent=1))
