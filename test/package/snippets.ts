/** Programs that hash weights, for the package inside of bundles and servers. */

const hashOf = (weights: string): string => `
crypto.subtle.digest("SHA-256", ${weights}).then((hash) => {
  console.log(backend(), Buffer.from(hash).toString("hex"));
});
`;

/** Of kernel.wasm. */
export const HASH_ONE = `import { backend, heNormal } from "weightinit";
const weights = heNormal([64, 64], { seed: 1 });
${hashOf("weights")}`;

/** Of kernel.wasm, truncated.wasm and matrix.wasm. */
export const HASH_ALL = `import { backend, heNormal, orthogonal, truncatedNormal } from "weightinit";
const weights = new Float32Array(3 * 4096);
heNormal([64, 64], { seed: 1, out: weights.subarray(0, 4096) });
truncatedNormal([4096], { seed: 1, low: 0, high: 0.1, out: weights.subarray(4096, 8192) });
orthogonal([64, 64], { seed: 1, out: weights.subarray(8192) });
${hashOf("weights")}`;
