import { expect, test } from 'vitest'
import {
  areaAddress,
  cellAddress,
  columnLetters,
  columnNumber,
  fixedAddress,
  parseArea,
  parseCell,
  sheetInFormula,
  splitSheet,
} from '../../engine/workbook/cellAddress.ts'

test('columns are counted in letters from A to XFD', () => {
  expect([1, 26, 27, 52, 702, 703, 16384].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'ZZ',
    'AAA',
    'XFD',
  ])
  for (let column = 1; column <= 16384; column += 7) expect(columnNumber(columnLetters(column))).toBe(column)
})

test('an address names a cell or an area, with or without dollars, and nothing outside a sheet', () => {
  expect(cellAddress(12, 30)).toBe('AD12')
  expect(parseCell('$AD$12')).toEqual({ row: 12, column: 30 })
  expect(['A0', 'XFE1', 'A1048577', '1A', 'A', 'A1:B2', ''].map(parseCell)).toEqual(Array(7).fill(undefined))
  const area = { top: 1, left: 1, bottom: 4, right: 3 }
  expect(areaAddress(area)).toBe('A1:C4')
  expect(fixedAddress(area)).toBe('$A$1:$C$4')
  expect(parseArea('$C$4:A1')).toEqual(area)
  expect(fixedAddress({ top: 2, left: 2, bottom: 2, right: 2 })).toBe('$B$2')
  expect(parseArea('A1:B2:C3')).toBeUndefined()
})

test.each([
  ['Model', 'Model'],
  ['Use of proceeds', "'Use of proceeds'"],
  ["It's", "'It''s'"],
  ['AB12', "'AB12'"],
  ['R1C1', "'R1C1'"],
  ['2026', "'2026'"],
  ['Plan 🚀', "'Plan 🚀'"],
  ['src_Finance', 'src_Finance'],
])('the sheet %s is written %s in a formula', (name, written) => {
  expect(sheetInFormula(name)).toBe(written)
  expect(splitSheet(`${written}!$A$1:$B$2`)).toEqual({ sheet: name, rest: '$A$1:$B$2' })
})
