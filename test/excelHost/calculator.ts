// Recalculation of the emulated workbook by a real spreadsheet engine (o-spreadsheet's model, which runs without a page).

import { Model } from '@odoo/o-spreadsheet'
import { cellAddress } from '../../engine/workbook/cellAddress.ts'
import type { CellValue } from '../../engine/workbook/workbook.ts'
import { cellOfKey, type EmulatedCell, type EmulatedWorkbook } from './emulatedWorkbook.ts'

/** What the emulated workbook needs of a calculator. Rows and columns are counted from 0. */
export type Calculator = {
  /** Sheets came, went or were renamed: what was calculated is void. */
  readonly forget: () => void
  readonly changed: (sheetName: string, row: number, column: number) => void
  /** Brings the results up to date whatever the calculation mode. */
  readonly calculate: (workbook: EmulatedWorkbook) => void
  /** The result of the formula in a cell; in manual mode the result of the last calculation. */
  readonly value: (workbook: EmulatedWorkbook, sheetName: string, row: number, column: number) => CellValue
}

type Place = { readonly sheetName: string; readonly row: number; readonly column: number }

/** Above so many changed cells a fresh model is built: faster than as many single commands (measured: 3 s / 46,000). */
const fewChanges = 500

/** A calculator that starts working at the first value asked for. */
export function newCalculator(): Calculator {
  let model: Model | undefined
  let changes: Place[] = []
  const calculate = (workbook: EmulatedWorkbook): void => {
    if (model === undefined || changes.length > fewChanges) model = modelOf(workbook)
    else for (const place of changes) updateCell(model, workbook, place)
    changes = []
  }
  return {
    forget: () => {
      model = undefined
      changes = []
    },
    changed: (sheetName, row, column) => {
      if (model !== undefined) changes.push({ sheetName, row, column })
    },
    calculate,
    value: (workbook, sheetName, row, column) => {
      const isWaiting = workbook.calculationMode === 'Manual' && model !== undefined
      if (!isWaiting && (model === undefined || changes.length > 0)) calculate(workbook)
      if (model === undefined) throw new Error('the model exists once it has been calculated')
      return resultOf(model, { sheetName, row, column })
    },
  }
}

function modelOf(workbook: EmulatedWorkbook): Model {
  const sheets = workbook.sheets.map(({ name, cells }) => {
    const contents: Record<string, string> = {}
    let [rowNumber, colNumber] = [1, 1]
    for (const [key, cell] of cells) {
      const [row, column] = cellOfKey(key)
      rowNumber = Math.max(rowNumber, row + 1)
      colNumber = Math.max(colNumber, column + 1)
      const content = contentOf(cell)
      if (content !== '') contents[cellAddress(row + 1, column + 1)] = content
    }
    return { id: name, name, colNumber, rowNumber, cells: contents }
  })
  return quietly(() => new Model({ sheets }))
}

function updateCell(model: Model, workbook: EmulatedWorkbook, { sheetName, row, column }: Place): void {
  const sheet = workbook.sheets.find(({ name }) => name === sheetName)
  const cell = sheet?.cells.get(row * 16_384 + column) ?? {}
  quietly(() => {
    growSheet(model, sheetName, row, column)
    model.dispatch('UPDATE_CELL', { sheetId: sheetName, row, col: column, content: contentOf(cell) })
  })
}

/** o-spreadsheet's sheets have a size; a cell beyond it needs rows or columns first. */
function growSheet(model: Model, sheetId: string, row: number, column: number): void {
  const rows = model.getters.getNumberRows(sheetId)
  const columns = model.getters.getNumberCols(sheetId)
  const grow = (dimension: 'ROW' | 'COL', size: number, quantity: number) =>
    model.dispatch('ADD_COLUMNS_ROWS', {
      sheetId,
      sheetName: sheetId,
      dimension,
      base: size - 1,
      position: 'after',
      quantity,
    })
  if (row >= rows) grow('ROW', rows, row - rows + 1)
  if (column >= columns) grow('COL', columns, column - columns + 1)
}

/** Texts are given as formulas, so that the engine does not read dates or numbers in them. */
function contentOf({ constant, formula }: EmulatedCell): string {
  if (formula !== undefined) return formula
  if (typeof constant === 'string') return `="${constant.replaceAll('"', '""')}"`
  if (typeof constant === 'boolean') return constant ? 'TRUE' : 'FALSE'
  return constant === undefined ? '' : String(constant)
}

function resultOf(model: Model, { sheetName, row, column }: Place): CellValue {
  const { type, value } = model.getters.getEvaluatedCell({ sheetId: sheetName, row, col: column })
  if (type === 'error') return { error: String(value) }
  return value ?? 0
}

/** o-spreadsheet tells its timings to console.debug. */
function quietly<T>(work: () => T): T {
  const { debug } = globalThis.console
  globalThis.console.debug = () => {}
  try {
    return work()
  } finally {
    globalThis.console.debug = debug
  }
}
