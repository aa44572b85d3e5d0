/**
 * What the initializers of whole matrices refuse; several rows are inputs that other frameworks
 * take silently.
 */
import { deltaOrthogonal, dirac, identity, orthogonal, qr, sparse } from "weightinit";
import { describeErrors, loose, option, R, type Row, T } from "./table.js";

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

const ORTHOGONAL: readonly Row[] = [
  ["rank 1", option(orthogonal, [3], {}), T, 'orthogonal: "shape" expected rank ≥ 2, got rank 1'],
  ["rank 0", option(orthogonal, [], {}), T, 'orthogonal: "shape" expected rank ≥ 2, got rank 0'],
  [
    "no layout",
    option(orthogonal, [3, 3, 4, 5], {}),
    T,
    'orthogonal: "layout" expected "keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial]) for a tensor of rank 4, got undefined',
  ],
  [
    "channelsFirst",
    option(orthogonal, [3, 3, 4], { layout: "channelsFirst" }),
    R,
    'orthogonal: "layout" expected "keras" or "torch", got "channelsFirst": did you mean "torch"?',
  ],
  [
    "blocks that do not divide",
    option(orthogonal, [3, 10], { blocks: 4 }),
    R,
    'orthogonal: "blocks" expected a divisor of the 10 places of axis 1, got 4',
  ],
  [
    "blocks of the torch output axis",
    option(orthogonal, [10, 3, 3], { blocks: 3, layout: "torch" }),
    R,
    'orthogonal: "blocks" expected a divisor of the 10 places of axis 0, got 3',
  ],
  [
    "blocks 0",
    option(orthogonal, [3, 3], { blocks: 0 }),
    R,
    'orthogonal: "blocks" expected an integer ≥ 1, got 0',
  ],
  [
    "blocks '4'",
    option(orthogonal, [4, 4], { blocks: "4" }),
    T,
    'orthogonal: "blocks" expected an integer ≥ 1, got "4"',
  ],
  [
    "blockAxis 2",
    option(orthogonal, [4, 4], { blocks: 2, blockAxis: 2 }),
    R,
    'orthogonal: "blockAxis" expected an axis −2 … 1 of a tensor of rank 2, got 2',
  ],
  [
    "blockAxis NaN",
    option(orthogonal, [4, 4], { blockAxis: Number.NaN }),
    R,
    'orthogonal: "blockAxis" expected an integer, got NaN',
  ],
  [
    "gain -1",
    option(orthogonal, [3, 3], { gain: -1 }),
    R,
    'orthogonal: "gain" expected a number ≥ 0, got -1',
  ],
  [
    "gain beyond float16",
    option(orthogonal, [3, 3], { gain: 40000, dtype: "float16" }),
    R,
    'orthogonal: "gain" expected at most 32752 for float16, got 40000',
  ],
  [
    "range without a stream",
    option(orthogonal, [3, 3], { range: [0, 1] }),
    T,
    'orthogonal: "range" needs "seed" or "rng"',
  ],
  [
    "standardized",
    option(orthogonal, [3, 3], { standardized: true }),
    T,
    '"standardized" is not an option of orthogonal',
  ],
  ["num_blocks", option(orthogonal, [4, 4], { num_blocks: 2 }), T, 'did you mean "blocks"?'],
  ["block_axis", option(orthogonal, [4, 4], { block_axis: 0 }), T, 'did you mean "blockAxis"?'],
  ["std", option(orthogonal, [4, 4], { std: 1 }), T, '"std" is not an option of orthogonal'],
  [
    "2^40 elements",
    option(orthogonal, [2 ** 20, 2 ** 20], { seed: 1 }),
    R,
    "orthogonal: out of memory for",
  ],
];

