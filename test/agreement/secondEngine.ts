// A second spreadsheet engine, o-spreadsheet's, which shares no code with Excel, LibreOffice or us.

import { Model } from '@odoo/o-spreadsheet'
import { vi } from 'vitest'
import { parseCell } from '../../engine/workbook/cellAddress.ts'
import { sheetGrid } from '../../engine/workbook/sheetGrid.ts'
import type { CellContent, CellValue, Workbook } from '../../engine/workbook/workbook.ts'
import { type CalculatedCells, filledCells } from './calculatedCells.ts'

/** A workbook open in the engine: what is entered into a cell is calculated at once. */
export type SecondEngine = {
  readonly enter: (sheet: string, address: string, content: string | number) => void
  /** The values of every cell that has a content. */
  readonly cells: () => CalculatedCells
}

/** Opens a workbook: formulas are given without their values, so that every value is the engine's own. */
export function openInSecondEngine(workbook: Workbook): SecondEngine {
  const model = quietly(() => new Model(modelData(workbook)))
  const idOf = new Map(workbook.sheets.map(({ name }, index) => [name, `sheet${index}`]))
  const addresses = new Map(workbook.sheets.map(sheet => [sheet.name, [...filledCells(sheet).keys()]]))
  const position = (sheet: string, address: string) => {
    const cell = parseCell(address)
    const sheetId = idOf.get(sheet)
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

/** The workbook in the engine's own form (of version 19.3.2, the newest that 19.3.7 knows). */
function modelData({ sheets, names }: Workbook) {
  return {
    version: '19.3.2',
    sheets: sheets.map((sheet, index) => {
      const { bottom, right } = sheetGrid(sheet)
      return {
        id: `sheet${index}`,
        name: sheet.name,
        rowNumber: Math.max(1, bottom),
        colNumber: Math.max(1, right),
        cells: Object.fromEntries([...filledCells(sheet)].map(([at, content]) => [at, contentText(content)])),
        isVisible: true,
      }
    }),
    namedRanges: Object.fromEntries(names.map(({ name, refersTo }) => [name, refersTo])),
  }
}

/** As a person would type it; an apostrophe keeps a text a text. */
function contentText(content: Exclude<CellContent, null>): string {
  if (typeof content === 'number') return String(content)
  return typeof content === 'string' ? `'${content}` : `=${content.formula}`
}
