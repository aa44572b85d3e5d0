/**
 * Gains against an independent quadrature over PyTorch's activation functions and against
 * PyTorch's calculate_gain: gains.json, written by scripts/gain-figures.py from PyTorch 1.13.0a0
 * and SciPy 1.10.1. The literals themselves come from scripts/gains.py, which shares nothing with
 * it.
 */
import { describe, expect, it } from "vitest";
import { type GainOptions, gain, heNormal, type Nonlinearity, normal } from "weightinit";
import gains from "./gains.json";

const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

describe.each(["secondMoment", "std"] as const)("%s", (convention) => {
  const rows = gains.quadrature.map((row) => ({ ...row, figure: row[convention] }));

  it.each(rows)("of $nonlinearity $slope is $figure", ({ nonlinearity, slope, figure }) => {
    const options: GainOptions = { convention, slope };
    expect(relative(gain(nonlinearity as Nonlinearity, options), figure)).toBeLessThan(1e-13);
  });
});

describe("torch", () => {
  it.each(gains.calculateGain)("of $nonlinearity $slope is PyTorch's $gain", (row) => {
    const { slope, nonlinearity } = row as { slope?: number; nonlinearity: Nonlinearity };
    expect(gain(nonlinearity, { slope })).toBe(row.gain);
    expect(gain(nonlinearity, { slope, convention: "torch" })).toBe(row.gain);
  });

  it("is the second moment's where PyTorch has no figure", () => {
    const has = new Set(gains.calculateGain.map(({ nonlinearity }) => nonlinearity));
    const others = gains.quadrature.filter(({ nonlinearity }) => !has.has(nonlinearity));
    expect(new Set(others.map(({ nonlinearity }) => nonlinearity)).size).toBe(12);
    for (const { slope, ...row } of others) {
      const nonlinearity = row.nonlinearity as Nonlinearity;
      const secondMoment = gain(nonlinearity, { slope, convention: "secondMoment" });
      expect(gain(nonlinearity, { slope })).toBe(secondMoment);
    }
  });
});

describe("a slope", () => {
  it("is 0.01 for leakyRelu and 1 for elu by default", () => {
    for (const convention of ["torch", "secondMoment", "std"] as const) {
      const of = (name: Nonlinearity, slope?: number): number => gain(name, { convention, slope });
      expect(of("leakyRelu")).toBe(of("leakyRelu", 0.01));
      expect(of("elu")).toBe(of("elu", 1));
    }
  });

  it("of 0 is relu, of 1 in leakyRelu linear", () => {
    for (const convention of ["torch", "secondMoment", "std"] as const) {
      const relu = gain("relu", { convention });
      expect(relative(gain("leakyRelu", { convention, slope: 0 }), relu)).toBeLessThan(3e-16);
      expect(relative(gain("elu", { convention, slope: 0 }), relu)).toBeLessThan(3e-16);
      expect(gain("leakyRelu", { convention, slope: 1 })).toBe(1);
    }
  });

  it("gives a gain that is neither 0 nor infinite, whatever it is", () => {
    for (const slope of [-1e154, -3, -0, 5e-324, 1e-9, 0.999999, 1e10, 1.3e154]) {
      for (const name of ["leakyRelu", "elu"] as const) {
        for (const convention of ["torch", "secondMoment", "std"] as const) {
          const value = gain(name, { slope, convention });
          expect(value > 0 && value < Infinity, `${name} ${slope} ${convention}`).toBe(true);
        }
      }
    }
  });
});

// timm's `_nonlin_gamma`, 1/std of samples: huggingface/pytorch-image-models, commit 36d930f,
// timm/models/nfnet.py. They were drawn, not integrated: three digits are right.
const TIMM: readonly (readonly [Nonlinearity, number])[] = [
  ["linear", 1],
  ["elu", 1.2716004848480225],
  ["gelu", 1.7015043497085571],
  ["leakyRelu", 1.70590341091156],
  ["relu", 1.7139588594436646],
  ["selu", 1.0008515119552612],
  ["sigmoid", 4.803835391998291],
  ["silu", 1.7881293296813965],
  ["softsign", 2.338853120803833],
  ["softplus", 1.9203323125839233],
  ["tanh", 1.5939117670059204],
];

it.each(TIMM)("std of %s is about timm's %d", (nonlinearity, figure) => {
  expect(relative(gain(nonlinearity, { convention: "std" }), figure)).toBeLessThan(1e-3);
});

it("is what the initializers take", () => {
  const options = { seed: 1, gain: gain("gelu") };
  const std = 1.5335304411955353 / Math.sqrt(64);
  expect(heNormal([64, 3], options)).toEqual(normal([64, 3], { seed: 1, std }));
});
