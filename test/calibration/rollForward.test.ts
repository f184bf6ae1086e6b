// A plan moved on: what it forecast goes on where nothing else is known, and what it cannot hold is told.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import type { PlanEnd } from '../../engine/calibration/laterStart.ts'
import { laterStart } from '../../engine/calibration/laterStart.ts'
import { receivedTranches } from '../../engine/calibration/receivedTranches.ts'
import { rollForward } from '../../engine/calibration/rollForward.ts'
import type { Result } from '../../engine/formula/result.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'

const planOf = (sample: string): Plan => given(readPlan(readFileSync(`samples/${sample}/plan.json`, 'utf8')))

/** The plan rolled on its own forecast: the books of the closed months are exactly what it said. */
function rolledOn(plan: Plan, scenario: string, months: number, end: PlanEnd = 'same end') {
  const compiled = given(compilePlan(plan))
  const before = given(runScenario(compiled, scenario, 'exact'))
  const rolled = rollForward(compiled, before.inputs, before.numbers, { months, end, unfilled: 'move' })
  const after = given(runScenario(given(compilePlan(rolled.plan)), scenario, 'exact'))
  return { rolled, before, after }
}

test.each(['larkspur', 'marram', 'samphire', 'blank'])('%s rolled by no month is the same plan', sample => {
  const plan = planOf(sample)
  const compiled = given(compilePlan(plan))
  const run = given(runScenario(compiled, plan.scenarios[0]?.id ?? '', 'exact'))
  const request = { months: 0, end: 'same end', unfilled: 'move' } as const
  expect(rollForward(compiled, run.inputs, run.numbers, request)).toEqual({ plan, hires: [], told: [] })
})

describe('from books that are exactly what the plan forecast', () => {
  /** To nine digits: money is rounded nowhere, and prices are raised with twelve. */
  const same = [
    'total_arr',
    'new_arr_total',
    'customers_total',
    'total_headcount',
    'revenue',
    'billings',
    'cash_collected',
    'payroll_paid',
    'accounts_receivable',
    'deferred_revenue',
  ]

  test.each([1, 3, 7, 14])('%i months on, a company that hires nobody new has the same forecast', months => {
    const { before, after } = rolledOn(planOf('larkspur'), 'base', months)
    for (const row of same) {
      const [expected, found] = [before.numbers(row).slice(months), after.numbers(row)]
      expect(found).toHaveLength(expected.length)
      for (const [at, value] of expected.entries())
        expect(Math.abs((found[at] as number) - value), `${row}, month ${at + 1}`).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(value)) + 1e-6,
        )
    }
    // Agencies charge by the salary before the plan's own rises, and after a roll by the raised one: 0.05% of the invoices.
    const suppliers = Math.max(...before.numbers('suppliers_paid'))
    for (const [at, value] of before.numbers('cash_balance').slice(months).entries())
      expect(Math.abs((after.numbers('cash_balance')[at] as number) - value)).toBeLessThanOrEqual(
        0.0005 * suppliers * (at + 1),
      )
    for (const check of [
      'check_balance_sheet',
      'check_headcount',
      'check_arr_contracts',
      'check_deferred_revenue',
    ])
      expect(Math.max(...after.numbers(check).map(Math.abs)), check).toBeLessThan(1e-6)
  })

  test('hires on their way, tools, systems and tranches go on as near as the plan can, and the rest is told', () => {
    const { rolled, before, after } = rolledOn(planOf('larkspur'), 'balanced', 5)
    const says = rolled.told.join('\n')
    expect(says).toContain(
      'Balanced was approved: its numbers stay in the plan before the roll, here it is a draft.',
    )
    expect(says).toContain(
      'Sales manager: 1 planned before the close was not there yet and is opened in Jun 2026',
    )
    expect(says).toContain('Sales engagement is in use already')
    expect(says).toContain('Data platform is being built: 77.5% of the work is taken as done')
    expect(says).toContain('First tranche: $25.0M has been received as planned')
    const last = (run: typeof before, row: string) => run.numbers(row).at(-1) as number
    expect(last(after, 'total_headcount')).toBeCloseTo(last(before, 'total_headcount'), 0)
    expect(last(after, 'total_arr') / last(before, 'total_arr')).toBeCloseTo(1, 1)
    // The money of the round is there once.
    expect(after.numbers('equity_raised').reduce((sum, one) => sum + one, 0)).toBe(
      before
        .numbers('equity_raised')
        .slice(5)
        .reduce((sum, one) => sum + one, 0),
    )
  })

  test('everything planned is either there, on its way or still to come: no hire is counted twice or lost', () => {
    for (const months of [2, 5, 9]) {
      const plan = planOf('larkspur')
      const compiled = given(compilePlan(plan))
      const { rolled, before, after } = rolledOn(plan, 'balanced', months)
      expect(compiled.plan.months - months).toBe(rolled.plan.months)
      for (const { id } of plan.dimensions.role?.items ?? []) {
        const planned = numbersOf(before.inputs.quantity('planned_hires', [id]))
        const fill = Number(before.inputs.quantity('time_to_fill', [id]))
        const there = sum(planned.slice(0, Math.max(0, months - fill)))
        const still = sum(numbersOf(after.inputs.quantity('planned_hires', [id])))
        expect(there + still, `${id}, ${months} months on`).toBeCloseTo(sum(planned), 9)
      }
    }
  })
})

