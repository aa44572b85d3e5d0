/**
 * numpy-ts: PCG64 and the ziggurat in WebAssembly, float64 only. The standard deviate, scaled on
 * its way into the float32 array, is its fastest way there.
 */
import { HIGH, LOW, STD } from "../cases.mjs";
import { importPeer } from "../peers.mjs";
import { filling } from "./contender.mjs";

/** @returns {Promise<import("./contender.mjs").Contender>} */
export const numpyTs = async () => {
  const { module: np, version } = await importPeer("numpy-ts");
  const rng = np.random.default_rng(1);
  return {
    name: "numpy-ts",
    version,
    note: "draws float64; scaled and rounded on the way into the float32 array",
    tasks: {
      normal: filling((out, size) => {
        const array = rng.standard_normal(size);
        const { data } = array;
        for (let i = 0; i < size; i++) out[i] = STD * data[i];
        array.dispose();
      }),
      uniform: filling((out, size) => {
        const array = rng.random(size);
        const { data } = array;
        for (let i = 0; i < size; i++) out[i] = LOW + (HIGH - LOW) * data[i];
        array.dispose();
      }),
    },
  };
};
