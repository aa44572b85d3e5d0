/**
 * Tests run on `src/`, with the kernel that was built last: `#kernel` is the generated source and
 * not what `dist/` holds.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "#kernel": source("src/kernel/embedded.ts"),
      weightinit: source("src/index.ts"),
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.long.test.ts"],
    testTimeout: 60_000,
  },
});
