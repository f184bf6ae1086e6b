// The ledger by month: what follows from the contracts, the invoices and the people, and the accounts it is kept in.

import { deferredRevenue } from '../../../engine/calibration/deferredRevenue.ts'
import { dayNumber, firstDayOf, lastDayOf, monthOfDay } from '../../../engine/calibration/elapsed.ts'
import { quantityToNumber } from '../../../engine/formula/quantity.ts'
import type {
  ChannelSpend,
  Contract,
  CostNature,
  Employee,
  Invoice,
  LedgerLine,
  StatementLine,
} from '../../../engine/intake/records.ts'
import { calendarMonth } from '../../../engine/plan/calendar.ts'
import { type Random, randomOf } from './random.ts'
import { nowhere } from './source.ts'
import type { Truth } from './truth.ts'

/** What the ledger is kept from. */
export type Facts = {
  readonly contracts: readonly Contract[]
  readonly invoices: readonly Invoice[]
  readonly employees: readonly Employee[]
  readonly channelSpend: readonly ChannelSpend[]
}

/** How far the books of a month stray from what the rules would say. */
const wageNoise = 0.004
const costNoise = 0.05
/** The books defer a little less than the contracts say: somebody recognised a few contracts by whole months. */
const deferredInBooks = 0.987
const openingCash = 14_500_000
const servicesShare = 0.04

/** Flows of the income statement by month, and balances at every month's end. Assets equal liabilities and equity. */
export function makeLedger(truth: Truth, facts: Facts, seed: number): readonly LedgerLine[] {
  const random = randomOf(seed, 'ledger')
  const lines: LedgerLine[] = []
  let [cash, retained] = [openingCash, 0]
  let before: Balances | undefined
  for (let month = truth.firstMonth; month <= truth.lastMonth; month++) {
    const flows = flowsOf(truth, facts, month, random)
    const profit = flows.reduce((sum, { line, amount }) => sum + (isRevenue(line) ? amount : -amount), 0)
    const now = balancesOf(facts, month)
    // What is earned and not received, or received and not earned, is not cash.
    cash += profit - (now.receivable - (before?.receivable ?? now.receivable))
    cash += now.deferred - (before?.deferred ?? now.deferred)
    retained += profit
    before = now
    const line = (
      account: string,
      name: StatementLine,
      amount: number,
      nature?: CostNature,
      department?: string,
    ) =>
      lines.push({
        source: nowhere,
        month: calendarMonth(month),
        account,
        line: name,
        ...(nature === undefined ? {} : { nature }),
        ...(department === undefined ? {} : { department }),
        measure: balanceLines.has(name) ? 'balance' : 'flow',
        amount: cents(amount),
      })
    for (const { account, line: name, amount, nature } of flows) line(account, name, amount, nature)
    line('1000 Operating Account', 'cash', cash)
    line('1200 Accounts Receivable', 'accounts_receivable', now.receivable)
    line('2400 Deferred Revenue', 'deferred_revenue', now.deferred)
    line('3900 Retained Earnings', 'retained_earnings', retained)
    line('3000 Paid-in Capital', 'paid_in_capital', cash + now.receivable - now.deferred - retained)
  }
  return lines
}

const balanceLines = new Set<StatementLine>([
  'cash',
  'accounts_receivable',
  'deferred_revenue',
  'retained_earnings',
  'paid_in_capital',
])

type Flow = {
  readonly account: string
  readonly line: StatementLine
  readonly amount: number
  readonly nature?: CostNature
}
type Balances = { readonly receivable: number; readonly deferred: number }

