import { describe, expect, test } from 'vitest'
import { readDecisionRules } from '../../../engine/analysis/optimise/decisionRules.ts'
import { choicesOf, chosenValues, planDecisions } from '../../../engine/analysis/optimise/planDecisions.ts'
import { mendedBy, systemNeeds } from '../../../engine/analysis/optimise/planRules.ts'
import { printDiagnostic } from '../../../engine/formula/diagnostic.ts'
import { cellValues, resolveScenario } from '../../../engine/plan/scenarioInputs.ts'
import { larkspur, resultOf } from '../../cases/company.ts'

const { compiled } = larkspur
const { program } = compiled
const valuesOf = (id: string) => cellValues(program, resultOf(resolveScenario(compiled, id)))
const rules = { must: [], mustNot: [], bounds: {} }
const found = planDecisions(
  compiled,
  valuesOf('raise_only'),
  [valuesOf('balanced'), valuesOf('hire_first')],
  {
    quarters: 8,
    hiresShare: 0.25,
    debt: false,
    rules,
  },
)
const mended = mendedBy(compiled, found, systemNeeds(compiled, found), { startsPerMonth: 8, budgetRise: 0.4 })
const at = (id: string): number => found.decisions.findIndex(decision => decision.id === id)
const nothing = choicesOf(found.decisions, valuesOf('raise_only'))
const chosen = (changes: Readonly<Record<string, number>>): Int16Array => {
  const choices = nothing.slice()
  for (const [id, position] of Object.entries(changes)) choices[at(id)] = position
  return choices
}

describe('the decisions of a plan', () => {
  test('are its roles by quarter, its tools, systems and teams, and the marketing budget', () => {
    const kinds = found.decisions.map(({ kind }) => kind)
    const count = (kind: string): number => kinds.filter(found => found === kind).length
    expect([count('hires'), count('tool'), count('system'), count('share'), count('budget')]).toEqual([
      14 * 8,
      6,
      6,
      3,
      8,
    ])
  })

  test('stand for a scenario by what it hires in each quarter', () => {
    const balanced = choicesOf(found.decisions, valuesOf('balanced'))
    expect(balanced[at('hires sdr 1')]).toBe(3)
    expect(balanced[at('hires sdr 4')]).toBe(2)
    const values = chosenValues(compiled, found, balanced)
    const hires =
      values[program.cells.findIndex(({ input, member }) => input === 'planned_hires' && member[0] === 'sdr')]
    expect(hires).toEqual(
      Array.from({ length: 36 }, (_, index) => ({ 1: 3, 4: 2, 10: 2, 13: 2 })[index + 1] ?? 0),
    )
  })
})

describe('a plan that breaks a rule is mended', () => {
  test('a system waits for the one it depends on', () => {
    const alone = mended(chosen({ 'system lead_routing': 3 }))
    expect(alone[at('system lead_routing')]).toBe(0)
    const both = chosen({ 'system lead_routing': 3, 'system data_platform': 2 })
    expect(mended(both)).toEqual(both)
  })

  test('no more than eight planned hires start in a month, whenever they were asked for', () => {
    const many = mended(
      chosen({
        'hires sdr 1': 3,
        'hires support_agent 1': 2,
        'hires csm 1': 2,
        'hires marketer 1': 2,
        'hires general_and_admin_staff 1': 4,
        'hires account_executive_mid_market 1': 3,
      }),
    )
    const inMarch = ['csm', 'marketer', 'general_and_admin_staff', 'account_executive_mid_market']
    expect(inMarch.reduce((sum, role) => sum + (many[at(`hires ${role} 1`)] ?? 0), 0)).toBe(8)
    expect(many[at('hires sdr 1')]).toBe(3)
  })

  test('marketing rises by no more than two fifths from quarter to quarter', () => {
    const top = Object.fromEntries(
      found.decisions.flatMap(({ id, kind, words }) => (kind === 'budget' ? [[id, words.length - 1]] : [])),
    )
    const plan = mended(chosen(top))
    const budgets = found.decisions.flatMap(({ kind, settings }, index) =>
      kind === 'budget' ? [Number(settings[0]?.numbers[plan[index] ?? 0])] : [],
    )
    const before = [150_000, ...budgets]
    for (const [index, budget] of budgets.entries())
      expect(budget / (before[index] ?? 1)).toBeLessThanOrEqual(1.4)
    expect(budgets[0]).toBe(210_000)
  })

  test('and one that breaks none is left as it is', () => {
    expect(mended(nothing)).toEqual(nothing)
  })
})

test('rules that make no sense are refused with the place and what would do', () => {
  const wrong = readDecisionRules(compiled, {
    must: ['data_platfrm'],
    must_not: ['sdr'],
    bounds: {
      csm: { least: 3, most: 1 },
      product_team: { most: 40 },
      quote_to_cash: { least: 0 },
      sdr: { about: 2 },
    },
    maybe: [],
  })
  expect(wrong.ok).toBe(false)
  expect(`\n${wrong.ok ? '' : wrong.diagnostics.map(printDiagnostic).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    error C330: maybe is not a rule.
      at maybe
      -> Write {"must": [names], "must_not": [names], "bounds": {"name": {"least": number, "most": number}}}.
    error C330: There is nothing called data_platfrm to rule on here.
      at must
      -> Did you mean data_platform?
    error C330: The bounds of csm leave nothing: 3 to 1.
      at bounds.csm
      -> Put the smaller number first.
    error C330: A share of product_team is above 1.
      at bounds.product_team
      -> Write 40% as 0.4.
    error C330: quote_to_cash cannot begin in month 0.
      at bounds.quote_to_cash
      -> The first month is 1.
    error C330: The bounds of sdr are not least and most.
      at bounds.sdr
      -> Write {"must": [names], "must_not": [names], "bounds": {"name": {"least": number, "most": number}}}.
    "
  `)
})
