/**
 * Tests run on `src/`, with the kernels that were built last: `#kernel`, `#truncated` and `#matrix` are
 * the generated sources and not what `dist/` holds.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { plantedFaults } from "./test/faults/plugin.js";

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [plantedFaults()],
  resolve: {
    alias: {
      "#kernel": source("src/kernel/embedded.ts"),
      "#truncated": source("src/kernel/embedded-truncated.ts"),
      "#matrix": source("src/kernel/embedded-matrix.ts"),
      "#threads": source("src/model/threads/node.ts"),
      "weightinit/recipes": source("src/recipes/index.ts"),
      "weightinit/model": source("src/model/index.ts"),
      "weightinit/safetensors": source("src/safetensors/index.ts"),
      "weightinit/npy": source("src/npy/index.ts"),
      weightinit: source("src/index.ts"),
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.long.test.ts", "test/web/**", "**/node_modules/**"],
    globalSetup: ["test/package/install.ts"],
    testTimeout: 60_000,
  },
});
