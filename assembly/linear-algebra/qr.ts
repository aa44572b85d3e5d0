/**
 * Householder QR: columns scaled by powers of two (scale.ts), panels of 32 bytes factored one after
 * the other (factor.ts), in blocks of 32 columns whose reflectors are applied to the rest at once
 * (block-reflector.ts). Q is accumulated from all reflectors together (accumulate.ts), with the
 * signs that make the diagonal of R ≥ 0.
 *
 * Scratch, `qrScratch` in src/kernel/matrix-abi.ts; m is rows in whole strips of four:
 *
 *   V lower | G rows of zeros | signs | norms | scales, twice | heads | W | S | inverses | packed |
 *   the matrix in whole panels; when R is out of it, what `accumulate` works in
 *
 * Source: Golub and Van Loan, "Matrix computations", 4th ed., 2013, §5.2.
 */

import { SUMS } from "../memory";
import { accumulate } from "./accumulate";
import { applyBlock, BLOCK_COLUMNS, preparePanel } from "./block-reflector";
import { factorPanel } from "./factor";
import { clear, get, group, ROW, round, TILE_ROWS } from "./lanes";
import { lane, lowerBytes, lowerPanel, upperPanel } from "./panel";
import { clearColumn, restOfColumns } from "./reflectors";
import { scalePanel } from "./scale";

/** Columns `c` … of a row-major height×columns matrix, as a panel of `rows` rows, zeros behind. */
function loadPanel<T>(
  input: usize,
  height: u32,
  columns: u32,
  c: u32,
  panel: usize,
  rows: u32,
): void {
  const width = min(group<T>(), columns - c);
  const stride = (columns as usize) * sizeof<T>();
  let from = input + (c as usize) * sizeof<T>();
  if (width < group<T>()) {
    clear(panel, (height as usize) * ROW);
    for (let i: u32 = 0; i < height; i++) {
      for (let j: usize = 0; j < (width as usize) * sizeof<T>(); j += sizeof<T>()) {
        store<T>(panel + j, load<T>(from + j));
      }
      from += stride;
      panel += ROW;
    }
  } else {
    for (let i: u32 = 0; i < height; i++) {
      v128.store(panel, v128.load(from, 0), 0);
      v128.store(panel, v128.load(from, 16), 16);
      from += stride;
      panel += ROW;
    }
  }
  clear(panel, ((rows - height) as usize) * ROW);
}

/**
 * The reflectors of a factored panel into V, with their heads on the diagonal; `norms` gets their
 * squared norms.
 */
function extractReflectors<T>(
  panel: usize,
  first: u32,
  rows: u32,
  heads: usize,
  to: usize,
  norms: usize,
): void {
  const start = (first as usize) * ROW;
  memory.copy(to + start, panel + start, ((rows - first) as usize) * ROW);
  for (let c: u32 = 0; c < group<T>(); c++) {
    const head = get<T>(heads + lane<T>(c));
    if (head === 0) {
      clearColumn<T>(to + lane<T>(c), first, rows);
    } else {
      store<T>(to + ((first + c) as usize) * ROW + lane<T>(c), head as T);
    }
  }
  restOfColumns<T>(to, first, rows);
  for (let c: u32 = 0; c < group<T>(); c++) {
    const head = get<T>(heads + lane<T>(c));
    store<T>(norms + lane<T>(c), (load<f64>(SUMS + 8 * (c as usize)) + head * head) as T);
  }
}

/**
 * Row i of R to `row`: row i of the factored panels from its diagonal on, times its sign, scaled
 * back. Adding 0 makes −0 of it 0.
 *
 * Lanes: f32x4 or f64x2 in panels right of the diagonal.
 */
function storeRow<T>(
  a: usize,
  rows: u32,
  columns: u32,
  i: u32,
  sign: f64,
  scales: usize,
  scalesBytes: usize,
  row: usize,
): void {
  const g = group<T>();
  clear(row, (min((i / g) * g, columns) as usize) * sizeof<T>());
  const zero = v128.splat<T>(0 as T);
  const d = v128.splat<T>(sign as T);
  for (let c = (i / g) * g; c < columns; c += g) {
    const at = a + (((c / g) * rows + i) as usize) * ROW;
    const first = scales + ((c / g) as usize) * ROW;
    const second = first + scalesBytes;
    if (c >= i && c + g <= columns) {
      const x0 = v128.mul<T>(v128.mul<T>(v128.load(at, 0), d), v128.load(first, 0));
      const x1 = v128.mul<T>(v128.mul<T>(v128.load(at, 16), d), v128.load(first, 16));
      const to = row + (c as usize) * sizeof<T>();
      v128.store(to, v128.add<T>(v128.mul<T>(x0, v128.load(second, 0)), zero), 0);
      v128.store(to, v128.add<T>(v128.mul<T>(x1, v128.load(second, 16)), zero), 16);
    } else {
      const to = min(c + g, columns);
      for (let j = c; j < min(i, to); j++) store<T>(row + (j as usize) * sizeof<T>(), 0 as T);
      for (let j = max(c, i); j < to; j++) {
        const x = round<T>(get<T>(at + lane<T>(j)) * sign * get<T>(first + lane<T>(j)));
        store<T>(row + (j as usize) * sizeof<T>(), (x * get<T>(second + lane<T>(j)) + 0) as T);
      }
    }
  }
}

