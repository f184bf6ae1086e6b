// Uncertain numbers that move together: a Gaussian copula over a group of them.
//
// The numbers of a group are drawn as standard normals, mixed so that they are correlated, and turned back into uniforms,
// which each number's own quantile function then takes. So every number keeps its own distribution, and since quantile
// functions rise, the rank correlations (Spearman's) asked for are those the numbers have, whatever their families.

import { normalCdf, normalQuantile } from './normal.ts'

/** Rows of the lower triangular matrix L with L Lᵀ equal to the correlations of the normals; row i has i + 1 entries. */
export type CorrelationFactor = readonly (readonly number[])[]

/** A factor, or what is wrong with the correlations and what to do about it. */
export type CorrelationResult =
  | { readonly ok: true; readonly factor: CorrelationFactor }
  | {
      readonly ok: false
      readonly message: string
      readonly remedy: string
      /** Where the correlations contradict each other: times this (three decimals) they do not. */
      readonly feasibleScale?: number
    }

/**
 * The factor of a table of rank correlations: one row and column for each name, ones on the diagonal, symmetric.
 * Normals with correlation 2 sin(π r / 6) have the rank correlation r (K. Pearson, 1907).
 */
export function correlationFactor(
  names: readonly string[],
  rankCorrelations: readonly (readonly number[])[],
): CorrelationResult {
  const misshapen = shapeFault(names, rankCorrelations)
  if (misshapen !== undefined) return misshapen
  const { factor, stuckAt } = cholesky(rankCorrelations, 1)
  if (stuckAt === undefined) return { ok: true, factor }
  const feasibleScale = largestScale(rankCorrelations)
  const name = names[stuckAt]
  const others = names.slice(0, stuckAt).join(', ')
  return {
    ok: false,
    message: `the correlations cannot all hold: those of ${name} with ${others} leave ${name} no freedom of its own or contradict the others`,
    remedy: `Multiply every correlation of the group by ${feasibleScale} or less, or bring those of ${name} nearer to 0.`,
    feasibleScale,
  }
}

/** Mixes columns of independent standard normals, one for each name, into correlated ones, in place. */
export function correlateNormals(factor: CorrelationFactor, columns: readonly Float64Array[]): void {
  // From the last column up, so that each still finds the independent columns before it.
  for (let row = factor.length - 1; row >= 0; row--) {
    const weights = factor[row] as readonly number[]
    const mixed = columns[row] as Float64Array
    const own = weights[row] as number
    for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] as number) * own
    for (let column = 0; column < row; column++) {
      const weight = weights[column] as number
      const source = columns[column] as Float64Array
      for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] as number) + weight * (source[i] as number)
    }
  }
}

/** The same for columns of independent uniforms: they become correlated uniforms, still strictly between 0 and 1. */
export function correlateUniforms(factor: CorrelationFactor, columns: readonly Float64Array[]): void {
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) column[i] = normalQuantile(column[i] as number)
  }
  correlateNormals(factor, columns)
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      column[i] = Math.min(Math.max(normalCdf(column[i] as number), 2 ** -53), 1 - 2 ** -53)
    }
  }
}

function shapeFault(
  names: readonly string[],
  correlations: readonly (readonly number[])[],
): Extract<CorrelationResult, { ok: false }> | undefined {
  const size = names.length
  if (correlations.length !== size || correlations.some(row => row.length !== size)) {
    return fault(
      `the table of correlations is not ${size} by ${size}`,
      `Give each of ${names.join(', ')} a row and a column.`,
    )
  }
  for (const [i, name] of names.entries()) {
    for (const [j, other] of names.entries()) {
      const value = correlations[i]?.[j] ?? Number.NaN
      const mirrored = correlations[j]?.[i] ?? Number.NaN
      if (i === j && value !== 1) {
        return fault(`the correlation of ${name} with itself is ${value}`, 'Put 1 there.')
      }
      if (!(value >= -1 && value <= 1)) {
        return fault(`the correlation of ${name} with ${other} is ${value}`, 'Give a number from -1 to 1.')
      }
      if (value !== mirrored) {
        return fault(
          `the correlation of ${name} with ${other} is ${value}, but that of ${other} with ${name} is ${mirrored}`,
          'Give the same number in both places.',
        )
      }
    }
  }
  return undefined
}

function fault(message: string, remedy: string): Extract<CorrelationResult, { ok: false }> {
  return { ok: false, message, remedy }
}

/** Below this share of its own variance a number is a mix of the others, as far as float64 can tell. */
const leastOwnVariance = 1e-9

/** Cholesky's factor of the table with all but its diagonal times `scale`, up to the row where nothing is left to take. */
function cholesky(
  correlations: readonly (readonly number[])[],
  scale: number,
): { readonly factor: CorrelationFactor; readonly stuckAt: number | undefined } {
  const factor: number[][] = []
  for (const [i, row] of correlations.entries()) {
    const weights: number[] = []
    let ownVariance = 1
    for (const [j, earlier] of factor.entries()) {
      const shared = weights.reduce((sum, weight, k) => sum + weight * (earlier[k] ?? 0), 0)
      const weight = (2 * Math.sin((Math.PI / 6) * scale * (row[j] ?? 0)) - shared) / (earlier[j] ?? 1)
      weights.push(weight)
      ownVariance -= weight * weight
    }
    if (ownVariance < leastOwnVariance) return { factor, stuckAt: i }
    factor.push([...weights, Math.sqrt(ownVariance)])
  }
  return { factor, stuckAt: undefined }
}

/** The largest scale in thousandths that gives a factor, by bisection between 0, which always does, and 1, which did not. */
function largestScale(correlations: readonly (readonly number[])[]): number {
  let feasible = 0
  let infeasible = 1000
  while (infeasible - feasible > 1) {
    const middle = Math.floor((feasible + infeasible) / 2)
    if (cholesky(correlations, middle / 1000).stuckAt === undefined) feasible = middle
    else infeasible = middle
  }
  return feasible / 1000
}
