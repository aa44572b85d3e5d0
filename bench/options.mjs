/**
 * The command line of both runs: `--quick`, `--sizes 1e3,1e6`, `--cases normal,uniform`. A run with
 * any of them is partial: it prints its tables and leaves the committed results alone.
 */
import { parseArgs } from "node:util";

const list = (text) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

/**
 * @param {{ sizes: number[], quickSizes: number[], cases: string[] }} all what a whole run has
 * @returns {{ quick: boolean, partial: boolean, sizes: number[], cases: string[] }}
 */
export const readOptions = (all) => {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      sizes: { type: "string" },
      cases: { type: "string" },
    },
  });
  const sizes = values.sizes
    ? list(values.sizes).map(Number)
    : values.quick
      ? all.quickSizes
      : all.sizes;
  if (!sizes.every((size) => Number.isSafeInteger(size) && size > 0)) {
    throw new RangeError(`--sizes expected positive integers, got ${values.sizes}`);
  }
  const cases = values.cases ? list(values.cases) : all.cases;
  const unknown = cases.find((name) => !all.cases.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`--cases expected some of ${all.cases.join(", ")}, got ${unknown}`);
  }
  const partial = values.quick || values.sizes !== undefined || values.cases !== undefined;
  return { quick: values.quick, partial, sizes, cases };
};
