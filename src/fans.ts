/**
 * Fans: how many inputs feed an output unit (fanIn) and how many outputs an input unit feeds
 * (fanOut). The scales of Glorot, He and LeCun divide by them.
 *
 *   kernel                fanIn    fanOut        I, O  channels of the layer, in and out
 *   dense, convolution    I·r      O·r           r     product of the spatial axes
 *   in g groups           I·r/g    O·r/g         m     multiplier of a depthwise kernel
 *   depthwise             r        m·r
 *   transposed            I·r/g    O·r/g
 *
 * That is what is connected at stride 1; what frameworks count instead is in compat.ts.
 */
import { type Compat, FRAMEWORKS } from "./compat.js";
import {
  boolean,
  type Check,
  type Checks,
  expectOptions,
  kindError,
  oneOf,
  positiveCount,
  valueError,
} from "./expect.js";
import {
  type Axes,
  DEPTHWISE,
  expectAxes,
  expectLayout,
  LAYOUT_WORDS,
  LAYOUTS,
  type Layout,
  measure,
} from "./layout.js";
import { expectShape, type Shape } from "./shape.js";

export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

export interface FanOptions {
  /** Rank ≤ 2: "keras" by default. Rank ≥ 3: required, there is no safe guess. */
  layout?: Layout | undefined;
  /** Convolution: "keras" [...spatial, in/groups, out], "torch" [out, in/groups, ...spatial]. */
  groups?: number | undefined;
  /** "keras" [...spatial, out/groups, in], "torch" [in, out/groups, ...spatial]. */
  transposed?: boolean | undefined;
  /** "keras" [...spatial, channels, multiplier]; in "torch" say `groups`: one for each channel. */
  depthwise?: boolean | undefined;
  /**
   * That framework's number where it differs from what is connected; implies its layout. It comes
   * from the shape alone: groups, transposed and depthwise have no part in it.
   */
  compat?: Compat | undefined;
}

export type FanMode = "fanIn" | "fanOut" | "fanAvg" | "fanGeoAvg";

/** What the scaled initializers share. */
export interface FanScaledOptions extends FanOptions {
  /**
   * The fans, when the shape does not tell (bias, packed or factored kernels). Exclusive with
   * FanOptions.
   */
  fans?: Fans | undefined;
}

/** Whether an option says anything: `groups: 1` and `false` do not. */
const says = (value: unknown): boolean => value !== undefined && value !== false && value !== 1;

const exclude = (caller: string, name: string, other: string): TypeError =>
  new TypeError(`${caller}: "${name}" and "${other}" exclude each other`);

/** Options of a convolution: they need a layout by name, and do not stand beside `others`. */
const ofConvolution =
  (check: Check, ...others: readonly (keyof FanOptions)[]): Check =>
  (caller, name, value, options = {}) => {
    check(caller, name, value);
    if (!says(value)) return;
    const given: FanOptions = options;
    for (const other of others) {
      if (says(given[other])) throw exclude(caller, name, other);
    }
    if (given.compat === undefined && typeof given.layout !== "string") {
      throw kindError(caller, "layout", `${LAYOUT_WORDS} beside "${name}"`, given.layout);
    }
  };

const expectFlag = /* @__PURE__ */ ofConvolution(boolean, "groups", "transposed");

const expectDepthwise: Check = (caller, name, value, options = {}) => {
  expectFlag(caller, name, value, options);
  const { layout, compat }: FanOptions = options;
  if (value === true && compat === undefined && layout === "torch") {
    const expected = `"keras" ([...spatial, channels, multiplier]) beside "${name}"`;
    const { message } = kindError(caller, "layout", expected, layout);
    throw new TypeError(`${message}, whose depthwise kernels are "groups": channels`);
  }
};

const framework = /* @__PURE__ */ oneOf("torch", "keras", "jax", "tfjs");

const expectCompat: Check = (caller, name, value, options = {}) => {
  framework(caller, name, value);
  const { layout }: FanOptions = options;
  const implied = FRAMEWORKS[value as Compat].layout;
  if (layout !== undefined && layout !== implied) {
    throw kindError(caller, "layout", `"${implied}" beside ${name} "${value}"`, layout);
  }
};

/** The options of `FanOptions`. */
export const fanChecks: Checks = /* @__PURE__ */ new Map([
  ["layout", expectLayout],
  ["groups", /* @__PURE__ */ ofConvolution(positiveCount, "depthwise")],
  ["transposed", /* @__PURE__ */ ofConvolution(boolean, "depthwise")],
  ["depthwise", expectDepthwise],
  ["compat", expectCompat],
]);

const expectFans: Check = (caller, name, value, options = {}) => {
  if (typeof value !== "object" || value === null) {
    throw kindError(caller, name, "{ fanIn, fanOut }", value);
  }
  for (const key of ["fanIn", "fanOut"] as const) {
    const fan: unknown = (value as Partial<Fans>)[key];
    if (typeof fan !== "number") throw kindError(caller, `${name}.${key}`, "a number > 0", fan);
    if (!(fan >= 0 && fan < Infinity)) {
      throw valueError(caller, `${name}.${key}`, "a number > 0", fan);
    }
  }
  const others = options as Readonly<Record<string, unknown>>;
  for (const other of fanChecks.keys()) {
    if (says(others[other])) throw exclude(caller, name, other);
  }
};

