// A workbook in the form in which o-spreadsheet keeps its documents.

import {
  type Area,
  areaAddress,
  cellAddress,
  type Sheet,
  sheetGrid,
  type Workbook,
} from '../../engine/index.ts'
import { entryOf, type HeldContent } from '../host/cellEntry.ts'
import { formatAreas } from '../host/formatAreas.ts'
import { pixelsOf } from './lookCommands.ts'
import { type AreaSize, spreadsheetFigure } from './spreadsheetChart.ts'
import { spreadsheetFormat } from './spreadsheetFormat.ts'
import type {
  HeaderGroup,
  SpreadsheetBorder,
  SpreadsheetDocument,
  SpreadsheetSheet,
  SpreadsheetStyle,
} from './spreadsheetLibrary.ts'
import { spreadsheetBorder, spreadsheetStyle } from './spreadsheetLooks.ts'
import { spreadsheetCondition, spreadsheetValidation } from './spreadsheetRules.ts'

/** The form of documents that 19.3.7 writes; it would take other forms to be older and change them. */
const documentVersion = '19.3.2'

/**
 * The document in which a workbook is opened; `idOf` gives its sheets their identifiers. Formulas go without their values,
 * so that every value is calculated.
 */
export function spreadsheetData(
  { sheets, names }: Workbook,
  idOf: (sheet: string) => string = name => freeSheetId(name, []),
): SpreadsheetDocument {
  const tables: Tables = { styles: numbered(), formats: numbered(), borders: numbered() }
  return {
    version: documentVersion,
    sheets: sheets.map(sheet => spreadsheetSheet(sheet, idOf(sheet.name), tables)),
    styles: tables.styles.table,
    formats: tables.formats.table,
    borders: tables.borders.table,
    namedRanges: Object.fromEntries(names.map(({ name, refersTo }) => [name, refersTo])),
  }
}

/** An identifier for a sheet of ours, by which it is known when a person has renamed it. */
export function freeSheetId(role: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = `proceeds ${number} ${role}`
    if (!taken.includes(id)) return id
  }
}

/** The name under which we made the sheet of this identifier; undefined for sheets of other hands. */
export function roleOfSheet(id: string): string | undefined {
  return /^proceeds \d+ (.*)$/.exec(id)?.[1]
}

/** Rows and columns of a new sheet: room for a person below and beside what is written. */
export function sheetSize(sheet: Sheet): Pick<SpreadsheetSheet, 'rowNumber' | 'colNumber'> {
  const { bottom, right } = sheetGrid(sheet)
  return { rowNumber: Math.max(100, bottom + 20), colNumber: Math.max(26, right + 4) }
}

/** The text that makes a cell hold this content when it is entered. */
export function enteredText(content: HeldContent): string {
  const entry = entryOf(content)
  return typeof entry === 'boolean' ? String(entry).toUpperCase() : String(entry)
}

type Tables = {
  readonly styles: Numbered<SpreadsheetStyle>
  readonly formats: Numbered<string>
  readonly borders: Numbered<SpreadsheetBorder>
}

function spreadsheetSheet(sheet: Sheet, id: string, tables: Tables): SpreadsheetSheet {
  const zones = formatZones(sheet, tables)
  const { frozen } = sheet
  return {
    id,
    name: sheet.name,
    color: `#${sheet.tabColor}`,
    ...sheetSize(sheet),
    cells: Object.fromEntries(filledCells(sheet)),
    ...zones,
    figures: sheet.charts.map(chart => spreadsheetFigure(chart, id, areaSize(sheet, chart.area))),
    cols: Object.fromEntries(
      sheet.columnWidths.flatMap(({ from, to, pixels }) =>
        Array.from({ length: to - from + 1 }, (_, index) => [from - 1 + index, { size: pixels }]),
      ),
    ),
    rows: Object.fromEntries(
      sheet.rowHeights.map(({ row, points }) => [row - 1, { size: pixelsOf(points) }]),
    ),
    headerGroups: { ROW: headerGroups(sheet.rowGroups), COL: headerGroups(sheet.columnGroups) },
    conditionalFormats: sheet.conditionals.map(spreadsheetCondition),
    dataValidationRules: sheet.validations.map(spreadsheetValidation),
    isVisible: true,
    areGridLinesVisible: false,
    ...(frozen && { panes: { xSplit: frozen.columns, ySplit: frozen.rows } }),
  }
}

/** Pixels of a cell whose size nobody set. */
const usualCell = { width: 96, height: 23 }

function areaSize({ columnWidths, rowHeights }: Sheet, { top, left, bottom, right }: Area): AreaSize {
  const widthOf = (column: number): number =>
    columnWidths.findLast(({ from, to }) => from <= column && column <= to)?.pixels ?? usualCell.width
  const heightOf = (row: number): number => {
    const height = rowHeights.findLast(other => other.row === row)
    return height === undefined ? usualCell.height : pixelsOf(height.points)
  }
  let [width, height] = [0, 0]
  for (let column = left; column <= right; column++) width += widthOf(column)
  for (let row = top; row <= bottom; row++) height += heightOf(row)
  return { width, height }
}

function filledCells({ blocks }: Sheet): readonly (readonly [string, string])[] {
  return blocks.flatMap(({ top, left, cells }) =>
    cells.flatMap((row, down) =>
      row.flatMap((content, across): readonly (readonly [string, string])[] =>
        content === null ? [] : [[cellAddress(top + down, left + across), enteredText(content)]],
      ),
    ),
  )
}

/** Styles, formats and borders by area, as numbers in the tables of the document. */
function formatZones(sheet: Sheet, tables: Tables): Pick<SpreadsheetSheet, 'styles' | 'formats' | 'borders'> {
  const { looks, numberFormats } = formatAreas(sheet)
  const styles: Record<string, number> = {}
  const formats: Record<string, number> = {}
  const borders: Record<string, number> = {}
  for (const { value, areas } of looks) {
    const border = spreadsheetBorder(value)
    for (const area of areas) {
      styles[areaAddress(area)] = tables.styles.number(spreadsheetStyle(value))
      if (border !== undefined) borders[areaAddress(area)] = tables.borders.number(border)
    }
  }
  for (const { value, areas } of numberFormats) {
    const format = spreadsheetFormat(value)
    if (format === undefined) continue
    for (const area of areas) formats[areaAddress(area)] = tables.formats.number(format)
  }
  return { styles, formats, borders }
}

function headerGroups(groups: Sheet['rowGroups']): readonly HeaderGroup[] {
  return groups.map(({ from, to, hidden }) => ({ start: from - 1, end: to - 1, isFolded: hidden }))
}

/** Values that are equal as JSON share a number, from 1. */
type Numbered<Value> = {
  readonly number: (value: Value) => number
  readonly table: Record<number, Value>
}

function numbered<Value>(): Numbered<Value> {
  const numbers = new Map<string, number>()
  const table: Record<number, Value> = {}
  return {
    table,
    number: value => {
      const key = JSON.stringify(value)
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, numbers.size + 1)
      table[numbers.size] = value
      return numbers.size
    },
  }
}
