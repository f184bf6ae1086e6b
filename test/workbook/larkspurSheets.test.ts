// Larkspur as a workbook: choosing a scenario makes its formulas give the numbers expected of that scenario.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { prepareCalculation } from '../../engine/workbook/calculateWorkbook.ts'
import { memberRow, monthColumn } from '../../engine/workbook/layout.ts'
import { sheetModel } from '../../engine/workbook/sheetModel.ts'
import { sheetSource, workbookOf } from '../../engine/workbook/workbookOf.ts'
import { type ExpectedSeries, expectedSeries } from '../agreement/expectedSeries.ts'
import { larkspur } from '../cases/company.ts'
import { brokenRules, formulaLengths } from './sheetRules.ts'
import { valueIn } from './smallSheets.ts'

const { compiled } = larkspur
const workbook = valueIn(workbookOf(compiled))
const { layout } = valueIn(sheetSource(valueIn(sheetModel(compiled))))
const calculation = valueIn(prepareCalculation(workbook))
const rows = new Map(compiled.model.themes.flatMap(theme => theme.rows.map(row => [row.name, row])))

describe('the selector chooses', () => {
  test.each(compiled.plan.scenarios.map(({ id, name }) => [name, id]))('%s', (name, id) => {
    const cells = calculation.run([{ ...layout.selector, value: name }])
    const text = readFileSync(new URL(`../agreement/expected/${id}.tsv`, import.meta.url), 'utf8')
    const wrong: string[] = []
    let compared = 0
    for (const series of expectedSeries(text, compiled.plan.months)) {
      const dims = rows.get(series.row)?.dims ?? []
      const row = memberRow(layout, `row:${series.row}`, series.member, dims)
      for (const [index, expected] of series.months.entries()) {
        const found = cells.value('Model', row, monthColumn(layout, index + 1))
        compared += 1
        if (typeof found !== 'number' || !(Math.abs(found - expected) <= allowed(series, expected)))
          wrong.push(`${series.row}[${series.member}] in month ${index + 1}: ${found}, expected ${expected}`)
      }
    }
    expect(wrong).toEqual([])
    expect(compared).toBe(35_604)
  })
})

/** Numbers that are whole by nature agree exactly or are wrong. */
const counted = new Set(['month_of_year', 'go_live_month', 'tool_months_in_use', 'system_months_live'])

/**
 * 1e-9 of the number, or where nearly equal numbers are subtracted a few units in the last digit of the largest number
 * of the series; a check is the small difference of two large numbers.
 */
function allowed({ row, largest }: ExpectedSeries, expected: number): number {
  if (row.startsWith('check_')) return 1e-6
  if (rows.get(row)?.unit === 'flag' || counted.has(row)) return 0
  return Math.max(1e-9 * Math.abs(expected), 1e-15 * largest)
}

test('every rule of a careful sheet is kept', () => {
  expect(brokenRules(workbook, layout)).toEqual([])
})

test('formulas are short: half of them have at most 32 characters, none more than 100', () => {
  const lengths = formulaLengths(workbook, 'Model')
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(32)
  expect(lengths.at(-1)).toBeLessThanOrEqual(100)
  expect(lengths.length).toBeGreaterThan(40_000)
})

test('a scenario is found whatever its capitals, and one that does not exist is an error for all to see', () => {
  const cells = calculation.run([{ sheet: 'Inputs', row: 3, column: 3, value: 'hire FIRST' }])
  expect(cells.value('Inputs', layout.scenarioNumber.row, layout.scenarioNumber.column)).toBe(3)
  const unknown = calculation.run([{ sheet: 'Inputs', row: 3, column: 3, value: 'Nothing of the kind' }])
  expect(unknown.value('Inputs', layout.scenarioNumber.row, layout.scenarioNumber.column)).toEqual({
    error: '#N/A',
  })
})
