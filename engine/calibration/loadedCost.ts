// Loaded cost: what a person of each role costs a year, tied to the payroll in the ledger.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, Employee, LedgerLine } from '../intake/records.ts'
import { quantileOf } from '../numeric/distributions.ts'
import { jackknife } from '../numeric/jackknife.ts'
import { quantiles } from '../numeric/quantile.ts'
import { benchmarks } from './benchmarks.ts'
import { monthOfDay, monthsBetween } from './elapsed.ts'
import { type Evidence, filesOf, insteadOf, measured, tooFewOf } from './evidence.ts'
import { groupedBy } from './groupedBy.ts'
import { monthlyAmounts, paidShare } from './monthlyAmounts.ts'
import { certain, spreadOfSize } from './spread.ts'
import { type Tie, tieOf } from './tie.ts'

/** Wages rebuilt from the roster lie within this share of the ledger's, or the roster and the ledger tell different stories. */
const tolerance = 0.02
const monthsNeeded = 6
/** A salary is read off the people hired within so many months, where there are enough of them. */
const recentMonths = 12
const hiresNeeded = 3

/** What one role costs, in money a year for one full-time person. */
export type RoleCost = {
  readonly role: string
  readonly personMonths: number
  readonly base: number
  readonly payrollTax: number
  readonly benefits: number
  readonly variable: number
  readonly loaded: number
}

/** The costs, whether they tie, and the inputs that follow. */
export type LoadedCost = {
  readonly roles: readonly RoleCost[]
  readonly tie: Tie
  readonly salaries: readonly Evidence[]
  readonly payrollTax: Evidence
  readonly benefits: Evidence
}

/**
 * Over the last `months` calendar months up to that of a day. Wages come from the roster and are held against the ledger;
 * tax and benefits come from the ledger and are spread over wages and person-months, so they tie by themselves.
 */
export function loadedCost(
  employees: readonly Employee[],
  ledger: readonly LedgerLine[],
  asOf: Day,
  months = 12,
): LoadedCost {
  const last = monthOfDay(asOf)
  const first = last - months + 1
  const staff = employees.filter(({ kind, salary }) => kind === 'employee' && salary !== undefined)
  const paid = Array.from({ length: months }, (_, at) =>
    staff.map(person => ({ person, share: paidShare(person, first + at) })).filter(({ share }) => share > 0),
  )
  const wages = monthlyAmounts(ledger, ({ nature }) => nature === 'wages', first, last)
  const tax = monthlyAmounts(ledger, ({ nature }) => nature === 'payroll_tax', first, last)
  const benefits = monthlyAmounts(ledger, ({ nature }) => nature === 'benefits', first, last)
  const base = paid.map(people =>
    people.reduce((sum, { person, share }) => sum + monthlyBase(person) * share, 0),
  )
  const personMonths = paid.map(people => people.reduce((sum, { share }) => sum + share, 0))
  const booked = total(wages)
  const taxRate = booked === 0 ? 0 : total(tax) / booked
  const monthlyBenefit = total(personMonths) === 0 ? 0 : total(benefits) / total(personMonths)
  const byRole = groupedBy(
    staff.filter(({ role }) => role !== undefined),
    ({ role }) => role ?? '',
  )
  return {
    roles: [...byRole.keys()].map(role => roleCost(role, paid, taxRate, monthlyBenefit)),
    tie: tieOf(
      `Wages of ${months} months`,
      total(base),
      wages.some(amount => amount !== 0) ? booked : undefined,
      tolerance,
    ),
    salaries: [...byRole].map(([role, people]) => salaryOf(role, people, asOf)),
    payrollTax: ratioEvidence('payroll_tax_rate', 'payroll tax over wages in the ledger', tax, wages, ledger),
    benefits: ratioEvidence(
      'monthly_benefits',
      'benefits in the ledger over paid person-months',
      benefits,
      personMonths,
      ledger,
    ),
  }
}

