/**
 * As many zero bytes as a file has, with the calls that write one: `node zeros.mjs <file> <bytes>`;
 * then seconds and peak memory.
 */
const start = performance.now();
const { writeAt } = await import("../../dist/cli/files.js");
const { writeTarget } = await import("../../dist/cli/target.js");
const { TURN_BYTES } = await import("../../dist/model/pieces.js");

const [path, text] = process.argv.slice(2);
const bytes = Number(text);
const zeros = new Uint8Array(TURN_BYTES);
await writeTarget(path, async (handle) => {
  for (let at = 0; at < bytes; at += zeros.length) {
    await writeAt(handle, zeros.subarray(0, Math.min(zeros.length, bytes - at)), at);
  }
});
console.log(
  JSON.stringify({
    seconds: (performance.now() - start) / 1000,
    peak: process.resourceUsage().maxRSS * 1024,
  }),
);