test('a loan that has been drawn falls off loudly, and its money does not come again', () => {
  const plan = planOf('larkspur')
  const debt = [
    { input: 'debt_chosen', where: {}, value: 1 },
    { input: 'debt_draw_month', where: {}, value: 2 },
  ]
  const scenarios = plan.scenarios.map(one =>
    one.id === 'base' ? { ...one, changes: [...one.changes, ...debt] } : one,
  )
  const { rolled, before, after } = rolledOn({ ...plan, scenarios }, 'base', 4)
  expect(before.numbers('debt_drawn').some(amount => amount > 0)).toBe(true)
  expect(Math.max(...after.numbers('debt_drawn'))).toBe(0)
  expect(rolled.told.join('\n')).toContain('The loan has been drawn: the plan cannot hold a loan that runs')
})

test('a tool whose price has risen keeps the price, its adoption and pays no second setup', () => {
  const { before, after } = rolledOn(planOf('larkspur'), 'balanced', 16)
  const tool = ['sales_engagement']
  for (const row of ['tool_adoption', 'tool_price_index', 'tool_setup_cost']) {
    const wanted = before.numbers(row, tool)[16]
    const found = after.numbers(row, tool)[0]
    if (row === 'tool_price_index') expect([wanted, found]).toEqual([1.07, 1])
    else if (row === 'tool_setup_cost') expect([wanted, found]).toEqual([0, 0])
    else expect(found).toBeGreaterThanOrEqual(0.5)
  }
  const price = (run: typeof before) => Number(run.inputs.quantity('tool_seat_price', tool))
  expect(price(after)).toBeCloseTo(1.07 * price(before), 9)
})

test('equity that the books do not show is planned for the first open month; what they show never comes again', () => {
  const plan = planOf('larkspur')
  const compiled = given(compilePlan(plan))
  const run = given(runScenario(compiled, 'balanced', 'exact'))
  const came = (paidIn: number) => {
    const closing = receivedTranches(
      compiled,
      laterStart(compiled, 4, 'same end').plan,
      run.inputs,
      run.numbers,
      4,
      paidIn,
    )
    const after = given(runScenario(given(compilePlan(closing.plan)), 'balanced', 'exact'))
    return { told: closing.told.join(), equity: after.numbers('equity_raised') }
  }
  const shown = came(24_000_000)
  expect(Math.max(...shown.equity)).toBe(0)
  expect(shown.told).toContain('has been received (the books show $24.0M paid in)')
  const missing = came(0)
  expect(missing.equity[0]).toBe(25_000_000)
  expect(missing.told).toContain('the books show $0 paid in. It is planned for May 2026 now.')
})

test('months keep their place in the calendar, and the plan ends when it did or is as long as it was', () => {
  const plan = planOf('samphire')
  const compiled = given(compilePlan(plan))
  const { plan: sooner, told } = laterStart(compiled, 3, 'same end')
  expect([sooner.start_month, sooner.months]).toEqual(['2027-02', 33])
  expect(sooner.inputs.seasonality).toEqual((plan.inputs.seasonality as readonly number[]).slice(3))
  const initiative = (id: string) => sooner.initiatives.find(one => one.id === id)?.changes
  // Hires of months 2 and 4: the first fell off; the second is in month 1 now. The budget from month 3 holds from the first.
  expect(initiative('sellers')?.map(({ where }) => where.month)).toEqual([1, 1])
  expect(initiative('pipeline')).toEqual([{ input: 'marketing_budget', where: {}, value: 60000 }])
  expect(told).toContain(
    'Four more sellers: 2 changes of planned hires lie in the closed months and fall off.',
  )
  const { plan: longer } = laterStart(compiled, 3, 'same length')
  expect(longer.months).toBe(36)
  const seasons = longer.inputs.seasonality as readonly number[]
  expect(seasons.slice(33)).toEqual(seasons.slice(21, 24))
})

test('an initiative that a scenario starts later keeps what it still has to do there', () => {
  const plan = planOf('samphire')
  const scenarios = plan.scenarios.map(one =>
    one.id === 'sell' ? { ...one, initiatives: [{ id: 'sellers', on: true, start_month: 6 }] } : one,
  )
  const compiled = given(compilePlan({ ...plan, scenarios }))
  const before = given(runScenario(compiled, 'sell', 'exact'))
  const later = given(compilePlan(laterStart(compiled, 3, 'same end').plan))
  const after = given(runScenario(later, 'sell', 'exact'))
  const role = ['account_executive_mid_market']
  expect(numbersOf(after.inputs.quantity('planned_hires', role))).toEqual(
    numbersOf(before.inputs.quantity('planned_hires', role)).slice(3),
  )
})

function numbersOf(value: unknown): readonly number[] {
  return (value as readonly (number | string)[]).map(Number)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  return result.value
}
