// What moves cash and nothing else, and what cash does not move.

import { describe, expect, test } from 'vitest'
import { inMonth, larkspur, type Numbers, plus, set, times } from './company.ts'
import { differences } from './differences.ts'

const { series } = larkspur.compiled.program
const balanced = larkspur.run('balanced')
const growth = series.filter(({ row }) =>
  ['total_arr', 'revenue', 'new_arr', 'total_headcount', 'ebitda'].includes(row),
)

/** Payment fees follow collections, so EBITDA moves a little with them. */
const beforeFees = growth.filter(({ row }) => row !== 'ebitda')

/** Later money less earlier money, month by month. */
function change(after: Numbers, before: Numbers, row: string): readonly number[] {
  const earlier = before(row)
  return after(row).map((value, index) => value - inMonth(earlier, index + 1))
}

function balances(numbers: Numbers): void {
  for (const value of numbers('check_balance_sheet')) expect(Math.abs(value)).toBeLessThan(1e-6)
}

describe('customers who pay a tenth of their invoices three months later', () => {
  const slower = [
    plus('collection_curve', -0.1, { collection_age: 'month_0' }),
    plus('collection_curve', 0.1, { collection_age: 'month_3' }),
  ]
  const quicker = [
    plus('collection_curve', 0.1, { collection_age: 'month_0' }),
    plus('collection_curve', -0.1, { collection_age: 'month_3' }),
  ]

  test('leave ARR and revenue as they are, take cash, and keep the balance sheet in balance', () => {
    const late = larkspur.run('balanced', ...slower)
    expect(differences(beforeFees, balanced, late)).toEqual([])
    for (const month of [3, 12, 24, 36])
      expect(inMonth(change(late, balanced, 'cash_balance'), month)).toBeLessThan(-20_000)
    balances(late)
  })

  test.each([
    ['slower', slower],
    ['quicker', quicker],
  ])('pay no more and no less of their earlier invoices: %s, just the opening receivables', (_, changes) => {
    const numbers = larkspur.run('balanced', ...changes)
    const settled = [...numbers('earlier_invoices_collected'), ...numbers('earlier_write_offs')]
    expect(settled.reduce((sum, value) => sum + value, 0)).toBeCloseTo(2_193_623.5, 6)
  })

  test('give as much when they pay that much earlier', () => {
    const late = change(larkspur.run('balanced', ...slower), balanced, 'accounts_receivable')
    const early = change(larkspur.run('balanced', ...quicker), balanced, 'accounts_receivable')
    expect(inMonth(early, 12) + inMonth(late, 12)).toBeCloseTo(0, 4)
    expect(inMonth(early, 12)).toBeLessThan(0)
  })
})

describe('invoicing contracts month by month instead of a year ahead', () => {
  const monthly = larkspur.run('balanced', set('upfront_billing_share', 0))

  test('leaves revenue as it is and costs more than ten million of cash by month 24', () => {
    expect(differences(beforeFees, balanced, monthly)).toEqual([])
    expect(inMonth(change(monthly, balanced, 'cash_balance'), 24)).toBeLessThan(-10e6)
    balances(monthly)
  })

  test('earns what was invoiced before in the year that it was invoiced for, and defers nothing after', () => {
    const deferred = monthly('deferred_revenue')
    expect(inMonth(deferred, 1)).toBeLessThan(6_010_650)
    expect(inMonth(deferred, 11)).toBeGreaterThan(1000)
    for (const value of deferred.slice(12)) expect(value).toBeCloseTo(0, 6)
    for (const value of monthly('check_deferred_revenue')) expect(value).toBeCloseTo(0, 6)
  })
})

describe('the round', () => {
  test('moves no customer: without it ARR, people and EBITDA are the same, and cash is less by the money and its interest', () => {
    const without = larkspur.run('balanced', set('tranche_amount', 0))
    expect(differences(growth, balanced, without)).toEqual([])
    // 25 million less 1.8% of costs, received in month 2; interest on it runs from month 3.
    const lost = change(without, balanced, 'cash_balance')
    expect(inMonth(lost, 1)).toBe(0)
    expect(inMonth(lost, 2)).toBeCloseTo(-25e6 * (1 - 0.018), 4)
    expect(inMonth(lost, 24)).toBeLessThan(-25e6 * (1 - 0.018))
    balances(without)
  })

  test.each([
    ['twice as large', 2, 1],
    ['half as large', 0.5, -1],
  ])('%s never turns cash the other way', (_, factor, direction) => {
    const other = larkspur.run('balanced', times('tranche_amount', factor))
    const moved = change(other, balanced, 'cash_balance')
    expect(inMonth(moved, 1)).toBe(0)
    for (const value of moved.slice(1)) expect(value * direction).toBeGreaterThan(0)
    expect(differences(growth, balanced, other)).toEqual([])
  })

  test('that closes half a year later leaves the same cash at the end, less the interest', () => {
    const late = larkspur.run(
      'balanced',
      set('tranche_month', 8, { tranche: 'first_tranche' }),
      set('cash_interest_rate', 0),
    )
    const early = larkspur.run('balanced', set('cash_interest_rate', 0))
    const lost = change(late, early, 'cash_balance')
    expect(inMonth(lost, 7)).toBeCloseTo(-24.55e6, 4)
    expect(inMonth(lost, 8)).toBeCloseTo(0, 4)
  })
})

