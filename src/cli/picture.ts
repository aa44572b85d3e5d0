/**
 * A histogram as SVG: counts as areas of density, the law as a curve over them, an axis below. Its
 * colours follow the reader's, light or dark; it needs no script and no font.
 */
import type { Histogram } from "../statistics/histogram.js";
import { short } from "./table.js";

export interface Picture {
  readonly title: string;
  readonly caption: string;
  readonly histogram: Histogram;
  readonly count: number;
  /** P(X ≤ x); nothing is drawn without it. */
  readonly cdf?: ((x: number) => number) | undefined;
}

const WIDTH = 720;
const HEIGHT = 400;
/** The plot: what is left for the title above and the axis below. */
const PLOT = { left: 60, right: WIDTH - 24, top: 72, bottom: HEIGHT - 48 } as const;
/** Points of the curve. */
const POINTS = 240;
const TICKS = 6;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-size: 16px; font-weight: 600; }
  .bars { fill: #9ec5fe; }
  .law { fill: none; stroke: #b4232c; stroke-width: 2; }
  .axis { stroke: #6e7781; }
  .grid { stroke: #d0d7de; }
  .paper { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .bars { fill: #1f6feb; }
    .law { stroke: #ff7b72; }
    .axis { stroke: #8b949e; }
    .grid { stroke: #30363d; }
    .paper { fill: #0d1117; }
  }
`;

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const place = (x: number): string => x.toFixed(2).replace(/\.?0+$/, "");

/** Multiples of 1, 2 or 5 times a power of ten between two numbers. */
const ticks = (low: number, high: number): number[] => {
  const rough = (high - low) / TICKS;
  const power = Number(`1e${rough.toExponential().split("e")[1]}`);
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, i) => (first + i) * step);
};

/** x by x, of a plot between two numbers. */
const scaleOf =
  (low: number, high: number, from: number, to: number): ((x: number) => number) =>
  (x) =>
    from + ((x - low) / (high - low)) * (to - from);

const line = (kind: string, x1: number, y1: number, x2: number, y2: number): string =>
  `<line class="${kind}" x1="${place(x1)}" y1="${place(y1)}" x2="${place(x2)}" y2="${place(y2)}"/>`;

const text = (anchor: string, x: number, y: number, content: string): string =>
  `<text text-anchor="${anchor}" x="${place(x)}" y="${place(y)}">${escapeXml(content)}</text>`;

/** Densities of the law between points from `low` to `high`. */
const curve = (cdf: (x: number) => number, low: number, high: number): [number, number][] => {
  const step = (high - low) / POINTS;
  return Array.from({ length: POINTS }, (_, i): [number, number] => {
    const x = low + i * step;
    return [x + step / 2, (cdf(x + step) - cdf(x)) / step];
  });
};

/** The picture of a histogram whose bins have a width. */
export const picture = ({ title, caption, histogram, count, cdf }: Picture): string => {
  const { low, high, counts } = histogram;
  const width = (high - low) / counts.length;
  const densities = Array.from(counts, (n) => n / (count * width));
  const law = cdf === undefined ? [] : curve(cdf, low, high);
  const top = 1.05 * Math.max(...densities, ...law.map(([, y]) => y));
  const x = scaleOf(low, high, PLOT.left, PLOT.right);
  const y = scaleOf(0, top, PLOT.bottom, PLOT.top);
  const outline = densities
    .map((density, i) => `V${place(y(density))}H${place(x(low + (i + 1) * width))}`)
    .join("");
  const path = law.map(([at, density]) => `${place(x(at))},${place(y(density))}`).join(" ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeXml(`${title}: ${caption}`)}">`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<text class="title" x="${PLOT.left}" y="30">${escapeXml(title)}</text>`,
    text("start", PLOT.left, 52, caption),
    ...ticks(0, top).flatMap((at) => [
      line("grid", PLOT.left, y(at), PLOT.right, y(at)),
      text("end", PLOT.left - 8, y(at) + 4, short(at)),
    ]),
    `<path class="bars" d="M${place(x(low))},${place(PLOT.bottom)}${outline}V${place(PLOT.bottom)}Z"/>`,
    ...(path === "" ? [] : [`<polyline class="law" points="${path}"/>`]),
    line("axis", PLOT.left, PLOT.bottom, PLOT.right, PLOT.bottom),
    ...ticks(low, high).flatMap((at) => [
      line("axis", x(at), PLOT.bottom, x(at), PLOT.bottom + 5),
      text("middle", x(at), PLOT.bottom + 22, short(at)),
    ]),
    "</svg>",
    "",
  ].join("\n");
};
