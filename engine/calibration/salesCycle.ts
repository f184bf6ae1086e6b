// Sales cycle: how many months a deal that is won takes from creation to decision, though slow ones are still open.

import type { Day, Opportunity } from '../intake/records.ts'
import type { Watched } from '../numeric/cumulativeIncidence.ts'
import type { Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { meanWait, waits } from './meanWait.ts'
import { watchedDeals } from './watchedDeals.ts'

const winsNeeded = 10

/** The cycle, and of 100 wins how many come in each whole month after creation, month 0 first. */
export type SalesCycle = { readonly cycle: Evidence; readonly lags: readonly number[] }

/** The mean, not the median: it is what turns a flow of deals into a stock, and so what the plan's pipeline needs. */
export function salesCycle(deals: readonly Opportunity[], asOf: Day, where: Where = {}): SalesCycle {
  const { watched, won, remarks } = watchedDeals(deals, asOf)
  const heading = {
    input: 'sales_cycle_months',
    where,
    n: won,
    counted: 'won deals',
    method:
      'mean months from creation to winning, each win counted for those still open at its age (cumulative incidence; error by jackknife)',
    source: filesOf(deals),
    remarks,
  }
  const found = meanWait(watched)
  const tooFew = tooFewOf('won deals', won, winsNeeded)
  if (tooFew !== undefined || found === undefined)
    return {
      cycle: insteadOf(heading, tooFew ?? 'too few deals', benchmarks.sales_cycle_months),
      lags: [],
    }
  return { cycle: measured(heading, found), lags: lagsOf(watched) }
}

function lagsOf(watched: readonly Watched[]): readonly number[] {
  const lags: number[] = []
  for (const { time, share } of waits(watched)) {
    const month = Math.floor(time)
    while (lags.length <= month) lags.push(0)
    lags[month] = (lags[month] as number) + 100 * share
  }
  return lags
}
