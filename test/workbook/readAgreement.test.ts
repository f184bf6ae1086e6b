import { describe, expect, test } from 'vitest'
import { type CellChange, prepareCalculation } from '../../engine/workbook/calculateWorkbook.ts'
import { modelRow } from '../../engine/workbook/layout.ts'
import { readAgreement } from '../../engine/workbook/readAgreement.ts'
import { sheetGrid } from '../../engine/workbook/sheetGrid.ts'
import { larkspurSource, larkspurWorkbook } from './larkspurWorkbook.ts'
import { valueIn } from './smallSheets.ts'

const calculation = valueIn(prepareCalculation(larkspurWorkbook))
const checks = larkspurWorkbook.sheets.find(({ name }) => name === 'Checks')
if (checks === undefined) throw new Error('the workbook has no sheet Checks')
const { bottom } = sheetGrid(checks)

/** What the sheet shows after changes. */
function shown(...changes: readonly CellChange[]) {
  const { value } = calculation.run(changes)
  return Array.from({ length: bottom }, (_, row) =>
    Array.from({ length: 9 }, (_unused, column) => {
      const found = value('Checks', row + 1, column + 1)
      return found === null ? '' : typeof found === 'object' ? found.error : found
    }),
  )
}

/** Total ARR in the last month, on Model. */
const { layout, model } = larkspurSource
const arr = { sheet: 'Model', row: modelRow(layout, 'total_arr', [], []), column: layout.lastColumn }

describe('the agreement of a workbook, as the workbook calculates it', () => {
  const untouched = shown()

  test('is of every line of the model, and far closer than it may be', () => {
    const lines = model.themes.flatMap(({ rows }) => rows).length
    const found = readAgreement(untouched)
    expect(found).toMatchObject({ differing: 0, isMoved: false, unreadable: 0 })
    expect(found?.compared).toBeGreaterThan(lines)
    expect(found?.largest).toBeLessThan(1e-9)
  })

  test('names the line that a number typed over a formula puts off', () => {
    const found = readAgreement(shown({ ...arr, value: 50_000_000 }))
    expect(found?.differing).toBeGreaterThan(0)
    // Its change against the month before is the smaller number, so that it is further off as a share.
    expect(found?.worst).toBe('Net new ARR')
    expect(found?.largest).toBeGreaterThan(1e-3)
  })

  test('is the same when a person has inserted a row and a column', () => {
    const moved = [['my note'], ...untouched].map(row => ['', ...row])
    expect(readAgreement(moved)).toEqual(readAgreement(untouched))
  })

  test('counts lines that show an error apart', () => {
    const broken = untouched.map(row => (row[0] === 'Total ARR' ? row.map(() => '#REF!') : row))
    expect(readAgreement(broken)?.unreadable).toBeGreaterThan(0)
  })

  test('is unknown where the list is gone', () => {
    expect(readAgreement(untouched.slice(0, 20))).toBeUndefined()
    expect(readAgreement([])).toBeUndefined()
  })
})

test('inputs that moved on since the engine ran are told from a workbook that is wrong', () => {
  const hires = layout.scenarioRows.get('planned_hires')?.top ?? 0
  const balanced = layout.scenarios.findIndex(({ id }) => id === 'balanced')
  const more = [1, 2, 3].map(month => ({
    sheet: 'Monthly',
    row: hires + balanced,
    column: layout.openingColumn + month,
    value: 9,
  }))
  expect(readAgreement(shown(...more))).toMatchObject({ isMoved: true, differing: 0 })
})
