// Worksheets of the emulated Excel, and the collection of them.

import { lastColumn, lastRow } from '../../engine/workbook/cellAddress.ts'
import { chartsObject } from './chartObject.ts'
import {
  addSheet,
  type EmulatedSheet,
  parseArea,
  removeSheet,
  renameSheet,
  type SheetArea,
  sheetOf,
  usedArea,
} from './emulatedWorkbook.ts'
import { eventTypes, hostObject } from './hostClass.ts'
import {
  type Argument,
  type Host,
  type HostClass,
  HostError,
  type HostObject,
  invalidArgument,
  itemExists,
  itemNotFound,
  numberArgument,
  textArgument,
} from './hostObject.ts'
import { rangeAreasObject, rangeObject } from './rangeObject.ts'
import type { WireValue } from './wire.ts'

/** `workbook.worksheets`. */
export function worksheetsObject(host: Host): HostObject {
  return hostObject(worksheetsClass, host, host)
}

export function worksheetObject(sheet: EmulatedSheet, host: Host): HostObject {
  return hostObject(worksheetClass, sheet, host)
}

const worksheetsClass: HostClass<Host> = {
  type: 'WorksheetCollection',
  path: () => 'Worksheets',
  eventTarget: () => 'Workbook',
  items: host => host.workbook.sheets.map(sheet => worksheetObject(sheet, host)),
  item: (host, key) => worksheetObject(found(host, key), host),
  call: {
    Add: (host, args) => {
      const name = args[0] === undefined || args[0] === null ? freeName(host) : textArgument(args, 0)
      refuseName(host, name)
      refuseReadOnly(host)
      const sheet = addSheet(host.workbook, name)
      host.events.fire(eventTypes.Added ?? 0, 'Workbook', { worksheetId: sheet.id, source: 'Local' })
      return worksheetObject(sheet, host)
    },
    GetItemOrNullObject: (host, args) => {
      const sheet = sheetOf(host.workbook, textArgument(args, 0))
      return sheet === undefined ? null : worksheetObject(sheet, host)
    },
    GetActiveWorksheet: host => worksheetObject(host.workbook.active, host),
    GetFirst: host => worksheetObject(found(host, host.workbook.sheets[0]?.name ?? ''), host),
    GetCount: (host, args) =>
      host.workbook.sheets.filter(sheet => args[0] !== true || sheet.visibility === 'Visible').length,
  },
}

const worksheetPath = (sheet: EmulatedSheet): string => `Worksheet[${sheet.id}]`

const worksheetClass: HostClass<EmulatedSheet> = {
  type: 'Worksheet',
  path: worksheetPath,
  eventTarget: sheet => sheet.id,
  identity: sheet => ({ Id: sheet.id }),
  usual: ['Id', 'Name', 'Position', 'Visibility', 'TabColor', 'ShowGridlines'],
  read: {
    Id: sheet => sheet.id,
    Name: sheet => sheet.name,
    Position: (sheet, host) => host.workbook.sheets.indexOf(sheet),
    Visibility: sheet => sheet.visibility,
  },
  write: {
    Name: (sheet, value, host) => {
      if (typeof value !== 'string') throw invalidArgument()
      if (value.toLowerCase() !== sheet.name.toLowerCase()) refuseName(host, value)
      renameSheet(host.workbook, sheet, value)
    },
    Visibility: (sheet, value) => {
      if (value !== 'Visible' && value !== 'Hidden' && value !== 'VeryHidden') throw invalidArgument()
      sheet.visibility = value
    },
    // The library writes these two under other names than it reads them.
    Gridlines: (sheet, value, host) => {
      host.recorded.set(`${worksheetPath(sheet)}.ShowGridlines`, value)
    },
    Headings: (sheet, value, host) => {
      host.recorded.set(`${worksheetPath(sheet)}.ShowHeadings`, value)
    },
    Position: (sheet, value, host) => {
      const { sheets } = host.workbook
      if (typeof value !== 'number' || value < 0 || value >= sheets.length) throw invalidArgument()
      sheets.splice(sheets.indexOf(sheet), 1)
      sheets.splice(value, 0, sheet)
    },
  },
  child: {
    Charts: (sheet, host) => chartsObject(sheet, host),
    Protection: (sheet, host) => hostObject(protectionClass, sheet, host),
    CustomProperties: (sheet, host) => hostObject(customPropertiesClass, sheet, host),
    FreezePanes: (sheet, host) => hostObject(freezePanesClass, sheet, host),
    AutoFilter: (sheet, host) => hostObject(autoFilterClass, sheet, host),
  },
  call: {
    GetRange: (sheet, args, host) => rangeObject(areaOf(sheet, args, host), host),
    GetRanges: (sheet, args, host) => {
      const list = textArgument(args, 0)
      // Excel refuses longer lists (github.com/OfficeDev/office-js/issues/5198).
      if (list.length > 8_192) throw invalidArgument()
      const areas = list.split(',').map(address => areaOf(sheet, [address], host))
      return rangeAreasObject(areas, host)
    },
    GetCell: (sheet, args, host) =>
      rangeObject(
        { sheet, row: numberArgument(args, 0), column: numberArgument(args, 1), rows: 1, columns: 1 },
        host,
      ),
    GetRangeByIndexes: (sheet, args, host) => {
      const [row, column] = [numberArgument(args, 0), numberArgument(args, 1)]
      const [rows, columns] = [numberArgument(args, 2), numberArgument(args, 3)]
      return rangeObject({ sheet, row, column, rows, columns }, host)
    },
    // "If the worksheet is blank, returns the top left cell" (Microsoft Learn).
    GetUsedRange: (sheet, args, host) => {
      const used = usedArea(sheet, args[0] === true)
      return rangeObject({ sheet, ...(used ?? { row: 0, column: 0, rows: 1, columns: 1 }) }, host)
    },
    GetUsedRangeOrNullObject: (sheet, args, host) => {
      const used = usedArea(sheet, args[0] === true)
      return used === undefined ? null : rangeObject({ sheet, ...used }, host)
    },
    Activate: (sheet, _, host) => {
      if (sheet.visibility !== 'Visible') throw invalidOperation()
      host.workbook.active = sheet
      return null
    },
    Delete: (sheet, _, host) => {
      const visible = host.workbook.sheets.filter(other => other.visibility === 'Visible')
      if (visible.length === 1 && visible[0] === sheet) throw invalidOperation()
      removeSheet(host.workbook, sheet)
      host.events.fire(eventTypes.Deleted ?? 0, 'Workbook', { worksheetId: sheet.id, source: 'Local' })
      return null
    },
    Calculate: (_, __, host) => {
      host.workbook.calculator.calculate(host.workbook)
      return null
    },
  },
}

