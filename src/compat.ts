/**
 * Fans as frameworks count them, where that differs from what is connected: they read the shape
 * alone, and know nothing of groups, depthwise and transposed kernels.
 *
 *             layout   rank 0    rank 1      rank 2 … 5   above
 *   torch     torch    error     error       in·r, out·r  in·r, out·r
 *   jax       keras    error     error       in·r, out·r  in·r, out·r
 *   keras     keras    (1, 1)    (n, n)      in·r, out·r  in·r, out·r
 *   tfjs      keras    (1, 1)    (√n, √n)    in·r, out·r  (√∏, √∏)      ∏ = the number of weights
 *
 * Sources: PyTorch 2.13 `_calculate_fan_in_and_fan_out`, JAX `_compute_fans`, Keras 3
 * `compute_fans`, TensorFlow.js 4.22.0 `computeFans`. The last two divide by max(1, fan), which is
 * the fan itself: a tensor that is not empty has none below 1.
 */
import type { NamedLayout } from "./layout.js";
import { product, type Shape } from "./shape.js";

export type Compat = "torch" | "keras" | "jax" | "tfjs";

interface Framework {
  readonly layout: NamedLayout;
  /** The one number for both fans at ranks that are treated apart; `undefined` at all others. */
  readonly apart: (shape: Shape) => number | undefined;
}

const never = (): undefined => undefined;

export const FRAMEWORKS: Readonly<Record<Compat, Framework>> = {
  torch: { layout: "torch", apart: never },
  keras: { layout: "keras", apart: (shape) => (shape.length < 2 ? product(shape) : undefined) },
  jax: { layout: "keras", apart: never },
  tfjs: {
    layout: "keras",
    apart: (shape) =>
      shape.length < 2 || shape.length > 5 ? Math.sqrt(product(shape)) : undefined,
  },
};
