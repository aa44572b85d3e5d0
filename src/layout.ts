/**
 * Layouts: which axes of a kernel hold the channels in, which the channels out. Every other axis is
 * spatial, or a batch of kernels that do not meet.
 *
 *   layout    a kernel                 transposed               depthwise
 *   keras     [...spatial, in, out]    [...spatial, out, in]    [...spatial, channels, multiplier]
 *   torch     [out, in, ...spatial]    [in, out, ...spatial]    with groups = channels
 *
 * Sources: the shapes of `kernel` in Keras 3's Conv, ConvTranspose and DepthwiseConv layers, of
 * `weight` in PyTorch's Conv and ConvTranspose.
 */
import { type Check, didYouMean, kindError, oneOf, valueError } from "./expect.js";
import type { Shape } from "./shape.js";

/** Axes by number, negative ones from the end; all that are not named are spatial. */
export interface Axes {
  readonly in: number | readonly number[];
  readonly out: number | readonly number[];
  /** Axes of independent kernels, as of stacked experts: they count for neither fan. */
  readonly batch?: number | readonly number[] | undefined;
}

/** A layout that has a name. */
export type NamedLayout = "keras" | "torch";

/** "keras": [...spatial, in, out]. "torch": [out, in, ...spatial]. Else the axes themselves. */
export type Layout = NamedLayout | Axes;

/** The named layouts in the words of an error. */
export const LAYOUT_WORDS = '"keras" ([...spatial, in, out]) or "torch" ([out, in, ...spatial])';

/** The named layouts by axes. */
export const LAYOUTS: Readonly<
  Record<NamedLayout, Readonly<Record<"plain" | "transposed", Axes>>>
> = {
  keras: { plain: { in: -2, out: -1 }, transposed: { in: -1, out: -2 } },
  torch: { plain: { in: 1, out: 0 }, transposed: { in: 0, out: 1 } },
};

/** Keras's [...spatial, channels, multiplier]: an output sees one channel. */
export const DEPTHWISE: Axes = { in: [], out: -1, batch: -2 };

const ROLES = ["in", "out", "batch"] as const;

const listed = (axes: number | readonly number[] | undefined): readonly unknown[] =>
  axes === undefined ? [] : Array.isArray(axes) ? axes : [axes];

const named = /* @__PURE__ */ oneOf("keras", "torch");

/** A name, or axes of any rank. */
export const expectLayout: Check = (caller, name, value) => {
  if (typeof value === "string") return named(caller, name, value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw kindError(caller, name, '"keras", "torch" or { in, out, batch }', value);
  }
  for (const role in value) {
    if (ROLES.includes(role as keyof Axes)) continue;
    throw new TypeError(
      `${caller}: "${name}" has no axes ${JSON.stringify(role)}${didYouMean(role, ROLES)}`,
    );
  }
  for (const role of ROLES) {
    const axes = (value as Partial<Axes>)[role];
    if (axes === undefined && role === "batch") continue;
    const expected = "an axis or a list of axes";
    if (axes === undefined) throw kindError(caller, `${name}.${role}`, expected, axes);
    for (const axis of listed(axes)) {
      if (typeof axis !== "number") throw kindError(caller, `${name}.${role}`, expected, axes);
      if (!Number.isSafeInteger(axis)) throw valueError(caller, `${name}.${role}`, expected, axes);
    }
  }
};

/** The axes exist in a tensor of this rank, and each has one role. */
export const expectAxes = (caller: string, layout: Axes, rank: number): void => {
  const seen = new Set<number>();
  for (const role of ROLES) {
    const axes = layout[role];
    for (const axis of listed(axes) as readonly number[]) {
      const place = axis < 0 ? axis + rank : axis;
      if (place < 0 || place >= rank) {
        const expected = `axes −${rank} … ${rank - 1} of a tensor of rank ${rank}`;
        throw valueError(caller, `layout.${role}`, expected, axes);
      }
      if (seen.has(place)) {
        throw valueError(caller, `layout.${role}`, "each axis of the layout once", axes);
      }
      seen.add(place);
    }
  }
};

const includes = (axes: Axes[keyof Axes], axis: number, rank: number): boolean =>
  typeof axes === "object"
    ? axes.includes(axis) || axes.includes(axis - rank)
    : axes === axis || axes === axis - rank;

/** How many channels in, channels out and spatial places a kernel has. */
export const measure = (
  shape: Shape,
  axes: Axes,
): { readonly input: number; readonly output: number; readonly receptive: number } => {
  const rank = shape.length;
  let input = 1;
  let output = 1;
  let receptive = 1;
  for (let axis = 0; axis < rank; axis++) {
    const dimension = (shape[axis] as number) + 0; // −0 is 0
    if (includes(axes.in, axis, rank)) input *= dimension;
    else if (includes(axes.out, axis, rank)) output *= dimension;
    else if (!includes(axes.batch, axis, rank)) receptive *= dimension;
  }
  return { input, output, receptive };
};
