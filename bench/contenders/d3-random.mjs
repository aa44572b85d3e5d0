/** d3-random: one deviate a call, Marsaglia's polar method over Math.random. */
import { HIGH, LOW, STD } from "../cases.mjs";
import { importPeer } from "../peers.mjs";
import { filling } from "./contender.mjs";

/** @returns {Promise<import("./contender.mjs").Contender>} */
export const d3Random = async () => {
  const { module: d3, version } = await importPeer("d3-random");
  const normal = d3.randomNormal(0, STD);
  const uniform = d3.randomUniform(LOW, HIGH);
  return {
    name: "d3-random",
    version,
    tasks: {
      normal: filling((out, size) => {
        for (let i = 0; i < size; i++) out[i] = normal();
      }),
      uniform: filling((out, size) => {
        for (let i = 0; i < size; i++) out[i] = uniform();
      }),
    },
  };
};
