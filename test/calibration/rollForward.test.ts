// A plan moved on: what it forecast goes on where nothing else is known, and what it cannot hold is told.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import type { PlanEnd } from '../../engine/calibration/laterStart.ts'
import { laterStart } from '../../engine/calibration/laterStart.ts'
import { openingPlan } from '../../engine/calibration/openingPlan.ts'
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
  const next = given(compilePlan(rolled.plan))
  const after = given(runScenario(next, scenario, 'exact'))
  const members = (row: string) => {
    const { first = 0, count = 0 } = next.program.rows.get(row) ?? {}
    return next.program.series.slice(first, first + count).map(({ member }) => member)
  }
  return { rolled, before, after, members }
}

/** The scenario balanced with the venture loan of the sample: $6.0M in month 3, 12 months of interest only, 30 of repayment. */
function withLoan(plan: Plan): Plan {
  const debt = { input: 'debt_chosen', where: {}, value: 1 }
  return {
    ...plan,
    scenarios: plan.scenarios.map(one =>
      one.id === 'balanced' ? { ...one, changes: [...one.changes, debt] } : one,
    ),
  }
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

  test('what was begun is told: tools in use, systems being built, the loan, the tranche', () => {
    const { rolled, before, after } = rolledOn(withLoan(planOf('larkspur')), 'balanced', 5)
    const says = rolled.told.join('\n')
    for (const sentence of [
      'Balanced was approved: its numbers stay in the plan before the roll, here it is a draft.',
      'In use, and their contracts run on: Sales engagement (since May 2026), Conversation intelligence (since Mar 2026)',
      'Data platform is being built: 77.5% of the work is taken as done',
      'The loan has been drawn and runs on in every scenario: $6.0M is owed, to be repaid by Sep 2029.',
      'First tranche: $25.0M has been received as planned',
    ])
      expect(says).toContain(sentence)
    // The money of the round is there once.
    expect(sum(after.numbers('equity_raised'))).toBe(sum(before.numbers('equity_raised').slice(5)))
  })

  /** Openings hold no leavers of the month before, and agencies charge by the salary before the rises of the plan. */
  const settled = (plan: Plan): Plan => ({
    ...withLoan(plan),
    inputs: { ...plan.inputs, annual_attrition: 0, agency_fee_rate: 0, income_tax_rate: 0 },
  })
  const rolls = [2, 9, 20].map(
    months => [months, rolledOn(settled(planOf('larkspur')), 'balanced', months)] as const,
  )

  test.each([
    ['the loan', ['debt_balance', 'debt_repaid', 'interest_expense', 'financing_cash_flow']],
    ['tools', ['tool_months_in_use', 'tool_adoption', 'tool_price_index', 'tool_setup_cost', 'tool_seats']],
    ['contracts of tools', ['tool_committed_price', 'tool_expense', 'tool_invoices', 'prepaid_software']],
    ['work on systems', ['system_work', 'system_progress', 'system_live', 'system_months_live']],
    ['what systems cost and do', ['system_vendor_cost', 'system_running_cost', 'combined_effect']],
    ['hires on their way', ['new_starts', 'headcount', 'headcount_by_tenure', 'recruiting_cost', 'base_pay']],
    ['tranches', ['equity_raised', 'issue_costs', 'paid_in_capital']],
    ['prices', ['current_acv', 'new_arr', 'sales_capacity']],
    ['the money', ['total_arr', 'revenue', 'suppliers_paid', 'accounts_payable', 'deferred_revenue']],
  ])('%s go on month by month as in the plan that was not rolled', (_, rows) => {
    for (const [months, { before, after, members }] of rolls) {
      for (const row of rows)
        for (const member of members(row)) {
          const expected = before.numbers(row, member).slice(months)
          for (const [at, value] of expected.entries()) {
            const found = after.numbers(row, member)[at] as number
            expect(Math.abs(found - value), `${row} ${member}, ${months} on, month ${at + 1}`).toBeLessThan(
              1e-9 * Math.max(1, Math.abs(value)),
            )
          }
        }
    }
  })

  test('cash goes on to the cent', () => {
    for (const [months, { before, after }] of rolls) {
      for (const [at, value] of before.numbers('cash_balance').slice(months).entries())
        expect(after.numbers('cash_balance')[at] as number).toBeCloseTo(value, 2)
    }
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
        const backfill = (run: typeof before, role: string) =>
          Number(run.inputs.quantity('backfill_share', [role]))
        const open = numbersOf(after.inputs.quantity('extra_requisitions_history', [id]))
        const usual = (run: typeof before) =>
          Number(run.inputs.quantity('backfill_share', [id])) *
          Number(run.inputs.quantity('opening_headcount', [id])) *
          (run.numbers('monthly_attrition', [id])[0] as number)
        // Of those on the way, what replaces leavers is taken off: of the plan's own months, and of the usual ones.
        const leavers = before.numbers('leavers', [id])
        const underway = Array.from({ length: fill }, (_unused, back) => {
          const month = months - back
          const replacing =
            month === 1
              ? usual(before)
              : month < 1
                ? 0
                : (leavers[month - 2] as number) * backfill(before, id)
          const opened = (open.at(-1 - back) as number) + usual(after)
          return month < 1 ? 0 : opened - replacing
        })
        const there = sum(planned.slice(0, Math.max(0, months - fill)))
        const still = sum(numbersOf(after.inputs.quantity('planned_hires', [id])))
        expect(there + sum(underway) + still, `${id}, ${months} months on`).toBeCloseTo(sum(planned), 9)
      }
    }
  })
})

