/**
 * Box–Muller in double precision from the same words, on the kernel's own rounded u and angle: what
 * the float32 kernel is measured against.
 */
const { fround } = Math;

/** The two deviates of a pair of words, in double, on the kernel's own rounded u and angle. */
export const boxMuller = (x: number, y: number, std: number): [z0: number, z1: number] => {
  const u = fround(fround(x >>> 1) + 0.5) * 2 ** -31;
  const angle = (fround((y << 1) | 0) * 2 ** -31 * Math.PI) / 4;
  const radius = std * Math.sqrt(-2 * Math.log(u));
  const sine = radius * Math.sin(angle);
  const cosine = radius * Math.cos(angle) * (y & 1 ? -1 : 1);
  return y >>> 31 ? [sine, cosine] : [cosine, sine];
};
