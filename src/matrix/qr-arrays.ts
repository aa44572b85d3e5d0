/**
 * The arrays of `qr`: of one kind, of the right lengths, apart from each other.
 */
import { create } from "../dtype.js";
import { isTagged, kindError, valueError } from "../expect.js";
import { expectMemory } from "../initializer.js";
import type { Floats } from "./whole.js";

/** Arrays for q and r. */
export interface QrArrays<A extends Floats = Floats> {
  readonly q: A;
  readonly r: A;
}

export const isFloats = (value: unknown): value is Floats =>
  isTagged(value, "Float32Array") || isTagged(value, "Float64Array");

/** The kind of an array, by name. */
export const kindOf = (floats: Floats): "Float32Array" | "Float64Array" =>
  isTagged(floats, "Float64Array") ? "Float64Array" : "Float32Array";

export const expectLength = (name: string, { length }: Floats, expected: number): void => {
  if (length !== expected) throw valueError("qr", `${name}.length`, `${expected}`, length);
};

/** Whether two arrays share bytes. */
const overlap = (a: Floats, b: Floats): boolean =>
  a.buffer === b.buffer &&
  a.byteOffset < b.byteOffset + b.byteLength &&
  b.byteOffset < a.byteOffset + a.byteLength;

/** A sum finds out whether anything is amiss, several times as fast as a look at every number. */
export const expectFinite = (matrix: Floats): void => {
  const { length } = matrix;
  let nothing = 0;
  for (let i = 0; i < length; i++) nothing += 0 * (matrix[i] as number);
  if (nothing === 0) return;
  for (let i = 0; i < length; i++) {
    const x = matrix[i] as number;
    if (!Number.isFinite(x)) throw valueError("qr", `matrix[${i}]`, "a finite number", x);
  }
};

/** q and r as given, or new. */
export const expectArrays = (
  matrix: Floats,
  out: QrArrays | undefined,
  lengths: { readonly q: number; readonly r: number },
): { q: Floats; r: Floats } => {
  const kind = kindOf(matrix);
  if (out === undefined) {
    const dtype = kind === "Float32Array" ? "float32" : "float64";
    const make = (length: number): Floats =>
      expectMemory("qr", length, () => create(dtype, length) as Floats);
    return { q: make(lengths.q), r: make(lengths.r) };
  }
  for (const name of ["q", "r"] as const) {
    const array: unknown = out[name];
    if (!isTagged(array, kind)) throw kindError("qr", `out.${name}`, `a ${kind}`, array);
    expectLength(`out.${name}`, out[name], lengths[name]);
  }
  const { q, r } = out;
  for (const [names, a, b] of [
    ['"out.q" and "out.r"', q, r],
    ['"out.q" and "matrix"', q, matrix],
    ['"out.r" and "matrix"', r, matrix],
  ] as const) {
    if (overlap(a, b)) throw new RangeError(`qr: ${names} overlap`);
  }
  return { q, r };
};
