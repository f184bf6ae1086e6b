// The sum of many floats, rounded once: the same whatever the order of the terms or the split of the work.

/**
 * The float64 nearest to the true sum (ties to even); 0 for no terms. The terms are finite and their sizes add up to
 * less than 1e308.
 *
 * The sum of the rounding errors, each found without error (Knuth's TwoSum), is added at the end; where the bound on what
 * is still missing shows that the result is the nearest float, that is it (T. Ogita, S. Rump, S. Oishi, "Accurate sum and
 * dot product", SIAM J. Sci. Comput. 26, 2005). Otherwise, about once in millions, the sum is kept whole (Shewchuk).
 */
export function exactSum(values: Float64Array): number {
  let sum = 0
  let errors = 0
  let errorSizes = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    const next = sum + value
    const part = next - sum
    const error = sum - (next - part) + (value - part)
    sum = next
    errors += error
    errorSizes += Math.abs(error)
  }
  const total = sum + errors
  // What total leaves of sum + errors, and twice the bound on what `errors` itself has lost. If moving total by that much
  // either way still rounds to total, so does the true sum between.
  const left = Math.abs(roundingError(sum, errors, total))
  const doubt = (left + values.length * 2 ** -52 * errorSizes) * (1 + 2 ** -50)
  return total + doubt === total && total - doubt === total ? total : wholeSum(values)
}

/** a + b - total, exactly, for total the float sum of a and b. */
function roundingError(a: number, b: number, total: number): number {
  const part = total - a
  return a - (total - part) + (b - part)
}

/**
 * The sum kept as a list of floats that do not overlap and so lose nothing (J. Shewchuk, "Adaptive precision
 * floating-point arithmetic", Discrete and Computational Geometry 18, 1997), rounded as in Python's math.fsum.
 */
function wholeSum(values: Float64Array): number {
  const parts: number[] = []
  for (const value of values) {
    let carried = value
    let kept = 0
    for (const part of parts) {
      const total = carried + part
      const rest = roundingError(carried, part, total)
      if (rest !== 0) parts[kept++] = rest
      carried = total
    }
    parts.length = kept
    parts.push(carried)
  }
  return rounded(parts)
}

/** Rising parts to one float: from the top until something is lost, then a half lost is decided by the parts below. */
function rounded(parts: readonly number[]): number {
  let total = 0
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] as number
    const next = total + part
    const lost = roundingError(total, part, next)
    total = next
    if (lost === 0) continue
    const below = parts[i - 1] ?? 0
    const moved = total + 2 * lost
    // Exactly half a unit was lost to evenness and more lies on the same side: round the other way.
    return Math.sign(below) === Math.sign(lost) && moved - total === 2 * lost ? moved : total
  }
  return total
}
