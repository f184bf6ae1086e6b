// Which of the uncertain numbers make a result uncertain: read off the paths of one simulation, without further runs.

import { planUncertainty } from '../kernel/uncertainty.ts'
import { exactSum } from '../numeric/exactSum.ts'
import { quantiles } from '../numeric/quantile.ts'
import { binsOf, varianceShare } from '../numeric/varianceShare.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { labelOf } from './memberLabel.ts'

/** What one uncertain number does to a result. */
export type SpreadDriver = {
  /** As correlations name it: `churn_shock`, `starting_acv[enterprise]`. */
  readonly name: string
  readonly label: string
  /**
   * The share of the result's variance that would go away if this number were known beforehand, with what comes along
   * by correlation. An estimate: around 0 it may be slightly negative.
   */
  readonly share: number
  readonly standardError: number
  /** The mean of the result where the number is among its lowest tenth, and among its highest. */
  readonly lowTenth: number
  readonly highTenth: number
  /** It was drawn together with others, whose effect its share includes. */
  readonly isCorrelated: boolean
}

/** Reads the drivers of results off the draws of a simulation, largest share first; none where a result is certain. */
export function driverReader(
  compiled: CompiledPlan,
  draws: readonly Float64Array[],
): (results: Float64Array) => readonly SpreadDriver[] {
  const { correlations } = planUncertainty(compiled)
  const numbers = driverNames(compiled).map(({ name, label }, index) => {
    const column = draws[index] as Float64Array
    const [low, high] = quantiles(column, [0.1, 0.9])
    return {
      name,
      label,
      bins: binsOf(column),
      low: pathsWhere(column, number => number <= (low as number)),
      high: pathsWhere(column, number => number >= (high as number)),
      isCorrelated: correlations.some(({ between, value }) => value !== 0 && between.includes(name)),
    }
  })
  return results => {
    const found = numbers.flatMap(
      ({ name, label, bins, low, high, isCorrelated }): readonly SpreadDriver[] => {
        const estimate = varianceShare(bins, results)
        if (estimate === undefined) return []
        return [
          {
            name,
            label,
            ...estimate,
            lowTenth: meanAt(low, results),
            highTenth: meanAt(high, results),
            isCorrelated,
          },
        ]
      },
    )
    return found.sort((a, b) => b.share - a.share)
  }
}

/** The uncertain numbers in the order of the plan, with what people call them. */
function driverNames(compiled: CompiledPlan): readonly { readonly name: string; readonly label: string }[] {
  const { plan, vocabulary } = compiled
  return planUncertainty(compiled).numbers.map(({ name }, index) => {
    const { input = name, where = {} } = plan.uncertainty.distributions[index] ?? {}
    const { label = input, dims = [] } = vocabulary.inputs.get(input) ?? {}
    const chosen = dims.filter(dimension => where[dimension] !== undefined)
    const items = chosen.map(dimension => String(where[dimension]))
    return { name, label: labelOf(compiled, { label, dims: chosen }, items) }
  })
}

function pathsWhere(column: Float64Array, holds: (number: number) => boolean): readonly number[] {
  const found: number[] = []
  for (let path = 0; path < column.length; path += 1) if (holds(column[path] as number)) found.push(path)
  return found
}

function meanAt(paths: readonly number[], results: Float64Array): number {
  const chosen = new Float64Array(paths.length)
  for (let index = 0; index < paths.length; index += 1)
    chosen[index] = results[paths[index] as number] as number
  return exactSum(chosen) / paths.length
}
