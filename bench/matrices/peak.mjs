/**
 * What this machine can do at most in WebAssembly without fused multiply-add: multiplications and
 * additions of float32 vectors that wait for nothing, in GF/s.
 */
import asc from "assemblyscript/asc";

const ACCUMULATORS = 12;
const lines = (make) => Array.from({ length: ACCUMULATORS }, (_, i) => make(i)).join("\n");

/** acc = acc·x + y, twelve at a time: longer chains than the latencies, and no memory. */
const SOURCE = `
export function spin(rounds: u32): f32 {
  const x = f32x4.splat(0.9999999);
  const y = f32x4.splat(1e-7);
  ${lines((i) => `let a${i} = f32x4.splat(${i});`)}
  for (let i: u32 = 0; i < rounds; i++) {
    ${lines((i) => `a${i} = f32x4.add(f32x4.mul(a${i}, x), y);`)}
  }
  ${lines((i) => (i === 0 ? "" : `a0 = f32x4.add(a0, a${i});`))}
  return f32x4.extract_lane(a0, 0);
}
`;

const ROUNDS = 100_000;

/** A function that measures once, in GF/s. */
export const peakMeter = async () => {
  const files = { "peak.ts": SOURCE };
  const options = [
    "peak.ts",
    "-O3",
    "--runtime",
    "stub",
    "--enable",
    "simd",
    "--outFile",
    "peak.wasm",
  ];
  const { error, stderr } = await asc.main(options, {
    readFile: (name) => files[name] ?? null,
    writeFile: (name, contents) => {
      files[name] = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`bench: ${stderr}`);
  const imports = { env: { abort: () => {} } };
  const { instance } = await WebAssembly.instantiate(files["peak.wasm"], imports);
  const { spin } = instance.exports;
  return () => {
    const start = performance.now();
    spin(ROUNDS);
    return (ROUNDS * ACCUMULATORS * 8) / (performance.now() - start) / 1e6;
  };
};
