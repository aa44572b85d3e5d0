/**
 * The map of linear memory: one page of 64 KiB, of which this much is used.
 *
 *   0          1024          1536          2048                         18432         34816
 *   |  unused  |  CONSTANTS  |    SEEDS    |  BLOCK, 16 KiB of results  |  as much  |  unused …
 *              |  32 × v128  |  10 × v128  |  512 groups of 8 words     |
 *
 * CONSTANTS  what a SIMD loop needs, splat over four lanes, or once and splat by the load. They
 *            are stored at entry and loaded into locals before the loop: a splat of a literal
 *            compiles to `v128.const`, which V8 builds anew in every round.
 * SEEDS      the generators of one block (random/block.ts draws them).
 * BLOCK      what the kernels fill and the caller copies from; it never leaves the module as a
 *            view. It begins half a page off: large arrays begin near a page boundary, and a copy
 *            between equal offsets of two pages runs into 4 KiB aliasing (15 times slower on Zen 3).
 *            What makes float32 of float64 slots (distribution/truncated-normal.ts) has them in
 *            BLOCK and in the 16 KiB behind it.
 *
 * Nothing is allocated and there is no static data: `memoryBase` in asconfig.json lies behind all.
 *
 * matrix.wasm has the same map, four places in its first kilobyte, and pages of the caller's:
 *
 *   0         256      384       416        448    512    576    1024          18432     65536
 *   |  ZEROS  |  TILE  | FACTORS | PRODUCTS |      | SUMS |      |  as above  |         | ARENA …
 */

/** Splat constants of the running kernel. */
export const CONSTANTS: usize = 1024;
/** State of the eight generators of a block. */
export const SEEDS: usize = 1536;
/** Results: 4096 words. */
export const BLOCK: usize = 2048;

/** matrix.wasm: 256 bytes that stay 0. */
export const ZEROS: usize = 0;
/** matrix.wasm: a tile of 4 rows of 32 bytes that does not go to its place as a whole. */
export const TILE: usize = 256;
/** matrix.wasm: a number for every column of a panel, twice. */
export const FACTORS: usize = 384;
export const PRODUCTS: usize = 416;
/** matrix.wasm: a float64 for every column of a panel. */
export const SUMS: usize = 512;
/** matrix.wasm: where operands and scratch begin. The caller grows the memory. */
export const ARENA: usize = 65536;