describe('venture debt of six million in month 3', () => {
  const indebted = larkspur.run('balanced', set('debt_chosen', 1))

  test('brings six million less a fee of 1% and a first month of interest by month 4', () => {
    // In month 4: 6,000,000 - 1% fee - 11.5% / 12 interest + 4% / 12 earned on 5,940,000 for a month.
    const cash = change(indebted, balanced, 'cash_balance')
    expect(inMonth(cash, 4)).toBeCloseTo(6e6 - 60_000 - 57_500 + (5.94e6 * 0.04) / 12, 4)
    balances(indebted)
  })

  test('is repaid in thirty equal parts after a year of interest only', () => {
    const repaid = indebted('debt_repaid')
    expect(repaid.slice(0, 15)).toEqual(Array.from({ length: 15 }, () => 0))
    expect(repaid.slice(15)).toEqual(Array.from({ length: 21 }, () => 200_000))
    expect(inMonth(indebted('debt_balance'), 36)).toBe(6e6 - 21 * 200_000)
  })
})

describe('a tool that improves nothing', () => {
  // No interest and no tax, so that only the invoices are left; suppliers are paid after 30 days.
  const bare = [set('cash_interest_rate', 0), set('income_tax_rate', 0)]
  const without = larkspur.run('raise_only', ...bare)

  test('takes exactly its invoices out of cash, a month after each', () => {
    const withTool = larkspur.run(
      'raise_only',
      ...bare,
      set('tool_chosen', 1, { tool: 'sales_engagement' }),
      set('tool_effect_size', 0, { tool: 'sales_engagement' }),
    )
    expect(differences(beforeFees, without, withTool)).toEqual([])
    const cash = change(withTool, without, 'cash_balance')
    let paid = 0
    withTool('tool_invoices', 'sales_engagement').forEach((invoice, index) => {
      expect(inMonth(cash, index + 1)).toBeCloseTo(-paid, 6)
      paid += invoice
    })
    expect(paid).toBeGreaterThan(60_000)
  })
})

describe('suppliers paid later', () => {
  test.each([45, 60, 90])('never leave less cash: %i days instead of 30', days => {
    const later = larkspur.run('balanced', set('days_to_pay_suppliers', days))
    for (const value of change(later, balanced, 'cash_balance').slice(1)) expect(value).toBeGreaterThan(0)
    balances(later)
  })

  test.each([0, 15])('never leave more cash when paid after %i days', days => {
    const sooner = larkspur.run('balanced', set('days_to_pay_suppliers', days))
    for (const value of change(sooner, balanced, 'cash_balance')) expect(value).toBeLessThan(0)
    balances(sooner)
  })
})

describe.each(larkspur.compiled.plan.scenarios.map(({ id }) => id))('the use of proceeds in %s', id => {
  test('adds up: money earned, raised and borrowed, less cost by function, assets bought and working capital, is the change in cash', () => {
    const numbers = larkspur.run(id)
    const functions = larkspur.compiled.vocabulary.items.get('function') ?? []
    const toDate = (row: string, month: number) =>
      numbers(row)
        .slice(0, month)
        .reduce((sum, value) => sum + value, 0)
    for (const month of [1, 12, 36]) {
      const cost = functions.reduce(
        (sum, name) => sum + inMonth(numbers('cumulative_cost_by_function', name), month),
        0,
      )
      const earned =
        toDate('revenue', month) + toDate('interest_income', month) - toDate('interest_expense', month)
      const raised = toDate('financing_cash_flow', month)
      const spent = cost + toDate('capital_spend', month) + toDate('income_tax', month)
      const tiedUp = inMonth(numbers('working_capital'), month) - openingWorkingCapital
      expect(inMonth(numbers('cash_balance'), month) - 5_400_000).toBeCloseTo(
        earned + raised - spent - tiedUp,
        4,
      )
    }
  })
})

/** Receivables and capitalised commissions, less payables, accrued pay and deferred revenue at the cut-off date. */
const openingWorkingCapital = 2_193_623.5 + 900_000 - 420_000 - 210_000 - 6_010_650
