/**
 * weightinit show: one initializer, one shape: what theory says of the weights, and what they are.
 */
import { type DType, expectDType } from "../../dtype.js";
import { didYouMean } from "../../expect.js";
import { type InitializerName, NAMES } from "../../model/initializers.js";
import { optionNames, seedOf } from "../../model/plan.js";
import {
  type Arguments,
  type Command,
  type ExitCode,
  integerOption,
  note,
  print,
  UsageError,
} from "../command.js";
import { expectedCounts, type Measurement, measure, type Request } from "../measure.js";
import { picture } from "../picture.js";
import { drawSeed } from "../plan-file.js";
import { writeText } from "../shard-files.js";
import { sketch } from "../sketch.js";
import { shapeText, short, table } from "../table.js";
import { expectFree } from "../target.js";

/** The options of all initializers. */
const OPTION_NAMES = [
  ...new Set(NAMES.flatMap((name) => optionNames(name as InitializerName))),
].sort();

/** Lines of a terminal's histogram, and characters of one. */
const BINS = 21;
const COLUMNS = 72;
/** Bins of a picture. */
const PICTURE_BINS = 80;

/** 784x256, 784×256, 784,256. */
const shapeOf = (text: string): number[] => {
  if (!/^\d{1,16}([x×,]\d{1,16})*$/.test(text)) {
    throw new UsageError(`expected a shape like 784x256, got ${JSON.stringify(text)}`);
  }
  return text.split(/[x×,]/).map(Number);
};

/** JSON where it is some, else the word itself. */
const optionValue = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const nameOf = (text: string): InitializerName => {
  if (NAMES.includes(text)) return text as InitializerName;
  const near = didYouMean(text, NAMES);
  throw new UsageError(`there is no initializer ${JSON.stringify(text)}${near}`);
};

const requestOf = (args: Arguments): Request => {
  const [initializer, shape, ...rest] = args.positionals;
  if (initializer === undefined || shape === undefined || rest.length > 0) {
    throw new UsageError("expected an initializer and a shape: show heNormal 784x256");
  }
  const options = OPTION_NAMES.flatMap((name): [string, unknown][] => {
    const text = args.text(name);
    return text === undefined ? [] : [[name, optionValue(text)]];
  });
  const dtype = args.text("dtype") ?? "float32";
  expectDType("show", "dtype", dtype);
  const given = args.text("seed");
  const seed = given ?? drawSeed();
  if (given === undefined) note(`seed ${seed}`);
  return {
    initializer: nameOf(initializer),
    shape: shapeOf(shape),
    dtype: dtype as DType,
    seed: seedOf(seed),
    options: Object.fromEntries(options),
    bins: integerOption(args, "bins", 1) ?? BINS,
  };
};

const titleOf = ({ initializer, shape, dtype, seed, options }: Request): string => {
  const given = Object.entries(options).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return [`${initializer} ${shapeText(shape)}`, dtype, ...given, `seed ${seed}`].join(", ");
};

const lawText = ({ distribution, fans }: Measurement["expected"]): string =>
  fans === undefined
    ? distribution
    : `${distribution}, fan in ${short(fans.fanIn)}, fan out ${short(fans.fanOut)}`;

const bound = (x: number): string => (Number.isFinite(x) ? short(x) : x > 0 ? "∞" : "−∞");

const rowsOf = ({ expected, higher, measured }: Measurement): string[][] => [
  ["mean", short(expected.mean), short(measured.mean)],
  ["std", short(expected.std), short(measured.std)],
  ["skewness", higher ? short(Number(higher.skewness.toFixed(4))) : "", short(measured.skewness)],
  ["kurtosis", higher ? short(Number(higher.kurtosis.toFixed(4))) : "", short(measured.kurtosis)],
  ["least", bound(expected.low), short(measured.min)],
  ["greatest", bound(expected.high), short(measured.max)],
];

const show = (request: Request, measurement: Measurement): void => {
  const { measured, fit } = measurement;
  print(titleOf(request));
  print(`${lawText(measurement.expected)}\n`);
  print(table(["", "expected", "measured"], rowsOf(measurement), [1, 2]));
  if (fit !== undefined) {
    print(`\nKolmogorov–Smirnov: distance ${short(fit.distance)}, p ${short(fit.p)}`);
  }
  const { low, high, counts } = measured.histogram;
  if (low === high) return;
  const expected = expectedCounts(measurement);
  print(`\n${sketch(low, high, counts, expected, COLUMNS)}`);
  if (expected !== undefined) print("\n█ counted  │ expected");
};

const json = (request: Request, measurement: Measurement): string => {
  const { expected, higher, measured, fit } = measurement;
  const { histogram, ...moments } = measured;
  const counts = [...histogram.counts];
  const bins = { low: histogram.low, high: histogram.high, counts };
  const law = expectedCounts(measurement);
  return JSON.stringify({
    ...request,
    seed: `${request.seed}`,
    // JSON has no infinities: a bound that is none is null.
    expected: { ...expected, ...higher },
    measured: moments,
    ...(fit !== undefined && { fit }),
    histogram: { ...bins, ...(law !== undefined && { expected: law }) },
  });
};

const writePicture = async (path: string, request: Request): Promise<void> => {
  const { measured, expected, cdf } = measure({ ...request, bins: PICTURE_BINS });
  const { histogram, count, mean, std } = measured;
  if (histogram.low === histogram.high) {
    throw new UsageError(`all weights are ${histogram.low}: there is nothing to draw`);
  }
  const caption =
    `${lawText(expected)}: std ${short(expected.std)} expected, ${short(std)} measured; ` +
    `mean ${short(expected.mean)}, ${short(mean)}`;
  await writeText(path, picture({ title: titleOf(request), caption, histogram, count, cdf }));
};

const run = async (args: Arguments): Promise<ExitCode> => {
  const request = requestOf(args);
  const path = args.text("svg");
  if (path !== undefined) expectFree(path, args.flag("force"));
  const measurement = measure(request);
  if (args.flag("json")) print(json(request, measurement));
  else show(request, measurement);
  if (path !== undefined) await writePicture(path, request);
  return 0;
};

const initializerLines = (): string =>
  NAMES.map((name) => {
    const options = optionNames(name as InitializerName);
    return `  ${name.padEnd(16)} ${options.join(", ")}`.trimEnd();
  }).join("\n");

export const showCommand: Command = {
  summary: "one initializer: expected and measured moments, and a histogram",
  help: `Usage: weightinit show <initializer> <shape> [options]

  --seed n          0 … 2^64−1; drawn and printed if there is none
  --dtype name      float32, float64, float16, bfloat16
  --bins n          ${BINS}
  --svg file        a picture too; --force replaces a file that exists
  --json            one line of JSON; a bound that is infinite is null
  --<option> value  of the initializer; --low=-1 for a negative one

Initializers and their options:
${initializerLines()}

Examples:
  weightinit show heNormal 784x256 --seed 42
  weightinit show truncatedNormal 512x512 --std 0.02 --low=-0.02 --high 0.04
  weightinit show orthogonal 256x256 --svg orthogonal.svg`,
  options: {
    ...Object.fromEntries(OPTION_NAMES.map((name) => [name, { type: "string" }] as const)),
    seed: { type: "string" },
    dtype: { type: "string" },
    bins: { type: "string" },
    svg: { type: "string" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  },
  run,
};