function monthlyBase({ salary = 0 }: Employee): number {
  return quantityToNumber(salary) / 12
}

function roleCost(
  role: string,
  paid: readonly (readonly { readonly person: Employee; readonly share: number }[])[],
  taxRate: number,
  monthlyBenefit: number,
): RoleCost {
  const mine = paid.flat().filter(({ person }) => person.role === role)
  const personMonths = mine.reduce((sum, { share }) => sum + share, 0)
  const yearly = (amount: (person: Employee) => number): number =>
    personMonths === 0
      ? 0
      : mine.reduce((sum, { person, share }) => sum + amount(person) * share, 0) / personMonths
  const base = yearly(person => 12 * monthlyBase(person))
  const variable = yearly(({ variable: target = 0 }) => quantityToNumber(target))
  const payrollTax = (base + variable) * taxRate
  const benefits = 12 * monthlyBenefit
  return {
    role,
    personMonths,
    base,
    payrollTax,
    benefits,
    variable,
    loaded: base + payrollTax + benefits + variable,
  }
}

/** The median of those hired lately, since the plan pays it to the next one. */
function salaryOf(role: string, people: readonly Employee[], asOf: Day): Evidence {
  const here = people.filter(({ hired }) => monthsBetween(hired, asOf) >= 0)
  const recent = here.filter(({ hired }) => monthsBetween(hired, asOf) <= recentMonths)
  const used = recent.length >= hiresNeeded ? recent : here
  const pay = used.map(({ salary = 0 }) => quantityToNumber(salary)).sort((one, two) => one - two)
  const heading = {
    input: 'annual_salary',
    where: { role },
    n: used.length,
    counted: used === recent ? 'people hired in the last 12 months' : 'people of the role',
    method: 'median base pay at full time',
    source: filesOf(people),
    remarks:
      used === recent
        ? []
        : [`only ${recent.length} hired in the last ${recentMonths} months, so everybody is counted`],
  }
  const [median] = pay.length === 0 ? [] : quantiles(Float64Array.from(pay), [0.5])
  if (median === undefined) return insteadOf(heading, 'no salaries')
  return measured(heading, { ...certain(median), interval: medianInterval(pay) })
}

/** From the ordered pay: ranks that hold the median nine times in ten (the binomial of a half, by its normal law). */
function medianInterval(pay: readonly number[]): readonly [number, number] {
  const reach = quantileOf({ family: 'normal', mean: 0, sd: Math.sqrt(pay.length) / 2 }, 0.95)
  const low = Math.max(0, Math.floor((pay.length - 1) / 2 - reach))
  const high = Math.min(pay.length - 1, Math.ceil((pay.length - 1) / 2 + reach))
  return [pay[low] as number, pay[high] as number]
}

function ratioEvidence(
  input: 'payroll_tax_rate' | 'monthly_benefits',
  method: string,
  above: readonly number[],
  below: readonly number[],
  ledger: readonly LedgerLine[],
): Evidence {
  const months = above
    .map((amount, at) => ({ amount, over: below[at] as number }))
    .filter(({ amount, over }) => amount !== 0 && over !== 0)
  const heading = {
    input,
    where: {},
    n: months.length,
    counted: 'months of the ledger',
    method,
    source: filesOf(ledger),
    remarks: [],
  }
  const tooFew = tooFewOf(heading.counted, months.length, monthsNeeded)
  const [found] =
    jackknife(months, some => [
      some.reduce((sum, { amount }) => sum + amount, 0) / some.reduce((sum, { over }) => sum + over, 0),
    ]) ?? []
  if (tooFew !== undefined || found === undefined)
    return insteadOf(
      heading,
      tooFew ?? 'too few months',
      input === 'payroll_tax_rate' ? benchmarks.payroll_tax_rate : undefined,
    )
  return measured(heading, spreadOfSize(found))
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
