// Time to fill: months from opening a requisition to the first day, though some are still open.

import type { Day, Requisition } from '../intake/records.ts'
import type { Watched } from '../numeric/cumulativeIncidence.ts'
import { normalCdf } from '../numeric/normal.ts'
import type { DistributionFamily, Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { monthsBetween } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { meanWait } from './meanWait.ts'

/** On requisitions opened, not on those filled: to wait for enough filled ones would be to prefer the quick. */
const openedNeeded = 6
const filledNeeded = 2

/** The mean over requisitions that get filled; open ones count as long as they have been open, cancelled ones as such. */
export function timeToFill(requisitions: readonly Requisition[], asOf: Day, where: Where = {}): Evidence {
  const watched = requisitions
    .filter(({ opened }) => monthsBetween(opened, asOf) >= 0)
    .map(requisition => watchedRequisition(requisition, asOf))
    .filter(({ time }) => time >= 0)
  const filled = watched.filter(({ end }) => end === 'event').length
  const open = watched.filter(({ end }) => end === 'open').length
  const heading = {
    input: 'time_to_fill',
    where,
    n: filled,
    counted: 'filled requisitions',
    method:
      'mean months from opening to first day, open requisitions counted for as long as they are open (cumulative incidence; error by jackknife)',
    source: filesOf(requisitions),
    remarks: open > 0 ? [`${open} still open`] : [],
  }
  const tooFew =
    tooFewOf('requisitions', watched.length, openedNeeded) ??
    tooFewOf('filled requisitions', filled, filledNeeded)
  const found = meanWait(watched)
  if (tooFew !== undefined || found === undefined)
    return insteadOf(heading, tooFew ?? 'too few filled requisitions', benchmarks.time_to_fill)
  return measured(heading, {
    ...found,
    planned: Math.round(found.value),
    distribution: inWholeMonths(found.distribution),
  })
}

function watchedRequisition({ opened, started, status }: Requisition, asOf: Day): Watched {
  const startedYet = started !== undefined && monthsBetween(started, asOf) >= 0
  if (startedYet) return { time: monthsBetween(opened, started), end: 'event' }
  // A list of requisitions does not say when one was cancelled: it is taken out of the count at once.
  if (status === 'cancelled') return { time: 0, end: 'other' }
  return { time: monthsBetween(opened, asOf), end: 'open' }
}

/** The plan opens a requisition whole months ahead: each with the chance that the mean rounds to it. */
function inWholeMonths(distribution: DistributionFamily): DistributionFamily {
  if (distribution.family !== 'lognormal')
    return distribution.family === 'fixed'
      ? { family: 'fixed', value: Math.round(distribution.value) }
      : distribution
  const { median, sd } = distribution
  const upTo = (months: number): number => (months <= 0 ? 0 : normalCdf(Math.log(months / median) / sd))
  const values = Array.from({ length: 13 }, (_, month) => month)
  const weighed = values.map(value => ({ value, weight: upTo(value + 0.5) - upTo(value - 0.5) }))
  const likely = weighed.filter(({ weight }) => weight >= 0.005)
  return {
    family: 'discrete',
    values: likely.map(({ value }) => value),
    weights: likely.map(({ weight }) => Math.round(weight * 1000) / 1000),
  }
}
