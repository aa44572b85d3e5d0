/** @stdlib/random-array-normal: the improved ziggurat over a Mersenne twister. */
import { STD } from "../cases.mjs";
import { importPeer } from "../peers.mjs";

/** @returns {Promise<import("./contender.mjs").Contender>} */
export const stdlib = async () => {
  const { module, version } = await importPeer("@stdlib/random-array-normal");
  const normal = module.default;
  return {
    name: "@stdlib/random-array-normal",
    version,
    tasks: {
      normal: (size, into) => {
        if (into === "fresh") return () => normal(size, 0, STD, { dtype: "float32" });
        const out = new Float32Array(size);
        return () => normal.assign(0, STD, out);
      },
    },
  };
};
