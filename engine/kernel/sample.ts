// Draws the uncertain numbers of a plan, a column for each.

import { failure, type Result, success } from '../formula/result.ts'
import { correlateUniforms, correlationFactor } from '../numeric/correlation.ts'
import { quantileFunction } from '../numeric/distributions.ts'
import { streamOf, uniforms } from '../numeric/philox.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Columns, UncertainCell } from './uncertainCell.ts'
import { planUncertainty, type Uncertainty } from './uncertainty.ts'

/** Samples, one column for each uncertain number, and the cells they are for. */
export type Samples = { readonly columns: Columns; readonly cells: readonly UncertainCell[] }

/**
 * Draws every uncertain number of the plan on `count` paths from path `first` on. A sample depends on the seed, the name
 * of its number, those it is correlated with, and the path: drawn in parts, by several workers, or again after an edit
 * of another number, it is the same to the last bit. Fails on what planChecks finds too.
 */
export function samplePlan(compiled: CompiledPlan, seed: number, count: number, first = 0): Result<Samples> {
  const { numbers, correlations } = planUncertainty(compiled)
  const columns = numbers.map(({ name }) => {
    const column = new Float64Array(count)
    uniforms(seed, streamOf(name), first, count, column)
    return column
  })
  const group = numbers.filter(({ name }) => correlations.some(({ between }) => between.includes(name)))
  const names = group.map(({ name }) => name)
  const found = correlationFactor(names, correlationTable(names, correlations))
  if (!found.ok) {
    const { message, remedy } = found
    const place = { kind: 'file', path: 'uncertainty.correlations' } as const
    return failure([{ code: 'C220', severity: 'error', place, message: `${message}.`, remedy }])
  }
  const columnOf = new Map(numbers.map((number, index) => [number, columns[index] as Float64Array]))
  correlateUniforms(
    found.factor,
    group.map(number => columnOf.get(number) as Float64Array),
  )
  for (const [{ distribution }, column] of columnOf) {
    const quantile = quantileFunction(distribution)
    for (let path = 0; path < count; path += 1) column[path] = quantile(column[path] as number)
  }
  const cells = numbers.flatMap((number, column) => number.cells.map(cell => ({ ...cell, column })))
  return success({ columns, cells })
}

function correlationTable(
  names: readonly string[],
  correlations: Uncertainty['correlations'],
): readonly (readonly number[])[] {
  const given = new Map(
    correlations.flatMap(({ between: [a, b], value }) => [
      [`${a}|${b}`, value],
      [`${b}|${a}`, value],
    ]),
  )
  return names.map(name => names.map(other => (name === other ? 1 : (given.get(`${name}|${other}`) ?? 0))))
}
