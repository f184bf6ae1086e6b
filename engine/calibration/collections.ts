// Collections: which share of what is invoiced comes in the same month, the next, and so on, and which never.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, Invoice } from '../intake/records.ts'
import { cumulativeIncidence, type Watched } from '../numeric/cumulativeIncidence.ts'
import { type JackknifeEstimate, jackknife } from '../numeric/jackknife.ts'
import { benchmarks } from './benchmarks.ts'
import { monthOfDay } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { groupedBy } from './groupedBy.ts'
import { casesByWeight, casesOf, certain, spreadOfShare } from './spread.ts'

const invoicesNeeded = 30
/** What is unpaid after so many months counts as never paid. */
const givenUpMonths = 12
/** The plan collects within so many months after that of the invoice; later money counts as the last of them. */
const lastAge = 3

/** The curve by month after the invoice's (0 to 3), and what is never paid; together exactly 1. */
export type Collections = { readonly curve: readonly Evidence[]; readonly badDebt: Evidence }

/**
 * Weighted by amount, each month's payments over what had reached that age unpaid, so that young invoices that are simply
 * not due yet do not look unpaid. Customers, not invoices, are left out in turn for the error: who pays late does so again.
 */
export function collections(invoices: readonly Invoice[], asOf: Day): Collections {
  const known = invoices.filter(({ issued }) => monthOfDay(issued) <= monthOfDay(asOf))
  const byCustomer = [...groupedBy(known, ({ customer }) => customer).values()].map(some =>
    some.flatMap(invoice => watchedAmounts(invoice, asOf)),
  )
  const heading = (input: string, age?: number) => ({
    input,
    where: age === undefined ? {} : { collection_age: `month_${age}` },
    n: known.length,
    counted: 'invoices',
    method: `payments by months since the invoice over what was still unpaid at that age, by amount (what is unpaid after ${givenUpMonths} months counts as never paid; error by jackknife over customers)`,
    source: filesOf(invoices),
    remarks: [],
  })
  const tooFew = tooFewOf('invoices', known.length, invoicesNeeded)
  const shares = jackknife(byCustomer, sharesOf)
  if (tooFew !== undefined || shares === undefined)
    return {
      curve: [],
      badDebt: insteadOf(heading('bad_debt_share'), tooFew ?? 'too few customers', benchmarks.bad_debt_share),
    }
  const rounded = roundedShares(shares)
  const alike = casesByWeight(known.map(({ amount }) => quantityToNumber(amount)))
  const evidence = (estimate: JackknifeEstimate, planned: number, input: string, age?: number): Evidence => {
    // An error made of a handful of unpaid invoices may look too small: no more cases than invoices of one size.
    const cases = Math.min(casesOf(estimate.value, estimate.standardError) ?? alike, alike)
    // Drawn one by one the shares would not sum to 1, so the simulation keeps them.
    return measured(heading(input, age), {
      ...spreadOfShare(estimate.value, cases),
      distribution: certain(planned).distribution,
      planned,
    })
  }
  const all = shares.map((share, age) =>
    age <= lastAge
      ? evidence(share, rounded[age] as number, 'collection_curve', age)
      : evidence(share, rounded[age] as number, 'bad_debt_share'),
  )
  return { curve: all.slice(0, lastAge + 1), badDebt: all[lastAge + 1] as Evidence }
}

/** The shares collected at ages 0 to 3, then the one never collected, from the amounts of some customers. */
function sharesOf(customers: readonly (readonly Watched[])[]): readonly number[] | undefined {
  const weights = new Map<string, Watched>()
  for (const watched of customers) {
    for (const { time, end, weight = 0 } of watched) {
      const key = `${end} ${time}`
      weights.set(key, { time, end, weight: weight + (weights.get(key)?.weight ?? 0) })
    }
  }
  const steps = cumulativeIncidence([...weights.values()])
  const last = steps.at(-1)
  if (last === undefined) return undefined
  const decided = 1 - last.undecided
  const paidBy = (age: number): number => steps.findLast(({ time }) => time <= age)?.incidence ?? 0
  const early = Array.from({ length: lastAge }, (_, age) => (paidBy(age) - paidBy(age - 1)) / decided)
  const ever = last.incidence / decided
  return [...early, ever - paidBy(lastAge - 1) / decided, 1 - ever]
}

/** The paid and the unpaid part of an invoice, each weighing its amount. */
function watchedAmounts({ issued, amount, paid, writtenOff }: Invoice, asOf: Day): readonly Watched[] {
  const ageNow = monthOfDay(asOf) - monthOfDay(issued)
  const whole = quantityToNumber(amount)
  const paidAge = paid === undefined ? undefined : monthOfDay(paid.day) - monthOfDay(issued)
  const paidYet = paid !== undefined && paidAge !== undefined && paidAge <= ageNow
  const part = paidYet ? Math.min(whole, quantityToNumber(paid.amount)) : 0
  const given = ageNow > givenUpMonths || writtenOff === true
  const rest: Watched = given
    ? { time: Math.min(ageNow, givenUpMonths), end: 'other', weight: whole - part }
    : { time: ageNow, end: 'open', weight: whole - part }
  return [
    ...(paidYet ? [{ time: Math.max(0, paidAge), end: 'event', weight: part } as const] : []),
    rest,
  ].filter(({ weight = 0 }) => weight > 0)
}

/** To a hundredth of a per cent, the largest taking what rounding leaves, so that they sum to exactly 1 in decimals. */
function roundedShares(shares: readonly JackknifeEstimate[]): readonly number[] {
  const units = shares.map(({ value }) => Math.round(value * 10_000))
  const largest = units.indexOf(Math.max(...units))
  const left = 10_000 - units.reduce((sum, unit) => sum + unit, 0)
  return units.map((unit, index) => (index === largest ? unit + left : unit) / 10_000)
}
