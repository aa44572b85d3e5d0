/**
 * What the initializers of whole matrices refuse; several rows are inputs that other frameworks
 * take silently.
 */
import { dirac, identity, sparse } from "weightinit";
import { describeErrors, option, R, type Row, T } from "./table.js";

const IDENTITY: readonly Row[] = [
  ["rank 1", option(identity, [3], {}), T, 'identity: "shape" expected rank 2, got rank 1'],
  ["rank 0", option(identity, [], {}), T, 'identity: "shape" expected rank 2, got rank 0'],
  ["rank 3", option(identity, [3, 3, 3], {}), T, 'identity: "shape" expected rank 2, got rank 3'],
  [
    "gain NaN",
    option(identity, [3, 3], { gain: Number.NaN }),
    R,
    'identity: "gain" expected a finite number, got NaN',
  ],
  [
    "gain beyond float16",
    option(identity, [3, 3], { gain: -65505, dtype: "float16" }),
    R,
    'identity: "gain" expected ±65504 at most for float16, got -65505',
  ],
  [
    "gain beyond float32",
    option(identity, [3, 3], { gain: 1e39 }),
    R,
    'identity: "gain" expected ±3.4028234663852886e+38 at most for float32, got 1e+39',
  ],
  [
    "standardized",
    option(identity, [3, 3], { standardized: true }),
    T,
    '"standardized" is not an option of identity',
  ],
  ["scale", option(identity, [3, 3], { scale: 2 }), T, 'did you mean "gain"?'],
];

const torch = { layout: "torch" } as const;
const DIRAC: readonly Row[] = [
  ["rank 2", option(dirac, [3, 3], torch), T, 'dirac: "shape" expected rank 3 … 5, got rank 2'],
  ["rank 6", option(dirac, [1, 1, 1, 1, 1, 1], torch), T, "expected rank 3 … 5, got rank 6"],
  [
    "no layout",
    option(dirac, [3, 3, 3], {}),
    T,
    'dirac: "layout" expected "keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial]) for a tensor of rank 3, got undefined',
  ],
  [
    "layout of axes",
    option(dirac, [3, 3, 3], { layout: { in: 0, out: 1 } }),
    T,
    'dirac: "layout" expected "keras" or "torch", got an Object',
  ],
  [
    "groups that do not divide",
    option(dirac, [5, 3, 3], { ...torch, groups: 2 }),
    R,
    'dirac: "groups" expected a divisor of the 5 channels out, got 2',
  ],
  [
    "groups 0",
    option(dirac, [4, 4, 3], { ...torch, groups: 0 }),
    R,
    'dirac: "groups" expected an integer ≥ 1, got 0',
  ],
  [
    "num_groups",
    option(dirac, [4, 4, 3], { ...torch, num_groups: 2 }),
    T,
    'did you mean "groups"?',
  ],
  ["gain", option(dirac, [4, 4, 3], { ...torch, gain: 2 }), T, '"gain" is not an option of dirac'],
];

const SPARSE: readonly Row[] = [
  [
    "no sparsity",
    option(sparse, [3, 3], {}),
    T,
    'sparse: "sparsity" expected a number 0 … 1, got undefined',
  ],
  [
    "no options",
    option(sparse, [3, 3], undefined),
    T,
    'sparse: "sparsity" expected a number 0 … 1, got undefined',
  ],
  [
    // PyTorch: all zeros, silently.
    "sparsity 1.5",
    option(sparse, [4, 4], { sparsity: 1.5 }),
    R,
    'sparse: "sparsity" expected a number 0 … 1, got 1.5',
  ],
  [
    // PyTorch: a slice from the other end, silently.
    "sparsity -0.5",
    option(sparse, [4, 4], { sparsity: -0.5 }),
    R,
    'sparse: "sparsity" expected a number 0 … 1, got -0.5',
  ],
  [
    "sparsity '0.5'",
    option(sparse, [4, 4], { sparsity: "0.5" }),
    T,
    'sparse: "sparsity" expected a number 0 … 1, got "0.5"',
  ],
  [
    "rank 3",
    option(sparse, [4, 4, 4], { sparsity: 0.5 }),
    T,
    'sparse: "shape" expected rank 2, got rank 3',
  ],
  [
    "std -1",
    option(sparse, [4, 4], { sparsity: 0.5, std: -1 }),
    R,
    'sparse: "std" expected a number ≥ 0, got -1',
  ],
  [
    "std too large",
    option(sparse, [4, 4], { sparsity: 0.5, std: 1e38 }),
    R,
    'sparse: "std" expected 6.7·std + |mean| at most 3.4028234663852886e+38 for float32',
  ],
  [
    "axis 2",
    option(sparse, [4, 4], { sparsity: 0.5, axis: 2 }),
    R,
    'sparse: "axis" expected an axis −2 … 1 of a tensor of rank 2, got 2',
  ],
  [
    "axis 0.5",
    option(sparse, [4, 4], { sparsity: 0.5, axis: 0.5 }),
    R,
    'sparse: "axis" expected an integer, got 0.5',
  ],
  [
    // 1 − sparsity: not what was meant by another name.
    "density",
    option(sparse, [4, 4], { density: 0.1 }),
    T,
    '"density" is not an option of sparse',
  ],
  ["dim", option(sparse, [4, 4], { sparsity: 0.5, dim: 1 }), T, 'did you mean "axis"?'],
];

describeErrors("identity", IDENTITY);
describeErrors("dirac", DIRAC);
describeErrors("sparse", SPARSE);
