/**
 * float32 to half precision, a finished block. Twin: assembly/convert/half.ts; the rounding of one
 * number is src/half.ts.
 */
import { GROUP_WORDS } from "../../coefficients.js";
import { type HalfDType, halfOf } from "../../half.js";
import { BLOCK, type Memory } from "../memory.js";

const half = ({ u32, buffer }: Memory, steps: number, dtype: HalfDType): void => {
  const u16 = new Uint16Array(buffer, BLOCK);
  const round = halfOf[dtype];
  for (let i = 0; i < GROUP_WORDS * steps; i++) u16[i] = round(u32[BLOCK / 4 + i] as number);
};

/** float16 patterns of `steps` groups at BLOCK, in place, front to back. */
export const halfF16 = (memory: Memory, steps: number): void => half(memory, steps, "float16");

/** bfloat16 patterns of `steps` groups at BLOCK, in place, front to back. */
export const halfBf16 = (memory: Memory, steps: number): void => half(memory, steps, "bfloat16");
