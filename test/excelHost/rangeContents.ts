// What is done with the cells of a range: entering, copying, clearing, formatting, and laying them out as a matrix.

import { lastColumn, lastRow } from '../../engine/workbook/cellAddress.ts'
import { intersection, type Rectangle } from './a1.ts'
import { tellChange } from './cellEvents.ts'
import {
  cellAt,
  type EmulatedCell,
  parseArea,
  putCell,
  type SheetArea,
  usedArea,
} from './emulatedWorkbook.ts'
import { enteredText } from './enteredText.ts'
import {
  type Argument,
  accessDenied,
  type Host,
  HostError,
  invalidArgument,
  isHostObject,
} from './hostObject.ts'
import { copiedFormula } from './references.ts'
import type { WireValue } from './wire.ts'

/** The area meant by an argument that is a range or an address. */
export function areaArgument(
  args: readonly Argument[],
  index: number,
  home: SheetArea,
  host: Host,
): SheetArea {
  const argument = args[index]
  if (isHostObject(argument)) {
    if (argument.area === undefined) throw invalidArgument()
    return argument.area
  }
  const area = typeof argument === 'string' ? parseArea(host.workbook, argument, home.sheet) : undefined
  if (area === undefined) throw invalidArgument()
  return area
}

/** Writes values or formulas: one value for every cell, or a matrix of the range's size in which null leaves a cell be. */
export function enter(
  area: SheetArea,
  value: WireValue,
  host: Host,
  toA1: (formula: string, row: number, column: number) => string = formula => formula,
): void {
  refuseProtected(area)
  if (isUnbounded(area)) throw unboundedWrite()
  const before = cellAt(area.sheet, area.row, area.column)
  forEachEntry(area, value, (row, column, entry) => {
    const { format } = cellAt(area.sheet, row, column)
    putCell(host.workbook, area.sheet, row, column, {
      ...enteredCell(entry, format ?? 'General', text => toA1(text, row, column)),
    })
  })
  tellChange(host, area, before)
}

function enteredCell(entry: WireValue, format: string, toA1: (formula: string) => string): EmulatedCell {
  const kept = format === 'General' ? {} : { format }
  if (typeof entry === 'number' || typeof entry === 'boolean') return { constant: entry, ...kept }
  if (typeof entry !== 'string') throw invalidArgument()
  const { formula, ...rest } = enteredText(entry, format)
  return { ...rest, ...(formula === undefined ? {} : { formula: toA1(formula) }), ...kept }
}

/** Copies as a paste does: a smaller source fills the target in tiles, a smaller target grows to the source's size. */
export function copyFrom(area: SheetArea, args: readonly Argument[], host: Host): null {
  const source = areaArgument(args, 0, area, host)
  const kind = args[1] ?? 'All'
  if (args[2] || args[3]) throw invalidArgument('skipBlanks and transpose are not emulated')
  const tiles = area.rows % source.rows === 0 && area.columns % source.columns === 0
  const target = tiles ? area : { ...area, ...sizeOf(source) }
  refuseProtected(target)
  const copied = new Map(
    cellsOf(source).map(([row, column]) => [`${row},${column}`, cellAt(source.sheet, row, column)]),
  )
  const before = cellAt(target.sheet, target.row, target.column)
  // Of rows that a filter hides Excel copies nothing: those that are shown follow one another (of `copyFrom` unverified).
  const shown = Array.from({ length: source.rows }, (_, down) => source.row + down).filter(
    row => !source.sheet.filteredRows.has(row),
  )
  for (const [row, column] of cellsOf(target)) {
    const sourceRow = shown[(row - target.row) % Math.max(1, shown.length)] ?? source.row
    const sourceColumn = source.column + ((column - target.column) % source.columns)
    const from = copied.get(`${sourceRow},${sourceColumn}`) ?? {}
    const old = cellAt(target.sheet, row, column)
    const moved =
      from.formula === undefined
        ? {}
        : { formula: copiedFormula(from.formula, row - sourceRow, column - sourceColumn) }
    const content: EmulatedCell = {
      ...(from.constant === undefined ? {} : { constant: from.constant }),
      ...moved,
    }
    putCell(host.workbook, target.sheet, row, column, pasted(kind, old, from, content))
  }
  tellChange(host, target, before)
  return null
}

