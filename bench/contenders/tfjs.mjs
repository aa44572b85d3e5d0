/** TensorFlow.js on its cpu backend, the only one that draws in JavaScript everywhere. */
import { HIGH, LOW, matrixShape, STD } from "../cases.mjs";
import { importPeer } from "../peers.mjs";

/** Take a tensor's values, which on the cpu backend costs nothing, and give the tensor back. */
const values = (tensor) => {
  const data = tensor.dataSync();
  tensor.dispose();
  return data;
};

const task = (draw) => (size, into) => {
  if (into === "fresh") return () => values(draw(size));
  const out = new Float32Array(size);
  return () => {
    out.set(values(draw(size)));
    return out;
  };
};

/** @returns {Promise<import("./contender.mjs").Contender>} */
export const tfjs = async () => {
  const { module: tf, version } = await importPeer("@tensorflow/tfjs");
  tf.enableProdMode();
  await tf.setBackend("cpu");
  await tf.ready();
  let seed = 0;
  return {
    name: "tfjs",
    version,
    note:
      "cpu backend; it has no out: the values are copied into it; its heNormal is cut at ±2 σ and " +
      "not corrected: it stands in heTruncated",
    tasks: {
      normal: task((size) => tf.randomNormal([size], 0, STD, "float32", seed++)),
      uniform: task((size) => tf.randomUniform([size], LOW, HIGH, "float32", seed++)),
      truncated: task((size) => tf.truncatedNormal([size], 0, STD, "float32", seed++)),
      heTruncated: task((size) =>
        tf.initializers.heNormal({ seed: seed++ }).apply(matrixShape(size)),
      ),
    },
  };
};