test('a loan is drawn once, whatever the other scenarios had planned of theirs', () => {
  const { rolled } = rolledOn(withLoan(planOf('larkspur')), 'balanced', 4)
  const next = given(compilePlan(rolled.plan))
  for (const { id } of rolled.plan.scenarios) {
    const run = given(runScenario(next, id, 'exact'))
    expect(Math.max(...run.numbers('debt_drawn'))).toBe(0)
    expect(run.numbers('debt_balance')[0]).toBe(6_000_000)
  }
  // Until it is repaid, and then it is over: 12 months of interest only, 30 of repayment from month 3.
  const { rolled: later } = rolledOn(withLoan(planOf('larkspur')), 'balanced', 20)
  const run = given(runScenario(given(compilePlan(later.plan)), 'balanced', 'exact'))
  expect(run.numbers('debt_balance')[0]).toBeCloseTo(6_000_000 * (1 - 6 / 30), 6)
})

test('a loan that runs is as large as the books say, and one that the plan does not have is told', () => {
  const { rolled } = rolledOn(withLoan(planOf('larkspur')), 'balanced', 4)
  const position = {
    asOf: { year: 2026, month: 4, day: 30 },
    remarks: [],
    company: {},
    segments: {},
    tenures: {},
    owed: 5_400_000,
  }
  const booked = openingPlan(rolled.plan, position)
  expect(booked.left).toEqual([
    "Debt: $5,400,000 in the books, $6,000,000 in the plan; the plan takes the books'.",
  ])
  const run = given(runScenario(given(compilePlan(booked.plan)), 'balanced', 'exact'))
  const balance = run.numbers('debt_balance')
  // 11 months of interest only are left, and then thirtieths of what is owed.
  expect([balance[0], balance[10], balance[11]]).toEqual([5_400_000, 5_400_000, 5_220_000])
  expect(openingPlan(planOf('larkspur'), position).left[0]).toContain(
    'Debt: $5,400,000 in the books, and the plan has no loan that runs. Give it one',
  )
})

test('a loan that was not drawn in the scenario that was followed is still to be drawn in the others', () => {
  const plan = withLoan(planOf('larkspur'))
  const { rolled } = rolledOn(plan, 'raise_only', 4)
  const next = given(compilePlan(rolled.plan))
  expect(given(runScenario(next, 'balanced', 'exact')).numbers('debt_drawn')[0]).toBe(6_000_000)
})

test('work on systems that is done stays done when efforts turn out larger', () => {
  const { rolled } = rolledOn(planOf('larkspur'), 'balanced', 16)
  const shocked = rolled.plan.scenarios.map(one =>
    one.id === 'balanced'
      ? { ...one, changes: [...one.changes, { input: 'effort_shock', where: {}, value: 2 }] }
      : one,
  )
  const run = given(
    runScenario(given(compilePlan({ ...rolled.plan, scenarios: shocked })), 'balanced', 'exact'),
  )
  expect(run.numbers('system_live', ['data_platform'])[0]).toBe(1)
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

test('months that are drawn count from the new first month; when all have passed nothing is drawn', () => {
  const compiled = given(compilePlan(planOf('marram')))
  const drawn = (months: number) =>
    laterStart(compiled, months, 'same end').plan.uncertainty.distributions.find(
      ({ input }) => input === 'tranche_month',
    )
  const [before, after] = [drawn(0), drawn(1)]
  if (before?.family !== 'discrete' || after?.family !== 'discrete') throw new Error('the month is drawn')
  expect(after.values).toEqual(before.values.map(value => Math.max(1, value - 1)))
  expect(drawn(12)).toBeUndefined()
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
