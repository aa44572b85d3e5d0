/**
 * Fans: how many inputs feed an output unit (fanIn) and how many outputs an input unit feeds
 * (fanOut). The scales of Glorot, He and LeCun divide by them.
 *
 *   layout    rank 2       rank ≥ 3                      r = product of the spatial axes
 *   keras     [in, out]    [...spatial, in, out]         fanIn = in·r,  fanOut = out·r
 *   torch     [out, in]    [out, in, ...spatial]         fanIn = in·r,  fanOut = out·r
 *
 * Sources: Keras 3 `compute_fans`, PyTorch 2.13 `_calculate_fan_in_and_fan_out`.
 */
import { type Check, type Checks, expectOptions, kindError, oneOf, valueError } from "./expect.js";
import { expectShape, type Shape } from "./shape.js";

/** "keras": [...spatial, in, out]. "torch": [out, in, ...spatial]. */
export type Layout = "keras" | "torch";

export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

export interface FanOptions {
  /** Rank ≤ 2: "keras" by default. Rank ≥ 3: required, there is no safe guess. */
  layout?: Layout | undefined;
}

export type FanMode = "fanIn" | "fanOut" | "fanAvg" | "fanGeoAvg";

const LAYOUTS = '"keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial])';

/** The options of `FanOptions`. */
export const fanChecks: Checks = /* @__PURE__ */ new Map([["layout", oneOf("keras", "torch")]]);

const fansOf = (caller: string, shape: Shape, { layout }: FanOptions): Fans => {
  const rank = shape.length;
  if (rank < 2) {
    throw new TypeError(
      `${caller}: "shape" expected rank ≥ 2, got rank ${rank}, whose fans only you know` +
        (caller === "fans" ? "" : ': pass "fans": { fanIn, fanOut }'),
    );
  }
  if (rank > 2 && layout === undefined) {
    throw kindError(caller, "layout", `${LAYOUTS} for a tensor of rank ${rank}`, layout);
  }
  const torch = layout === "torch";
  const spatial = torch ? shape.slice(2) : shape.slice(0, -2);
  const [first = 0, second = 0] = torch ? shape : shape.slice(-2);
  const receptive = spatial.reduce((product, dimension) => product * dimension, 1);
  return torch
    ? { fanIn: second * receptive, fanOut: first * receptive }
    : { fanIn: first * receptive, fanOut: second * receptive };
};

/**
 * The fans of a dense or convolution kernel.
 *
 * `layout`: "keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial]); at rank 2 "keras"
 * ([in, out]) is the default, at rank ≥ 3 it is required: a torch-shaped [2048, 512, 1, 1] read as
 * Keras's would give a He std 45 times too small, silently.
 *
 * @throws TypeError for rank 0 or 1, or a missing layout; TypeError, RangeError for a shape that
 *   is no array of integers ≥ 0 or has more than 2^53−1 elements, or an unknown layout.
 * @example
 * fans([3, 3, 64, 128], { layout: "keras" }); // { fanIn: 576, fanOut: 1152 }
 * fans([256, 784], { layout: "torch" });      // { fanIn: 784, fanOut: 256 }
 */
export const fans = (shape: Shape, options: FanOptions = {}): Fans => {
  expectShape("fans", shape);
  expectOptions("fans", options, fanChecks);
  return fansOf("fans", shape, options);
};

/** What the scaled initializers share. */
export interface FanScaledOptions extends FanOptions {
  /** The fans, when the shape does not tell (bias, packed or factored kernels). Exclusive with FanOptions. */
  fans?: Fans | undefined;
}

const expectFans: Check = (caller, name, value, options) => {
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
  if ((options as FanScaledOptions).layout !== undefined) {
    throw new TypeError(`${caller}: "fans" and "layout" exclude each other`);
  }
};

/** The options of `FanScaledOptions`. */
export const fanScaledChecks: Checks = /* @__PURE__ */ new Map([
  ...fanChecks,
  ["fans", expectFans],
]);

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
