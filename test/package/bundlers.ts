/**
 * Four bundlers, as a page's author would run them: minified, for a browser, without a plugin or
 * an option for WebAssembly.
 */
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import * as esbuild from "esbuild";
import { rolldown } from "rolldown";
import * as vite from "vite";
import webpack from "webpack";

/** Bundles `entry` into the one file `out` and gives its text. */
export type Bundle = (entry: string, out: string) => Promise<string>;

const withEsbuild: Bundle = async (entry, out) => {
  await esbuild.build({
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    minify: true,
    platform: "browser",
    format: "esm",
    logLevel: "silent",
  });
  return readFileSync(out, "utf8");
};

const withRolldown: Bundle = async (entry, out) => {
  const build = await rolldown({ input: entry, platform: "browser", logLevel: "silent" });
  await build.write({ file: out, format: "esm", minify: true });
  await build.close();
  return readFileSync(out, "utf8");
};

const withWebpack: Bundle = (entry, out) =>
  new Promise((resolve, reject) => {
    const compiler = webpack({
      mode: "production",
      target: ["web", "es2022"],
      entry,
      output: { path: dirname(out), filename: basename(out) },
      performance: false,
    });
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error !== null) reject(error);
        else if (stats?.hasErrors())
          reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve(readFileSync(out, "utf8"));
      });
    });
  });

const withVite: Bundle = async (entry, out) => {
  await vite.build({
    root: dirname(entry),
    configFile: false,
    logLevel: "silent",
    build: {
      outDir: dirname(out),
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { entryFileNames: basename(out) } },
    },
  });
  return readFileSync(out, "utf8");
};

export const bundlers: Readonly<Record<string, Bundle>> = {
  esbuild: withEsbuild,
  rolldown: withRolldown,
  vite: withVite,
  webpack: withWebpack,
};
