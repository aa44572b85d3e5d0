/** Where and with what a run was made. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { fileURLToPath } from "node:url";
import { weightinit } from "./contenders/weightinit.mjs";

const hashOf = (path) =>
  createHash("sha256")
    .update(readFileSync(fileURLToPath(import.meta.resolve(path))))
    .digest("hex");

export const describeMachine = () => {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    platform: `${platform()} ${arch()}`,
    node: process.versions.node,
    v8: process.versions.v8,
    date: new Date().toISOString(),
    version: weightinit.version,
    kernelSha256: hashOf("weightinit/kernel.wasm"),
    matrixSha256: hashOf("weightinit/matrix.wasm"),
  };
};
