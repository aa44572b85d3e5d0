/**
 * The same in the engines at hand: this Node, and Bun and Deno if $BUN, $DENO or the path has them.
 * Three passes in turn, the least of each.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./engine.mjs", import.meta.url));
const ENGINES = [
  { name: "Node", command: process.execPath, flags: [] },
  { name: "Bun", command: process.env.BUN ?? "bun", flags: [] },
  { name: "Deno", command: process.env.DENO ?? "deno", flags: ["run", "--allow-read"] },
];
const PASSES = 3;

const run = (command, ...flags) => {
  const { status, stdout } = spawnSync(command, flags, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
};

/** { engine, version, case, n, ms } of every engine that is here. */
export const measureEngines = () => {
  const found = ENGINES.flatMap((engine) => {
    const version = run(engine.command, "--version")?.match(/\d+\.\d+\.\d+/)?.[0];
    return version === undefined ? [] : [{ ...engine, version, rows: new Map() }];
  });
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { command, flags, rows } of found) {
      const times = JSON.parse(run(command, ...flags, script));
      for (const [name, sizes] of Object.entries(times)) {
        for (const [n, ms] of Object.entries(sizes)) {
          const key = `${name} ${n}`;
          rows.set(key, Math.min(ms, rows.get(key) ?? Infinity));
        }
      }
    }
  }
  return found.flatMap(({ name: engine, version, rows }) =>
    [...rows].map(([key, ms]) => {
      const [name, n] = key.split(" ");
      return { engine, version, case: name, n: Number(n), ms };
    }),
  );
};