/**
 * QR of a matrix; the arguments are those of `Qr` in src/kernel/matrix-abi.ts.
 *
 * Lanes: f32x4 or f64x2 by T. Range: all finite elements; R may overflow where a column's norm
 * does. Error: max|QᵀQ − I| ≤ 2e-6 (float32), 1e-14 (float64), column by column ‖A − QR‖ ≤ 1e-5
 * (1e-14) ‖A‖; test/accuracy/qr.test.ts. Never NaN. Memory: reads `input`, writes `q`, `r`,
 * `scratch` and the first page but ZEROS.
 */
export function qr<T>(
  height: u32,
  columns: u32,
  complete: u32,
  input: usize,
  q: usize,
  r: usize,
  scratch: usize,
): void {
  const g = group<T>();
  const rows = (height + TILE_ROWS - 1) & ~(TILE_ROWS - 1);
  const reflectors = min(height, columns);
  const panels = (reflectors + g - 1) / g;
  const allPanels = (columns + g - 1) / g;
  const columnsOut = complete ? height : reflectors;
  const blockPanels = BLOCK_COLUMNS / g;
  const panelBytes = (rows as usize) * ROW;
  const scalesBytes = (allPanels as usize) * ROW;

  const v = scratch;
  const zeros = v + lowerBytes<T>(rows, panels);
  const signs = zeros + (g as usize) * ROW;
  const norms = signs + (((columnsOut + g - 1) / g) as usize) * ROW;
  const scales = norms + (panels as usize) * ROW;
  const heads = scales + 2 * scalesBytes;
  const w = heads + ROW;
  const s = w + (BLOCK_COLUMNS as usize) * ROW;
  const inverses = upperPanel<T>(s, blockPanels, blockPanels);
  const packed = inverses + 4 * (BLOCK_COLUMNS as usize) * sizeof<T>();
  const a = packed + ((rows + g) as usize) * (BLOCK_COLUMNS as usize) * sizeof<T>();

  clear(zeros, (g as usize) * ROW);
  for (let p: u32 = 0; p < allPanels; p++) {
    const panel = a + (p as usize) * panelBytes;
    const scale = scales + (p as usize) * ROW;
    loadPanel<T>(input, height, columns, p * g, panel, rows);
    scalePanel<T>(panel, height, scale, scale + scalesBytes);
  }

  for (let p0: u32 = 0; p0 < panels; p0 += blockPanels) {
    const width = min(blockPanels, panels - p0);
    for (let i: u32 = 0; i < width; i++) {
      const p = p0 + i;
      const at = (p as usize) * ROW;
      const panel = a + (p as usize) * panelBytes;
      if (i > 0) {
        applyBlock<T>(v, rows, panels, p0, width, i, s, inverses, packed, w, panel);
      }
      factorPanel<T>(panel, p * g, rows, height, reflectors, signs + at, heads);
      const target = lowerPanel<T>(v, rows, panels, p);
      extractReflectors<T>(panel, p * g, rows, heads, target, norms + at);
      preparePanel<T>(v, rows, panels, p0, width, i, norms + at, s, inverses, packed);
    }
    for (let p = p0 + width; p < allPanels; p++) {
      const panel = a + (p as usize) * panelBytes;
      applyBlock<T>(v, rows, panels, p0, width, width, s, inverses, packed, w, panel);
    }
  }

  const rowBytes = (columns as usize) * sizeof<T>();
  for (let i: u32 = 0; i < columnsOut; i++) {
    const row = r + (i as usize) * rowBytes;
    if (i < reflectors) {
      const sign = get<T>(signs + (i as usize) * sizeof<T>());
      storeRow<T>(a, rows, columns, i, sign, scales, scalesBytes, row);
    } else {
      memory.fill(row, 0, rowBytes);
      store<T>(signs + (i as usize) * sizeof<T>(), 1 as T);
    }
  }
  for (let i = columnsOut; i % g !== 0; i++) {
    store<T>(signs + (i as usize) * sizeof<T>(), 0 as T);
  }
  const element = sizeof<T>();
  const apart = (columnsOut as usize) * element;
  accumulate<T>(v, rows, panels, norms, signs, height, columnsOut, 1, 0, q, apart, element, a);
}
