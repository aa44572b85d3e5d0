/**
 * Initializes a model tensor by tensor and measures it.
 *
 * The hash is over all weights, little-endian, tensors sorted by the UTF-16 code units of their
 * names: the same on every run and machine. Each tensor is addressed by its name, so the order in
 * which they are made does not matter; here they come in the order of the hash, one at a time, into
 * one buffer.
 *
 * A rule that is no initializer of the package says itself what standard deviation to expect; one
 * that makes orthogonal matrices verifies them.
 *
 * @typedef {{ initializer: Function, label: string, options: object, expected?: number,
 *   verify?: (weights: Float32Array) => number[] }} Rule
 * @typedef {{ name: string, group: string, shape: readonly number[], rule: Rule }} Tensor
 * @typedef {{ title: string, shown: string, tensors: readonly Tensor[] }} Model
 */
import { createHash } from "node:crypto";
import { backend, describe, Rng } from "weightinit";
import { addMoments, createMoments, histogram, stdOf } from "./statistics.mjs";

const sizeOf = (shape) => shape.reduce((product, dimension) => product * dimension, 1);

/** A dimension that differs between the tensors of a group is shown as ·. */
const commonShape = (a, b) => a.map((dimension, axis) => (dimension === b[axis] ? dimension : "·"));

const emptyGroups = (tensors) => {
  const groups = new Map();
  for (const { group, shape, rule } of tensors) {
    const known = groups.get(group);
    groups.set(group, {
      shape: known === undefined ? shape : commonShape(known.shape, shape),
      label: rule.label,
      expected: rule.expected ?? describe(rule.initializer, shape, rule.options).std,
      tensors: 0,
      ms: 0,
      moments: createMoments(),
    });
  }
  return groups;
};

/**
 * @param {Model} model
 * @param {Rng} root
 * @param {(done: number, name: string) => void} progress
 */
export const initialize = ({ title, shown, tensors }, root, progress) => {
  const buffer = new Float32Array(Math.max(...tensors.map(({ shape }) => sizeOf(shape)))).fill(0);
  const hash = createHash("sha256");
  const groups = emptyGroups(tensors);
  const orthogonality = [];
  let picture = [];
  backend();

  const byName = [...tensors].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [i, { name, group, shape, rule }] of byName.entries()) {
    const out = buffer.subarray(0, sizeOf(shape));
    const rng = root.named(name);
    const start = performance.now();
    rule.initializer(shape, { ...rule.options, rng, out });
    const row = groups.get(group);
    row.ms += performance.now() - start;
    row.tensors += 1;
    addMoments(row.moments, out);
    hash.update(new Uint8Array(out.buffer, out.byteOffset, out.byteLength));
    if (rule.verify !== undefined) orthogonality.push({ name, errors: rule.verify(out) });
    if (name === shown) picture = histogram(out, row.expected);
    progress(i + 1, name);
  }

  const rows = [...groups].map(([name, { moments, expected, ...row }]) => {
    const measured = stdOf(moments);
    // The standard error of a Gaussian's sample standard deviation is σ/√(2n); a uniform's is less.
    const z = expected === 0 ? measured : (measured / expected - 1) * Math.sqrt(2 * moments.count);
    return { name, ...row, expected, measured, z, weights: moments.count };
  });
  const parameters = rows.reduce((sum, { weights }) => sum + weights, 0);
  const ms = rows.reduce((sum, row) => sum + row.ms, 0);
  return {
    title,
    backend: backend(),
    tensors: tensors.length,
    parameters,
    sha256: hash.digest("hex"),
    ms,
    nsPerWeight: (ms * 1e6) / parameters,
    shown,
    picture,
    groups: rows,
    orthogonality,
  };
};
