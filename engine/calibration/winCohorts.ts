// The win rate as it can be checked by hand: the deals created in a quarter or a month, and what has become of them so far.

import type { Day, Opportunity } from '../intake/records.ts'
import { extentOf } from '../numeric/extent.ts'
import { calendarMonth, monthName } from '../plan/calendar.ts'
import { monthOfDay, monthsBetween } from './elapsed.ts'
import { groupedBy } from './groupedBy.ts'
import { watchedDeals } from './watchedDeals.ts'

/** Deals created in the same time: created = won + lost + given up + open. */
export type WinCohort = {
  /** "Jan to Mar 2025", "Mar 2025"; "all" for the sum of the others. */
  readonly created: string
  readonly deals: number
  readonly won: number
  readonly lost: number
  /** Open in the CRM for so long that the win rate counts them as lost. */
  readonly givenUp: number
  readonly open: number
  /** Of all deals the share won within 1, 3, 6, 12 and 24 months; undefined before all of them are so old. */
  readonly wonWithin: readonly (number | undefined)[]
}

/** The ages, in months, at which the share won is told. */
export const cohortAges: readonly number[] = [1, 3, 6, 12, 24]

/** From so many months on, cohorts are calendar quarters. */
const monthsForQuarters = 12

/** Cohorts from the first to the last, then all of them. As at the end of a day; a deal decided later was open then. */
export function winCohorts(deals: readonly Opportunity[], asOf: Day): readonly WinCohort[] {
  const known = deals.filter(
    ({ created, closes, outcome }) =>
      monthsBetween(created, asOf) >= 0 &&
      (outcome === 'open' || closes === undefined || monthsBetween(created, closes) >= 0),
  )
  if (known.length === 0) return []
  const [first, last] = extentOf(known.map(({ created }) => monthOfDay(created)))
  const isLong = last - first >= monthsForQuarters
  const { deadAfter } = watchedDeals(deals, asOf)
  const startOf = ({ created }: Opportunity): number => {
    const month = monthOfDay(created)
    return isLong ? month - (month % 3) : month
  }
  const cohorts = [...groupedBy(known, startOf)]
    .sort(([one], [other]) => one - other)
    .map(([start, own]) => cohortOf(nameOf(start, isLong), own, asOf, deadAfter))
  return [...cohorts, cohortOf('all', known, asOf, deadAfter)]
}

function cohortOf(created: string, deals: readonly Opportunity[], asOf: Day, deadAfter: number): WinCohort {
  const isDecided = ({ outcome, closes }: Opportunity): boolean =>
    outcome !== 'open' && closes !== undefined && monthsBetween(closes, asOf) >= 0
  const won = deals.filter(deal => isDecided(deal) && deal.outcome === 'won')
  const lost = deals.filter(deal => isDecided(deal) && deal.outcome === 'lost').length
  const undecided = deals.filter(deal => !isDecided(deal))
  const givenUp = undecided.filter(deal => monthsBetween(deal.created, asOf) > deadAfter).length
  const [youngest] = extentOf(deals.map(deal => monthsBetween(deal.created, asOf)))
  const waits = won.map(deal => monthsBetween(deal.created, deal.closes ?? deal.created))
  return {
    created,
    deals: deals.length,
    won: won.length,
    lost,
    givenUp,
    open: undecided.length - givenUp,
    wonWithin: cohortAges.map(age =>
      youngest < age ? undefined : waits.filter(wait => wait <= age).length / deals.length,
    ),
  }
}

function nameOf(start: number, isQuarter: boolean): string {
  const name = (month: number): string => monthName(calendarMonth(month))
  return isQuarter ? `${name(start).slice(0, 3)} to ${name(start + 2)}` : name(start)
}
