"""
The Python side of native.mjs. Started with --probe it prints the versions of what it can import,
as JSON. Otherwise it answers requests, one JSON object a line:

    {"peer", "case", "size", "reps", "samples", "check", "std", "low", "high"}
        -> {"seconds": [per call, one a sample], "std": of the last result, if "check"}

Of the cases orthogonal and qr, `size` is that of a square matrix.

`timeit` compiles the statement into its loop and reads time.perf_counter around it, so that no
Python function call is timed with the peer's own.
"""

import json
import sys
import timeit

STATEMENTS = {
    ("PyTorch", "normal"): "array.normal_(0.0, std)",
    ("PyTorch", "uniform"): "array.uniform_(low, high)",
    ("NumPy", "normal"): "rng.standard_normal(dtype=float32, out=array)",
    ("NumPy", "uniform"): "rng.random(dtype=float32, out=array)",
    ("PyTorch", "truncated"): "cut(array, 0.0, std, -2 * std, 2 * std)",
    ("PyTorch", "truncatedMiddle"): "cut(array, 0.0, std, -std, 3 * std)",
    ("PyTorch", "normal64"): "array.normal_(0.0, std)",
    ("PyTorch", "uniform64"): "array.uniform_(low, high)",
    ("NumPy", "normal64"): "rng.standard_normal(out=array)",
    ("NumPy", "uniform64"): "rng.random(out=array)",
    ("PyTorch", "orthogonal"): "orthogonal_(array)",
    ("PyTorch", "qr"): "qr(array)",
    ("NumPy", "orthogonal"): "q, r = qr(rng.standard_normal(shape, dtype)); q *= sign(diagonal(r))",
    ("NumPy", "qr"): "qr(array)",
}
MATRICES = ("orthogonal", "qr")


def probe():
    versions = {"python": sys.version.split()[0]}
    try:
        import torch

        versions["PyTorch"] = torch.__version__
    except ImportError:
        pass
    try:
        import numpy

        numpy.random.Generator  # since 1.17
        versions["NumPy"] = numpy.__version__
    except (ImportError, AttributeError):
        pass
    return versions


def names(peer, case, size, std, low, high):
    """What the statements of a peer speak of."""
    if peer == "PyTorch":
        import torch

        torch.set_num_threads(1)
        dtype = torch.float64 if case.endswith("64") else torch.float32
        array = torch.empty(size, dtype=dtype)
        cut = torch.nn.init.trunc_normal_
        return {"array": array, "std": std, "low": low, "high": high, "cut": cut}
    import numpy

    rng = numpy.random.Generator(numpy.random.PCG64(1))
    dtype = numpy.float64 if case.endswith("64") else numpy.float32
    return {"rng": rng, "float32": numpy.float32, "array": numpy.empty(size, dtype)}


def matrix_names(peer, case, n):
    """The same for square matrices."""
    if peer == "PyTorch":
        import torch

        torch.set_num_threads(1)
        array = torch.empty(n, n, dtype=torch.float64 if case.endswith("64") else torch.float32)
        array.uniform_(-1, 1)
        return {"array": array, "orthogonal_": torch.nn.init.orthogonal_, "qr": torch.linalg.qr}
    import numpy

    rng = numpy.random.Generator(numpy.random.PCG64(1))
    dtype = numpy.float64 if case.endswith("64") else numpy.float32
    return {
        "rng": rng,
        "dtype": dtype,
        "shape": (n, n),
        "array": rng.random((n, n), dtype),
        "qr": numpy.linalg.qr,
        "sign": numpy.sign,
        "diagonal": numpy.diagonal,
    }


def prepare(ask):
    """The timer of a request, and its names."""
    peer, case, size = ask["peer"], ask["case"], ask["size"]
    kind = case.removesuffix("64")
    if kind in MATRICES:
        scope = matrix_names(peer, case, size)
        return timeit.Timer(STATEMENTS[peer, kind], globals=scope), scope
    scope = names(peer, case, size, ask["std"], ask["low"], ask["high"])
    return timeit.Timer(STATEMENTS[peer, case], globals=scope), scope


def serve():
    current, prepared = None, {}
    for line in sys.stdin:
        ask = json.loads(line)
        peer = ask["peer"]
        if current != (ask["case"], ask["size"]):
            current = (ask["case"], ask["size"])
            prepared = {}
        if peer not in prepared:
            prepared[peer] = prepare(ask)
        timer, scope = prepared[peer]
        timer.timeit(1)
        seconds = timer.repeat(ask["samples"], ask["reps"])
        array = scope["array"]
        answer = {
            "seconds": [total / ask["reps"] for total in seconds],
            "std": float(array.std()) if ask["check"] else None,
        }
        print(json.dumps(answer), flush=True)


if "--probe" in sys.argv:
    print(json.dumps(probe()))
else:
    serve()
