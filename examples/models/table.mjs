/**
 * A model's summary as a table, a line of totals, a histogram and the hash.
 */
const number = new Intl.NumberFormat("en-US");
const HEAD = ["tensor or group", "tensors", "shape", "initializer", "std", "measured", "z", "ms"];
const LEFT = [0, 2, 3];

const cellsOf = (row) => {
  const constant = row.expected === 0;
  return [
    row.name,
    `${row.tensors}`,
    row.shape.join(" × "),
    row.label,
    constant ? "0" : row.expected.toFixed(6),
    constant ? `${row.measured}` : row.measured.toFixed(6),
    constant ? "" : row.z.toFixed(2),
    row.ms.toFixed(1),
  ];
};

/** What was measured of the orthogonal matrices of a tensor. */
const verified = ({ name, errors }) => [
  `${name}, each gate: max|QᵀQ − I| = ${errors.map((error) => error.toExponential(2)).join(", ")}`,
  "",
];

/** Lines of text. */
export const table = (summary) => {
  const body = summary.groups.map(cellsOf);
  const widths = HEAD.map((_, i) => Math.max(...[HEAD, ...body].map((cells) => cells[i].length)));
  const line = (cells) =>
    cells
      .map((cell, i) => (LEFT.includes(i) ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join("  ");
  return [
    `${summary.title}, seed ${summary.seed}, backend ${summary.backend}`,
    "",
    line(HEAD),
    widths.map((width) => "─".repeat(width)).join("──"),
    ...body.map(line),
    "",
    `${summary.tensors} tensors, ${number.format(summary.parameters)} parameters in ` +
      `${summary.ms.toFixed(0)} ms: ${summary.nsPerWeight.toFixed(2)} ns per weight`,
    "",
    `${summary.shown}: bars are counts, ┃ is the normal density`,
    "",
    ...summary.picture,
    "",
    ...summary.orthogonality.flatMap(verified),
    `SHA-256 of all weights: ${summary.sha256}`,
    "",
  ];
};
