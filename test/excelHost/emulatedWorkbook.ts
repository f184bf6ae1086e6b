// The workbook behind the emulated Excel: plain data that the host's objects read and change.

import { lastColumn, sheetInFormula, splitSheet } from '../../engine/workbook/cellAddress.ts'
import type { CellValue } from '../../engine/workbook/workbook.ts'
import { parseRectangle, type Rectangle, rectangleAddress } from './a1.ts'
import type { Calculator } from './calculator.ts'
import { withColumnInserted, withSheetRenamed } from './references.ts'
import type { WireValue } from './wire.ts'

/** A cell holds a constant or a formula (with its equals sign), and may hold a number format. */
export type EmulatedCell = {
  readonly constant?: number | string | boolean
  readonly formula?: string
  readonly format?: string
}

/** A sheet; `cells` are kept under `cellKey`. */
export type EmulatedSheet = {
  readonly id: string
  name: string
  visibility: 'Visible' | 'Hidden' | 'VeryHidden'
  isProtected: boolean
  readonly cells: Map<number, EmulatedCell>
  readonly charts: EmulatedChart[]
  /** Texts of add-ins, by key. */
  readonly properties: Map<string, string>
  /** Rows (from 0) that a filter hides. */
  filteredRows: ReadonlySet<number>
}

/** A chart by its name; what is set on it is recorded under its id. */
export type EmulatedChart = {
  readonly id: string
  name: string
  readonly type: string
  readonly data: string
}

export type EmulatedName = { readonly name: string; formula: string }

export type EmulatedXmlPart = { readonly id: string; readonly namespace: string; readonly xml: string }

/** An area on a sheet. */
export type SheetArea = Rectangle & { readonly sheet: EmulatedSheet }

/** The whole workbook, changed in place. */
export type EmulatedWorkbook = {
  readonly sheets: EmulatedSheet[]
  active: EmulatedSheet
  selection: SheetArea
  readonly names: EmulatedName[]
  readonly settings: Map<string, WireValue>
  readonly xmlParts: EmulatedXmlPart[]
  isReadOnly: boolean
  uses1904: boolean
  precisionAsDisplayed: boolean
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual'
  iterates: boolean
  readonly calculator: Calculator
  nextId: number
}

/** A new workbook, as a person opens it. */
export function newWorkbook(
  calculator: Calculator,
  sheetNames: readonly string[] = ['Sheet1'],
): EmulatedWorkbook {
  const sheets = sheetNames.map((name, index) => newSheet(identifier(index + 1), name))
  const [first] = sheets
  if (first === undefined) throw new Error('a workbook has at least one sheet')
  calculator.forget()
  return {
    sheets,
    active: first,
    selection: { sheet: first, row: 0, column: 0, rows: 1, columns: 1 },
    names: [],
    settings: new Map(),
    xmlParts: [],
    isReadOnly: false,
    uses1904: false,
    precisionAsDisplayed: false,
    calculationMode: 'Automatic',
    iterates: false,
    calculator,
    nextId: sheets.length + 1,
  }
}

/** An identifier in the form Excel gives to sheets, charts and parts. */
export function takeId(workbook: EmulatedWorkbook): string {
  return identifier(workbook.nextId++)
}

export function addSheet(workbook: EmulatedWorkbook, name: string): EmulatedSheet {
  const sheet = newSheet(takeId(workbook), name)
  workbook.sheets.push(sheet)
  workbook.calculator.forget()
  return sheet
}

export function removeSheet(workbook: EmulatedWorkbook, sheet: EmulatedSheet): void {
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1)
  if (workbook.active === sheet && workbook.sheets[0]) workbook.active = workbook.sheets[0]
  workbook.calculator.forget()
}

/** Renames a sheet and every mention of it in formulas and names. */
export function renameSheet(workbook: EmulatedWorkbook, sheet: EmulatedSheet, name: string): void {
  const renamed = (formula: string) => withSheetRenamed(formula, sheet.name, name)
  for (const { cells } of workbook.sheets)
    for (const [key, cell] of cells)
      if (cell.formula !== undefined) cells.set(key, { ...cell, formula: renamed(cell.formula) })
  for (const item of workbook.names) item.formula = renamed(item.formula)
  sheet.name = name
  workbook.calculator.forget()
}

/** Inserts an empty column at `at` (from 0), as a person does: cells move right and references follow them. */
export function insertColumn(workbook: EmulatedWorkbook, sheet: EmulatedSheet, at: number): void {
  const moved = (formula: string, home: string) =>
    withColumnInserted(formula, at, named => (named ?? home).toLowerCase() === sheet.name.toLowerCase())
  for (const { name, cells } of workbook.sheets)
    for (const [key, cell] of cells)
      if (cell.formula !== undefined) cells.set(key, { ...cell, formula: moved(cell.formula, name) })
  const before = [...sheet.cells]
  sheet.cells.clear()
  for (const [key, cell] of before) {
    const [row, column] = cellOfKey(key)
    sheet.cells.set(cellKey(row, column >= at ? column + 1 : column), cell)
  }
  for (const item of workbook.names) item.formula = moved(item.formula, '')
  workbook.calculator.forget()
}

