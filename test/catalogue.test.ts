/**
 * The catalogue is complete: every initializer of the root is in it, under one of its names.
 */
import { expect, it } from "vitest";
import * as weightinit from "weightinit";
import { catalogue } from "./catalogue.js";

const OTHERS = [
  "Rng",
  "STREAM_VERSION",
  "backend",
  "bits",
  "describe",
  "fans",
  "gain",
  "qr",
  "ready",
  "summarize",
  "toFloat32",
];

it("has every initializer", () => {
  const used = new Set<unknown>(catalogue.map(({ initializer }) => initializer));
  const missing = Object.entries(weightinit)
    .filter(([name, value]) => !OTHERS.includes(name) && !used.has(value))
    .map(([name]) => name);
  expect(missing).toEqual([]);
});

it("has no case twice", () => {
  const names = catalogue.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
