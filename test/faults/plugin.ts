/**
 * A Vite plugin that serves faulty copies of the reference: importing
 * `src/reference/elementwise.ts?fault=NAME`, or `matrix.ts` alike, gives a copy of the whole graph
 * of twins in which one expression of one file is another (faults.ts, matrix-faults.ts). The query
 * travels with the imports inside `src/reference/` and to `src/coefficients.ts`, so a copy shares
 * no module with the original. Nothing in `src/` knows of it.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";
import { faults, type Plant } from "./faults.js";
import { matrixFaults } from "./matrix-faults.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url)).replaceAll("\\", "/");
const QUERY = "?fault=";

/** `code` with the fault in it; throws unless the expression is there exactly once. */
export const plant = (code: string, { name, file, find, replace }: Plant): string => {
  const parts = code.split(find);
  if (parts.length !== 2) {
    throw new Error(
      `fault "${name}": expected "${find}" once in ${file}, found it ${parts.length - 1} times`,
    );
  }
  return parts.join(replace);
};

/** The fault of this name; throws unless there is exactly one, and its file can have it. */
const faultNamed = (name: string): Plant => {
  const all: readonly Plant[] = [...faults, ...matrixFaults];
  const found = all.filter((fault) => fault.name === name);
  const [fault] = found;
  if (fault === undefined || found.length > 1) {
    throw new Error(`fault "${name}": expected one in test/faults, found ${found.length}`);
  }
  const path = ROOT + fault.file;
  if (!existsSync(path)) throw new Error(`fault "${name}": there is no ${fault.file}`);
  plant(readFileSync(path, "utf8"), fault);
  return fault;
};

const isTwin = (path: string): boolean =>
  path.startsWith(`${ROOT}src/reference/`) || path === `${ROOT}src/coefficients.ts`;

/** "…/x.ts?fault=NAME" to path and name. */
const parse = (id: string): { path: string; name: string } | undefined => {
  const at = id.indexOf(QUERY);
  return at < 0 ? undefined : { path: id.slice(0, at), name: id.slice(at + QUERY.length) };
};

export const plantedFaults = (): Plugin => ({
  name: "planted-faults",
  enforce: "pre",
  async resolveId(source, importer) {
    const from = importer === undefined ? undefined : parse(importer);
    if (from === undefined) return null;
    const resolved = await this.resolve(source, from.path, { skipSelf: true });
    if (resolved === null || !isTwin(resolved.id)) return resolved;
    return resolved.id + QUERY + from.name;
  },
  transform(code, id) {
    const copy = parse(id);
    if (copy === undefined) return null;
    const fault = faultNamed(copy.name);
    return copy.path === ROOT + fault.file ? { code: plant(code, fault), map: null } : null;
  },
});
