"""Box–Muller on 64-bit words in 60 digits: what the float64 normal kernel is measured against.

    python3 scripts/normal-oracle.py > test/accuracy/normal-f64.json

Written with Python 3.11 and mpmath 1.3.0. A line of `pairs` is X Y z0 rest z1 rest: the words in
hexadecimal and the two deviates for σ = 1, each as the nearest double and what is missing, in units
of its last place. `radii` are X −2 ln u rest, `arcs` are q sin(√q·π/2)/√q rest. `sha256` is of all
pairs z0 z1 as they follow from docs/streams.md, in Python's doubles, for two σ.

HARD are words where the error is large, found with the kernel's arithmetic in NumPy 2.4.6 beside
long doubles: the 4000 radii of 4e7 with the largest relative error, 8000 angles with each, for
σ = 1, 0.02, 0.05 and the worst of 2500 random σ.
"""

import hashlib
import json
import math
import random
import struct

from mpmath import cos, log, mp, mpf, pi, sin, sqrt

mp.dps = 60
MASK52 = 2**52 - 1
HARD = """
c605c181e0b2b8dd 8168e02007b21ce5
b489c7fafc9b2c32 f4297a46bba2e1f2
b4ab7710726cab0d 8bbba29ff78db627
f7f217db7bbd3c5f 4996a30403f644f6
f7f217db7bbd3c5f 54508d076e33e2a7
b3450855eab48c63 c5fda46edac89037
c93b134e25eded21 0163f09afd070dd7
ffedac47890cdfe2 fa685c21b988e498
b42ea773d95dcb1a 3fda35d44c8bc906
b4cf24df480f0367 1a6cc58b617653d2
bf19396ebf25ccf9 7ee4b124ca8613c7
c516ffcea4bc6606 ff4849b6b1972433
b3b449104f9e0f76 69b777b053be2c5d
b4c42e71e6576403 168cb83a1f060d25
b360ea095b6fcd14 d42b96b2c28db617
b360ea095b6fcd14 965053073a2a9f78
b3d3be8405dce8fa 96259cb68c928373
b3cb4e35e066e208 c9f7c51ccf5e172b
b4b7ba69fd87a756 032d61b95464e6c9
""".split()


def nearest(exact):
    """The nearest double and the rest in its last place."""
    value = float(exact)
    rest = float((exact - mpf(value)) / mpf(math.ulp(value)))
    return f"{value!r} {rest:.4f}"


LOG = (
    1, 0.33333333333333826, 0.1999999999965117, 0.1428571438032084,
    0.11111098528363024, 0.09091815840114664, 0.07656264074182095, 0.07404855180327638,
)
SINE = (
    1.5707963267948966, -0.6459640975062443, 0.07969262624604301, -0.004681754132340976,
    0.0001604411507421909, -3.59864335298231e-6, 5.633933781537854e-8,
)


def bits(double):
    return struct.unpack("<q", struct.pack("<d", double))[0]


def horner(coefficients, x):
    total = coefficients[-1]
    for c in reversed(coefficients[:-1]):
        total = total * x + c
    return total


def element(x, y, std):
    """z0 and z1 by docs/streams.md, operation by operation."""
    ke = std * std * -1.3862943611198906
    l = [std * std * (-4 * c) for c in LOG]
    u = (2 * (x >> 12) + 1) * 2.0**-53
    e = (bits(u) - 0x3FE6A09E667F3BCD) >> 52
    (m,) = struct.unpack("<d", struct.pack("<q", bits(u) - (e << 52)))
    s = (m - 1) / (m + 1)
    squared = e * ke + s * horner(l, s * s)
    r = ((y >> 11) & MASK52) * 2.0**-52 - 0.5
    z1 = (math.sqrt(squared) * r) * horner(SINE, r * r)
    z0 = math.sqrt(squared - z1 * z1)
    z0 = -z0 if y & 1 else z0
    return (z1, z0) if y >> 63 else (z0, z1)


def digest(words, std):
    doubles = [z for x, y in words for z in element(x, y, std)]
    return hashlib.sha256(struct.pack(f"<{len(doubles)}d", *doubles)).hexdigest()


def square_radius(x):
    """−2 ln u of the word x."""
    return -2 * log(mpf(2 * (x >> 12) + 1) / 2**53)


def pair(x, y):
    radius = sqrt(square_radius(x))
    angle = (mpf((y >> 11) & MASK52) / 2**52 - mpf(1) / 2) * pi / 2
    z0, z1 = radius * cos(angle), radius * sin(angle)
    if y & 1:
        z0 = -z0
    if y >> 63:
        z0, z1 = z1, z0
    return f"{x:016x} {y:016x} {nearest(z0)} {nearest(z1)}"


def arc(q):
    root = sqrt(mpf(q))
    return f"{q!r} {nearest(sin(root * pi / 2) / root if q else pi / 2)}"


def main():
    rng = random.Random(1)
    low = lambda: rng.getrandbits(12)

    # 52 bits of a radius: both ends, both sides of √½·2^-n and 2^-n, close to 0 and to 1, anywhere.
    ks = [k for i in range(24) for k in (i, MASK52 - i)]
    for n in range(1, 9):
        for u in (sqrt(mpf(1) / 2) / 2 ** (n - 1), mpf(1) / 2**n):
            ks += [int(u * 2**52) + d for d in range(-3, 3)]
    ks += [rng.getrandbits(52) >> (i % 52) for i in range(208)]
    ks += [MASK52 - (rng.getrandbits(52) >> (i % 52)) for i in range(208)]
    ks += [rng.getrandbits(52) for _ in range(600)]

    # 52 bits of an angle: both ends, the middle, close to it, anywhere.
    js = [j for i in range(12) for j in (i, MASK52 - i)] + [2**51 + d for d in range(-12, 12)]
    js += [2**51 + rng.choice((-1, 1)) * (rng.getrandbits(51) >> (i % 51)) for i in range(204)]
    js += [rng.getrandbits(52) for _ in range(600)]

    xs = [k << 12 | low() for k in ks]
    ys = [rng.getrandbits(1) << 63 | j << 11 | rng.getrandbits(11) for j in js]
    words = [(x, rng.choice(ys)) for x in xs] + [(rng.choice(xs), y) for y in ys]
    hard = [int(word, 16) for word in HARD]
    words += zip(hard[::2], hard[1::2])

    qs = [0.0, 0.25, 2.0**-104] + [rng.random() / 4 for _ in range(400)]
    oracle = {
        "source": "scripts/normal-oracle.py, mpmath 1.3.0, 60 digits",
        "sha256": {str(std): digest(words, std) for std in (1.0, 0.02)},
        "pairs": [pair(x, y) for x, y in words],
        "radii": [f"{x:016x} {nearest(square_radius(x))}" for x in xs[:600] + hard[::2]],
        "arcs": [arc(q) for q in qs],
    }
    print(json.dumps(oracle, indent=2, ensure_ascii=False))


main()