function pasted(kind: Argument, old: EmulatedCell, from: EmulatedCell, content: EmulatedCell): EmulatedCell {
  const { constant: _, formula: __, ...oldLook } = old
  const { constant: ___, formula: ____, ...newLook } = from
  if (kind === 'Formulas') return { ...oldLook, ...content }
  if (kind === 'Formats') {
    const { format: _____, ...oldContent } = old
    return { ...oldContent, ...newLook }
  }
  if (kind === 'All') return { ...content, ...newLook }
  throw invalidArgument(`copying ${String(kind)} is not emulated`)
}

export function clear(areas: readonly SheetArea[], args: readonly Argument[], host: Host): null {
  const kind = args[0] ?? 'All'
  for (const area of areas) {
    refuseProtected(area)
    const before = cellAt(area.sheet, area.row, area.column)
    for (const [row, column] of cellsOf(area)) {
      const { constant, formula, ...look } = cellAt(area.sheet, row, column)
      const content = {
        ...(constant === undefined ? {} : { constant }),
        ...(formula === undefined ? {} : { formula }),
      }
      putCell(
        host.workbook,
        area.sheet,
        row,
        column,
        kind === 'All' ? {} : kind === 'Contents' ? look : content,
      )
    }
    if (kind !== 'Formats') tellChange(host, area, before)
  }
  return null
}

/** Sets number formats: one for every cell, or a matrix in which null leaves a cell be; '' is General. */
export function setNumberFormat(area: SheetArea, value: WireValue, host: Host): void {
  refuseProtected(area)
  forEachEntry(area, value, (row, column, format) => {
    if (typeof format !== 'string') throw invalidArgument()
    const cell = cellAt(area.sheet, row, column)
    putCell(host.workbook, area.sheet, row, column, { ...cell, format: format === '' ? 'General' : format })
  })
}

/** Calls `visit` for every cell that the value (one for all, or a matrix) says something about. */
function forEachEntry(
  area: SheetArea,
  value: WireValue,
  visit: (row: number, column: number, entry: WireValue) => void,
): void {
  if (value === null) throw invalidArgument()
  if (!Array.isArray(value)) {
    for (const [row, column] of cellsOf(area)) visit(row, column, value)
    return
  }
  if (value.length !== area.rows) throw wrongSize()
  value.forEach((line: WireValue, down) => {
    if (!Array.isArray(line) || line.length !== area.columns) throw wrongSize()
    line.forEach((entry: WireValue, right) => {
      if (entry !== null) visit(area.row + down, area.column + right, entry)
    })
  })
}

/** Null for whole rows and columns, as Microsoft Learn says of unbounded ranges, and for more than can be answered. */
export function matrix(
  area: SheetArea,
  host: Host,
  cell: (row: number, column: number) => WireValue,
): WireValue {
  if (isUnbounded(area) || area.rows * area.columns > host.limits.cellsPerRead) return null
  return Array.from({ length: area.rows }, (_, down) =>
    Array.from({ length: area.columns }, (_, right) => cell(area.row + down, area.column + right)),
  )
}

/** Every cell of an area; of whole rows and columns only those that exist. */
function cellsOf(area: SheetArea): readonly (readonly [number, number])[] {
  const used = isUnbounded(area) ? usedArea(area.sheet, false) : area
  const bounded = used === undefined ? undefined : intersection(area, used)
  if (bounded === undefined) return []
  return Array.from({ length: bounded.rows * bounded.columns }, (_, index) => [
    bounded.row + Math.floor(index / bounded.columns),
    bounded.column + (index % bounded.columns),
  ])
}

export function sizeOf({ rows, columns }: Rectangle): { readonly rows: number; readonly columns: number } {
  return { rows, columns }
}

function isUnbounded(area: Rectangle): boolean {
  return area.rows === lastRow || area.columns === lastColumn
}

/** All cells are locked unless unlocked, which the emulation does not know: a protected sheet takes no write. */
function refuseProtected(area: SheetArea): void {
  if (area.sheet.isProtected) throw accessDenied()
}

export function wrongSize(): HostError {
  return invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  )
}

function unboundedWrite(): HostError {
  return new HostError('UnsupportedOperation', 'The operation being attempted is not supported.')
}
