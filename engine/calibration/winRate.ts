// Win rate: which share of the deals that are created is won in the end, though the young ones are still open.

import type { Day, Opportunity } from '../intake/records.ts'
import { cumulativeIncidence } from '../numeric/cumulativeIncidence.ts'
import type { Where } from '../plan/plan.ts'
import { benchmarks } from './benchmarks.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { casesOf, spreadOfShare } from './spread.ts'
import { watchedDeals } from './watchedDeals.ts'

const decidedNeeded = 20
/** When so many would still be undecided at the oldest age seen, the records are too young. */
const mostUndecided = 0.25

/**
 * The share of created deals won, by created cohort: at each age wins are held against the deals that reached it, with lost
 * as the other end (cumulative incidence). Neither the deals closed this quarter nor products of stage conversions are used:
 * the first leave out what young cohorts still have to decide, the second what skips stages.
 */
export function winRate(deals: readonly Opportunity[], asOf: Day, where: Where = {}): Evidence {
  const { watched, won, lost, open, remarks } = watchedDeals(deals, asOf)
  const steps = cumulativeIncidence(watched)
  const last = steps.at(-1)
  const decided = watched.length - open
  const heading = {
    input: 'base_win_rate',
    where,
    n: decided,
    counted: 'decided deals',
    method:
      'share of created deals that are won in the end (cumulative incidence, lost as the other end, open deals watched until today)',
    source: filesOf(deals),
    remarks: [`${won} won, ${lost} lost, ${open} open`, ...remarks],
  }
  const undecided = last?.undecided ?? 1
  const tooFew =
    tooFewOf('decided deals', decided, decidedNeeded) ??
    (undecided > mostUndecided
      ? `deals too young (${Math.round(undecided * 100)}% are undecided at the oldest age seen, ${(last?.time ?? 0).toFixed(1)} months)`
      : undefined)
  if (tooFew !== undefined || last === undefined)
    return insteadOf(heading, tooFew ?? 'no deals', benchmarks.base_win_rate)
  const cases = casesOf(last.incidence, Math.sqrt(last.variance)) ?? decided
  return measured(heading, spreadOfShare(last.incidence, cases))
}
