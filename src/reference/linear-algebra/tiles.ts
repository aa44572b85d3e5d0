/**
 * Loops over tiles. Every element of a product is one running sum, so a tile's shape is free; a
 * test takes others than this one and finds the same bits.
 */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
}

/** The shape of the float32 kernel. */
export const TILE: Tile = { rows: 4, columns: 8 };

/** Calls `visit` with the rows i0 … i1 − 1 and the columns j0 … j1 − 1 of every tile. */
export const forEachTile = (
  rows: number,
  columns: number,
  tile: Tile,
  visit: (i0: number, i1: number, j0: number, j1: number) => void,
): void => {
  for (let i0 = 0; i0 < rows; i0 += tile.rows) {
    const i1 = Math.min(i0 + tile.rows, rows);
    for (let j0 = 0; j0 < columns; j0 += tile.columns) {
      visit(i0, i1, j0, Math.min(j0 + tile.columns, columns));
    }
  }
};
