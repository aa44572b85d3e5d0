"""PyTorch's side of matrix.mjs: answers one JSON request a line, {"case", "n", "reps"}, in seconds."""

import json
import sys
import time

import torch

torch.set_num_threads(1)
print(json.dumps({"torch": torch.__version__}), flush=True)
for line in sys.stdin:
    ask = json.loads(line)
    n, reps = ask["n"], ask["reps"]
    if ask["case"] == "orthogonal":
        array = torch.empty(n, n)
        call = lambda: torch.nn.init.orthogonal_(array)
    else:
        array = torch.randn(n, n)
        call = lambda: torch.linalg.qr(array)
    call()
    start = time.perf_counter()
    for _ in range(reps):
        call()
    print(json.dumps({"seconds": (time.perf_counter() - start) / reps}), flush=True)
