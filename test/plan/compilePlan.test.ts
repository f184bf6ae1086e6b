// A plan with formulas of its own: rows, other formulas, tranches that wait for a milestone.

import { describe, expect, test } from 'vitest'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { expected, larkspur, mistakes, withInputs } from './larkspurPlan.ts'

const tenth: Plan['rows'][number] = {
  name: 'arr_per_role',
  dims: ['role'],
  formula: 'headcount * arr_per_employee',
  unit: 'money/year',
  summary: 'end',
  label: 'ARR carried by the role',
}

describe('rows of the company', () => {
  test('are computed like those of the model', () => {
    const { program, vocabulary } = expected(compilePlan({ ...larkspur, rows: [tenth] }))
    expect(program.rows.get('arr_per_role')?.count).toBe(14)
    expect(vocabulary.rows.has('arr_per_role')).toBe(true)
  })

  test('are told where their formula goes wrong', () => {
    const wrong = { ...tenth, formula: 'headcount * arr_per_employe' }
    expect(mistakes(compilePlan({ ...larkspur, rows: [wrong] }))).toMatchInlineSnapshot(`
      "error L305: There is no row or input called arr_per_employe.
        in arr_per_role, column 13:
          headcount * arr_per_employe
                      ^^^^^^^^^^^^^^^
        -> Did you mean arr_per_employee?"
    `)
    expect(
      mistakes(compilePlan({ ...larkspur, rows: [{ ...tenth, name: 'revenue' }] })),
    ).toMatchInlineSnapshot(`
      "error L202: There are two definitions of revenue, each a row.
        in the definition of revenue
        -> Give one of them another name."
    `)
  })
})

test('another formula takes the place of the model’s', () => {
  const plan = {
    ...larkspur,
    formula_overrides: { quota_coverage: { formula: '1', note: 'Until the new comp plan' } },
  }
  const { checked } = expected(compilePlan(plan))
  expect(checked.rows.get('quota_coverage')?.formula).toEqual({ kind: 'number', text: '1' })
})

test('a tranche may wait for a row to reach its threshold', () => {
  const plan: Plan = {
    ...withInputs({ tranche_milestone_threshold: { second_tranche: 20000000 } }),
    tranche_milestones: { second_tranche: { row: 'total_arr' } },
  }
  const { checked } = expected(compilePlan(plan))
  expect(JSON.stringify(checked.rows.get('tranche_milestone_met'))).toContain('total_arr')
  const wrong = { ...plan, tranche_milestones: { second_tranche: { row: 'closing_arr' } } }
  expect(mistakes(compilePlan(wrong))).toMatchInlineSnapshot(`
    "error M03: The tranche second_tranche waits for closing_arr, which has one value for each segment.
      in the definition of second_tranche
      -> Name a row without dimensions, such as total_arr, or add one of your own: sum(closing_arr, segment)."
  `)
})

test('names are checked however the plan was made', () => {
  expect(mistakes(compilePlan(withInputs({ hosting_cost_rate: 1 })))).toMatchInlineSnapshot(`
    "error P301: hosting_cost_rate is not an input.
      at inputs.hosting_cost_rate
      -> Did you mean hosting_rate?"
  `)
})

test('a company without systems, tools or tranches compiles', () => {
  const none = { items: [] }
  const { system_function, system_purpose, tool_function, tool_purpose, ...mappings } = larkspur.mappings
  const dropped = [
    'tool_start_month',
    'system_start_month',
    'tranche_amount',
    'tranche_month',
    'tranche_fee_rate',
  ]
  const inputs = Object.fromEntries(
    Object.entries(larkspur.inputs).filter(
      ([name]) =>
        !/^(tool|system)_|effort_estimate|maximum_monthly|prerequisite/.test(name) && !dropped.includes(name),
    ),
  )
  const kept = { tool_price_rise_rate: 0.07, system_capitalised_share: 0.5 }
  const plan: Plan = {
    ...larkspur,
    dimensions: { ...larkspur.dimensions, tool: none, system: none, tranche: none },
    mappings,
    inputs: { ...inputs, ...kept },
    scenarios: larkspur.scenarios.slice(0, 1),
  }
  const { series } = expected(compilePlan(plan)).program
  expect(series.some(({ row }) => row === 'system_live')).toBe(false)
  expect(series.some(({ row }) => row === 'cash_balance')).toBe(true)
})
