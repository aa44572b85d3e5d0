/**
 * What `npm run example:models` shows of the LSTM: every gate's matrix is orthogonal, and every group of tensors
 * has the standard deviation that theory expects. GPT-2 is in readme.test.ts.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Summary {
  readonly parameters: number;
  readonly orthogonality: readonly { readonly name: string; readonly errors: readonly number[] }[];
  readonly groups: readonly { readonly name: string; readonly z: number }[];
}

it("npm run example:models verifies the LSTM's gates", () => {
  const args = ["examples/models/main.mjs", "--model", "lstm", "--json"];
  const summary = JSON.parse(
    execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" }),
  ) as Summary;
  // The embedding, which the decoder shares; kernels and bias of two layers; the decoder's bias.
  expect(summary.parameters).toBe(10_000 * 256 + 2 * (2 * 256 * 1024 + 1024) + 10_000);
  expect(summary.orthogonality.map(({ name }) => name)).toEqual([
    "lstm_1.recurrent_kernel",
    "lstm_2.recurrent_kernel",
  ]);
  const errors = summary.orthogonality.flatMap((row) => row.errors);
  expect(errors).toHaveLength(8);
  for (const error of errors) {
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(1e-6);
  }
  expect(summary.groups.filter(({ z }) => Math.abs(z) > 5)).toEqual([]);
});
