/** The command line in this process, with its own arguments; then seconds and peak memory. */
const start = performance.now();
await import("../../dist/cli/main.js");
console.log(
  JSON.stringify({
    seconds: (performance.now() - start) / 1000,
    peak: process.resourceUsage().maxRSS * 1024,
  }),
);
