// Churn and expansion of subscriptions that run from month to month, from what each subscriber paid in two months running.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, MonthlyRevenue } from '../intake/records.ts'
import { jackknife } from '../numeric/jackknife.ts'
import { monthNumber } from '../plan/calendar.ts'
import type { Where } from '../plan/plan.ts'
import { monthOfDay } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { groupedBy } from './groupedBy.ts'
import { casesByWeight, casesOf, spreadOfShare, spreadOfSize } from './spread.ts'

/** Subscribers are watched for so many months; a rate needs so many of them. */
const watchedMonths = 24
const subscribersNeeded = 20

/** Who pays again after so many months without has not left: invoices and renewals are late. The last months are too young to tell. */
const lateMonths = 2

/** What a subscriber paid over all watched months, and what of it was lost and added by the month after each. */
type Subscriber = { readonly atRisk: number; readonly lost: number; readonly added: number }

/**
 * What was lost over what was paid the month before, all months in one fraction, compounded to a year. Who pays less counts
 * with what is less: the plan has no contraction of month-to-month subscriptions.
 */
export function subscriptionChurn(lines: readonly MonthlyRevenue[], asOf: Day): Evidence {
  const { subscribers, heading, tooFew } = watched(lines, asOf)
  const about = {
    ...heading,
    input: 'monthly_plan_annual_churn',
    where: {},
    method: 'MRR lost by the next month over MRR, compounded to a year (error by jackknife over subscribers)',
  }
  const [found] = jackknife(subscribers, some => [yearlyLoss(some)]) ?? []
  if (tooFew !== undefined || found === undefined) return insteadOf(about, tooFew ?? 'too few subscribers')
  const cases =
    casesOf(found.value, found.standardError) ?? casesByWeight(subscribers.map(({ atRisk }) => atRisk))
  return measured(about, spreadOfShare(found.value, cases))
}

/** What was added over what was paid the month before, times 12: the plan spreads it over the months of a term. */
export function subscriptionExpansion(lines: readonly MonthlyRevenue[], asOf: Day, where: Where): Evidence {
  const { subscribers, heading, tooFew } = watched(lines, asOf)
  const about = {
    ...heading,
    input: 'expansion_rate',
    where,
    method: 'MRR added by the next month over MRR, times 12 (error by jackknife over subscribers)',
  }
  const [found] = jackknife(subscribers, some => [12 * shareOf(some, 'added')]) ?? []
  if (tooFew !== undefined || found === undefined) return insteadOf(about, tooFew ?? 'too few subscribers')
  return measured(about, spreadOfSize(found))
}

function watched(lines: readonly MonthlyRevenue[], asOf: Day) {
  const last = monthOfDay(asOf)
  const subscribers = [...groupedBy(lines, ({ customer }) => customer).values()]
    .map(own => watchedSubscriber(own, last))
    .filter(({ atRisk }) => atRisk > 0)
  return {
    subscribers,
    heading: {
      n: subscribers.length,
      counted: 'subscribers',
      source: filesOf(lines),
      remarks: [
        'no export tells the terms of contracts: all of them count as month to month; where they run for a year and the company grows, this is less than what is lost or added at renewals',
      ],
    },
    tooFew: tooFewOf('subscribers', subscribers.length, subscribersNeeded),
  }
}

function watchedSubscriber(own: readonly MonthlyRevenue[], last: number): Subscriber {
  const paid = new Map(own.map(({ month, mrr }) => [monthNumber(month), quantityToNumber(mrr)]))
  let [atRisk, lost, added] = [0, 0, 0]
  const until = last - lateMonths
  for (let month = until - watchedMonths; month < until; month += 1) {
    const before = paid.get(month) ?? 0
    const following = Array.from({ length: 1 + lateMonths }, (_, by) => paid.get(month + 1 + by) ?? 0)
    const after = following.find(amount => amount > 0) ?? 0
    if (before === 0) continue
    atRisk += before
    lost += Math.max(0, before - after)
    added += Math.max(0, after - before)
  }
  return { atRisk, lost, added }
}

function shareOf(subscribers: readonly Subscriber[], part: 'lost' | 'added'): number {
  const sumOf = (field: keyof Subscriber): number => subscribers.reduce((sum, one) => sum + one[field], 0)
  const atRisk = sumOf('atRisk')
  return atRisk === 0 ? 0 : sumOf(part) / atRisk
}

function yearlyLoss(subscribers: readonly Subscriber[]): number {
  return 1 - (1 - shareOf(subscribers, 'lost')) ** 12
}
