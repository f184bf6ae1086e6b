// A second spreadsheet engine, o-spreadsheet's, which shares no code with Excel, LibreOffice or us.

import { Model } from '@odoo/o-spreadsheet'
import { vi } from 'vitest'
import { spreadsheetData } from '../../addin/frame/spreadsheetData.ts'
import { parseCell } from '../../engine/workbook/cellAddress.ts'
import type { CellValue, Workbook } from '../../engine/workbook/workbook.ts'
import { type CalculatedCells, filledCells } from './calculatedCells.ts'

/** A workbook open in the engine: what is entered into a cell is calculated at once. */
export type SecondEngine = {
  readonly enter: (sheet: string, address: string, content: string | number) => void
  /** The values of every cell that has a content. */
  readonly cells: () => CalculatedCells
}

/** Opens a workbook: formulas are given without their values, so that every value is the engine's own. */
export function openInSecondEngine(workbook: Workbook): SecondEngine {
  const model = quietly(() => new Model(spreadsheetData(workbook)))
  const addresses = new Map(workbook.sheets.map(sheet => [sheet.name, [...filledCells(sheet).keys()]]))
  const position = (sheet: string, address: string) => {
    const cell = parseCell(address)
    const sheetId = model.getters.getSheetIdByName(sheet)
    if (cell === undefined || sheetId === undefined) throw new Error(`there is no cell ${sheet}!${address}`)
    return { sheetId, col: cell.column - 1, row: cell.row - 1 }
  }
  const valueAt = (sheet: string, address: string): CellValue | undefined => {
    const { type, value } = model.getters.getEvaluatedCell(position(sheet, address))
    if (type === 'empty' || value === null) return undefined
    return type === 'error' ? { error: String(value) } : value
  }
  return {
    enter: (sheet, address, content) => {
      const result = quietly(() =>
        model.dispatch('UPDATE_CELL', { ...position(sheet, address), content: contentText(content) }),
      )
      if (!result.isSuccessful) throw new Error(`${sheet}!${address} could not be entered: ${result.reasons}`)
    },
    cells: () =>
      new Map(
        [...addresses].map(([sheet, filled]) => [
          sheet,
          new Map(
            filled.flatMap((address): readonly (readonly [string, CellValue])[] => {
              const value = valueAt(sheet, address)
              return value === undefined ? [] : [[address, value]]
            }),
          ),
        ]),
      ),
  }
}

/** The engine tells of each step of its loading on the console. */
function quietly<T>(work: () => T): T {
  const spy = vi.spyOn(console, 'debug').mockImplementation(() => {})
  try {
    return work()
  } finally {
    spy.mockRestore()
  }
}

/** As a person would type it; an apostrophe keeps a text a text. */
function contentText(content: string | number): string {
  return typeof content === 'string' ? `'${content}` : String(content)
}
