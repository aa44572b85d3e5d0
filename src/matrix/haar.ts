/**
 * Haar matrices from the kernel: uniform among the rows×columns matrices whose columns, or rows if
 * they are fewer, are orthonormal. A wide one is the transpose of the tall one of the same words.
 *
 * Memory of the kernel for one matrix, beside the result, with n = max and k = min of rows and
 * columns: about n·k + k²/2 elements while it is made (`haarScratch`).
 */
import { GROUP_WORDS } from "../coefficients.js";
import { withMatrix } from "../kernel/matrix.js";
import { align16, haarBlocks, haarScratch } from "../kernel/matrix-abi.js";
import { type Computed, PRECISIONS } from "../precision.js";
import type { Source } from "../rng.js";
import type { Floats } from "./whole.js";

const TWO_32 = 0x100000000;

export interface Haars {
  readonly rows: number;
  readonly columns: number;
  /** How many, each from blocks of its own of one stream. */
  readonly count: number;
  readonly gain: number;
  readonly computed: Computed;
}

/** Calls `visit` with each of them in turn: row-major, in memory that the next one takes. */
export const forEachHaar = (
  caller: string,
  { rows, columns, count, gain, computed }: Haars,
  take: () => Source,
  visit: (matrix: Floats, index: number) => void,
): void => {
  const double = computed === "float64";
  const size = double ? 8 : 4;
  const tall = Math.max(rows, columns);
  const thin = Math.min(rows, columns);
  const bytes = align16(rows * columns * size);
  const blocks = haarBlocks(tall, thin, size);
  const scale = PRECISIONS[computed].round(gain);
  withMatrix(caller, bytes + haarScratch(tall, thin, size), (kernel) => {
    const { key, stream } = take();
    const arena = kernel.ARENA.value;
    const haar = double ? kernel.haarF64 : kernel.haarF32;
    const View = double ? Float64Array : Float32Array;
    const matrix = new View(kernel.memory.buffer, arena, rows * columns);
    for (let index = 0; index < count; index++) {
      const lanes = GROUP_WORDS * blocks * index;
      haar(
        key[0],
        key[1],
        lanes >>> 0,
        Math.floor(lanes / TWO_32),
        stream >>> 0,
        Math.floor(stream / TWO_32),
        tall,
        thin,
        scale,
        rows < columns ? 1 : 0,
        arena,
        columns,
        arena + bytes,
      );
      visit(matrix, index);
    }
  });
};
