/**
 * Bad input to fans, and to the initializers by options of fans; layouts are in layout.test.ts.
 */
import { expect, it } from "vitest";
import { fans, glorotNormal, heNormal, lecunUniform, Rng, varianceScaling } from "weightinit";
import { describeErrors, loose, option, R, type Row, T } from "./table.js";

const KERNELS: readonly Row[] = [
  [
    "groups 0",
    option(heNormal, [4, 1, 3], { layout: "torch", groups: 0 }),
    R,
    'heNormal: "groups" expected an integer ≥ 1, got 0',
  ],
  [
    "groups 1.5",
    option(heNormal, [4, 1, 3], { layout: "torch", groups: 1.5 }),
    R,
    'heNormal: "groups" expected an integer ≥ 1, got 1.5',
  ],
  [
    "groups '2'",
    option(fans, [4, 1, 3], { layout: "torch", groups: "2" }),
    T,
    'fans: "groups" expected an integer ≥ 1, got "2"',
  ],
  [
    "groups true",
    option(fans, [4, 1, 3], { layout: "torch", groups: true }),
    T,
    'fans: "groups" expected an integer ≥ 1, got true',
  ],
  [
    "transposed 1",
    option(fans, [4, 1, 3], { layout: "torch", transposed: 1 }),
    T,
    'fans: "transposed" expected true or false, got 1',
  ],
  [
    "depthwise 'yes'",
    option(fans, [4, 1, 3], { layout: "keras", depthwise: "yes" }),
    T,
    'fans: "depthwise" expected true or false, got "yes"',
  ],
  [
    "groups that do not divide",
    option(heNormal, [16, 4, 3, 3], { layout: "torch", groups: 3 }),
    R,
    'heNormal: "groups" expected a divisor of the 16 channels out, got 3',
  ],
  [
    "groups that do not divide in keras",
    option(fans, [3, 3, 4, 6], { layout: "keras", groups: 4 }),
    R,
    'fans: "groups" expected a divisor of the 6 channels out, got 4',
  ],
  [
    "groups that do not divide a transposed kernel",
    option(fans, [8, 6, 3], { layout: "torch", groups: 3, transposed: true }),
    R,
    'fans: "groups" expected a divisor of the 8 channels in, got 3',
  ],
  [
    "groups and no layout",
    option(heNormal, [8, 2], { groups: 2 }),
    T,
    'heNormal: "layout" expected "keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial]) beside "groups", got undefined',
  ],
  [
    "transposed and no layout",
    option(heNormal, [8, 2], { transposed: true }),
    T,
    '"torch" ([out, in, ...spatial]) beside "transposed", got undefined',
  ],
  [
    "depthwise and no layout",
    option(fans, [3, 3, 8, 2], { depthwise: true }),
    T,
    '"torch" ([out, in, ...spatial]) beside "depthwise", got undefined',
  ],
  [
    "axes and groups",
    option(fans, [8, 2, 3], { layout: { in: 1, out: 0 }, groups: 2 }),
    T,
    'fans: "layout" expected "keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial]) beside "groups", got an Object',
  ],
  [
    "axes and transposed",
    option(fans, [8, 2, 3], { layout: { in: 1, out: 0 }, transposed: true }),
    T,
    'beside "transposed", got an Object',
  ],
  [
    "axes and depthwise",
    option(fans, [8, 2, 3], { depthwise: true, layout: { in: 1, out: 0 } }),
    T,
    'beside "depthwise", got an Object',
  ],
  [
    "depthwise in torch",
    option(heNormal, [32, 1, 3, 3], { layout: "torch", depthwise: true }),
    T,
    'heNormal: "layout" expected "keras" ([...spatial, channels, multiplier]) beside "depthwise", got "torch", whose depthwise kernels are "groups": channels',
  ],
  [
    "groups and depthwise",
    option(heNormal, [3, 3, 8, 2], { layout: "keras", groups: 8, depthwise: true }),
    T,
    'heNormal: "groups" and "depthwise" exclude each other',
  ],
  [
    "depthwise and groups",
    option(heNormal, [3, 3, 8, 2], { depthwise: true, groups: 8, layout: "keras" }),
    T,
    'heNormal: "depthwise" and "groups" exclude each other',
  ],
  [
    "transposed and depthwise",
    option(fans, [3, 3, 8, 2], { layout: "keras", transposed: true, depthwise: true }),
    T,
    'fans: "transposed" and "depthwise" exclude each other',
  ],
  [
    "an empty tensor with groups and no layout",
    option(heNormal, [0, 2], { groups: 2 }),
    T,
    'beside "groups", got undefined',
  ],
  ["group", option(heNormal, [4, 4], { group: 1 }), T, 'heNormal: did you mean "groups"?'],
  ["transpose", option(fans, [4, 4], { transpose: true }), T, 'did you mean "transposed"?'],
];

