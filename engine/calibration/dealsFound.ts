// How many deals somebody finds: SDRs and sellers a month of their work, customers a year of theirs.

import type { Day, DealOrigin, Opportunity } from '../intake/records.ts'
import { quantileOf } from '../numeric/distributions.ts'
import { extentOf } from '../numeric/extent.ts'
import { lastMonthEnd } from './closedMonths.ts'
import { monthOfDay } from './elapsed.ts'
import {
  type Benchmark,
  type Estimate,
  type Evidence,
  type EvidenceHeading,
  insteadOf,
  measured,
} from './evidence.ts'

/** With more deals that nobody is said to have found, the number would be a guess about them. */
const mostUnsaid = 0.25

/** Deals of new business, and how many months before a day are looked at. */
export type CreatedDeals = {
  readonly deals: readonly Opportunity[]
  readonly asOf: Day
  readonly watchedMonths: number
}

/** Who finds deals, and how much of them there was. */
type Finders = Pick<EvidenceHeading, 'input' | 'where' | 'source' | 'remarks'> & {
  readonly origin: DealOrigin
  /** How much of them there was in a month: months of ramped people, or years of customers. */
  readonly inMonth: (month: number) => number
  /** What `inMonth` counts, and of how much of it the number can be told. */
  readonly per: string
  readonly needed: number
  readonly benchmark: Benchmark
}

/**
 * Deals over what there was of those who find them, in the last `watchedMonths` whole months: from the month after the first
 * deal that says who found it. All who were there count, also those who have left: their deals are counted, too. Where deals
 * come in bursts the interval is wider than a Poisson count's, by what the months show (quasi-Poisson; never narrower).
 */
export function dealsFound({ deals, asOf, watchedMonths }: CreatedDeals, finders: Finders): Evidence {
  const { origin, inMonth, per, needed, benchmark, ...rest } = finders
  const last = monthOfDay(lastMonthEnd(asOf))
  const known = deals.filter(({ created }) => monthOfDay(created) <= last)
  const said = known.flatMap(deal => (deal.origin === undefined ? [] : [monthOfDay(deal.created)]))
  const first = Math.max(last - watchedMonths + 1, extentOf(said)[0] + 1)
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => ({
    found: 0,
    work: inMonth(first + at),
  }))
  let [unsaid, all] = [0, 0]
  for (const deal of known) {
    const month = months[monthOfDay(deal.created) - first]
    if (month === undefined) continue
    all += 1
    if (deal.origin === undefined) unsaid += 1
    else if (deal.origin === origin) month.found += 1
  }
  const n = months.reduce((sum, { found }) => sum + found, 0)
  const work = months.reduce((sum, month) => sum + month.work, 0)
  const spread = spreadOver(months, n / work)
  const heading: EvidenceHeading = {
    ...rest,
    n,
    counted: 'opportunities',
    method: `opportunities found over ${Math.round(work)} ${per} in ${months.length} months, those who left too (interval of a Poisson count${spread > 1 ? `, its variance times ${spread.toFixed(1)} as the months show` : ''})`,
    remarks: [
      ...rest.remarks,
      ...(unsaid > 0
        ? [
            `${unsaid} of ${all} opportunities do not say who found them; with all of them it would be ${((n + unsaid) / work).toFixed(2)}`,
          ]
        : []),
    ],
  }
  const why = tooThin(
    work,
    needed,
    per,
    unsaid,
    all,
    said.length > 0 && !known.some(deal => deal.origin === origin),
  )
  return why === undefined ? measured(heading, rateOf(n, work, spread)) : insteadOf(heading, why, benchmark)
}

function tooThin(
  work: number,
  needed: number,
  per: string,
  unsaid: number,
  all: number,
  isNeverSaid: boolean,
): string | undefined {
  if (work < needed) return `too few ${per} (n = ${Math.round(work)}, needs ${needed})`
  if (unsaid > mostUnsaid * all)
    return `too many opportunities do not say who found them (${unsaid} of ${all}; sources in the mapping)`
  return isNeverSaid ? 'no opportunity is said to be found so (sources in the mapping)' : undefined
}

/** Pearson's chi-squared over its degrees of freedom, at least 1: how much more the months differ than by chance. */
function spreadOver(
  months: readonly { readonly found: number; readonly work: number }[],
  rate: number,
): number {
  const expected = months.filter(({ work }) => work * rate > 0)
  const squares = expected.reduce(
    (sum, { found, work }) => sum + (found - work * rate) ** 2 / (work * rate),
    0,
  )
  return expected.length < 2 ? 1 : Math.max(1, squares / (expected.length - 1))
}

/** The exact interval of a Poisson count for counts in bursts of `spread`; what is drawn has Jeffreys' half a case more. */
function rateOf(n: number, work: number, spread: number): Estimate {
  const scale = spread / work
  const end = (shape: number, at: number): number =>
    shape === 0 ? 0 : quantileOf({ family: 'gamma', shape, scale }, at)
  return {
    value: n / work,
    interval: [end(n / spread, 0.05), end(n / spread + 1, 0.95)],
    distribution: { family: 'gamma', shape: n / spread + 0.5, scale },
  }
}
