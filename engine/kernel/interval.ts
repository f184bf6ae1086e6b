// Between which bounds a number lies on all paths. Sums, products and quotients of doubles are rounded monotonely, so
// the bounds computed here in doubles hold for the rounded numbers too; curves are widened by more than their error.

/** All values of a number; -Infinity and Infinity where no bound is known. */
export type Interval = { readonly low: number; readonly high: number }

/** No bound known. */
export const anything: Interval = { low: -Infinity, high: Infinity }

/** No value at all: of a number that cannot be computed. Its hull with another interval is that interval. */
export const nothing: Interval = { low: Infinity, high: -Infinity }

/** Just this value. */
export function exactly(value: number): Interval {
  return { low: value, high: value }
}

/** The least interval that holds both. */
export function hull(x: Interval, y: Interval): Interval {
  return { low: Math.min(x.low, y.low), high: Math.max(x.high, y.high) }
}

/** What two intervals of the same number say together. */
export function intersection(x: Interval, y: Interval): Interval {
  return { low: Math.max(x.low, y.low), high: Math.min(x.high, y.high) }
}

/** The interval with room for the rounding of a few sums of numbers of those sizes. */
export function loosened(x: Interval, ...sizes: readonly Interval[]): Interval {
  const largest = Math.max(...sizes.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]))
  return bounded(x.low - largest * 1e-14, x.high + largest * 1e-14)
}

export function contains(x: Interval, value: number): boolean {
  return x.low <= value && value <= x.high
}

export function sumOf(x: Interval, y: Interval): Interval {
  return bounded(x.low + y.low, x.high + y.high)
}

export function differenceOf(x: Interval, y: Interval): Interval {
  return bounded(x.low - y.high, x.high - y.low)
}

export function productOf(x: Interval, y: Interval): Interval {
  return corners(x, y, times)
}

/** Of a divisor that may be 0 only the sign helps. */
export function quotientOf(x: Interval, y: Interval): Interval {
  if (!contains(y, 0)) return corners(x, y, (a, b) => (Number.isFinite(b) ? a / b : 0))
  if (y.low < 0 && y.high > 0) return anything
  const sign = y.low < 0 ? -1 : 1
  const most = sign * Infinity
  const least = 1 / (sign > 0 ? y.high : y.low)
  return corners(x, { low: Math.min(least, most), high: Math.max(least, most) }, times)
}

/** x^y for x of 0 or more: it rises or falls in each of the two throughout. */
export function powerOf(x: Interval, y: Interval): Interval {
  return x.low < 0 ? anything : widened(corners(x, y, (a, b) => a ** b))
}

/** A function that never falls, computed to a few units in the last place. */
export function risen(x: Interval, curve: (value: number) => number): Interval {
  return widened({ low: curve(x.low), high: curve(x.high) })
}

/** A function that never falls and is exact. */
export function mapped(x: Interval, step: (value: number) => number): Interval {
  return { low: step(x.low), high: step(x.high) }
}

function corners(x: Interval, y: Interval, operation: (a: number, b: number) => number): Interval {
  const p = operation(x.low, y.low)
  const q = operation(x.low, y.high)
  const r = operation(x.high, y.low)
  const s = operation(x.high, y.high)
  const low = Math.min(p, q, r, s)
  return Number.isNaN(low) ? anything : bounded(low, Math.max(p, q, r, s))
}

/** A bound that is infinite stands for ever larger numbers, and 0 times those is 0. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b
}

function widened(x: Interval): Interval {
  return bounded(x.low - Math.abs(x.low) * 1e-14, x.high + Math.abs(x.high) * 1e-14)
}

/** The interval, or no bound where computing one has left the doubles. */
function bounded(low: number, high: number): Interval {
  return { low: low < Infinity ? low : -Infinity, high: high > -Infinity ? high : Infinity }
}
