/**
 * Bad shapes, fans and layouts.
 */
import { fans, glorotUniform, heNormal, lecunNormal, normal, ones, zeros } from "weightinit";
import { describeErrors, option, R, type Row, T } from "./table.js";

const TABLE: readonly Row[] = [
  // Shapes.
  ["shape 3", option(zeros, 3, {}), T, 'zeros: "shape" expected an array of dimensions, got 3'],
  ["no shape", option(zeros, undefined, {}), T, 'zeros: "shape" expected an array of dimensions'],
  [
    "a string dimension",
    option(zeros, ["3"], {}),
    T,
    'zeros: "shape[0]" expected an integer ≥ 0, got "3"',
  ],
  [
    "a hole",
    option(zeros, new Array(1), {}),
    T,
    'zeros: "shape[0]" expected an integer ≥ 0, got undefined',
  ],
  ["-3", option(heNormal, [2, -3], {}), R, 'heNormal: "shape[1]" expected an integer ≥ 0, got -3'],
  [
    "1.5",
    option(heNormal, [1.5, 3], {}),
    R,
    'heNormal: "shape[0]" expected an integer ≥ 0, got 1.5',
  ],
  ["NaN", option(ones, [Number.NaN], {}), R, 'ones: "shape[0]" expected an integer ≥ 0, got NaN'],
  ["2^53", option(ones, [2 ** 53], {}), R, 'ones: "shape[0]" expected an integer ≥ 0'],
  [
    "2^54 elements",
    option(ones, [2 ** 27, 2 ** 27], {}),
    R,
    'ones: "shape" expected at most 2^53−1 elements',
  ],
  [
    "out of memory",
    option(normal, [2 ** 40], { seed: 1 }),
    R,
    "normal: out of memory for 1099511627776 elements",
  ],
  [
    "rank 1",
    option(heNormal, [3], {}),
    T,
    'heNormal: "shape" expected rank ≥ 2, got rank 1, whose fans only you know: pass "fans"',
  ],
  [
    "rank 0",
    option(glorotUniform, [], {}),
    T,
    'glorotUniform: "shape" expected rank ≥ 2, got rank 0',
  ],
  ["rank 1 of fans", option(fans, [3], {}), T, 'fans: "shape" expected rank ≥ 2, got rank 1'],
  // Layouts and fans.
  [
    "no layout",
    option(heNormal, [3, 3, 4, 5], {}),
    T,
    'heNormal: "layout" expected "keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial]) for a tensor of rank 4, got undefined',
  ],
  [
    "channelsLast",
    option(fans, [3, 3], { layout: "channelsLast" }),
    R,
    'fans: "layout" expected "keras" or "torch", got "channelsLast": did you mean "keras"?',
  ],
  ["pytorch", option(fans, [3, 3], { layout: "pytorch" }), R, 'did you mean "torch"?'],
  [
    "fans 3",
    option(heNormal, [3], { fans: 3 }),
    T,
    'heNormal: "fans" expected { fanIn, fanOut }, got 3',
  ],
  [
    "fan_in",
    option(heNormal, [3], { fans: { fan_in: 3, fan_out: 3 } }),
    T,
    'heNormal: "fans.fanIn" expected a number > 0, got undefined',
  ],
  [
    "a fan of 0",
    option(heNormal, [3], { fans: { fanIn: 0, fanOut: 1 } }),
    R,
    'heNormal: "fans.fanIn" expected a number > 0, got 0',
  ],
  [
    "a fan below 0",
    option(heNormal, [3], { fans: { fanIn: 1, fanOut: -1 } }),
    R,
    'heNormal: "fans.fanOut" expected a number > 0, got -1',
  ],
  [
    "an infinite fan",
    option(lecunNormal, [3], { fans: { fanIn: Infinity, fanOut: 1 } }),
    R,
    '"fans.fanIn" expected a number > 0, got Infinity',
  ],
  [
    "fans and layout",
    option(heNormal, [3, 3], { fans: { fanIn: 1, fanOut: 1 }, layout: "keras" }),
    T,
    'heNormal: "fans" and "layout" exclude each other',
  ],
];

describeErrors("shapes and fans", TABLE);
