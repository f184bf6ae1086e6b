// What customers keep, drop and add.

import { describe, expect, test } from 'vitest'
import { inMonth, larkspur, set, times } from './company.ts'

const segments = larkspur.compiled.vocabulary.items.get('segment') ?? []
const balanced = larkspur.run('balanced')
const everythingLost = [
  set('renewal_churn_rate', 1),
  set('renewal_contraction_rate', 0),
  set('expansion_rate', 0),
  set('annual_productivity', 0),
]

describe('retention', () => {
  test('is 100%, gross and net, when nobody leaves, drops or adds anything', () => {
    const loyal = larkspur.run(
      'balanced',
      set('renewal_churn_rate', 0),
      set('renewal_contraction_rate', 0),
      set('expansion_rate', 0),
      set('monthly_plan_annual_churn', 0),
    )
    for (const row of ['gross_revenue_retention', 'net_revenue_retention'])
      for (const value of loyal(row)) expect(value).toBe(1)
    const customers = loyal('customers_total')
    for (const [index, value] of customers.entries())
      expect(value).toBeGreaterThanOrEqual(customers[index - 1] ?? 600)
  })

  test.each([
    ['half as much again', 1.5, -1],
    ['a third less', '2/3', 1],
  ] as const)('moves against churn: %s', (_, factor, direction) => {
    const moved = larkspur.run('balanced', times('churn_shock', factor))
    for (const row of ['gross_revenue_retention', 'net_revenue_retention', 'total_arr', 'customers_total'])
      expect((inMonth(moved(row), 36) - inMonth(balanced(row), 36)) * direction).toBeGreaterThan(0)
    const points =
      (inMonth(moved('gross_revenue_retention'), 36) - inMonth(balanced('gross_revenue_retention'), 36)) *
      direction
    expect(points).toBeGreaterThan(0.03)
    expect(points).toBeLessThan(0.06)
  })

  test('suffers when ARR grows and nobody is hired to look after it', () => {
    const alone = larkspur.run('balanced', set('planned_hires', 0, { role: 'csm' }))
    expect(inMonth(alone('csm_coverage'), 36)).toBeLessThan(inMonth(balanced('csm_coverage'), 36) - 0.1)
    expect(inMonth(alone('gross_revenue_retention'), 36)).toBeLessThan(
      inMonth(balanced('gross_revenue_retention'), 36) - 0.01,
    )
  })

  test('of everything lost at renewal leaves no contract running after a year without new sales', () => {
    const over = larkspur.run('base', ...everythingLost)
    for (const segment of segments) {
      const running = over('contracts_in_force', segment)
      expect(inMonth(running, 11)).toBeGreaterThan(0)
      for (const value of running.slice(11)) expect(value).toBeCloseTo(0, 6)
    }
  })

  test('that is as bad as can be leaves nothing, and not less than nothing', () => {
    const worst = larkspur.run(
      'base',
      times('churn_shock', 20),
      set('renewal_contraction_rate', 0.1),
      set('expansion_rate', 0),
      set('monthly_plan_annual_churn', 1),
      set('annual_productivity', 0),
    )
    for (const segment of segments)
      for (const row of ['customers', 'contracts_in_force', 'contraction_arr', 'closing_arr'])
        for (const value of worst(row, segment)) expect(value).toBeGreaterThanOrEqual(-1e-6)
    expect(inMonth(worst('customers_total'), 36)).toBeLessThan(20)
  })
})

describe('a contract of a year', () => {
  // The only contracts are those that start in December before the plan: 1,200,000 a year, and none is renewed.
  const history = 'contract_value_starting_history'
  const numbers = larkspur.run(
    'base',
    set(history, 0),
    set(history, 1_200_000, { segment: 'mid_market', month: 0 }),
    set('opening_arr', 0),
    set('opening_arr', 1_200_000, { segment: 'mid_market' }),
    set('opening_monthly_plan_arr', 0),
    set('opening_upfront_billing_share', 1),
    set('opening_deferred_revenue', 1_150_000),
    ...everythingLost,
  )
  const revenue = numbers('annual_contract_revenue', 'mid_market')

  test('earns a twenty-fourth in the month it starts, a twelfth in eleven months, and a twenty-fourth at its end', () => {
    // Half of December's 100,000 lies before the plan.
    for (const value of revenue.slice(0, 11)) expect(value).toBeCloseTo(100_000, 6)
    expect(inMonth(revenue, 12)).toBeCloseTo(50_000, 6)
    for (const value of revenue.slice(12)) expect(value).toBeCloseTo(0, 6)
  })

  test('earns in all what was invoiced for it, and then owes nothing more', () => {
    const earned = 50_000 + revenue.reduce((sum, value) => sum + value, 0)
    expect(earned).toBeCloseTo(1_200_000, 6)
    for (const value of numbers('monthly_billings')) expect(value).toBeCloseTo(0, 6)
    expect(inMonth(numbers('deferred_revenue'), 1)).toBeCloseTo(1_050_000, 6)
    expect(inMonth(numbers('deferred_revenue'), 12)).toBeCloseTo(0, 6)
    expect(inMonth(numbers('deferred_revenue'), 36)).toBeCloseTo(0, 6)
  })

  test('is ARR until its last day, and then is none', () => {
    expect(inMonth(numbers('closing_arr', 'mid_market'), 11)).toBe(1_200_000)
    expect(inMonth(numbers('closing_arr', 'mid_market'), 12)).toBe(0)
  })
})
