// From an estimate and its error to the interval that is shown and the distribution that is drawn: one and the same.

import { quantileOf } from '../numeric/distributions.ts'
import type { JackknifeEstimate } from '../numeric/jackknife.ts'
import { normalQuantile } from '../numeric/normal.ts'
import { studentQuantile } from '../numeric/studentQuantile.ts'
import type { DistributionFamily } from '../plan/plan.ts'
import type { Estimate } from './evidence.ts'

/** Nine times in ten. */
const below = 0.05
const above = 0.95
/** A wait known no better than this has no upper limit by its reciprocal; four times the mean stands in for one. */
const mostError = 0.75

/**
 * A share seen in `n` cases (a fraction where cases do not count alike). The beta law that Jeffreys' prior leads to, whose
 * quantiles hold what they promise for small n too (L. Brown, T. Cai, A. DasGupta, Statistical Science 16, 2001).
 */
export function spreadOfShare(share: number, n: number): Estimate {
  const distribution = { family: 'beta', alpha: share * n + 0.5, beta: (1 - share) * n + 0.5 } as const
  // With no case at all on one side the end of that side is the end of the interval.
  const low = share <= 0 ? 0 : quantileOf(distribution, below)
  const high = share >= 1 ? 1 : quantileOf(distribution, above)
  return { value: share, interval: [low, high], distribution }
}

/** A size above 0: a lognormal whose spread is the relative error, wider by Student's t where the error is itself a guess. */
export function spreadOfSize({ value, standardError, degreesOfFreedom }: JackknifeEstimate): Estimate {
  if (!(value > 0) || standardError === 0) return certain(value)
  const sd = Math.sqrt(Math.log1p((standardError / value) ** 2)) * widening(degreesOfFreedom)
  const distribution = { family: 'lognormal', median: value, sd } as const
  return { value, interval: intervalOf(distribution), distribution }
}

/**
 * A mean wait. Slow ones that came make both the mean and its error large, and where none has come yet both are small: of
 * lognormal limits the upper one is missed two to four times as often as the lower. On the reciprocal, how many come a month,
 * mean and error move together less, so the limits are taken there (`docs/measurements.md` has what they hold).
 */
export function spreadOfWait({ value, standardError, degreesOfFreedom }: JackknifeEstimate): Estimate {
  if (!(value > 0) || standardError === 0) return certain(value)
  const error = (studentQuantile(above, degreesOfFreedom) * standardError) / value
  const interval = [value / (1 + error), value / (1 - Math.min(error, mostError))] as const
  const [low, high] = interval
  const sd = Math.log(high / low) / (2 * normalQuantile(above))
  return { value, interval, distribution: { family: 'lognormal', median: Math.sqrt(low * high), sd } }
}

/** A number that may be below 0: a normal law, wider by Student's t. */
export function spreadOfNumber({ value, standardError, degreesOfFreedom }: JackknifeEstimate): Estimate {
  if (standardError === 0) return certain(value)
  const distribution = {
    family: 'normal',
    mean: value,
    sd: standardError * widening(degreesOfFreedom),
  } as const
  return { value, interval: intervalOf(distribution), distribution }
}

/** In how many whole cases a share would have this standard error; undefined where the error tells nothing. */
export function casesOf(share: number, standardError: number): number | undefined {
  const cases = (share * (1 - share)) / standardError ** 2
  return share > 0 && share < 1 && cases > 0 && Number.isFinite(cases) ? cases : undefined
}

/** How many cases of one size say as much as some of different sizes: (Σw)² / Σw² (L. Kish, "Survey sampling", 1965). */
export function casesByWeight(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0)
}

/** The interval of nine in ten of a distribution. */
function intervalOf(distribution: DistributionFamily): readonly [number, number] {
  return [quantileOf(distribution, below), quantileOf(distribution, above)]
}

/** A number without a spread. */
export function certain(value: number): Estimate {
  return { value, interval: [value, value], distribution: { family: 'fixed', value } }
}

function widening(degreesOfFreedom: number): number {
  return studentQuantile(above, degreesOfFreedom) / normalQuantile(above)
}
