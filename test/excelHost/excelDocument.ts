// A document open in the emulated Excel: the workbook, what is recorded of it, and what a person at the keyboard does.

import { type Calculator, newCalculator } from './calculator.ts'
import { tellChange } from './cellEvents.ts'
import {
  addSheet,
  cellAt,
  type EmulatedWorkbook,
  fullAddress,
  newWorkbook,
  parseArea,
  putCell,
  removeSheet,
  type SheetArea,
  sheetOf,
  valueAt,
} from './emulatedWorkbook.ts'
import { enteredText } from './enteredText.ts'
import { eventTypes } from './hostClass.ts'
import type { Host } from './hostObject.ts'
import type { Schema } from './officeSchema.ts'
import { workbookObject } from './workbookObject.ts'

/** A new document with these sheets. */
export function newDocument(
  schema: Schema,
  sheetNames: readonly string[] = ['Sheet1'],
  calculator: Calculator = newCalculator(),
): Host {
  const host: Host = {
    workbook: newWorkbook(calculator, sheetNames),
    schema,
    references: new Map(),
    record: [],
    recorded: new Map(),
    recordedLists: new Map(),
    events: { listeners: new Set(), fire: () => {} },
    // "Excel supports 5,000,000 cells per read" (resource limits of Office Add-ins, Microsoft Learn).
    limits: { cellsPerRead: 5_000_000 },
    eventAreas: new Map(),
    root: () => workbookObject(host),
  }
  return host
}

/** The same file opened again: everything in it is kept, everything of the running add-in is gone. */
export function reopened(host: Host): Host {
  const again: Host = {
    ...host,
    references: new Map(),
    events: { listeners: new Set(), fire: () => {} },
    eventAreas: new Map(),
    root: () => workbookObject(again),
  }
  return again
}

/** A person types into one cell (`Plan!B3`) or pastes the same into a range. */
export function typeInto(host: Host, address: string, text: string): void {
  const area = areaAt(host, address)
  const before = cellAt(area.sheet, area.row, area.column)
  for (let row = area.row; row < area.row + area.rows; row += 1)
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      const { format } = cellAt(area.sheet, row, column)
      putCell(host.workbook, area.sheet, row, column, {
        ...enteredText(text, format ?? 'General'),
        ...(format === undefined ? {} : { format }),
      })
    }
  tellChange(host, area, before, 'Unknown')
}

/** A person adds a sheet. */
export function addSheetByHand(host: Host, name: string): void {
  const sheet = addSheet(host.workbook, name)
  host.events.fire(eventTypes.Added ?? 0, 'Workbook', { worksheetId: sheet.id, source: 'Local' })
}

/** A person goes to a sheet. */
export function goToSheet(host: Host, name: string): void {
  const sheet = sheetNamed(host.workbook, name)
  host.workbook.active = sheet
  host.events.fire(eventTypes.Activated ?? 0, 'Workbook', { worksheetId: sheet.id })
}

/** A person copies a sheet with all that is on it. */
export function copySheetByHand(host: Host, name: string, copy: string): void {
  const source = sheetNamed(host.workbook, name)
  addSheetByHand(host, copy)
  const target = sheetNamed(host.workbook, copy)
  for (const [key, cell] of source.cells) target.cells.set(key, cell)
  for (const [key, text] of source.properties) target.properties.set(key, text)
}

/** A person deletes a sheet. */
export function removeSheetByHand(host: Host, name: string): void {
  const sheet = sheetNamed(host.workbook, name)
  removeSheet(host.workbook, sheet)
  host.events.fire(eventTypes.Deleted ?? 0, 'Workbook', { worksheetId: sheet.id, source: 'Local' })
}

/** What the cell shows. */
export function shownAt(host: Host, address: string): number | string | boolean {
  const area = areaAt(host, address)
  const value = valueAt(host.workbook, area.sheet, area.row, area.column)
  return typeof value === 'object' ? value.error : value
}

/** The formula in the cell, or its constant. */
export function enteredAt(host: Host, address: string): number | string | boolean {
  const area = areaAt(host, address)
  const { formula, constant } = cellAt(area.sheet, area.row, area.column)
  return formula ?? constant ?? ''
}

/** A sheet of the document by name. */
export function sheetNamed(workbook: EmulatedWorkbook, name: string) {
  const sheet = sheetOf(workbook, name)
  if (sheet === undefined) throw new Error(`the document has no sheet ${name}`)
  return sheet
}

function areaAt(host: Host, address: string): SheetArea {
  const area = parseArea(host.workbook, address, host.workbook.active)
  if (area === undefined)
    throw new Error(`no cell ${address} in ${fullAddress(host.workbook.selection)}'s workbook`)
  return area
}
