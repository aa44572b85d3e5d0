/** The loops over Math.random that people write themselves. */
import { HIGH, heStd, LOW, STD } from "../cases.mjs";
import { filling } from "./contender.mjs";

/** Box–Muller, both deviates of a pair used. */
const boxMuller = (out, std) => {
  const pairs = out.length - (out.length % 2);
  for (let i = 0; i < pairs; i += 2) {
    const radius = std * Math.sqrt(-2 * Math.log(1 - Math.random()));
    const angle = 2 * Math.PI * Math.random();
    out[i] = radius * Math.cos(angle);
    out[i + 1] = radius * Math.sin(angle);
  }
  if (pairs < out.length) {
    const radius = std * Math.sqrt(-2 * Math.log(1 - Math.random()));
    out[pairs] = radius * Math.cos(2 * Math.PI * Math.random());
  }
};

/** @type {import("./contender.mjs").Contender} */
export const mathRandom = {
  name: "Math.random",
  version: `Node ${process.versions.node}`,
  note: "a loop: Box–Muller for the normals; without a seed",
  tasks: {
    normal: filling((out) => boxMuller(out, STD)),
    uniform: filling((out) => {
      for (let i = 0; i < out.length; i++) out[i] = LOW + (HIGH - LOW) * Math.random();
    }),
    heNormal: filling((out, size) => boxMuller(out, heStd(size))),
  },
};
