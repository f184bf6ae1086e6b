// What is lost and added each year where billing tells only MRR, against companies whose truth is known.

import { expect, test } from 'vitest'
import { arrInForce } from '../../engine/calibration/arrInForce.ts'
import { dayNumber, lastDayOf, monthOfDay } from '../../engine/calibration/elapsed.ts'
import type { Evidence } from '../../engine/calibration/evidence.ts'
import { groupedBy } from '../../engine/calibration/groupedBy.ts'
import { subscriptionChurn, subscriptionExpansion } from '../../engine/calibration/subscriptionRates.ts'
import { quantityToNumber } from '../../engine/formula/quantity.ts'
import type { Contract, MonthlyRevenue } from '../../engine/intake/records.ts'
import { calendarMonth } from '../../engine/plan/calendar.ts'
import { makeContracts } from '../../samples/samphire/company/contracts.ts'
import { makeDeals } from '../../samples/samphire/company/deals.ts'
import { makePeople } from '../../samples/samphire/company/people.ts'
import { samphire } from '../../samples/samphire/company/truth.ts'

const asOf = { year: 2026, month: 10, day: 31 }
const companies = 100

/** The 24 months whose MRR is held against the month after: the last two are too young to tell who is only late. */
const watched = Array.from({ length: 24 }, (_, at) => monthOfDay(asOf) - 26 + at)
const recorded = Array.from({ length: 36 }, (_, at) => monthOfDay(asOf) - 35 + at)

test('nine intervals in ten hold what is lost and what is added, and neither is biased', () => {
  const seen = Array.from({ length: companies }, (_, seed) => ratesOf(seed + 1))
  for (const figure of ['churn', 'small_business', 'mid_market']) {
    const own = seen.map(rates => {
      const rate = rates.get(figure)
      if (rate === undefined) throw new Error(`no rate ${figure}`)
      return rate
    })
    const held = own.filter(({ interval: [low, high], truth }) => low <= truth && truth <= high).length
    // Three errors of a share of 90%, on both sides.
    const error = Math.sqrt((0.9 * 0.1) / companies)
    expect(Math.abs(held / companies - 0.9), `${figure} held by ${held}`).toBeLessThan(3 * error)
    const misses = own.map(({ value, truth }) => value / truth - 1)
    const mean = misses.reduce((sum, miss) => sum + miss, 0) / companies
    const variance = misses.reduce((sum, miss) => sum + (miss - mean) ** 2, 0) / (companies - 1)
    expect(Math.abs(mean), `${figure} off by ${mean}`).toBeLessThan(3 * Math.sqrt(variance / companies))
  }
})

type Rate = { readonly value: number; readonly interval: readonly [number, number]; readonly truth: number }

function ratesOf(seed: number): ReadonlyMap<string, Rate> {
  const { employees } = makePeople(samphire, seed)
  const sellers = employees.filter(({ segment }) => segment !== undefined)
  const contracts = makeContracts(samphire, makeDeals(samphire, sellers, seed), seed)
  const lines = billed(contracts)
  const monthlyLoss = samphire.segments
    .map(({ segment, churn, contraction }) => ofSegment(contracts, segment, due) * (churn + contraction))
    .reduce((sum, lost) => sum + lost / paid(contracts), 0)
  return new Map([
    ['churn', rate(subscriptionChurn(lines, asOf), 1 - (1 - monthlyLoss) ** 12)],
    ...samphire.segments.map(({ segment, expansion }) => {
      const own = lines.filter(line => line.segment === segment)
      const monthly = (ofSegment(contracts, segment, due) * expansion) / ofSegment(contracts, segment, paid)
      return [segment, rate(subscriptionExpansion(own, asOf, { segment }), 12 * monthly)] as const
    }),
  ])
}

function rate(evidence: Evidence, truth: number): Rate {
  if (evidence.basis !== 'data') throw new Error(`${evidence.input} was not measured`)
  return { value: evidence.value, interval: evidence.interval, truth }
}

/** Terms are yearly in truth: only what ends between the first watched month and the one after the last can be lost or grow. */
function due(contracts: readonly Contract[]): number {
  const [from, to] = [watched[0] ?? 0, (watched.at(-1) ?? 0) + 1].map(month => dayNumber(lastDayOf(month)))
  return contracts
    .filter(({ end }) => end !== undefined && dayNumber(end) > (from ?? 0) && dayNumber(end) <= (to ?? 0))
    .reduce((sum, { arr }) => sum + quantityToNumber(arr), 0)
}

/** ARR at the ends of the watched months, one after the other. */
function paid(contracts: readonly Contract[]): number {
  return watched.reduce((sum, month) => sum + arrInForce(contracts, lastDayOf(month)), 0)
}

function ofSegment(
  contracts: readonly Contract[],
  segment: string,
  sum: (some: readonly Contract[]) => number,
): number {
  return sum(contracts.filter(contract => contract.segment === segment))
}

/** What each customer pays in each recorded month. */
function billed(contracts: readonly Contract[]): readonly MonthlyRevenue[] {
  const owned = groupedBy(contracts, ({ customer }) => customer)
  return [...owned].flatMap(([customer, own]) =>
    recorded.flatMap(month => {
      const mrr = arrInForce(own, lastDayOf(month)) / 12
      const { source, segment } = own[0] ?? {}
      if (mrr === 0 || source === undefined || segment === undefined) return []
      return [
        {
          source,
          customer,
          segment,
          month: calendarMonth(month),
          mrr,
        },
      ]
    }),
  )
}
