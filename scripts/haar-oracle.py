"""Haar matrices from docs/streams.md alone, in NumPy: an oracle without the package's code.

    python3 scripts/haar-oracle.py > test/accuracy/haar.json

Draws the normals of (seed 42, stream 0) by the written definition, in float32 and in float64, and
applies the reflectors one after the other in float64: no aggregated form, no panels of results, no
order of sums in common with the kernels. Written with NumPy 1.24.2.
"""

import json
import sys

import numpy as np

U32, U64, F32 = np.uint32, np.uint64, np.float32
MASK = 0xFFFFFFFF
SHAPES = ((1, 1), (3, 2), (5, 5), (9, 4), (4, 9))


def philox4x32(counter, key):
    """Philox4x32-10 of one counter."""
    x0, x1, x2, x3 = counter
    k0, k1 = key
    for _ in range(10):
        p0, p1 = 0xD2511F53 * x0, 0xCD9E8D57 * x2
        x0, x1, x2, x3 = (p1 >> 32) ^ x1 ^ k0, p1 & MASK, (p0 >> 32) ^ x3 ^ k1, p0 & MASK
        k0, k1 = (k0 + 0x9E3779B9) & MASK, (k1 + 0xBB67AE85) & MASK
    return x0, x1, x2, x3


def words(seed, stream, count):
    """W[0] … W[count − 1], count a multiple of 8 and at most 4096."""
    lanes = []
    for lane in range(8):
        counter = (lane, 0, stream & MASK, stream >> 32)
        a, b, c, _ = philox4x32(counter, (seed & MASK, seed >> 32))
        out = []
        for step in range(count // 8):
            o = (a + b + step + 1) & MASK
            a = b ^ (b >> 9)
            b = (c + (c << 3)) & MASK
            c = ((((c << 21) | (c >> 11)) & MASK) + o) & MASK
            out.append(o)
        lanes.append(out)
    return np.array(lanes, dtype=U32).T.reshape(-1)


def normals32(seed, count):
    """N(0, 1) by "From words to float32 weights"."""
    pairs = words(seed, 0, count).reshape(-1, 8)
    x, y = pairs[:, :4].copy(), pairs[:, 4:].copy()
    ke = F32(-1.6525916589735634e-7)
    series = (1.0000001192092896, 0.3332608938217163, 0.20649214088916779)
    l0, l1, l2 = (F32(-4 * c) for c in series)
    sine = (0.7853981852531433, -0.08074551075696945, 0.0024899134878069162, -3.578717223717831e-5)
    q0, q1, q2, q3 = (F32(q) for q in sine)
    one = F32(2.0**31)
    f = (x >> U32(1)).astype(F32) + F32(0.5)
    h = (f.view(U32) - U32(0x4EB504F3)) & U32(0xFF800000)
    m = (f.view(U32) - h).view(F32)
    s = (m - one) / (m + one)
    t = s * s
    e = h.view(np.int32).astype(F32) * ke + s * ((t * l2 + l1) * t + l0)
    r = (y << U32(1)).view(np.int32).astype(F32) * F32(2.0**-31)
    q = r * r
    z1 = (np.sqrt(e) * r) * (((q * q3 + q2) * q + q1) * q + q0)
    z0 = np.sqrt(e - z1 * z1)
    z0 = np.where(y & U32(1), -z0, z0)
    swap = (y >> U32(31)).astype(bool)
    result = np.empty(pairs.shape, dtype=F32)
    result[:, :4] = np.where(swap, z1, z0)
    result[:, 4:] = np.where(swap, z0, z1)
    return result.reshape(-1)


def normals64(seed, count):
    """N(0, 1) by "From words to float64 weights"; count a multiple of 4."""
    w = words(seed, 0, 2 * count).astype(U64)
    quads = (w[0::2] | w[1::2] << U64(32)).reshape(-1, 4)
    x, y = quads[:, :2].copy(), quads[:, 2:].copy()
    u = (2.0 * (x >> U64(12)).astype(float) + 1.0) * 2.0**-53
    bits = u.view(np.int64)
    e = (bits - np.int64(0x3FE6A09E667F3BCD)) >> np.int64(52)
    m = (bits - (e << np.int64(52))).view(float)
    s = (m - 1.0) / (m + 1.0)
    t = s * s
    series = (
        1.0,
        0.33333333333333826,
        0.1999999999965117,
        0.1428571438032084,
        0.11111098528363024,
        0.09091815840114664,
        0.07656264074182095,
        0.07404855180327638,
    )
    p = np.zeros_like(t)
    for c in reversed(series):
        p = p * t + -4.0 * c
    energy = e.astype(float) * -1.3862943611198906 + s * p
    r = ((y << U64(1)) >> U64(12)).astype(float) * 2.0**-52 - 0.5
    q = r * r
    sine = np.zeros_like(q)
    for c in (
        5.633933781537854e-8,
        -3.59864335298231e-6,
        0.0001604411507421909,
        -0.004681754132340976,
        0.07969262624604301,
        -0.6459640975062443,
        1.5707963267948966,
    ):
        sine = sine * q + c
    z1 = (np.sqrt(energy) * r) * sine
    z0 = np.sqrt(energy - z1 * z1)
    z0 = np.where(y & U64(1), -z0, z0)
    swap = (y >> U64(63)).astype(bool)
    result = np.empty(quads.shape)
    result[:, :2] = np.where(swap, z1, z0)
    result[:, 2:] = np.where(swap, z0, z1)
    return result.reshape(-1)


def haar(rows, columns, normals, group):
    """Q of (seed 42, stream 0); a wide one is the transpose of the tall one."""
    m, k = max(rows, columns), min(rows, columns)
    panels = -(-k // group)
    total = sum(group * (m - group * p) for p in range(panels))
    stream = normals(42, -(-total // 8) * 8)
    x = np.zeros((m, panels * group))
    at = 0
    for p in reversed(range(panels)):
        for i in range(group * p, m):
            for j in range(group * p, group * (p + 1)):
                x[i, j] = stream[at]
                at += 1
    q = np.zeros((m, k))
    for j in reversed(range(k)):
        v = x[j:, j].copy()
        sign = np.copysign(1.0, v[0])
        if len(v) == 1:
            q[j, j] = sign
            continue
        q[j, j] = -sign
        v[0] += sign * np.sqrt(np.dot(v, v))
        square = np.dot(v, v)
        if square > 0:
            for c in range(k):
                q[j:, c] -= 2.0 * v * (np.dot(v, q[j:, c]) / square)
    return q if rows >= columns else q.T


def main():
    figures = {
        "command": "python3 scripts/haar-oracle.py",
        "numpy": np.__version__,
        "matrices": [
            {
                "rows": rows,
                "columns": columns,
                "float32": haar(rows, columns, normals32, 8).reshape(-1).tolist(),
                "float64": haar(rows, columns, normals64, 4).reshape(-1).tolist(),
            }
            for rows, columns in SHAPES
        ],
    }
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


main()
