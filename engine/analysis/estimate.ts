// Numbers read off simulated paths, each with how sure it is.

import { exactSum } from '../numeric/exactSum.ts'
import { normalQuantile } from '../numeric/normal.ts'
import { orderStatistics, type QuantileScratch, quantileScratch, quantiles } from '../numeric/quantile.ts'
import { quantileRanks } from '../numeric/quantileRanks.ts'
import { wilsonInterval } from '../numeric/wilsonInterval.ts'

/**
 * A number of a simulation, and the bounds between which the one of endlessly many paths lies in 19 of 20 simulations;
 * null where there are too few paths for a bound.
 */
export type Estimate = { readonly value: number; readonly low: number | null; readonly high: number | null }

/** Percentiles (R type 7) and mean of a number that differs from path to path. */
export type Spread = Readonly<Record<'mean' | Percentile, Estimate>>

/** The percentiles of a fan, lowest first. */
export const percentiles = ['p10', 'p25', 'p50', 'p75', 'p90'] as const

/** One of the percentiles of a fan. */
type Percentile = (typeof percentiles)[number]

const confidence = 0.95
const errorsEitherWay = normalQuantile((1 + confidence) / 2)

/** Reads spreads of columns with a number for each of so many paths. */
export function spreadReader(paths: number): (values: Float64Array) => Spread {
  const places = percentiles.map(name => Number(name.slice(1)) / 100)
  const bounds = places.map(place => quantileRanks(paths, place, confidence))
  const ranks = bounds.flatMap(({ low, high }) => [low ?? 1, high ?? 1])
  const scratch: QuantileScratch = quantileScratch()
  return values => {
    const found = quantiles(values, places, scratch)
    const ends = orderStatistics(values, ranks, scratch)
    const estimates = percentiles.map((name, index): readonly [Percentile, Estimate] => {
      const { low, high } = bounds[index] ?? { low: null, high: null }
      const value = found[index] as number
      const end = (which: number | null, side: 0 | 1): number | null =>
        which === null ? null : (ends[2 * index + side] as number)
      return [name, { value, low: end(low, 0), high: end(high, 1) }]
    })
    return { mean: meanOf(values), ...(Object.fromEntries(estimates) as Record<Percentile, Estimate>) }
  }
}

/** The probability behind so many hits, within Wilson's interval. */
export function chance(hits: number, paths: number): Estimate {
  const [low, high] = wilsonInterval(hits, paths, errorsEitherWay)
  return { value: hits / paths, low, high }
}

/** The share of paths of which something holds. */
export function chanceThat(values: Float64Array, holds: (value: number, path: number) => boolean): Estimate {
  let hits = 0
  for (let path = 0; path < values.length; path += 1) if (holds(values[path] as number, path)) hits += 1
  return chance(hits, values.length)
}

/** The mean, give or take its standard errors; their sum is rounded once, so the order of paths does not matter. */
function meanOf(values: Float64Array): Estimate {
  const paths = values.length
  const value = exactSum(values) / paths
  if (paths < 2) return { value, low: null, high: null }
  const error = errorsEitherWay * Math.sqrt(varianceOf(values, value) / paths)
  return { value, low: value - error, high: value + error }
}

/** The variance around a mean, over one path less than there are. */
export function varianceOf(values: Float64Array, mean = exactSum(values) / values.length): number {
  const squares = new Float64Array(values.length)
  for (let path = 0; path < values.length; path += 1) squares[path] = ((values[path] as number) - mean) ** 2
  return exactSum(squares) / (values.length - 1)
}
