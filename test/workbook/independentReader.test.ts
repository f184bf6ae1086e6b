import { expect, test } from 'vitest'
import { columnLetters } from '../../engine/workbook/cellAddress.ts'
import type { CellContent } from '../../engine/workbook/workbook.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { checkWrittenFile, type FileFindings } from './independentReader.ts'
import { emptySheet, smallPlan, workbookOf } from './smallPlan.ts'

const months = { sheet: 'Model', firstHistory: 5, firstMonth: 6, last: 17 }

test('the small plan keeps the rules', () => {
  const found = checkWrittenFile(writeXlsx(smallPlan()), { inputSheets: ['Inputs'], months: [months] })
  expect(found.broken).toEqual([])
  expect(found.formulas).toBe(63)
  expect(found.functions).toEqual(['IF', 'INDEX', 'MATCH'])
  expect([found.medianLength, found.longest]).toEqual([11, 47])
})

/** What is broken when a row of twelve months, F to Q with a history in E, holds these formulas. */
function brokenBy(
  formula: (here: string, before: string, month: number) => string,
  sheet = 'Model',
): FileFindings['broken'] {
  const row: CellContent[] = Array.from({ length: 12 }, (_, month) => ({
    formula: formula(columnLetters(6 + month), columnLetters(5 + month), month),
  }))
  const cells = [
    [0, ...Array(12).fill(1)],
    [null, ...row],
  ]
  const file = writeXlsx(
    workbookOf({ ...emptySheet(sheet), blocks: [{ id: 'row', top: 1, left: 5, cells }] }),
  )
  return checkWrittenFile(file, { inputSheets: ['Inputs'], months: [months] }).broken
}

test.each([
  ['a number', () => '1.05', '=1.05 holds the number 1.05'],
  ['a number in a bracket', (here: string) => `MAX(${here}1,12)`, 'holds the number 12'],
  ['a function that is not on the list', (here: string) => `OFFSET(${here}1,0,0)`, 'calls OFFSET'],
  [
    'a window before the history',
    (_: string, before: string) => `SUM(${before}1:${before}1,${columnLetters(4)}1)`,
    'has 12 formulas',
  ],
  ['its own cell in a range', (here: string) => `SUM($F2:${here}2)`, 'reads its own cell'],
  ['a formula of 121 characters', (here: string) => `${here}1${'+0'.repeat(59)}+1`, 'has 122 characters'],
  ['a name nobody defined', () => 'Unknown', 'has a part that cannot be read: Unknown'],
  ['a whole column', () => 'SUM(A:A)', 'has a part that cannot be read'],
  [
    'a different formula in one month',
    (here: string, _: string, month: number) => (month === 7 ? `${here}1+0` : `${here}1`),
    'Model row 2 has 2 formulas: Model!R[-1]C[0]:R[-1]C[0] | Model!R[-1]C[0]:R[-1]C[0]+0',
  ],
  [
    'a circle',
    (here: string) => (here === 'F' ? 'H2' : here === 'H' ? 'F2' : `${here}1`),
    'a circle: Model!R2C6 -> Model!R2C8 -> Model!R2C6',
  ],
] as const)('%s is found', (_, formula, says) => {
  expect(brokenBy(formula).join('\n')).toContain(says)
})

test('a window that would reach left of the first kept month is found', () => {
  const before = (month: number) => columnLetters(6 + month - 2)
  expect(brokenBy((here, _, month) => `SUM(${before(month)}1:${here}1)`)).toEqual([
    'Model!R2C6: =SUM(D1:F1) reads before the history',
  ])
})

test('a circle through a range counts, whatever the function does with the range', () => {
  const broken = brokenBy((_, __, month) =>
    month === 3 ? 'INDEX(F2:H2,1,1)' : month === 1 ? 'SUM(I2:J2)' : '0',
  )
  expect(broken.filter(text => text.startsWith('a circle'))).toEqual([
    'a circle: Model!R2C7 -> Model!R2C9 -> Model!R2C7',
  ])
})

test('numbers may stand in formulas of input sheets', () => {
  expect(brokenBy(() => '1.05', 'Inputs')).toEqual([])
})
