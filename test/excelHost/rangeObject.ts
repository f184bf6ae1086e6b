// Range and RangeAreas of the emulated Excel: reading, writing, copying and moving about among cells.

import { lastColumn, lastRow } from '../../engine/workbook/cellAddress.ts'
import type { CellValue } from '../../engine/workbook/workbook.ts'
import { insideSheet, intersection, type Rectangle, rectangleAddress } from './a1.ts'
import {
  cellAt,
  type EmulatedCell,
  fullAddress,
  type SheetArea,
  usedArea,
  valueAt,
} from './emulatedWorkbook.ts'
import { hostObject } from './hostClass.ts'
import {
  type Host,
  type HostClass,
  HostError,
  type HostObject,
  invalidArgument,
  itemNotFound,
  numberArgument,
} from './hostObject.ts'
import {
  areaArgument,
  clear,
  copyFrom,
  enter,
  matrix,
  setNumberFormat,
  sizeOf,
  wrongSize,
} from './rangeContents.ts'
import { fromR1C1, toR1C1 } from './references.ts'
import type { WireValue } from './wire.ts'
import { worksheetObject } from './worksheetObject.ts'

/** A range over these cells; an area off the sheet is an InvalidArgument. */
export function rangeObject(area: SheetArea, host: Host): HostObject {
  if (!insideSheet(area)) throw invalidArgument()
  return hostObject(rangeClass, area, host)
}

/** Several ranges of one sheet, as `getRanges('A1:B2,D4')` gives them. */
export function rangeAreasObject(areas: readonly SheetArea[], host: Host): HostObject {
  return hostObject(rangeAreasClass, areas, host)
}

