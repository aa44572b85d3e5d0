/**
 * The tests in Chromium, Firefox and WebKitGTK, one after the other. `npm test` needs none of them.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { debian } from "./test/runtimes/provider.js";
import config from "./vitest.config.js";

/** What tests files on the disk, compilers and child processes. Everything else runs. */
const NODE_ONLY = [
  "test/{cli,docs,package,types}/**",
  "test/sources.test.ts",
  "test/faults/plugin.test.ts",
];

export default defineConfig({
  ...config,
  resolve: {
    alias: {
      ...config.resolve?.alias,
      "#threads": fileURLToPath(new URL("src/model/threads/web.ts", import.meta.url)),
    },
  },
  define: { "process.env.STATISTICS_REPORT": JSON.stringify(process.env.STATISTICS_REPORT ?? "") },
  server: {
    // Without them a page has no SharedArrayBuffer.
    headers: {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
  },
  test: {
    ...config.test,
    exclude: ["test/**/*.long.test.ts", "**/node_modules/**", ...NODE_ONLY],
    globalSetup: [],
    maxWorkers: 2,
    browser: {
      enabled: true,
      headless: true,
      ui: false,
      screenshotFailures: false,
      provider: debian(),
      instances: [{ browser: "chromium" }, { browser: "firefox" }, { browser: "webkit" }],
    },
  },
});
