/** An axis by its number, from the end if it is negative. */
import { valueError } from "../expect.js";

export const resolveAxis = (caller: string, name: string, axis: number, rank: number): number => {
  const place = axis < 0 ? axis + rank : axis;
  if (place < 0 || place >= rank) {
    const expected = `an axis −${rank} … ${rank - 1} of a tensor of rank ${rank}`;
    throw valueError(caller, name, expected, axis);
  }
  return place;
};