const keras = { layout: "keras" } as const;
const DELTA: readonly Row[] = [
  [
    "rank 2",
    option(deltaOrthogonal, [3, 3], keras),
    T,
    'deltaOrthogonal: "shape" expected rank 3 … 5, got rank 2',
  ],
  ["rank 6", option(deltaOrthogonal, [1, 1, 1, 1, 1, 1], keras), T, "expected rank 3 … 5"],
  [
    "no layout",
    option(deltaOrthogonal, [3, 3, 3], {}),
    T,
    'deltaOrthogonal: "layout" expected "keras" ([...spatial, in, out]) or "torch"',
  ],
  [
    "more channels in than out",
    option(deltaOrthogonal, [3, 3, 5, 4], keras),
    R,
    'deltaOrthogonal: "shape" expected at most as many channels in as out, got 5 in and 4 out',
  ],
  [
    "more channels in than out, torch",
    option(deltaOrthogonal, [4, 5, 3, 3], torch),
    R,
    "got 5 in and 4 out",
  ],
  [
    "gain Infinity",
    option(deltaOrthogonal, [3, 3, 3], { ...keras, gain: Infinity }),
    R,
    'deltaOrthogonal: "gain" expected a number ≥ 0, got Infinity',
  ],
  [
    "blocks",
    option(deltaOrthogonal, [3, 3, 3], { ...keras, blocks: 3 }),
    T,
    '"blocks" is not an option of deltaOrthogonal',
  ],
];

const call =
  (...args: readonly unknown[]): (() => unknown) =>
  () =>
    loose(qr)(...args);
const floats = new Float32Array(6);
const doubles = new Float64Array(20);
const out = (q: unknown, r: unknown): object => ({ out: { q, r } });

const QR: readonly Row[] = [
  [
    "a list",
    call([1, 2, 3, 4], 2, 2),
    T,
    'qr: "matrix" expected a Float32Array or Float64Array, got [1, 2, 3, 4]',
  ],
  ["integers", call(new Int32Array(4), 2, 2), T, "expected a Float32Array or Float64Array, got an"],
  ["no rows", call(floats), T, 'qr: "rows" expected an integer ≥ 1, got undefined'],
  ["0 rows", call(new Float32Array(0), 0, 2), R, 'qr: "rows" expected an integer ≥ 1, got 0'],
  ["1.5 columns", call(floats, 4, 1.5), R, 'qr: "columns" expected an integer ≥ 1, got 1.5'],
  ["another length", call(floats, 2, 2), R, 'qr: "matrix.length" expected 4, got 6'],
  [
    "a NaN",
    call(Float32Array.of(1, 2, 3, Number.NaN), 2, 2),
    R,
    'qr: "matrix[3]" expected a finite number, got NaN',
  ],
  [
    "an infinity",
    call(Float64Array.of(1, -Infinity, 3, 4), 2, 2),
    R,
    'qr: "matrix[1]" expected a finite number, got -Infinity',
  ],
  [
    "mode full",
    call(floats, 3, 2, { mode: "full" }),
    R,
    'qr: "mode" expected "reduced" or "complete", got "full"',
  ],
  ["an option", call(floats, 3, 2, { output: 1 }), T, '"output" is not an option of qr'],
  ["out null", call(floats, 3, 2, { out: null }), T, 'qr: "out" expected { q, r }, got null'],
  [
    "out without r",
    call(floats, 3, 2, out(new Float32Array(6), undefined)),
    T,
    'qr: "out.r" expected a Float32Array, got undefined',
  ],
  [
    "out of another kind",
    call(floats, 3, 2, out(new Float64Array(6), new Float32Array(4))),
    T,
    'qr: "out.q" expected a Float32Array, got a Float64Array',
  ],
  [
    "out of another length",
    call(floats, 3, 2, out(new Float32Array(9), new Float32Array(4))),
    R,
    'qr: "out.q.length" expected 6, got 9',
  ],
  [
    "q over r",
    call(doubles.slice(0, 4), 2, 2, out(doubles.subarray(0, 4), doubles.subarray(3, 7))),
    R,
    'qr: "out.q" and "out.r" overlap',
  ],
  [
    "q over the matrix",
    call(doubles.subarray(0, 4), 2, 2, out(doubles.subarray(1, 5), doubles.subarray(8, 12))),
    R,
    'qr: "out.q" and "matrix" overlap',
  ],
  [
    "r over the matrix",
    call(doubles.subarray(0, 4), 2, 2, out(doubles.subarray(8, 12), doubles.subarray(3, 7))),
    R,
    'qr: "out.r" and "matrix" overlap',
  ],
];

describeErrors("identity", IDENTITY);
describeErrors("orthogonal", ORTHOGONAL);
describeErrors("deltaOrthogonal", DELTA);
describeErrors("qr", QR);
describeErrors("dirac", DIRAC);
describeErrors("sparse", SPARSE);
