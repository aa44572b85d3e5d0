/**
 * What must be reached on one core through the public API: how many times the time of `out`
 * preallocated a peer must take, the bytes of a bundle, the time to the first weight.
 */

const RATIOS = [
  ["normal", 1e3, { PyTorch: 2.5 }],
  [
    "normal",
    1e6,
    {
      PyTorch: 2.3,
      NumPy: 7,
      tfjs: 20,
      "@stdlib/random-array-normal": 18,
      "d3-random": 18,
      "Math.random": 18,
    },
  ],
  ["heNormal", 1e6, { "Math.random": 18 }],
  ["uniform", 1e6, { PyTorch: 4.5, NumPy: 3.3 }],
  ["truncated", 1e6, { tfjs: 25 }],
  ["heTruncated", 1e6, { tfjs: 25 }],
  ["normal64", 1e6, { NumPy: 2.7 }],
];

/** The smallest ratio allowed, or undefined where there is no bar. */
export const ratioBar = ({ case: name, size, into, contender }) =>
  into === "out" ? RATIOS.find(([c, s]) => c === name && s === size)?.[2][contender] : undefined;

/** Bytes after gzip of a bundle that imports `heNormal`. */
export const HE_NORMAL_GZIP = 16_000;

/** Milliseconds of the first call in a process, compiling the kernel included. */
export const FIRST_CALL_MS = 10;
