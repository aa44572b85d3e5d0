/**
 * Bad layouts: axes that are none, that the tensor does not have or that are named twice.
 */
import { fans, heNormal } from "weightinit";
import { describeErrors, option, R, type Row, T } from "./table.js";

const LAYOUT: readonly Row[] = [
  [
    "layout 3",
    option(fans, [3, 3], { layout: 3 }),
    T,
    'fans: "layout" expected "keras", "torch" or { in, out, batch }, got 3',
  ],
  [
    "layout null",
    option(fans, [3, 3], { layout: null }),
    T,
    'fans: "layout" expected "keras", "torch" or { in, out, batch }, got null',
  ],
  [
    "a list",
    option(heNormal, [3, 3], { layout: [0, 1] }),
    T,
    'heNormal: "layout" expected "keras", "torch" or { in, out, batch }, got [0, 1]',
  ],
  [
    "no axes",
    option(fans, [3, 3], { layout: {} }),
    T,
    'fans: "layout.in" expected an axis or a list of axes, got undefined',
  ],
  [
    "no axis out",
    option(heNormal, [3, 3], { layout: { in: 0 } }),
    T,
    'heNormal: "layout.out" expected an axis or a list of axes, got undefined',
  ],
  [
    "axis null",
    option(fans, [3, 3], { layout: { in: 0, out: null } }),
    T,
    'fans: "layout.out" expected an axis or a list of axes, got null',
  ],
  [
    "axis '1'",
    option(fans, [3, 3], { layout: { in: 0, out: "1" } }),
    T,
    'fans: "layout.out" expected an axis or a list of axes, got "1"',
  ],
  [
    "batch ['0']",
    option(fans, [3, 3, 3], { layout: { in: 1, out: 2, batch: ["0"] } }),
    T,
    'fans: "layout.batch" expected an axis or a list of axes, got ["0"]',
  ],
  [
    "axis 0.5",
    option(fans, [3, 3], { layout: { in: 0.5, out: 1 } }),
    R,
    'fans: "layout.in" expected an axis or a list of axes, got 0.5',
  ],
  [
    "axes [0, NaN]",
    option(fans, [3, 3], { layout: { in: 1, out: [0, Number.NaN] } }),
    R,
    'fans: "layout.out" expected an axis or a list of axes, got [0, NaN]',
  ],
  [
    "axis 2 of rank 2",
    option(fans, [3, 3], { layout: { in: 2, out: 1 } }),
    R,
    'fans: "layout.in" expected axes −2 … 1 of a tensor of rank 2, got 2',
  ],
  [
    "axis -4 of rank 3",
    option(heNormal, [3, 3, 3], { layout: { in: 0, out: 1, batch: [-4] } }),
    R,
    'heNormal: "layout.batch" expected axes −3 … 2 of a tensor of rank 3, got [-4]',
  ],
  [
    "one axis in and out",
    option(fans, [3, 4], { layout: { in: 1, out: 1 } }),
    R,
    'fans: "layout.out" expected each axis of the layout once, got 1',
  ],
  [
    "one axis from both ends",
    option(heNormal, [3, 4, 5], { layout: { in: 0, out: [1, -3] } }),
    R,
    'heNormal: "layout.out" expected each axis of the layout once, got [1, -3]',
  ],
  [
    "inputs",
    option(fans, [3, 4], { layout: { inputs: 0, out: 1 } }),
    T,
    'fans: "layout" has no axes "inputs": did you mean "in"?',
  ],
  [
    "spatial",
    option(fans, [3, 4, 5], { layout: { in: 0, out: 1, spatial: 2 } }),
    T,
    'fans: "layout" has no axes "spatial"',
  ],
  [
    "rank 1 and axes",
    option(fans, [3], { layout: { in: 0, out: [] } }),
    T,
    'fans: "shape" expected rank ≥ 2, got rank 1, whose fans only you know',
  ],
  ["in_axis", option(heNormal, [3, 4], { in_axis: 0 }), T, 'heNormal: did you mean "layout"?'],
  ["batchAxis", option(fans, [3, 4], { batchAxis: 0 }), T, 'of fans: did you mean "layout"?'],
];

describeErrors("a layout", LAYOUT);
