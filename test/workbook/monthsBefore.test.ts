// Months before the first: rows hold them as far back as formulas read them, and no formula reads further.

import { expect, test } from 'vitest'
import { printDiagnostic } from '../../engine/formula/diagnostic.ts'
import { workbookOfModel } from '../../engine/workbook/workbookOf.ts'
import { compileSmall, type SmallModel } from '../exact/smallModel.ts'
import { type SheetCase, sheetModelOf, smallSheets } from './smallSheets.ts'

/** Three months of history; columns F, G and H are months -2, -1 and 0. */
const history = { monthly: [10, 20, 30], past: { history: [7, 8, 9] } }

function refusals(model: SmallModel, more: Pick<SheetCase, 'inputs' | 'scenarios'> = {}): string {
  const result = workbookOfModel(sheetModelOf({ ...compileSmall(model), ...more }))
  return result.ok ? '' : result.diagnostics.map(printDiagnostic).join('\n')
}

test('a row without an opening holds an explicit 0 where its month before is read: an empty cell is not 0 everywhere', () => {
  const sheets = smallSheets({ rows: 'total = prev(total) + monthly', inputs: history })
  expect([0, -1].map(month => sheets.written('total', [], month))).toEqual(['0', ''])
})

test('openings are written as deep as they are read: three months for a window of four', () => {
  const sheets = smallSheets({ rows: 'x = monthly | past\ny = rolling(x, 4)', inputs: history })
  expect([1, 0, -1, -2].map(month => sheets.written('x', [], month))).toEqual([
    '=Monthly!I7',
    '=Monthly!H8',
    '=Monthly!G8',
    '=Monthly!F8',
  ])
  expect(sheets.written('y', [], 0)).toBe('')
  expect(sheets.value('y', [], 1)).toBe(7 + 8 + 9 + 10)
})

test('a lag beyond the history adds columns where the row is 0 there anyway', () => {
  const model = { rows: 'x = monthly\ny = lag(x, 5)', inputs: history, months: 3 }
  const sheets = smallSheets(model)
  expect(sheets.layout.historyColumns).toBe(5)
  expect(sheets.value('y', [], 3)).toBe(0)
})

test('a window of 36 months over a row that is 0 before the first counts months instead', () => {
  const sheets = smallSheets({ rows: 'x = monthly\ny = rolling(x, 36)', inputs: history })
  expect(sheets.layout.historyColumns).toBe(3)
  expect(sheets.written('y', [], 3)).toBe('=SUMPRODUCT(($F$4:K$4>K$4-Inputs!$E$12)*$F7:K7)')
  expect(sheets.value('y', [], 3)).toBe(60)
})

test('a lag by an input reads by position, up to the bound of the input', () => {
  const model = { rows: 'x = monthly | past\ny = lag(x, wait)', inputs: { ...history, wait: 2 } }
  const sheets = smallSheets(model, { inputs: { wait: { most: 3, whole: true } } })
  expect(sheets.written('y', [], 1)).toBe('=INDEX($F7:I7,1,I$5-Inputs!$E$11)')
  expect([1, 2, 3].map(month => sheets.value('y', [], month))).toEqual([8, 9, 10])
  const wait = sheets.layout.blocks.get('input:wait')?.top ?? 0
  const three = sheets.calculation.run([{ sheet: 'Inputs', row: wait, column: 7, value: 3 }])
  expect(three.value('Model', sheets.layout.blocks.get('row:y')?.top ?? 0, 9)).toBe(7)
})

test('an input that counts months may be no longer than the history, and says so where it is typed', () => {
  const model = { rows: 'x = monthly | past\ny = lag(x, wait)', inputs: { ...history, wait: 2 } }
  const sheets = smallSheets(model)
  const [inputs] = sheets.workbook.sheets
  expect(inputs?.validations.map(({ rule, message }) => ({ rule, message }))).toContainEqual({
    rule: { kind: 'whole', least: 0, most: 3 },
    message: 'wait: enter a whole number from 0 to 3.',
  })
})

test('a fact of the calendar counts months like a number, because no one can change it', () => {
  const model = { rows: 'x = monthly | past\ny = rolling(x, quarter)', inputs: { ...history, quarter: 3 } }
  const sheets = smallSheets(model, { inputs: { quarter: { constant: true } } })
  expect(sheets.written('y', [], 1)).toBe('=SUM(G7:I7)')
})

test('windows that reach before the history of the plan are refused, with how much history they need', () => {
  expect(refusals({ rows: 'x = monthly | past\ny = rolling(x, 6)', inputs: history })).toBe(
    [
      'error W101: The workbook would read past 5 months before the first month; the plan holds 3.',
      '  in the definition of past',
      '  -> Give 5 months of history, or shorten the lag or window that reaches so far back.',
    ].join('\n'),
  )
})

test('a lag of ten years is refused: no one reads a sheet with so many columns before the first month', () => {
  expect(refusals({ rows: 'x = 1 | 1\ny = lag(x, 120)' })).toBe(
    [
      'error W102: The workbook would need 120 months of x before the first month; it has columns for 60.',
      '  in the definition of x',
      '  -> Shorten the lag or window that reaches so far back.',
    ].join('\n'),
  )
})

test('a convolution of something that varies by its own ages is refused', () => {
  const model: SmallModel = {
    rows: 'by_age[age] = month_index\nresult[age] = convolve(by_age, age, weight * month_index)',
    dimensions: { age: ['0', '1'] },
    inputs: { weight: { by: ['age'], values: [0.5, 0.5] } },
  }
  expect(refusals(model)).toContain('error W103: The formula of result convolves over age something')
})

test('what is worked out from a history stands before the first month only', () => {
  const sheets = smallSheets({ rows: 'x = monthly | ratio(past, past * past)\ny = prev(x)', inputs: history })
  const working = sheets.layout.blocks.get('working:0')?.top ?? 0
  const cells = sheets.calculation.run()
  expect(cells.value('Model', working, sheets.layout.openingColumn)).toBe(81)
  expect(cells.value('Model', working, sheets.layout.openingColumn + 1)).toBeNull()
  expect(sheets.value('y', [], 1)).toBe(9 / 81)
})