const protectionClass: HostClass<EmulatedSheet> = {
  type: 'WorksheetProtection',
  path: sheet => `Worksheet[${sheet.id}].Protection`,
  usual: ['Protected'],
  read: { Protected: sheet => sheet.isProtected },
  call: {
    Protect: sheet => {
      sheet.isProtected = true
      return null
    },
    Unprotect: sheet => {
      sheet.isProtected = false
      return null
    },
  },
}

type CustomProperty = { readonly sheet: EmulatedSheet; readonly key: string }

const customPropertiesClass: HostClass<EmulatedSheet> = {
  type: 'WorksheetCustomPropertyCollection',
  path: sheet => `Worksheet[${sheet.id}].CustomProperties`,
  items: (sheet, host) =>
    [...sheet.properties.keys()].map(key => hostObject(customPropertyClass, { sheet, key }, host)),
  call: {
    Add: (sheet, args, host) => {
      const key = textArgument(args, 0)
      sheet.properties.set(key, textArgument(args, 1))
      return hostObject(customPropertyClass, { sheet, key }, host)
    },
    GetItemOrNullObject: (sheet, args, host) => {
      const key = textArgument(args, 0)
      return sheet.properties.has(key) ? hostObject(customPropertyClass, { sheet, key }, host) : null
    },
  },
}

const customPropertyClass: HostClass<CustomProperty> = {
  type: 'WorksheetCustomProperty',
  path: ({ sheet, key }) => `Worksheet[${sheet.id}].CustomProperties[${key}]`,
  usual: ['Key', 'Value'],
  read: { Key: ({ key }) => key, Value: ({ sheet, key }) => sheet.properties.get(key) ?? '' },
  call: {
    Delete: ({ sheet, key }) => {
      sheet.properties.delete(key)
      return null
    },
  },
}

const autoFilterClass: HostClass<EmulatedSheet> = {
  type: 'AutoFilter',
  path: sheet => `Worksheet[${sheet.id}].AutoFilter`,
  usual: ['IsDataFiltered'],
  read: { IsDataFiltered: sheet => sheet.filteredRows.size > 0 },
}

const freezePanesClass: HostClass<EmulatedSheet> = {
  type: 'WorksheetFreezePanes',
  path: sheet => `Worksheet[${sheet.id}].FreezePanes`,
}

function areaOf(sheet: EmulatedSheet, args: readonly Argument[], host: Host): SheetArea {
  const [address] = args
  if (address === undefined || address === null)
    return { sheet, row: 0, column: 0, rows: lastRow, columns: lastColumn }
  const area = parseArea(host.workbook, textArgument(args, 0), sheet)
  if (area === undefined || area.sheet !== sheet) throw invalidArgument()
  return area
}

function found(host: Host, key: WireValue): EmulatedSheet {
  const sheet = typeof key === 'string' ? sheetOf(host.workbook, key) : undefined
  if (sheet === undefined) throw itemNotFound()
  return sheet
}

/** https://support.microsoft.com/office/rename-a-worksheet: 1 to 31 characters, none of : \ / ? * [ ] */
function refuseName(host: Host, name: string): void {
  if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name))
    throw invalidArgument()
  if (sheetOf(host.workbook, name) !== undefined) throw itemExists()
}

function refuseReadOnly(host: Host): void {
  if (host.workbook.isReadOnly) throw new HostError('AccessDenied', 'The workbook is read-only.', 403)
}

function freeName(host: Host): string {
  let number = 1
  while (sheetOf(host.workbook, `Sheet${number}`) !== undefined) number += 1
  return `Sheet${number}`
}

function invalidOperation(): HostError {
  return new HostError('InvalidOperation', 'The operation attempted is invalid on the object.')
}
