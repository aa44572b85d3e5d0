"""The same tensors by torch.nn.init into a file by torch.save: the plan comes in as JSON.

Seconds do not count the import of torch. One thread; the file is as durable as ours.
"""

import json
import os
import resource
import sys
import time

import torch

torch.set_num_threads(1)
plan = json.load(sys.stdin)
start = time.perf_counter()
torch.manual_seed(1337)
tensors = {}
with torch.no_grad():
    for tensor in plan["tensors"]:
        weight = torch.empty(tensor["shape"])
        if tensor["initializer"] == "normal":
            torch.nn.init.normal_(weight, 0.0, tensor["options"]["std"])
        else:
            torch.nn.init.constant_(weight, 1.0 if tensor["initializer"] == "ones" else 0.0)
        tensors[tensor["name"]] = weight
with open(plan["path"], "wb") as file:
    torch.save(tensors, file)
    file.flush()
    os.fsync(file.fileno())
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "peak": peak}))