const COMPAT: readonly Row[] = [
  [
    "compat 3",
    option(fans, [3, 3], { compat: 3 }),
    T,
    'fans: "compat" expected "torch" or "keras"',
  ],
  [
    "pytorch",
    option(heNormal, [3, 3], { compat: "pytorch" }),
    R,
    'heNormal: "compat" expected "torch" or "keras" or "jax" or "tfjs", got "pytorch": did you mean "torch"?',
  ],
  ["tensorflow.js", option(fans, [3], { compat: "tensorflow.js" }), R, 'did you mean "tfjs"?'],
  ["tensorflow", option(fans, [3], { compat: "tensorflow" }), R, 'did you mean "keras"?'],
  ["flax", option(fans, [3, 3], { compat: "flax" }), R, 'did you mean "jax"?'],
  ["constructor", option(fans, [3], { compat: "constructor" }), R, 'got "constructor"'],
  [
    "torch in keras",
    option(heNormal, [3, 3], { compat: "torch", layout: "keras" }),
    T,
    'heNormal: "layout" expected "torch" beside compat "torch", got "keras"',
  ],
  [
    "jax in torch",
    option(fans, [3, 3], { layout: "torch", compat: "jax" }),
    T,
    'fans: "layout" expected "keras" beside compat "jax", got "torch"',
  ],
  [
    "keras in torch",
    option(fans, [3, 3], { layout: "torch", compat: "keras" }),
    T,
    'fans: "layout" expected "keras" beside compat "keras", got "torch"',
  ],
  [
    "tfjs by axes",
    option(fans, [3, 3], { layout: { in: 0, out: 1 }, compat: "tfjs" }),
    T,
    'fans: "layout" expected "keras" beside compat "tfjs", got an Object',
  ],
  [
    "a vector of torch",
    option(heNormal, [3], { compat: "torch" }),
    T,
    'heNormal: "shape" expected rank ≥ 2, got rank 1, whose fans only you know: pass "fans": { fanIn, fanOut }',
  ],
  [
    "a scalar of jax",
    option(fans, [], { compat: "jax" }),
    T,
    'fans: "shape" expected rank ≥ 2, got rank 0, whose fans only you know',
  ],
  [
    "groups 0 beside compat",
    option(fans, [3, 3], { compat: "torch", groups: 0 }),
    R,
    'fans: "groups" expected an integer ≥ 1, got 0',
  ],
];

const given = { fanIn: 3, fanOut: 4 };
const GIVEN: readonly Row[] = [
  [
    "fans and axes",
    option(heNormal, [3, 3], { fans: given, layout: { in: 0, out: 1 } }),
    T,
    'heNormal: "fans" and "layout" exclude each other',
  ],
  [
    "fans and groups",
    option(glorotNormal, [3, 3], { fans: given, groups: 2, layout: undefined, compat: "torch" }),
    T,
    'glorotNormal: "fans" and "groups" exclude each other',
  ],
  [
    "fans and transposed",
    option(lecunUniform, [3, 3], { compat: "keras", transposed: true, fans: given }),
    T,
    'lecunUniform: "fans" and "transposed" exclude each other',
  ],
  [
    "fans and depthwise",
    option(varianceScaling, [3, 3], { fans: given, depthwise: true }),
    T,
    'varianceScaling: "fans" and "depthwise" exclude each other',
  ],
  [
    "fans and compat",
    option(heNormal, [3], { fans: given, compat: "tfjs" }),
    T,
    'heNormal: "fans" and "compat" exclude each other',
  ],
];

describeErrors("a kernel's options", KERNELS);
describeErrors("compat", COMPAT);
describeErrors("fans given", GIVEN);

it("leaves `out` and the rng as they were", () => {
  const out = new Float32Array([7, 7, 7, 7]);
  const rng = new Rng(3);
  for (const options of [
    { layout: { in: 0, out: 0 } },
    { layout: { in: 0, out: 2 } },
    { layout: "torch", groups: 3 },
    { layout: "torch", depthwise: true },
    { compat: "jax", layout: "torch" },
    { fans: given, compat: "keras" },
  ]) {
    expect(() => loose(heNormal)([2, 2], { ...options, rng, out })).toThrow();
  }
  expect([...out]).toEqual([7, 7, 7, 7]);
  expect(rng.stream).toBe(0);
});

it("does not come from options that say nothing", () => {
  const silent = { groups: 1, transposed: false, depthwise: false, compat: undefined };
  const plain = heNormal([4, 4], { seed: 1 });
  expect(heNormal([4, 4], { seed: 1, ...silent })).toEqual(plain);
  expect(heNormal([4, 4], { seed: 1, ...silent, fans: { fanIn: 4, fanOut: 4 } })).toEqual(plain);
  expect(heNormal([4, 4], { seed: 1, ...silent, layout: { in: 0, out: 1 } })).toEqual(plain);
});