/** The options of `FanScaledOptions`. */
export const fanScaledChecks: Checks = /* @__PURE__ */ new Map([
  ...fanChecks,
  ["fans", expectFans],
]);

/** The axes of a kernel of rank ≥ 2, from checked options. */
const axesOf = (caller: string, rank: number, options: FanOptions): Axes => {
  const { layout, transposed, depthwise, compat } = options;
  if (compat !== undefined) return LAYOUTS[FRAMEWORKS[compat].layout].plain;
  if (typeof layout === "object") {
    expectAxes(caller, layout, rank);
    return layout;
  }
  if (layout === undefined && rank > 2) {
    throw kindError(caller, "layout", `${LAYOUT_WORDS} for a tensor of rank ${rank}`, layout);
  }
  if (depthwise === true) return DEPTHWISE;
  return LAYOUTS[layout ?? "keras"][transposed === true ? "transposed" : "plain"];
};

const fansOf = (caller: string, shape: Shape, options: FanOptions): Fans => {
  const { compat, groups = 1, transposed = false } = options;
  const rank = shape.length;
  const apart = compat === undefined ? undefined : FRAMEWORKS[compat].apart(shape);
  if (apart !== undefined) return { fanIn: apart, fanOut: apart };
  if (rank < 2) {
    throw new TypeError(
      `${caller}: "shape" expected rank ≥ 2, got rank ${rank}, whose fans only you know` +
        (caller === "fans" ? "" : ': pass "fans": { fanIn, fanOut }'),
    );
  }
  const { input, output, receptive } = measure(shape, axesOf(caller, rank, options));
  // One side of a kernel has the channels of all groups, the other those of one.
  const all = transposed ? input : output;
  const share = compat === undefined ? groups : 1;
  if (all % share !== 0) {
    const channels = `${all} channels ${transposed ? "in" : "out"}`;
    throw valueError(caller, "groups", `a divisor of the ${channels}`, groups);
  }
  const fanIn = input * receptive;
  const fanOut = output * receptive;
  return transposed ? { fanIn: fanIn / share, fanOut } : { fanIn, fanOut: fanOut / share };
};

/**
 * The fans of a dense or convolution kernel: what is connected, at stride 1.
 *
 * - `layout`: "keras" ([...spatial, in, out]), "torch" ([out, in, ...spatial]), or the axes
 *   themselves, { in, out, batch? }, each an axis or a list of axes. At rank 2 "keras" ([in, out])
 *   is the default, at rank ≥ 3 it is required: a torch-shaped [2048, 512, 1, 1] read as Keras's
 *   would get a He std 45 times too small, silently.
 * - `groups`, `transposed`, `depthwise`: kernels of convolutions whose shape does not tell how they
 *   are connected. The shape is that of the weights in the framework of `layout`.
 * - `compat`: what "torch", "keras", "jax" or "tfjs" takes for a shape, in its own layout: the fans
 *   of an ordinary convolution for every kernel, n for a vector (keras), √n (tfjs).
 *
 * Sources: those of `layout` and `compat` in layout.ts and compat.ts; axes mean what JAX's
 * `in_axis`, `out_axis` and `batch_axis` mean.
 *
 * @throws TypeError for rank 0 or 1, unless `compat` has a number for it, for a missing layout and
 *   for options that exclude each other; RangeError for an axis that the tensor does not have or
 *   that is named twice, and for groups that do not divide the channels; TypeError, RangeError for
 *   a shape that is no array of integers ≥ 0 or has more than 2^53−1 elements, or a wrong option.
 * @example
 * fans([3, 3, 64, 128], { layout: "keras" });                   // { fanIn: 576, fanOut: 1152 }
 * fans([256, 784], { layout: "torch" });                        // { fanIn: 784, fanOut: 256 }
 * fans([128, 16, 3, 3], { layout: "torch", groups: 4 });        // { fanIn: 144, fanOut: 288 }
 * fans([128, 16, 3, 3], { compat: "torch" });                   // { fanIn: 144, fanOut: 1152 }
 * fans([3, 3, 32, 2], { layout: "keras", depthwise: true });    // { fanIn: 9, fanOut: 18 }
 * fans([4, 4, 64, 128], { layout: "keras", transposed: true }); // { fanIn: 2048, fanOut: 1024 }
 * fans([8, 512, 64], { layout: { batch: 0, in: 1, out: 2 } });  // { fanIn: 512, fanOut: 64 }
 */
export const fans = (shape: Shape, options: FanOptions = {}): Fans => {
  expectShape("fans", shape);
  expectOptions("fans", options, fanChecks);
  return fansOf("fans", shape, options);
};

/**
 * The fans of a tensor that is not empty: those given, else those of its shape.
 */
export const resolveFans = (caller: string, shape: Shape, options: FanScaledOptions): Fans => {
  const given = options.fans;
  if (given === undefined) return fansOf(caller, shape, options);
  for (const key of ["fanIn", "fanOut"] as const) {
    if (given[key] === 0) throw valueError(caller, `fans.${key}`, "a number > 0", given[key]);
  }
  return given;
};

/** The n that a variance is divided by. */
export const fanNumber = ({ fanIn, fanOut }: Fans, mode: FanMode): number => {
  switch (mode) {
    case "fanIn":
      return fanIn;
    case "fanOut":
      return fanOut;
    case "fanAvg":
      return (fanIn + fanOut) / 2;
    case "fanGeoAvg":
      return Math.sqrt(fanIn * fanOut);
  }
};