/** Finds a sheet by name (in any case) or id. */
export function sheetOf(workbook: EmulatedWorkbook, key: string): EmulatedSheet | undefined {
  const wanted = key.toLowerCase()
  return workbook.sheets.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted)
}

export function cellAt(sheet: EmulatedSheet, row: number, column: number): EmulatedCell {
  return sheet.cells.get(cellKey(row, column)) ?? {}
}

/** Replaces a cell; the calculator hears of it when what the cell holds has changed. */
export function putCell(
  workbook: EmulatedWorkbook,
  sheet: EmulatedSheet,
  row: number,
  column: number,
  cell: EmulatedCell,
): void {
  const before = cellAt(sheet, row, column)
  if (Object.values(cell).every(part => part === undefined)) sheet.cells.delete(cellKey(row, column))
  else sheet.cells.set(cellKey(row, column), cell)
  if (before.constant !== cell.constant || before.formula !== cell.formula)
    workbook.calculator.changed(sheet.name, row, column)
}

/** What a cell shows: its constant, or its formula's result. Empty cells are ''. */
export function valueAt(
  workbook: EmulatedWorkbook,
  sheet: EmulatedSheet,
  row: number,
  column: number,
): CellValue {
  const { constant, formula } = cellAt(sheet, row, column)
  if (formula === undefined) return constant ?? ''
  return workbook.calculator.value(workbook, sheet.name, row, column)
}

/** The smallest area that holds every cell with content (or also every formatted one). */
export function usedArea(sheet: EmulatedSheet, valuesOnly: boolean): Rectangle | undefined {
  const used = [...sheet.cells].filter(
    ([, cell]) => !valuesOnly || cell.constant !== undefined || cell.formula !== undefined,
  )
  if (used.length === 0) return undefined
  let [top, left, bottom, right] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0]
  for (const [key] of used) {
    const [row, column] = cellOfKey(key)
    top = Math.min(top, row)
    left = Math.min(left, column)
    bottom = Math.max(bottom, row)
    right = Math.max(right, column)
  }
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
}

/** `Plan!A1:B2`. */
export function fullAddress(area: SheetArea, absolute = false): string {
  return `${sheetInFormula(area.sheet.name)}!${rectangleAddress(area, absolute)}`
}

/** The area an address or a defined name stands for; `home` is the sheet meant when it names none. */
export function parseArea(
  workbook: EmulatedWorkbook,
  text: string,
  home: EmulatedSheet,
): SheetArea | undefined {
  const bare = text.trim().replace(/^=/, '')
  const parts = splitSheet(bare)
  const sheet = parts === undefined ? home : sheetOf(workbook, parts.sheet)
  if (sheet === undefined) return undefined
  const area = parseRectangle(parts?.rest ?? bare)
  if (area !== undefined) return { sheet, ...area }
  const name = workbook.names.find(item => item.name.toLowerCase() === bare.toLowerCase())
  return name === undefined ? undefined : parseArea(workbook, name.formula, home)
}

/** Everything a person could find in the workbook, as text that two moments can be compared by. */
export function contentsOf(workbook: EmulatedWorkbook): string {
  const sheets = workbook.sheets.map(({ name, cells, charts }) => ({
    name,
    cells: [...cells]
      .filter(([, cell]) => cell.constant !== undefined || cell.formula !== undefined)
      .sort(([a], [b]) => a - b)
      .map(([key, { constant, formula }]) => {
        const [row, column] = cellOfKey(key)
        return `${rectangleAddress({ row, column, rows: 1, columns: 1 })} ${JSON.stringify(formula ?? constant)}`
      }),
    charts: charts.map(chart => chart.name),
  }))
  const { names, xmlParts } = workbook
  return JSON.stringify({ sheets, names, parts: xmlParts.map(({ xml }) => xml) }, null, 1)
}

function cellKey(row: number, column: number): number {
  return row * lastColumn + column
}

export function cellOfKey(key: number): readonly [number, number] {
  return [Math.floor(key / lastColumn), key % lastColumn]
}

function newSheet(id: string, name: string): EmulatedSheet {
  return {
    id,
    name,
    visibility: 'Visible',
    isProtected: false,
    cells: new Map(),
    charts: [],
    properties: new Map(),
    filteredRows: new Set(),
  }
}

function identifier(number: number): string {
  return `{${number.toString(16).padStart(8, '0').toUpperCase()}-0001-0000-0000-000000000000}`
}
