// The deals of a CRM as things that were watched from their creation until they were decided, or are still open.

import type { Day, Opportunity } from '../intake/records.ts'
import { cumulativeIncidence, type IncidenceStep, type Watched } from '../numeric/cumulativeIncidence.ts'
import { monthsBetween } from './elapsed.ts'

/** Deals with how long each was watched, in months, and what was done about those that make no sense. */
export type WatchedDeals = {
  readonly watched: readonly Watched[]
  readonly won: number
  readonly lost: number
  /** Open and young enough to be alive. */
  readonly open: number
  /** The age in months from which an open deal counts as lost; Infinity where too few wins tell one. */
  readonly deadAfter: number
  readonly remarks: readonly string[]
}

/** With fewer wins nobody knows how long a win takes, so no open deal is called dead. */
const winsForAgeing = 10

/**
 * What was known of each deal at the end of a day: one decided later was open then, one created later did not exist.
 * Open deals that are older than twice the time within which 90% of wins come count as lost at that age: nobody closed them
 * in the CRM.
 */
export function watchedDeals(deals: readonly Opportunity[], asOf: Day): WatchedDeals {
  const known = deals.filter(({ created }) => monthsBetween(created, asOf) >= 0)
  const seen = known.map(deal => watchedDeal(deal, asOf))
  const possible = seen.filter(({ time }) => time >= 0)
  const limit = deadAge(possible)
  const isDead = ({ end, time }: Watched): boolean => end === 'open' && time > limit
  const dead = possible.filter(isDead).length
  return {
    watched: possible.map(deal => (isDead(deal) ? { time: limit, end: 'other' } : deal)),
    won: possible.filter(({ end }) => end === 'event').length,
    lost: possible.filter(({ end }) => end === 'other').length,
    open: possible.filter(({ end }) => end === 'open').length - dead,
    deadAfter: limit,
    remarks: [
      ...(dead > 0
        ? [
            `${dead} open ${dead === 1 ? 'deal counts' : 'deals count'} as lost: open for more than ${limit.toFixed(1)} months, twice the time in which 90% of wins come`,
          ]
        : []),
      ...(possible.length < seen.length
        ? [`${seen.length - possible.length} left out: decided before they were created`]
        : []),
    ],
  }
}

/** The age by which a share of all wins that ever come have come. Undefined without wins. */
function winningAge(steps: readonly IncidenceStep[], share: number): number | undefined {
  const all = steps.at(-1)?.incidence ?? 0
  return all > 0 ? steps.find(({ incidence }) => incidence >= share * all)?.time : undefined
}

function watchedDeal({ created, closes, outcome }: Opportunity, asOf: Day): Watched {
  const decided = outcome !== 'open' && closes !== undefined && monthsBetween(closes, asOf) >= 0
  if (!decided) return { time: monthsBetween(created, asOf), end: 'open' }
  return { time: monthsBetween(created, closes), end: outcome === 'won' ? 'event' : 'other' }
}

function deadAge(watched: readonly Watched[]): number {
  if (watched.filter(({ end }) => end === 'event').length < winsForAgeing) return Number.POSITIVE_INFINITY
  const age = winningAge(cumulativeIncidence(watched), 0.9)
  return age === undefined ? Number.POSITIVE_INFINITY : 2 * age
}
