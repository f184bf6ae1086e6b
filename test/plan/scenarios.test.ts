// What a scenario runs on: parents, initiatives, changes, and where each number comes from.

import { describe, expect, test } from 'vitest'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { ownChanges } from '../../engine/plan/ownChanges.ts'
import type { Change, Initiative, Plan, Scenario } from '../../engine/plan/plan.ts'
import { scenarioChain } from '../../engine/plan/scenarioChain.ts'
import { cellValues, resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { expected, larkspur, mistakes, resolved, withInputs } from './larkspurPlan.ts'

const scenario = (id: string, parent: string | null, rest: Partial<Scenario> = {}): Scenario => ({
  id,
  name: id,
  parent,
  state: 'draft',
  initiatives: [],
  changes: [],
  ...rest,
})

const hire = (role: string, month: number, value: number): Change => ({
  input: 'planned_hires',
  where: { role, month },
  value,
})

const withScenarios = (scenarios: readonly Scenario[], initiatives: readonly Initiative[] = []): Plan => ({
  ...larkspur,
  scenarios,
  initiatives,
})

/** Months of planned hires that are not 0, as "month: people". */
const hires = (plan: Plan, id: string, role: string): readonly string[] => {
  const months = [resolved(plan, id).inputs.quantity('planned_hires', [role])].flat()
  return months.flatMap((people, index) => (people === 0 ? [] : [`${index + 1}: ${people}`]))
}

describe('the chain of parents', () => {
  test('runs from the oldest ancestor to the scenario', () => {
    expect(expected(scenarioChain(larkspur, 'downside')).map(({ id }) => id)).toEqual([
      'base',
      'raise_only',
      'balanced',
      'downside',
    ])
  })

  test('an unknown scenario and a circle are told', () => {
    expect(mistakes(scenarioChain(larkspur, 'downsize'))).toMatchInlineSnapshot(`
      "error P411: downsize is not a scenario.
        at scenarios
        -> Did you mean downside?"
    `)
    const circle = withScenarios([
      scenario('a', 'c'),
      scenario('b', 'a'),
      scenario('c', 'b'),
      scenario('d', 'b'),
    ])
    expect(mistakes(scenarioChain(circle, 'd'))).toMatchInlineSnapshot(`
      "error P412: The parents lead round in a circle: a -> c -> b -> a.
        at scenarios.a.parent
        -> Give one of them another parent, or none (null)."
    `)
    expect(mistakes(compilePlan(circle)).match(/P412/g)).toHaveLength(1)
  })
})

describe('changes', () => {
  const plan = withScenarios([
    scenario('parent', null, {
      changes: [
        { input: 'hosting_rate', where: {}, value: 0.15, note: 'New region' },
        hire('csm', 3, 2),
        { input: 'marketing_budget', where: { from_month: 4, to_month: 5 }, value: 180000 },
      ],
    }),
    scenario('child', 'parent', {
      changes: [
        { input: 'base_win_rate', where: {}, multiply: 1.2 },
        { input: 'base_win_rate', where: { segment: 'enterprise' }, add: '1/30' },
        hire('csm', 3, 1),
        { input: 'marketing_budget', where: { from_month: 5 }, add: 1000 },
      ],
    }),
  ])

  test('apply from the oldest ancestor down, later over earlier, without the dust of doubles', () => {
    const { inputs } = resolved(plan, 'child')
    expect(inputs.quantity('hosting_rate', [])).toBe(0.15)
    expect(inputs.quantity('base_win_rate', ['small_business'])).toBe(0.246)
    expect(inputs.quantity('base_win_rate', ['enterprise'])).toBe('16/75')
    expect([inputs.quantity('marketing_budget', [])].flat().slice(2, 7)).toEqual([
      150000, 180000, 181000, 151000, 151000,
    ])
    expect(hires(plan, 'child', 'csm')).toEqual(['3: 1'])
    expect(hires(plan, 'child', 'sdr')).toEqual([])
  })

  test('leave the parent as it is', () => {
    expect(resolved(plan, 'parent').inputs.quantity('base_win_rate', ['small_business'])).toBe(0.205)
    expect(hires(plan, 'parent', 'csm')).toEqual(['3: 2'])
  })

  test('every number knows which change set it', () => {
    const { inputs } = resolved(plan, 'child')
    expect(inputs.source('hosting_rate', [])).toEqual({
      scenario: 'parent',
      note: 'New region',
      path: ['scenarios', 0, 'changes', 0],
    })
    expect(inputs.source('base_win_rate', ['enterprise'])?.path).toEqual(['scenarios', 1, 'changes', 1])
    expect(inputs.source('marketing_budget', [], 4)?.scenario).toBe('parent')
    expect(inputs.source('marketing_budget', [], 5)?.scenario).toBe('child')
    expect(inputs.source('marketing_budget', [], 3)).toBeUndefined()
    expect(inputs.source('payment_fee_rate', [])).toBeUndefined()
  })

  test('a scenario sets its own numbers and inherits the rest', () => {
    const own = expected(ownChanges(expected(compilePlan(plan)), 'child'))
    expect(own.filter(({ input }) => input !== 'marketing_budget')).toEqual([
      { input: 'planned_hires', member: ['csm'], month: 3, value: 1 },
      { input: 'base_win_rate', member: ['small_business'], value: 0.246 },
      { input: 'base_win_rate', member: ['mid_market'], value: 0.222 },
      { input: 'base_win_rate', member: ['enterprise'], value: '16/75' },
    ])
    expect(own.filter(({ input }) => input === 'marketing_budget').map(({ month }) => month)).toEqual(
      Array.from({ length: 32 }, (_, index) => index + 5),
    )
  })

  test('a change to what the parent has is still the own number of the child', () => {
    const same = withScenarios([
      scenario('parent', null),
      scenario('child', 'parent', { changes: [{ input: 'hosting_rate', where: {}, value: 0.13 }] }),
    ])
    expect(expected(ownChanges(expected(compilePlan(same)), 'child'))).toEqual([
      { input: 'hosting_rate', member: [], value: 0.13 },
    ])
  })

  test('months after the end of the plan are left out, with a warning', () => {
    const late = withScenarios([
      scenario('late', null, {
        changes: [
          hire('csm', 40, 1),
          { input: 'marketing_budget', where: { from_month: 30, to_month: 48 }, value: 1 },
        ],
      }),
    ])
    const result = resolveScenario(expected(compilePlan(late)), 'late')
    expect(result.ok && result.warnings.map(printDiagnostic).join('\n')).toMatchInlineSnapshot(`
      "warning C101: This changes planned_hires in month 40; the plan has months 1 to 36, so it is left out.
        at scenarios.late.changes[0]
        -> Choose other months, or plan more of them.
      warning C101: This changes marketing_budget in months 30 to 48; the plan has months 1 to 36, so the rest is left out.
        at scenarios.late.changes[1]
        -> Choose other months, or plan more of them."
    `)
    expect(hires(late, 'late', 'csm')).toEqual([])
  })

  test('a number too large to keep is refused', () => {
    const huge = withScenarios([
      scenario('huge', null, { changes: [{ input: 'opening_cash', where: {}, multiply: 1e9 }] }),
    ])
    expect(mistakes(resolveScenario(expected(compilePlan(huge)), 'huge'))).toMatchInlineSnapshot(`
      "error C102: opening_cash becomes 1e15 or more.
        at scenarios.huge.changes[0]
        -> Use a smaller number."
    `)
  })
})

describe('initiatives', () => {
  const pod: Initiative = {
    id: 'enterprise_pod',
    label: 'Enterprise pod',
    start_month: 4,
    changes: [
      { input: 'planned_hires', where: { role: 'account_executive_enterprise', month: 4 }, add: 2 },
      { input: 'planned_hires', where: { role: 'sdr', from_month: 5, to_month: 6 }, add: 1 },
      { input: 'tool_chosen', where: { tool: 'sales_engagement' }, value: 1 },
      { input: 'tool_start_month', where: { tool: 'sales_engagement' }, value: 5, note: 'Contract starts' },
      { input: 'hosting_rate', where: {}, multiply: 1.1 },
    ],
  }
  const on = { id: 'enterprise_pod', on: true }

  test('count only where they are on, before the changes of the same scenario', () => {
    const own = hire('account_executive_enterprise', 4, 5)
    const plan = withScenarios(
      [scenario('without', null), scenario('with', null, { initiatives: [on], changes: [own] })],
      [pod],
    )
    expect(hires(plan, 'without', 'account_executive_enterprise')).toEqual([])
    expect(hires(plan, 'with', 'account_executive_enterprise')).toEqual(['4: 5'])
    expect(hires(plan, 'with', 'sdr')).toEqual(['5: 1', '6: 1'])
    expect(resolved(plan, 'with').inputs.source('hosting_rate', [])).toEqual({
      scenario: 'with',
      initiative: 'enterprise_pod',
      path: ['initiatives', 0, 'changes', 4],
    })
  })

  test('started three months later, its hires and its dates move, its rates do not', () => {
    const plan = withScenarios([scenario('later', null, { initiatives: [{ ...on, start_month: 7 }] })], [pod])
    expect(hires(plan, 'later', 'account_executive_enterprise')).toEqual(['7: 2'])
    expect(hires(plan, 'later', 'sdr')).toEqual(['8: 1', '9: 1'])
    const { inputs } = resolved(plan, 'later')
    expect(inputs.quantity('tool_start_month', ['sales_engagement'])).toBe(8)
    expect(inputs.quantity('tool_start_month', ['intent_data'])).toBe(3)
    expect(inputs.quantity('hosting_rate', [])).toBe(0.143)
  })

  test('a child moves or drops what its parent switched on, and adds nothing twice', () => {
    const parent = scenario('parent', null, { initiatives: [on] })
    const plan = withScenarios(
      [
        parent,
        scenario('moved', 'parent', { initiatives: [{ ...on, start_month: 10 }] }),
        scenario('dropped', 'parent', { initiatives: [{ ...on, on: false }] }),
      ],
      [pod],
    )
    expect(hires(plan, 'moved', 'account_executive_enterprise')).toEqual(['10: 2'])
    expect(hires(plan, 'dropped', 'account_executive_enterprise')).toEqual([])
    const moved = expected(ownChanges(expected(compilePlan(plan)), 'moved'))
    expect(moved.filter(({ member }) => member[0] === 'account_executive_enterprise')).toEqual([
      { input: 'planned_hires', member: ['account_executive_enterprise'], month: 4, value: 0 },
      { input: 'planned_hires', member: ['account_executive_enterprise'], month: 10, value: 2 },
    ])
    expect(moved.map(({ input }) => input)).not.toContain('hosting_rate')
  })

  test('what falls off the plan is left out with a warning', () => {
    const plan = withScenarios([scenario('late', null, { initiatives: [{ ...on, start_month: 35 }] })], [pod])
    const result = resolveScenario(expected(compilePlan(plan)), 'late')
    expect(result.ok && result.warnings.map(printDiagnostic).join('\n')).toMatchInlineSnapshot(`
      "warning C101: This changes planned_hires in months 36 to 37; the plan has months 1 to 36, so the rest is left out.
        at initiatives.enterprise_pod.changes[1]
        -> Start the initiative in another month, or plan more months."
    `)
    expect(hires(plan, 'late', 'sdr')).toEqual(['36: 1'])
    expect(hires(plan, 'late', 'account_executive_enterprise')).toEqual(['35: 2'])
  })

  test('a date cannot move to before the plan begins', () => {
    const early: Initiative = {
      ...pod,
      changes: [{ input: 'tool_start_month', where: { tool: 'intent_data' }, value: 2 }],
    }
    const plan = withScenarios(
      [scenario('early', null, { initiatives: [{ ...on, start_month: 1 }] })],
      [early],
    )
    expect(mistakes(resolveScenario(expected(compilePlan(plan)), 'early'))).toMatchInlineSnapshot(`
      "error C102: tool_start_month[intent_data] would move to month -1, before the plan begins.
        at initiatives.enterprise_pod.changes[0]
        -> Start the initiative at least 2 months later."
    `)
  })
})

describe('what the plan gives', () => {
  test('one number stands for all items and months, and what is left out has the value of the model', () => {
    const plan = withInputs({ marketing_budget: 1000, time_to_fill: 2, seasonality: 1 })
    const { inputs, compiled } = resolved(plan, 'base')
    expect(inputs.quantity('marketing_budget', [])).toEqual(Array.from({ length: 36 }, () => 1000))
    expect(inputs.quantity('time_to_fill', ['sdr'])).toBe(2)
    expect(inputs.quantity('demand_shock', [])).toBe(1)
    expect(inputs.quantity('tool_effect_size', ['intent_data', 'lower_churn'])).toBe(0)
    expect(compiled.program.cells.length).toBe(cellValues(compiled.program, inputs).length)
  })

  test('the first month of the plan says in which month of the year it begins', () => {
    expect(
      resolved({ ...larkspur, start_month: '2026-09' }, 'base').inputs.quantity('start_month_of_year', []),
    ).toBe(9)
  })

  test('histories end with the month before the first', () => {
    const history = [resolved(larkspur, 'base').inputs.quantity('total_arr_history', [])].flat()
    expect(history).toHaveLength(24)
    expect(history.at(-1)).toBe(14000000)
    expect(history[0]).toBe('13825000/3')
  })
})
