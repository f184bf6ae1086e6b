import { describe, expect, it } from 'vitest'
import { type Comparison, compare } from '../../engine/analysis/compare.ts'
import { type ComparisonView, compareAnswer } from '../../engine/analysis/compareAnswer.ts'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

const compiled = resultOf(compilePlan(samplePlan('larkspur')))
const rows = [{ row: 'total_arr' }, { row: 'new_arr' }, { row: 'net_burn' }]
const two = resultOf(compare(compiled, { scenarios: ['hire_first', 'balanced'], rows, by: 'year' }))
const table = (comparison: Comparison, view: ComparisonView, id: string) =>
  compareAnswer(compiled, comparison, view).tables.find(other => other.id === id)

describe('two scenarios beside each other', () => {
  it('have every row by year as its own rows say: balances at the end, flows summed, every member', () => {
    const numbers = resultOf(runScenario(compiled, 'balanced', 'exact')).numbers
    const [arr, small, , , burn] = two.rows
    expect(two.rows.map(({ member }) => member.join())).toEqual([
      '',
      'small_business',
      'mid_market',
      'enterprise',
      '',
    ])
    expect(arr?.values[1]).toEqual([12, 24, 36].map(month => numbers('total_arr')[month - 1]))
    expect(small?.member).toEqual(['small_business'])
    const sum = numbers('net_burn')
      .slice(0, 12)
      .reduce((total, month) => total + month, 0)
    expect(burn?.values[1]?.[0]).toBeCloseTo(sum, 6)
  })

  it('show both with the change, the one, the other, or only what changes', () => {
    const headers = (['both', 'before', 'after', 'changes'] as const).map(
      view => table(two, view, 'row_1')?.header,
    )
    expect(headers).toEqual([
      ['Total ARR', 'Hire first', 'Balanced', 'Change'],
      ['Total ARR', 'Hire first'],
      ['Total ARR', 'Balanced'],
      ['Total ARR', 'Balanced less Hire first'],
    ])
    const [last] = table(two, 'changes', 'row_1')?.lines.slice(-1) ?? []
    const [from, to] = two.rows[0]?.values.map(values => values[2] ?? Number.NaN) ?? []
    expect(last?.values).toEqual([(to ?? 0) - (from ?? 0)])
  })

  it('say where the inputs differ, months of the same numbers in one line', () => {
    const lines = table(two, 'both', 'inputs')?.lines.map(({ name, values }) => [name, ...values])
    expect(lines).toContainEqual(['marketing_budget, Mar 2026 to Aug 2026', 190_000, 180_000])
    expect(lines).toContainEqual(['system_chosen[data_platform]', 0, 1])
    expect(lines).toContainEqual(['tool_start_month[sales_engagement]', 'Mar 2026', 'May 2026'])
    expect(two.inputs.filter(({ input }) => input === 'marketing_budget')).toHaveLength(34)
  })

  it('read as sentences', () => {
    expect(compareAnswer(compiled, two, 'both').sentences).toEqual([
      'By Dec 2028 Balanced has $718k less ARR than Hire first: $43.3M against $44.0M.',
      'At its lowest, cash is $10.5M in Hire first (Sep 2028) and $12.2M in Balanced (Jun 2028).',
      'Of 15 key figures Balanced is better in 11 and worse in 4.',
      'Over all months and segments new business is limited most often by the pipeline in Hire first (62%), and by sellers in Balanced (75%). In the strips S stands for sellers, H for sellers still to be hired, P for the pipeline.',
      '102 numbers of 6 inputs differ.',
    ])
  })
})

describe('all scenarios beside each other', () => {
  const all = resultOf(
    compare(compiled, { scenarios: compiled.plan.scenarios.map(({ id }) => id), rows: [], by: 'quarter' }),
  )

  it('have a column each, and a strip of limits for each segment', () => {
    const answer = compareAnswer(compiled, all, 'both')
    expect(answer.tables[0]?.header).toHaveLength(8)
    const limits = answer.tables.find(({ id }) => id === 'limits')
    expect(limits?.header).toHaveLength(1 + 7 * 3)
    expect(limits?.lines).toHaveLength(36)
    expect(limits?.strip).toEqual({ S: 'sellers', H: 'waiting', P: 'pipeline' })
  })

  it('say what the README of the sample says: hire first waits for pipeline, tooling first runs into its sellers', () => {
    const late = (scenario: string): readonly string[] => {
      const index = all.scenarios.indexOf(scenario)
      return all.limits[index]?.flatMap(({ months }) => months.slice(18, 24)) ?? []
    }
    expect(late('hire_first').filter(limit => limit === 'pipeline').length).toBeGreaterThan(9)
    expect(new Set(late('tooling_first'))).toEqual(new Set(['sellers']))
  })

  it('name who is ahead and who is behind, ties together', () => {
    expect(compareAnswer(compiled, all, 'both').sentences[0]).toBe(
      'By Dec 2028 ARR is highest in Hire first ($44.0M) and lowest in No raise and Raise only ($29.0M).',
    )
  })
})

it('finds nothing between a scenario and itself', () => {
  const same = resultOf(compare(compiled, { scenarios: ['balanced', 'balanced'], rows, by: 'month' }))
  const answer = compareAnswer(compiled, same, 'changes')
  expect(answer.tables.map(({ id }) => id)).toEqual(['limits'])
  expect(answer.sentences.at(-1)).toBe('No input differs.')
})
