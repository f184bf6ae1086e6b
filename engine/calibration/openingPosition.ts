// Where a company stands at the end of a month, and the months before it: the opening inputs and histories of its plan.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Contract, Day, Records, StatementLine } from '../intake/records.ts'
import { monthNumber } from '../plan/calendar.ts'
import { arrInForce, isInForce } from './arrInForce.ts'
import { dayNumber, lastDayOf, monthOfDay, monthsBetween, monthsLater } from './elapsed.ts'
import { isEmployed } from './isEmployed.ts'
import { balanceAt, monthlyAmounts } from './monthlyAmounts.ts'
import { withBilledContracts } from './monthlyContracts.ts'
import { newBusiness } from './newBusiness.ts'
import { sumByMonth } from './sumByMonth.ts'
import { watchedDeals } from './watchedDeals.ts'

/** Facts of the past, by input of the plan; a list holds the months up to that of the day, the latest last. */
export type OpeningPosition = {
  readonly asOf: Day
  /** What was taken for granted, as sentences. */
  readonly remarks: readonly string[]
  /** What is owed of loans, where the ledger says. */
  readonly owed?: number
  /** Inputs without dimensions. */
  readonly company: Readonly<Record<string, number | readonly number[]>>
  /** By segment as the records call it, by input. */
  readonly segments: Readonly<Record<string, Readonly<Record<string, number | readonly number[]>>>>
  /** People by completed months of service, 0 to 12, by role. */
  readonly tenures: Readonly<Record<string, readonly number[]>>
}

const lastTenure = 12

const fromBilling =
  'ARR is 12 times what subscribers pay a month, and all of it month to month: no export tells the terms of contracts. A contract list would say when they renew and what was billed in advance.'

/** From the records as they stood at the end of a day, which should be the last of a month. */
export function openingPosition(given: Records, asOf: Day, historyMonths: number): OpeningPosition {
  const records = withBilledContracts(given, asOf)
  const last = monthOfDay(asOf)
  const first = last - historyMonths + 1
  const ends = Array.from({ length: historyMonths }, (_, at) => lastDayOf(first + at))
  const flows = (wanted: Parameters<typeof monthlyAmounts>[1]) =>
    monthlyAmounts(records.ledger, wanted, first, last).map(cents)
  const hasFlows = records.ledger.some(({ measure }) => measure === 'flow')
  const segments = [...new Set(records.contracts.flatMap(({ segment }) => segment ?? []))]
  const roles = [...new Set(records.employees.flatMap(({ role }) => role ?? []))]
  const owed = balanceAt(records.ledger, 'debt', last)
  return {
    asOf,
    remarks: given.contracts.length === 0 && records.contracts.length > 0 ? [fromBilling] : [],
    ...(owed === undefined ? {} : { owed }),
    company: {
      ...balances(records, last),
      ...(records.contracts.length > 0
        ? { total_arr_history: ends.map(day => arrInForce(records.contracts, day)) }
        : {}),
      ...(records.invoices.length > 0 ? { billings_history: billings(records, first, last) } : {}),
      ...(hasFlows
        ? {
            revenue_history: flows(({ line }) => line.startsWith('revenue')),
            sales_and_marketing_history: flows(({ line }) => line === 'sales' || line === 'marketing'),
          }
        : {}),
    },
    segments: Object.fromEntries(
      segments.map(segment => [
        segment,
        {
          ...contractFacts(
            records.contracts.filter(contract => contract.segment === segment),
            asOf,
            historyMonths,
          ),
          ...pipelineFacts(records, segment, asOf),
        },
      ]),
    ),
    tenures: Object.fromEntries(
      roles.map(role => [
        role,
        tenures(
          records.employees.filter(person => person.role === role),
          asOf,
        ),
      ]),
    ),
  }
}

const balanceInputs: Partial<Record<StatementLine, string>> = {
  cash: 'opening_cash',
  accounts_receivable: 'opening_accounts_receivable',
  fixed_assets: 'opening_fixed_assets',
  deferred_commissions: 'opening_deferred_commissions',
  accounts_payable: 'opening_accounts_payable',
  deferred_revenue: 'opening_deferred_revenue',
  paid_in_capital: 'opening_paid_in_capital',
  retained_earnings: 'opening_retained_earnings',
}

/** The ledger's balances at the end of a month, where it has the line. */
function balances({ ledger }: Records, month: number): Readonly<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const { line, measure, month: of, amount } of ledger) {
    const input = balanceInputs[line]
    if (measure === 'balance' && input !== undefined && monthNumber(of) === month)
      found[input] = cents((found[input] ?? 0) + quantityToNumber(amount))
  }
  return found
}

function billings({ invoices }: Records, first: number, last: number): readonly number[] {
  return sumByMonth(
    invoices,
    ({ issued }) => monthOfDay(issued),
    ({ amount }) => quantityToNumber(amount),
    first,
    last - first + 1,
  ).map(cents)
}

/**
 * ARR, customers, and value by the month in which a year of contract starts. The plan's contracts run for a year, so those of
 * several years start one on every anniversary; then the last twelve months sum to what is in force.
 */
function contractFacts(contracts: readonly Contract[], asOf: Day, historyMonths: number) {
  const running = contracts.filter(contract => isInForce(contract, asOf))
  const yearly = running.filter(({ end }) => end !== undefined)
  const starting = new Array<number>(historyMonths).fill(0)
  const last = monthOfDay(asOf)
  for (const contract of contracts.filter(({ end }) => end !== undefined)) {
    for (let year = 0; ; year++) {
      const anniversary = monthsLater(contract.start, 12 * year)
      if (!isInForce(contract, anniversary) || dayNumber(anniversary) > dayNumber(asOf)) break
      const at = monthOfDay(anniversary) - last + historyMonths - 1
      const stillCounts = at < historyMonths - 12 || isInForce(contract, asOf)
      if (at in starting && stillCounts)
        starting[at] = (starting[at] as number) + quantityToNumber(contract.arr)
    }
  }
  const inAdvance = yearly.filter(({ billing }) => billing === 'upfront' || billing === 'yearly')
  const all = arrInForce(running, asOf)
  const ofYears = arrInForce(yearly, asOf)
  return {
    opening_arr: all,
    opening_monthly_plan_arr: all - ofYears,
    opening_customers: new Set(running.map(({ customer }) => customer)).size,
    contract_value_starting_history: starting,
    ...(all > 0 ? { annual_contract_share: share(ofYears / all) } : {}),
    ...(ofYears > 0
      ? {
          upfront_billing_share: share(arrInForce(inAdvance, asOf) / ofYears),
          opening_upfront_billing_share: share(arrInForce(inAdvance, asOf) / ofYears),
        }
      : {}),
  }
}

/** Open deals that are alive, half of them in each of the plan's two stages, as in a pipeline that stands still. */
function pipelineFacts({ opportunities }: Records, segment: string, asOf: Day) {
  const deals = newBusiness(opportunities, segment)
  if (deals.length === 0) return {}
  const { open } = watchedDeals(deals, asOf)
  return { opening_early_pipeline: open / 2, opening_late_pipeline: open / 2 }
}

function tenures(people: Records['employees'], asOf: Day): readonly number[] {
  const counts = new Array<number>(lastTenure + 1).fill(0)
  for (const { hired, share: part } of people.filter(person => isEmployed(person, dayNumber(asOf)))) {
    const tenure = Math.min(lastTenure, Math.floor(monthsBetween(hired, asOf)))
    counts[tenure] = (counts[tenure] as number) + quantityToNumber(part)
  }
  return counts
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100
}

function share(part: number): number {
  return Math.round(part * 10_000) / 10_000
}
