/**
 * Tensors in another order of their axes: what a layout means, said by indices alone.
 */

/** Axis i of the result is axis `axes[i]` of the tensor, as in `numpy.transpose`. */
export const transpose = (
  tensor: ArrayLike<number>,
  shape: readonly number[],
  axes: readonly number[],
): number[] => {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const place = (axis: number): number[] =>
    axis === axes.length
      ? [0]
      : Array.from({ length: shape[axes[axis] as number] as number }, (_, i) =>
          place(axis + 1).map((rest) => i * (strides[axes[axis] as number] as number) + rest),
        ).flat();
  return place(0).map((i) => tensor[i] as number);
};

/** From [out, in, ...spatial] to [...spatial, in, out]: the new shape, and the tensor in it. */
export const toKeras = (
  tensor: ArrayLike<number>,
  shape: readonly number[],
): { shape: number[]; tensor: number[] } => {
  const axes = [...shape.keys()].slice(2).concat(1, 0);
  return {
    shape: axes.map((axis) => shape[axis] as number),
    tensor: transpose(tensor, shape, axes),
  };
};
