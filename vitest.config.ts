/**
 * Tests run on `src/`, with the kernel that was built last: `#kernel` and `#truncated` are the generated sources and
 * not what `dist/` holds.
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
      weightinit: source("src/index.ts"),
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.long.test.ts"],
    globalSetup: ["test/package/install.ts"],
    testTimeout: 60_000,
  },
});
