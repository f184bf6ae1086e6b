// How far numbers lie from their mean, measured by it.

/** The standard deviation (over n) over the mean without its sign; 0 where the mean is 0. */
export function relativeDeviation(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  const squares = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return mean === 0 ? 0 : Math.sqrt(squares / numbers.length) / Math.abs(mean)
}
