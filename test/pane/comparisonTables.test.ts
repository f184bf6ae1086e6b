import { describe, expect, test } from 'vitest'
import { comparisonTables } from '../../addin/pane/compare/comparisonTables.ts'
import { type CompareReady, loadCompare } from '../../addin/pane/compare/loadCompare.ts'
import { figureTable } from '../../addin/pane/home/figureTable.ts'
import { loadHome } from '../../addin/pane/home/loadHome.ts'
import { copiedSheet, workbookFaults } from '../../engine/index.ts'
import { larkspurText, openedWith } from '../session/larkspur.ts'

const session = openedWith(larkspurText, 'balanced', 'hire_first', 'raise_only')

function compared(): CompareReady {
  const props = loadCompare(session, 'hire_first', 'balanced')
  if (props.kind !== 'ready') throw new Error(`Compare is ${props.kind}`)
  return props
}

describe('a comparison on a sheet', () => {
  const compare = compared()
  const tables = comparisonTables(compare)
  const content = { title: '', note: '', currency: 'USD', tables: Object.values(tables) }

  test('can be written whole', () => {
    const workbook = { title: '', sheets: [copiedSheet('Compare 2', content)], names: [], parts: [] }
    expect(workbookFaults(workbook)).toEqual([])
  })

  test('stacks its bridge so that each column stands where the one before ended', () => {
    const columns = tables.bridge.lines.map(({ values }) => {
      const [carried = 0, total = 0, up = 0, down = 0] = values.slice(2).map(Number)
      return {
        start: up > 0 ? carried : carried + down,
        end: down > 0 ? carried : carried + total + up,
        parts: [carried, total, up, down],
      }
    })
    const steps = columns.slice(1, -1)
    expect(steps.map(({ start }) => start.toFixed(2))).toEqual(
      columns.slice(0, steps.length).map(({ end }) => end.toFixed(2)),
    )
    expect(columns.at(-1)?.end).toBeCloseTo(steps.at(-1)?.end ?? Number.NaN, 2)
    expect(columns.flatMap(({ parts }) => parts).every(value => value >= 0)).toBe(true)
  })

  test('writes the amounts under the bars, where no axis says them', () => {
    expect(tables.bridge.lines.map(({ values }) => values[1])).toEqual([
      'Hire first 44.0',
      'New: small −0.29',
      'New: mid −1.06',
      'New: ent. −0.37',
      'Expansion −0.16',
      'Less churn +1.17',
      'Balanced 43.3',
    ])
  })

  test('keeps every figure whole, in its own unit', () => {
    expect(tables.figures.lines.map(({ unit }) => unit)).toEqual([
      'money/year',
      'money',
      'year',
      'ratio',
      'ratio',
    ])
    const [arr] = tables.figures.lines
    expect(arr?.values[1]).toBeCloseTo(compare.bridge.to, 2)
  })

  test('has a letter per month and segment, before and after', () => {
    const [first] = tables.limits.lines
    expect(tables.limits.lines).toHaveLength(36)
    expect(first?.name).toEqual({ year: 2026, monthOfYear: 1 })
    expect(first?.values.join('')).toMatch(/^[SHP]{6}$/)
  })
})

describe('a figure of Home on a sheet', () => {
  const home = loadHome(session)
  if (home.kind !== 'ready') throw new Error(`Home is ${home.kind}`)

  test.each(home.figures.map(figure => [figure.name, figure] as const))('%s can be written', (_, figure) => {
    const table = figureTable(figure, home)
    expect(table.lines).toHaveLength(36)
    const content = { title: figure.name, note: '', currency: 'USD', tables: [table] }
    const workbook = { title: '', sheets: [copiedSheet('Figure', content)], names: [], parts: [] }
    expect(workbookFaults(workbook)).toEqual([])
  })

  test('has the plan, its parent and, for cash, the line of none', () => {
    const [arr, cash] = home.figures.map(figure => figureTable(figure, home).header)
    expect([arr, cash]).toEqual([
      ['Month', 'Balanced', 'Raise only'],
      ['Month', 'Balanced', 'Raise only', 'No cash'],
    ])
  })
})
