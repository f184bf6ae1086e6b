// How far estimates would move with other data, by leaving out a group of them at a time (the delete-a-group jackknife;
// B. Efron, "The jackknife, the bootstrap and other resampling plans", SIAM, 1982). For smooth estimates: means, ratios,
// areas under curves; not for medians.

import { streamOf, uniforms } from './philox.ts'
import { shuffled } from './shuffled.ts'

/** An estimate with its standard error, and the degrees of freedom the error has. */
export type JackknifeEstimate = {
  readonly value: number
  readonly standardError: number
  readonly degreesOfFreedom: number
}

/** More groups than this make the error hardly surer and the work longer; fewer do where there are very many units. */
const mostGroups = 50
const manyUnits = 20_000
const groupsOfMany = 20

/**
 * Estimates from all units, each with its standard error. Units that belong together (the months of one person) are one.
 * Nothing where there are fewer than two units, or where the estimates cannot be made without a group (undefined).
 */
export function jackknife<Unit>(
  units: readonly Unit[],
  estimate: (units: readonly Unit[]) => readonly number[] | undefined,
): readonly JackknifeEstimate[] | undefined {
  const values = estimate(units)
  const groups = Math.min(units.length, units.length > manyUnits ? groupsOfMany : mostGroups)
  if (values === undefined || groups < 2) return undefined
  const mixed = units.length > groups ? mixedUp(units) : units
  const without: (readonly number[])[] = []
  for (let group = 0; group < groups; group++) {
    const found = estimate(mixed.filter((_, index) => index % groups !== group))
    if (found === undefined) return undefined
    without.push(found)
  }
  return values.map((value, which) => {
    const moved = without.map(found => found[which] as number)
    const mean = moved.reduce((sum, one) => sum + one, 0) / groups
    const away = moved.map(one => (one - mean) ** 2)
    const squares = away.reduce((sum, one) => sum + one, 0)
    const fourths = away.reduce((sum, one) => sum + one * one, 0)
    return {
      value,
      standardError: Math.sqrt(((groups - 1) / groups) * squares),
      degreesOfFreedom: freedomOf(groups, squares, fourths),
    }
  })
}

/**
 * How sure the error is: a variance from values with kurtosis k varies as one of 2 n / (k - 1) degrees of freedom does
 * (F. Satterthwaite, Biometrics Bulletin 2, 1946), fewer than n - 1 where a few values far out make most of it.
 */
function freedomOf(n: number, squares: number, fourths: number): number {
  const kurtosis = squares === 0 ? 3 : (n * fourths) / squares ** 2
  return Math.max(1, Math.min(n - 1, (2 * n) / (kurtosis - 1)))
}

/** In an order of its own, always the same: groups taken in turn from a sorted file would all be alike and look too sure. */
function mixedUp<Unit>(units: readonly Unit[]): readonly Unit[] {
  const random = new Float64Array(units.length)
  uniforms(0, streamOf('jackknife'), 0, units.length, random)
  return shuffled(units, random)
}
