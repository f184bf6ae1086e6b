// The readable copy of the scenarios says enough to make them again.

import { describe, expect, test } from 'vitest'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Plan } from '../../engine/plan/plan.ts'
import { resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { readScenariosSheet } from '../../engine/workbook/readScenariosSheet.ts'
import { sheetGrid } from '../../engine/workbook/sheetGrid.ts'
import { samplePlan } from '../cases/company.ts'
import { larkspurSource, larkspurWorkbook } from './larkspurWorkbook.ts'
import { valueIn } from './smallSheets.ts'

const { compiled } = larkspurSource

/** The cells of the sheet, row by row. */
function rows(): (number | string | null)[][] {
  const sheet = larkspurWorkbook.sheets.find(({ name }) => name === 'Scenarios')
  if (sheet === undefined) throw new Error('there is no sheet Scenarios')
  const grid = sheetGrid(sheet)
  return Array.from({ length: grid.bottom }, (_, row) =>
    Array.from({ length: grid.right }, (_, column) => {
      const content = grid.content(row + 1, column + 1)
      return typeof content === 'object' ? null : content
    }),
  )
}

test('from its lines and the plan’s own numbers every scenario of Larkspur is made again', () => {
  const copy = readScenariosSheet(rows())
  expect(copy?.brokenRows).toEqual([])
  const scenarios = copy?.scenarios ?? []
  const plan: Plan = { ...samplePlan('larkspur'), scenarios }
  const again = valueIn(compilePlan(plan))
  for (const { id, name, parent, state, author, time, note } of compiled.plan.scenarios) {
    expect(scenarios.find(other => other.id === id)).toMatchObject({
      name,
      parent,
      state,
      author,
      time,
      note,
    })
    const [before, after] = [compiled, again].map(one => valueIn(resolveScenario(one, id)))
    for (const { input, member } of compiled.program.cells)
      expect(after?.quantity(input, member), `${input}[${member}] in ${id}`).toEqual(
        before?.quantity(input, member),
      )
  }
  expect(scenarios.flatMap(({ changes }) => changes).length).toBeGreaterThan(250)
})

describe('a line that was changed by hand', () => {
  const top = rows().findIndex(row => row[1] === 'Input') + 1

  test.each<[string, number, number | string]>([
    ['an amount that is a word', 6, 'many'],
    ['a way that does not exist', 5, 'about'],
    ['a place without its dimension', 2, 'sdr'],
    ['half a month', 3, 1.5],
  ])('to %s is told with its row, and the others are read', (_, column, content) => {
    const changed = rows()
    const line = changed[top]
    if (line !== undefined) line[column] = content
    const copy = readScenariosSheet(changed)
    expect(copy?.brokenRows).toEqual([top + 1])
    expect(copy?.scenarios.length).toBe(compiled.plan.scenarios.length)
  })

  test('to a fraction is a number', () => {
    const changed = rows()
    const line = changed[top]
    if (line !== undefined) line[6] = '1/24'
    const values = readScenariosSheet(changed)?.scenarios.flatMap(({ changes }) => changes)
    expect(values?.map(({ value, multiply, add }) => value ?? multiply ?? add)).toContain('1/24')
  })
})

test('a sheet without its headers is no copy', () => {
  expect(readScenariosSheet(rows().slice(3))).toBeUndefined()
  expect(readScenariosSheet([])).toBeUndefined()
})
