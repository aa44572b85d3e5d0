/**
 * What a contender is.
 *
 * @typedef {"out" | "fresh"} Into
 * @typedef {(size: number, into: Into) => () => Float32Array | Float64Array | Uint16Array} Task
 *   everything that can be prepared is prepared by the outer call; the inner one is timed
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} version
 * @property {string} [note]  what a reader must know to compare
 * @property {Record<string, Task>} tasks  the cases that it can do, by name
 */

/**
 * The task of a contender that fills an array: its own, made once, or a new one every time.
 * @param {(out: Float32Array, size: number) => void} fill
 * @returns {Task}
 */
export const filling = (fill) => (size, into) => {
  const kept = into === "out" ? new Float32Array(size) : undefined;
  return () => {
    const out = kept ?? new Float32Array(size);
    fill(out, size);
    return out;
  };
};
