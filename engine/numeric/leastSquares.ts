// Ordinary least squares by Householder reflections, which lose no digits to the squares of the numbers.

/** A line (or plane) through points: a coefficient for each column, and how sure it is. */
export type LeastSquares = {
  readonly coefficients: readonly number[]
  readonly standardErrors: readonly number[]
  /** Standard deviation of what is left, over `degreesOfFreedom`. */
  readonly residualSd: number
  readonly degreesOfFreedom: number
  /** Share of the squared distances from the mean that the columns explain. */
  readonly explained: number
}

/**
 * Fits y to the columns of x (put a column of ones for a constant). Nothing where there are no more points than columns,
 * or where a column is, to a billionth, made of the others.
 */
export function leastSquares(
  x: readonly (readonly number[])[],
  y: readonly number[],
): LeastSquares | undefined {
  const n = y.length
  const k = x[0]?.length ?? 0
  if (k === 0 || n <= k) return undefined
  const columns = Array.from({ length: k }, (_, j) => Float64Array.from(x, row => row[j] ?? 0))
  const scales = columns.map(column => Math.hypot(...column))
  const target = Float64Array.from(y)
  const diagonal: number[] = []
  for (let j = 0; j < k; j++) {
    const column = columns[j] as Float64Array
    const length = Math.hypot(...column.subarray(j))
    if (!(length > 1e-9 * (scales[j] as number))) return undefined
    const head = (column[j] as number) > 0 ? -length : length
    column[j] = (column[j] as number) - head
    diagonal.push(head)
    for (const other of [...columns.slice(j + 1), target]) reflect(column, other, j)
  }
  const coefficients = solveUpper(columns, diagonal, target)
  const degreesOfFreedom = n - k
  const left = target.subarray(k).reduce((sum, value) => sum + value * value, 0)
  const residualSd = Math.sqrt(left / degreesOfFreedom)
  const mean = y.reduce((sum, value) => sum + value, 0) / n
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    coefficients,
    standardErrors: inverseRowLengths(columns, diagonal).map(length => residualSd * length),
    residualSd,
    degreesOfFreedom,
    explained: total === 0 ? 1 : 1 - left / total,
  }
}

/** Mirrors `other` in the plane across `mirror`, both from entry `from` on. */
function reflect(mirror: Float64Array, other: Float64Array, from: number): void {
  let product = 0
  let square = 0
  for (let i = from; i < mirror.length; i++) {
    product += (mirror[i] as number) * (other[i] as number)
    square += (mirror[i] as number) ** 2
  }
  const times = (2 * product) / square
  for (let i = from; i < mirror.length; i++) other[i] = (other[i] as number) - times * (mirror[i] as number)
}

/** Solves R b = target, where R holds `diagonal` and above it the entries of the columns. */
function solveUpper(columns: readonly Float64Array[], diagonal: readonly number[], target: Float64Array) {
  const solved = diagonal.map(() => 0)
  for (let i = diagonal.length - 1; i >= 0; i--) {
    let rest = target[i] as number
    for (let j = i + 1; j < diagonal.length; j++)
      rest -= ((columns[j] as Float64Array)[i] as number) * (solved[j] as number)
    solved[i] = rest / (diagonal[i] as number)
  }
  return solved
}

/** The lengths of the rows of R⁻¹: roots of the diagonal of (XᵀX)⁻¹. */
function inverseRowLengths(columns: readonly Float64Array[], diagonal: readonly number[]): readonly number[] {
  const squares = diagonal.map(() => 0)
  for (let unit = 0; unit < diagonal.length; unit++) {
    const target = new Float64Array(diagonal.length)
    target[unit] = 1
    solveUpper(columns, diagonal, target).forEach((value, row) => {
      squares[row] = (squares[row] as number) + value * value
    })
  }
  return squares.map(Math.sqrt)
}
