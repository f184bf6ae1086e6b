// The document as a workbook value, as it stands now: what a person wrote, moved or added is in it.

import {
  type Area,
  type CellContent,
  cellAddress,
  type FormatRule,
  parseArea,
  type Sheet,
  type Workbook,
} from '../../engine/index.ts'
import { areasByKey } from '../host/areasByKey.ts'
import { omissions } from './omissions.ts'
import { refersTo } from './sheetChanges.ts'
import { chartNow } from './spreadsheetChart.ts'
import { roleOfSheet } from './spreadsheetData.ts'
import { excelFormat } from './spreadsheetFormat.ts'
import type { Model, SpreadsheetDocument, SpreadsheetSheet } from './spreadsheetLibrary.ts'
import { lookOf } from './spreadsheetLooks.ts'
import { conditionalsNow, validationsNow } from './spreadsheetRules.ts'
import type { WorkbookFrame } from './workbookFrame.ts'

/** The workbook, and in words what it does not hold of the document. */
export type WorkbookNow = { readonly workbook: Workbook; readonly omitted: readonly string[] }

/** Formulas come with their results. `parts` are the texts kept beside the sheets. */
export function workbookNow(
  model: Model,
  frame: WorkbookFrame,
  parts: readonly Workbook['parts'][number][],
): WorkbookNow {
  const document = model._exportData(false)
  const omitted: string[] = []
  const sheets = document.sheets.map(sheet => {
    omitted.push(...omissions(document, sheet, frame.charts).map(what => `${what} on ${sheet.name}`))
    return sheetNow(model, document, sheet, frame)
  })
  const names = model.getters
    .getNamedRanges()
    .map(({ name, range }) => ({ name, refersTo: refersTo(model, range) }))
  return { workbook: { title: frame.title, sheets, names, parts }, omitted }
}

/** How sheets of other hands print, and the colour of their tabs. */
const usualPrint: Sheet['print'] = { landscape: true, fitToWidth: true }
const usualTab = '8A9199'

function sheetNow(
  model: Model,
  document: SpreadsheetDocument,
  sheet: SpreadsheetSheet,
  frame: WorkbookFrame,
): Sheet {
  const { panes } = sheet
  return {
    name: sheet.name,
    tabColor: sheet.color?.slice(1).toUpperCase() ?? usualTab,
    blocks: cellsNow(model, sheet),
    formats: formatsNow(document, sheet, frame.numberFormats),
    conditionals: conditionalsNow(sheet.conditionalFormats),
    validations: validationsNow(sheet.dataValidationRules),
    charts: sheet.figures.flatMap(figure => chartNow(figure, sheet.name, frame.charts)),
    columnWidths: Object.entries(sheet.cols).flatMap(([index, { size }]) =>
      size === undefined
        ? []
        : [{ from: Number(index) + 1, to: Number(index) + 1, pixels: Math.round(size) }],
    ),
    rowHeights: Object.entries(sheet.rows).flatMap(([index, { size }]) =>
      size === undefined ? [] : [{ row: Number(index) + 1, points: Math.round((size * 3) / 4) }],
    ),
    rowGroups: groupsNow(sheet.headerGroups?.ROW ?? []),
    columnGroups: groupsNow(sheet.headerGroups?.COL ?? []),
    print: frame.prints.find(([name]) => name === roleOfSheet(sheet.id))?.[1] ?? usualPrint,
    ...(panes !== undefined && { frozen: { rows: panes.ySplit, columns: panes.xSplit } }),
  }
}

/** All cells as one block from A1. */
function cellsNow(model: Model, { id: sheetId, name }: SpreadsheetSheet): Sheet['blocks'] {
  const rows: CellContent[][] = []
  let width = 0
  for (const cell of model.getters.getCells(sheetId)) {
    const { row, col } = model.getters.getCellPosition(cell.id)
    const content = cell.isFormula
      ? formulaNow(model, sheetId, row, col, cell.compiledFormula.toFormulaString(model.getters))
      : constantNow(cell.parsedValue)
    if (content === null) continue
    while (rows.length <= row) rows.push([])
    const line = rows[row]
    if (line !== undefined) line[col] = content
    width = Math.max(width, col + 1)
  }
  if (width === 0) return []
  const cells = rows.map(row => Array.from({ length: width }, (_, column) => row[column] ?? null))
  return [{ id: `${name}/cells`, top: 1, left: 1, cells }]
}

function formulaNow(model: Model, sheetId: string, row: number, col: number, entered: string): CellContent {
  const { type, value } = model.getters.getEvaluatedCell({ sheetId, row, col })
  const formula = entered.slice(1)
  if (type === 'error') return { formula, value: { error: String(value) } }
  return { formula, value: value ?? 0 }
}

/** A truth value stands in a workbook as the formula that gives it. */
function constantNow(value: number | string | boolean | null): CellContent {
  return typeof value === 'boolean' ? { formula: value ? 'TRUE()' : 'FALSE()', value } : value
}

/** Each style with each number format, as few areas as possible. */
function formatsNow(
  document: SpreadsheetDocument,
  sheet: SpreadsheetSheet,
  known: readonly string[],
): readonly FormatRule[] {
  const styles = cellNumbers(sheet.styles)
  const formats = cellNumbers(sheet.formats)
  const areas = areasByKey(sheet.rowNumber, sheet.colNumber, (row, column) => {
    const cell = cellAddress(row, column)
    const [style, format] = [styles.get(cell), formats.get(cell)]
    return style === undefined && format === undefined ? undefined : `${style ?? ''} ${format ?? ''}`
  })
  return [...areas].flatMap(([key, covered]) => {
    const [style = '', format = ''] = key.split(' ')
    const look = document.styles[Number(style)]
    const numberFormat = document.formats[Number(format)]
    return covered.map(area => ({
      area,
      ...lookOf(look ?? {}),
      ...(numberFormat !== undefined && { numberFormat: excelFormat(numberFormat, known) }),
    }))
  })
}

function cellNumbers(zones: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const [zone, number] of Object.entries(zones))
    for (const cell of cellsOf(parseArea(zone))) numbers.set(cell, number)
  return numbers
}

function* cellsOf(area: Area | undefined): Generator<string> {
  if (area === undefined) return
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) yield cellAddress(row, column)
}

/** The level of a group is the number of groups around it, itself included. */
function groupsNow(
  groups: readonly { readonly start: number; readonly end: number; readonly isFolded?: boolean }[],
): Sheet['rowGroups'] {
  return groups.map(({ start, end, isFolded = false }) => ({
    from: start + 1,
    to: end + 1,
    level: groups.filter(other => other.start <= start && end <= other.end).length,
    hidden: isFolded,
  }))
}
