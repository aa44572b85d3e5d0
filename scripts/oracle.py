"""GPT-2 small from docs/streams.md alone, in NumPy: an oracle that shares no code with the package.

    node examples/models/main.mjs --model gpt2 --json | python3 scripts/oracle.py

Reads the summary of the example, makes the weights again by the written definition (float32 and
uint32 arithmetic of NumPy is IEEE-exact, like the package's) and compares the SHA-256 of all of
them. Written with NumPy 2.4.6; takes about a minute.
"""

import hashlib
import json
import math
import sys

import numpy as np

U32, I32, F32 = np.uint32, np.int32, np.float32
MASK = 0xFFFFFFFF


def philox4x32(counter, key):
    """Philox4x32-10 of arrays of counters (four uint64 arrays below 2^32), one key."""
    x0, x1, x2, x3 = (np.asarray(word, dtype=np.uint64) for word in counter)
    k0, k1 = key
    for _ in range(10):
        p0, p1 = np.uint64(0xD2511F53) * x0, np.uint64(0xCD9E8D57) * x2
        x0, x1, x2, x3 = (
            (p1 >> np.uint64(32)) ^ x1 ^ np.uint64(k0),
            p1 & np.uint64(MASK),
            (p0 >> np.uint64(32)) ^ x3 ^ np.uint64(k1),
            p0 & np.uint64(MASK),
        )
        k0, k1 = (k0 + 0x9E3779B9) & MASK, (k1 + 0xBB67AE85) & MASK
    return x0, x1, x2, x3


def words(seed, stream, count):
    """W[0] … W[count − 1]: all lanes of all blocks step together."""
    blocks = -(-count // 4096)
    lanes = np.arange(8 * blocks, dtype=np.uint64)
    full = np.full_like(lanes, 0)
    counter = (
        lanes & np.uint64(MASK),
        lanes >> np.uint64(32),
        full + np.uint64(stream & MASK),
        full + np.uint64(stream >> 32),
    )
    a, b, c, _ = (x.astype(U32) for x in philox4x32(counter, (seed & MASK, seed >> 32)))
    out = np.empty((blocks, 512, 8), dtype=U32)
    for step in range(512):
        o = a + b + U32(step + 1)
        a = b ^ (b >> U32(9))
        b = c + (c << U32(3))
        c = ((c << U32(21)) | (c >> U32(11))) + o
        out[:, step, :] = o.reshape(blocks, 8)
    return out.reshape(-1)


def normal(seed, count, std):
    """N(0, std²) by the section "From words to float32 weights"."""
    pairs = words(seed, 0, count).reshape(-1, 8)
    x, y = pairs[:, :4].copy(), pairs[:, 4:].copy()
    variance = std * std
    ke = F32(variance * -1.6525916589735634e-7)
    l0, l1, l2 = (
        F32(variance * (-4 * c)) for c in (1.0000001192092896, 0.3332608938217163, 0.20649214088916779)
    )
    q0, q1, q2, q3 = (
        F32(q)
        for q in (0.7853981852531433, -0.08074551075696945, 0.0024899134878069162, -3.578717223717831e-5)
    )
    one = F32(2.0**31)
    f = (x >> U32(1)).astype(F32) + F32(0.5)
    h = (f.view(U32) - U32(0x4EB504F3)) & U32(0xFF800000)
    m = (f.view(U32) - h).view(F32)
    s = (m - one) / (m + one)
    t = s * s
    e = h.view(I32).astype(F32) * ke + s * ((t * l2 + l1) * t + l0)
    r = (y << U32(1)).view(I32).astype(F32) * F32(2.0**-31)
    q = r * r
    z1 = (np.sqrt(e) * r) * (((q * q3 + q2) * q + q1) * q + q0)
    z0 = np.sqrt(e - z1 * z1)
    z0 = np.where(y & U32(1), -z0, z0)
    swap = (y >> U32(31)).astype(bool)
    result = np.empty_like(pairs, dtype=F32)
    result[:, :4] = np.where(swap, z1, z0)
    result[:, 4:] = np.where(swap, z0, z1)
    return result.reshape(-1)[:count]


def child(seed, name):
    """The seed of a named Rng."""
    digest = 0xCBF29CE484222325
    for byte in name.encode():
        digest = ((digest ^ byte) * 0x100000001B3) & (2**64 - 1)
    counter = ([digest & MASK], [digest >> 32], [MASK], [MASK])
    low, high, _, _ = philox4x32(counter, (seed & MASK, seed >> 32))
    return int(low[0]) | int(high[0]) << 32


def rule(part):
    """Standard deviation, or the constant, of a tensor by the last part of its name."""
    if part.endswith("bias"):
        return 0, None
    if ".ln_" in f".{part}" or part.startswith("ln_"):
        return 1, None
    return None, 0.02 / math.sqrt(24) if part.endswith("c_proj.weight") else 0.02


def main():
    summary = json.load(sys.stdin)
    seed = int(summary["seed"])
    tensors = {}
    for group in summary["groups"]:
        names = [group["name"].replace("*", str(layer)) for layer in range(group["tensors"])]
        tensors.update((name, math.prod(group["shape"])) for name in names)
    digest = hashlib.sha256()
    for name in sorted(tensors):
        value, std = rule(name)
        count = tensors[name]
        weights = np.full(count, value, F32) if std is None else normal(child(seed, name), count, std)
        digest.update(weights.tobytes())
    print(f"package {summary['sha256']}\noracle  {digest.hexdigest()}")
    sys.exit(0 if digest.hexdigest() == summary["sha256"] else 1)


main()