const rangeClass: HostClass<SheetArea> = {
  type: 'Range',
  area: area => area,
  path: area => `Range[${area.sheet.name}!${rectangleAddress(area)}]`,
  usual: [
    'NumberFormat',
    'Values',
    'Text',
    'Formulas',
    'FormulasR1C1',
    'RowIndex',
    'ColumnIndex',
    'RowCount',
    'ColumnCount',
    'Address',
    'CellCount',
    'ValueTypes',
  ],
  read: {
    Address: area => fullAddress(area),
    RowIndex: area => area.row,
    ColumnIndex: area => area.column,
    RowCount: area => area.rows,
    ColumnCount: area => area.columns,
    CellCount: area => area.rows * area.columns,
    IsEntireColumn: area => area.rows === lastRow,
    IsEntireRow: area => area.columns === lastColumn,
    Values: (area, host) =>
      matrix(area, host, (row, column) => wireOf(valueAt(host.workbook, area.sheet, row, column))),
    Text: (area, host) =>
      matrix(area, host, (row, column) => String(wireOf(valueAt(host.workbook, area.sheet, row, column)))),
    ValueTypes: (area, host) =>
      matrix(area, host, (row, column) => valueType(valueAt(host.workbook, area.sheet, row, column))),
    Formulas: (area, host) => matrix(area, host, (row, column) => formulaOf(cellAt(area.sheet, row, column))),
    FormulasR1C1: (area, host) =>
      matrix(area, host, (row, column) => {
        const { formula, constant } = cellAt(area.sheet, row, column)
        return formula === undefined ? (constant ?? '') : toR1C1(formula, row, column)
      }),
    NumberFormat: (area, host) =>
      matrix(area, host, (row, column) => cellAt(area.sheet, row, column).format ?? 'General'),
    HasSpill: () => false,
  },
  write: {
    Values: (area, value, host) => enter(area, value, host),
    Formulas: (area, value, host) => enter(area, value, host),
    FormulasR1C1: (area, value, host) => enter(area, value, host, fromR1C1),
    NumberFormat: (area, value, host) => setNumberFormat(area, value, host),
  },
  child: {
    Worksheet: (area, host) => worksheetObject(area.sheet, host),
  },
  call: {
    _ValidateArraySize: (area, args) => {
      if (args[0] !== area.rows || args[1] !== area.columns) throw wrongSize()
      return null
    },
    GetCell: (area, args, host) =>
      part(area, host, {
        row: numberArgument(args, 0),
        column: numberArgument(args, 1),
        rows: 1,
        columns: 1,
      }),
    GetRow: (area, args, host) =>
      part(area, host, { row: numberArgument(args, 0), column: 0, rows: 1, columns: area.columns }),
    GetColumn: (area, args, host) =>
      part(area, host, { row: 0, column: numberArgument(args, 0), rows: area.rows, columns: 1 }),
    GetLastCell: (area, _, host) =>
      part(area, host, { row: area.rows - 1, column: area.columns - 1, rows: 1, columns: 1 }),
    GetOffsetRange: (area, args, host) =>
      part(area, host, { ...sizeOf(area), row: numberArgument(args, 0), column: numberArgument(args, 1) }),
    GetResizedRange: (area, args, host) =>
      part(area, host, {
        row: 0,
        column: 0,
        rows: area.rows + numberArgument(args, 0),
        columns: area.columns + numberArgument(args, 1),
      }),
    GetAbsoluteResizedRange: (area, args, host) =>
      part(area, host, {
        row: 0,
        column: 0,
        rows: numberArgument(args, 0),
        columns: numberArgument(args, 1),
      }),
    GetEntireColumn: (area, _, host) => rangeObject({ ...area, row: 0, rows: lastRow }, host),
    GetEntireRow: (area, _, host) => rangeObject({ ...area, column: 0, columns: lastColumn }, host),
    GetBoundingRect: (area, args, host) => {
      const other = areaArgument(args, 0, area, host)
      const [row, column] = [Math.min(area.row, other.row), Math.min(area.column, other.column)]
      const rows = Math.max(area.row + area.rows, other.row + other.rows) - row
      const columns = Math.max(area.column + area.columns, other.column + other.columns) - column
      return rangeObject({ sheet: area.sheet, row, column, rows, columns }, host)
    },
    GetIntersection: (area, args, host) => {
      const shared = sharedWith(area, areaArgument(args, 0, area, host))
      if (shared === undefined) throw itemNotFound()
      return rangeObject(shared, host)
    },
    GetIntersectionOrNullObject: (area, args, host) => {
      const shared = sharedWith(area, areaArgument(args, 0, area, host))
      return shared === undefined ? null : rangeObject(shared, host)
    },
    GetUsedRangeOrNullObject: (area, args, host) => {
      const used = usedArea(area.sheet, args[0] === true)
      const shared = used === undefined ? undefined : intersection(area, used)
      return shared === undefined ? null : rangeObject({ sheet: area.sheet, ...shared }, host)
    },
    CopyFrom: (area, args, host) => copyFrom(area, args, host),
    Clear: (area, args, host) => clear([area], args, host),
    Select: (area, _, host) => {
      if (area.sheet.visibility !== 'Visible')
        throw new HostError('InvalidSelection', 'The current selection is invalid for this operation.')
      host.workbook.active = area.sheet
      host.workbook.selection = area
      return null
    },
  },
}

const rangeAreasClass: HostClass<readonly SheetArea[]> = {
  type: 'RangeAreas',
  path: areas => `RangeAreas[${areas.map(area => `${area.sheet.name}!${rectangleAddress(area)}`).join()}]`,
  usual: ['Address', 'AreaCount'],
  read: {
    Address: areas => areas.map(area => fullAddress(area)).join(', '),
    AreaCount: areas => areas.length,
  },
  call: {
    Clear: (areas, args, host) => clear(areas, args, host),
  },
}

function part(area: SheetArea, host: Host, offset: Rectangle): HostObject {
  const { sheet, row, column } = area
  return rangeObject({ sheet, ...offset, row: row + offset.row, column: column + offset.column }, host)
}

function sharedWith(area: SheetArea, other: SheetArea): SheetArea | undefined {
  const shared = area.sheet === other.sheet ? intersection(area, other) : undefined
  return shared === undefined ? undefined : { sheet: area.sheet, ...shared }
}

function formulaOf({ formula, constant }: EmulatedCell): WireValue {
  return formula ?? constant ?? ''
}

function wireOf(value: CellValue): WireValue {
  return typeof value === 'object' ? value.error : value
}

function valueType(value: CellValue): string {
  if (typeof value === 'object') return 'Error'
  if (value === '') return 'Empty'
  return { number: 'Double', boolean: 'Boolean', string: 'String' }[
    typeof value as 'number' | 'boolean' | 'string'
  ]
}
