/**
 * How far the matrices of a recurrent kernel are from orthogonal.
 */

/**
 * max|QᵀQ − I| of every gate's matrix Q in a [units, gates·units] kernel, summed in double.
 *
 * @param {Float32Array} kernel @param {number} units @param {number} gates
 */
export const gateErrors = (kernel, units, gates) => {
  const width = gates * units;
  return Array.from({ length: gates }, (_, gate) => {
    const gram = new Float64Array(units * units);
    for (let row = 0; row < units; row++) {
      const q = kernel.subarray(row * width + gate * units, row * width + (gate + 1) * units);
      for (let i = 0; i < units; i++) {
        for (let j = 0; j <= i; j++) gram[i * units + j] += q[i] * q[j];
      }
    }
    let most = 0;
    for (let i = 0; i < units; i++) {
      gram[i * units + i] -= 1;
      for (let j = 0; j <= i; j++) most = Math.max(most, Math.abs(gram[i * units + j]));
    }
    return most;
  });
};
