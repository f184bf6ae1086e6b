// Sales cycle: how many months a deal that is won takes from creation to decision, though slow ones are still open.

import type { Day, Opportunity } from '../intake/records.ts'
import { cumulativeIncidence, type Watched } from '../numeric/cumulativeIncidence.ts'
import { jackknife } from '../numeric/jackknife.ts'
import type { Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { spreadOfSize } from './spread.ts'
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
  const [found] = jackknife(watched, meanWait) ?? []
  const tooFew = tooFewOf('won deals', won, winsNeeded)
  if (tooFew !== undefined || found === undefined)
    return {
      cycle: insteadOf(heading, tooFew ?? 'too few deals', benchmarks.sales_cycle_months),
      lags: [],
    }
  return { cycle: measured(heading, spreadOfSize(found)), lags: lagsOf(watched) }
}

function meanWait(watched: readonly Watched[]): readonly number[] | undefined {
  const steps = waits(watched)
  return steps.length === 0 ? undefined : [steps.reduce((sum, { time, share }) => sum + time * share, 0)]
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

/** The ages at which wins come, with the share of all wins that come there. */
function waits(watched: readonly Watched[]): readonly { readonly time: number; readonly share: number }[] {
  const steps = cumulativeIncidence(watched)
  const all = steps.at(-1)?.incidence ?? 0
  if (all === 0) return []
  return steps
    .map(({ time, incidence }, index) => ({
      time,
      share: (incidence - (steps[index - 1]?.incidence ?? 0)) / all,
    }))
    .filter(({ share }) => share > 0)
}
