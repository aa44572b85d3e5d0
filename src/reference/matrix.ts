/**
 * The matrix reference: the arithmetic of `matrix.wasm` in plain TypeScript behind the same ABI, in
 * the same order, so every bit is the same. Its work lies in arrays of its own: it takes `scratch`
 * and leaves it alone.
 */
import type { MatrixKernel } from "../kernel/matrix-abi.js";
import { type Element, F32, F64 } from "./linear-algebra/element.js";
import { haar } from "./linear-algebra/haar.js";
import { qr } from "./linear-algebra/qr.js";
import { TILE, type Tile } from "./linear-algebra/tiles.js";
import { ARENA, createMatrixMemory, type MatrixMemory } from "./matrix-memory.js";

const haarOf =
  (memory: MatrixMemory, element: Element, tile: Tile): MatrixKernel["haarF32"] =>
  (
    key0,
    key1,
    counter0,
    counter1,
    stream0,
    stream1,
    rows,
    columns,
    gain,
    transposed,
    out,
    stride,
  ) =>
    haar(
      memory,
      element,
      tile,
      [key0, key1, counter0, counter1, stream0, stream1],
      rows,
      columns,
      gain,
      transposed,
      out,
      stride,
    );

const qrOf =
  (memory: MatrixMemory, element: Element, tile: Tile): MatrixKernel["qrF32"] =>
  (rows, columns, complete, input, q, r) =>
    qr(memory, element, tile, rows, columns, complete, input, q, r);

/** `tile`: how products are looped over; not a bit depends on it. */
export const createMatrixReference = (tile: Tile = TILE): MatrixKernel => {
  const memory = createMatrixMemory();
  return {
    memory,
    ARENA: { value: ARENA },
    haarF32: haarOf(memory, F32, tile),
    haarF64: haarOf(memory, F64, tile),
    qrF32: qrOf(memory, F32, tile),
    qrF64: qrOf(memory, F64, tile),
  };
};
