// The least and the greatest of however many numbers: Math.min(...many) fails from some hundred thousand on.

/** Infinity and -Infinity where there are none. */
export function extentOf(
  values: readonly number[] | Float64Array,
): readonly [least: number, greatest: number] {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return [least, greatest]
}
