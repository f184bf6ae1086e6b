// Whatever is planned, the books agree: random plans over the range of what a company could decide or suffer.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { growthRows } from '../../engine/growth/baseModel.ts'
import type { Change } from '../../engine/plan/plan.ts'
import { larkspur, plus, resultOf, set, times } from './company.ts'

const { compiled } = larkspur
const scenarios = compiled.plan.scenarios.map(({ id }) => id)
const checks = growthRows(compiled.model)
  .map(({ name }) => name)
  .filter(name => name.startsWith('check_'))
const roles = compiled.vocabulary.items.get('role') ?? []

describe('in every scenario of Larkspur', () => {
  test.each(scenarios)(
    '%s, all eight integrity checks are zero to twenty decimals when computed exactly',
    id => {
      const { numbers } = resultOf(runScenario(compiled, id, 'exact'))
      expect(checks).toHaveLength(8)
      for (const check of checks)
        for (const value of numbers(check)) expect(Math.abs(value)).toBeLessThan(1e-20)
    },
  )
})

/** A factor on an input, from a quarter to four times. */
const factor = (...names: readonly string[]): fc.Arbitrary<Change> =>
  fc
    .tuple(fc.constantFrom(...names), fc.double({ min: 0.25, max: 4, noNaN: true }))
    .map(([name, size]) => times(name, size))

/** A whole number for an input. */
const whole = (name: string, least: number, most: number): fc.Arbitrary<Change> =>
  fc.integer({ min: least, max: most }).map(value => set(name, value))

const shocks = [
  'demand_shock',
  'cycle_shock',
  'win_rate_shock',
  'churn_shock',
  'effort_shock',
  'attrition_shock',
  'benefit_shock',
]
const amounts = [
  'starting_acv',
  'annual_productivity',
  'marketing_budget',
  'annual_salary',
  'tranche_amount',
  'hosting_rate',
  'tool_seat_price',
  'system_vendor_price',
  'opportunities_per_sdr',
]

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  factor(...shocks),
  factor(...amounts),
  whole('days_to_pay_suppliers', 0, 90),
  whole('tool_chosen', 0, 1),
  whole('system_chosen', 0, 1),
  whole('debt_chosen', 0, 1),
  whole('debt_draw_month', 1, 36),
  whole('tranche_month', 1, 40),
  whole('time_to_fill', 0, 9),
  whole('hiring_gate_chosen', 0, 1),
  whole('upfront_billing_share', 0, 1),
  whole('tool_contract_months', 1, 24),
  whole('commission_amortisation_months', 1, 60),
  fc.double({ min: 0, max: 1, noNaN: true }).map(share => set('commission_capitalised_share', share)),
  fc.double({ min: 0, max: 1, noNaN: true }).map(share => set('system_capitalised_share', share)),
  fc.integer({ min: 0, max: 30 }).map(floor => set('hiring_cash_floor', floor * 1_000_000)),
  fc
    .tuple(fc.constantFrom(...roles), fc.integer({ min: 1, max: 36 }), fc.integer({ min: 1, max: 9 }))
    .map(([role, month, people]) => plus('planned_hires', people, { role, month })),
)

describe('whatever a company decides or suffers', () => {
  test('the books agree, and no role, pipeline, customer base or balance is less than nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios),
        fc.array(anyChange, { minLength: 1, maxLength: 8 }),
        (scenario, changes) => {
          const numbers = larkspur.run(scenario, ...changes)
          for (const check of checks)
            for (const value of numbers(check)) expect(Math.abs(value)).toBeLessThan(1e-5)
          for (const [row, dimension] of stocks)
            for (const item of compiled.vocabulary.items.get(dimension) ?? [])
              for (const value of numbers(row, item)) expect(value).toBeGreaterThanOrEqual(0)
          for (const row of [
            'accounts_receivable',
            'deferred_revenue',
            'fixed_assets',
            'deferred_commissions',
          ])
            for (const value of numbers(row)) expect(value).toBeGreaterThanOrEqual(-1e-6)
        },
      ),
      { numRuns: 25, seed: 20_261_122 },
    )
  })
})

const stocks: readonly (readonly [string, string])[] = [
  ['headcount', 'role'],
  ['early_pipeline', 'segment'],
  ['late_pipeline', 'segment'],
  ['customers', 'segment'],
  ['contracts_in_force', 'segment'],
  ['monthly_plan_arr', 'segment'],
]