function flowsOf(truth: Truth, facts: Facts, month: number, random: Random): readonly Flow[] {
  const subscription = earnedIn(facts.contracts, month)
  const services = subscription * servicesShare * around(random, costNoise * 4)
  const revenue = subscription + services
  const people = (departments: readonly string[]) =>
    facts.employees.filter(({ department = '' }) => departments.includes(department))
  const spend = facts.channelSpend
    .filter(one => one.month.year * 12 + one.month.monthOfYear - 1 === month)
    .reduce((sum, one) => sum + quantityToNumber(one.spend), 0)
  const heads = facts.employees.reduce((sum, person) => sum + shareOfMonth(person, month), 0)
  const teams = [
    ['Sales', 'sales', '6100'],
    ['Marketing', 'marketing', '6200'],
    ['Customer Success', 'customer_success', '6300'],
    ['Engineering', 'research_and_development', '6400'],
    ['G&A', 'general_and_administrative', '6500'],
  ] as const
  const pay = teams.flatMap(([department, line, number]): readonly Flow[] => {
    const wages = wagesIn(people([department]), month) * around(random, wageNoise)
    const benefits = people([department]).reduce((sum, person) => sum + shareOfMonth(person, month), 0)
    return [
      { account: `${number} ${department} Salaries`, line, amount: wages, nature: 'wages' },
      {
        account: `${number.slice(0, 3)}1 ${department} Payroll Taxes`,
        line,
        amount: wages * truth.payrollTax * around(random, 0.02),
        nature: 'payroll_tax',
      },
      {
        account: `${number.slice(0, 3)}2 ${department} Benefits`,
        line,
        amount: benefits * truth.benefitsPerMonth * around(random, 0.02),
        nature: 'benefits',
      },
    ]
  })
  return [
    { account: '4000 Subscription Revenue', line: 'revenue_subscription', amount: subscription },
    { account: '4100 Services Revenue', line: 'revenue_services', amount: services },
    {
      account: '5000 Hosting',
      line: 'cost_of_revenue',
      amount: truth.hostingFixed + truth.hostingRate * revenue + 1500 * random.normal(),
      nature: 'hosting',
    },
    {
      account: '5100 Merchant Fees',
      line: 'cost_of_revenue',
      amount: 0.012 * revenue * around(random, costNoise),
      nature: 'payment_fees',
    },
    ...pay,
    { account: '6250 Advertising & Events', line: 'marketing', amount: spend, nature: 'programmes' },
    {
      account: '6590 Office Rent & Utilities',
      line: 'general_and_administrative',
      amount: truth.overheadFixed + truth.overheadPerHead * heads + 1200 * random.normal(),
      nature: 'other',
    },
  ]
}

function balancesOf({ contracts, invoices }: Facts, month: number): Balances {
  const today = lastDayOf(month)
  const receivable = invoices
    .filter(
      ({ issued, writtenOff }) =>
        monthOfDay(issued) <= month && !(writtenOff === true && month - monthOfDay(issued) >= 9),
    )
    .reduce((sum, { amount, paid }) => {
      const received = paid !== undefined && dayNumber(paid.day) <= dayNumber(today)
      return sum + (received ? 0 : quantityToNumber(amount))
    }, 0)
  return { receivable, deferred: deferredRevenue(contracts, [], today).rebuilt * deferredInBooks }
}

/** By the day: a yearly value over 365.25 days, for the days of the month in the term. */
function earnedIn(contracts: readonly Contract[], month: number): number {
  const from = dayNumber(firstDayOf(month))
  const to = dayNumber(firstDayOf(month + 1))
  return contracts.reduce((sum, { start, end, arr }) => {
    const until = end === undefined ? to : Math.min(to, dayNumber(end) + 1)
    return sum + (Math.max(0, until - Math.max(from, dayNumber(start))) / 365.25) * quantityToNumber(arr)
  }, 0)
}

function wagesIn(people: readonly Employee[], month: number): number {
  return people.reduce(
    (sum, person) => sum + (quantityToNumber(person.salary ?? 0) / 12) * shareOfMonth(person, month),
    0,
  )
}

function shareOfMonth({ hired, left }: Employee, month: number): number {
  const from = dayNumber(firstDayOf(month))
  const to = dayNumber(firstDayOf(month + 1))
  const until = left === undefined ? to : Math.min(to, dayNumber(left) + 1)
  return Math.max(0, until - Math.max(from, dayNumber(hired))) / (to - from)
}

function isRevenue(line: StatementLine): boolean {
  return line === 'revenue_subscription' || line === 'revenue_services'
}

function around(random: Random, spread: number): number {
  return 1 + spread * random.normal()
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100
}
