import * as library from '@odoo/o-spreadsheet'
import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { openDocument } from '../../addin/frame/documentModel.ts'
import type { Model, SpreadsheetLibrary } from '../../addin/frame/spreadsheetLibrary.ts'
import { cellAddress } from '../../engine/index.ts'
import { nodeSpreadsheet } from './nodeSpreadsheet.ts'

const loaded: unknown = library
const spreadsheets = loaded as SpreadsheetLibrary
const watcher = { command: () => {}, done: () => {} }

beforeAll(() => {
  // Adds to this version of Node what o-spreadsheet needs.
  nodeSpreadsheet()
  vi.spyOn(console, 'debug').mockImplementation(() => {})
})

const [rows, columns] = [8, 6]
const sheets = ['One', 'Two']

/** A formula reads rows above its own only, so that none needs itself; the last row may spread over the next columns. */
const content = (row: number): fc.Arbitrary<string> => {
  const number = fc.integer({ min: -9, max: 9 }).map(String)
  if (row < 2) return number
  const place = fc.tuple(
    fc.constantFrom(...sheets),
    fc.integer({ min: 1, max: row - 1 }),
    fc.integer({ min: 1, max: columns }),
  )
  const cell = place.map(([sheet, at, column]) => `${sheet}!${cellAddress(at, column)}`)
  const range = fc
    .tuple(place, fc.nat(3), fc.nat(3))
    .map(
      ([[sheet, at, column], down, across]) =>
        `${sheet}!${cellAddress(at, column)}:${cellAddress(Math.min(row - 1, at + down), Math.min(columns, column + across))}`,
    )
  const formulas = [
    fc.tuple(cell, cell).map(([a, b]) => `=${a}+${b}`),
    range.map(place => `=SUM(${place})`),
    fc.tuple(cell, range).map(([a, place]) => `=IF(${a}>0,MAX(${place}),${a})`),
  ]
  const spreading = range.map(place => `=TRANSPOSE(${place})`)
  return fc.oneof(number, ...formulas, ...(row === rows ? [spreading] : []))
}

const edit = fc.integer({ min: 1, max: rows }).chain(row =>
  fc.record({
    row: fc.constant(row),
    sheet: fc.constantFrom(...sheets),
    column: fc.integer({ min: 1, max: columns }),
    content: fc.oneof(content(row), fc.constant('')),
  }),
)

test('after any edits every cell shows what it shows when all of the document is calculated anew', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 20, maxLength: 80 }), fc.nat(40), (edits, known) => {
      const first = openDocument(spreadsheets, dataOf(edits.slice(0, known)), watcher).model
      for (const { sheet, row, column, content } of edits.slice(known))
        first.dispatch('UPDATE_CELL', { sheetId: sheet, row: row - 1, col: column - 1, content })
      expect(shownBy(first)).toEqual(shownBy(openDocument(spreadsheets, dataOf(edits), watcher).model))
    }),
    { numRuns: 60 },
  )
})

test('a chain through a thousand rows and back from another sheet is followed to its end', () => {
  const chain = Array.from({ length: 1_000 }, (_, at) => [`A${at + 2}`, `=A${at + 1}+B${at + 1}`])
  const one = { A1: '1', ...Object.fromEntries(chain), C1: '=Two!A1' }
  const data = { sheets: [sheetOf('One', one, 1_001), sheetOf('Two', { A1: '=One!A1001*2' }, 1)] }
  const { model } = openDocument(spreadsheets, data, watcher)
  model.dispatch('UPDATE_CELL', { sheetId: 'One', row: 0, col: 0, content: '5' })
  expect(model.getters.getEvaluatedCell({ sheetId: 'One', row: 0, col: 2 }).value).toBe(10)
})

function dataOf(edits: readonly { sheet: string; row: number; column: number; content: string }[]): object {
  return {
    sheets: sheets.map(name => {
      const own = edits.filter(({ sheet }) => sheet === name)
      const cells = own.map(({ row, column, content }) => [cellAddress(row, column), content] as const)
      return sheetOf(name, Object.fromEntries(cells), rows + 4)
    }),
  }
}

function sheetOf(name: string, cells: Readonly<Record<string, string>>, rowNumber: number): object {
  return { id: name, name, colNumber: columns + 4, rowNumber, cells }
}

function shownBy({ getters }: Model): readonly unknown[] {
  return sheets.flatMap(sheetId =>
    Array.from({ length: (rows + 4) * (columns + 4) }, (_, at) => {
      const [row, col] = [Math.floor(at / (columns + 4)), at % (columns + 4)]
      return getters.getEvaluatedCell({ sheetId, row, col }).value ?? ''
    }),
  )
}
