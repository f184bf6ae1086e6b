// A change of the document as commands of o-spreadsheet; whoever calls it makes them one step of Undo.

import { type Area, cellAddress, type DefinedName, movableFormula, type Sheet } from '../../engine/index.ts'
import type { CellFill, CellSet } from '../host/blockFills.ts'
import { type LookWrite, looksOf } from '../host/plannedWrite.ts'
import type { SheetChange } from '../host/sheetProgram.ts'
import { lookCommands } from './lookCommands.ts'
import { enteredText, freeSheetId, sheetSize } from './spreadsheetData.ts'
import type { Model, Range, SheetCommand } from './spreadsheetLibrary.ts'

/** Gives why a part of the change was refused; what was done before that part is then to be undone. */
export function applyChange(model: Model, change: SheetChange): string | undefined {
  const { removedNames, removedSheets, newSheets, names, commands, looks, order } = change
  const dressing = [
    ...newSheets.flatMap(sheet => looksOf(sheet).map(look => [sheet.name, look] as const)),
    ...looks.map(look => [look.sheet, look] as const),
    // A chart is as large as its cells, which get their sizes first.
  ].toSorted(([, a], [, b]) => Number(a.kind === 'charts') - Number(b.kind === 'charts'))
  // Each step says its commands when those before it are done.
  const steps: readonly (() => readonly SheetCommand[])[] = [
    ...removedNames.map(name => () => removeName(model, name)),
    ...removedSheets.map(name => () => removeSheet(model, name)),
    ...newSheets.map(sheet => () => [createSheet(model, sheet)]),
    ...names.map(name => () => setName(model, name)),
    ...commands.flatMap(({ sheet, sets }) =>
      sets.map(
        ({ area }) =>
          () =>
            roomFor(model, sheet, area),
      ),
    ),
    ...dressing.map(
      ([sheet, look]) =>
        () =>
          roomFor(model, sheet, extentOf(look)),
    ),
    ...commands.flatMap(({ sheet, sets }) => sets.map(set => () => setCells(model, sheet, set))),
    ...commands.flatMap(({ sheet, sets, fills }) =>
      fills.map(fill => () => fillCells(model, sheet, fill, sets)),
    ),
    ...dressing.map(
      ([sheet, look]) =>
        () =>
          lookCommands(model, sheetIdOf(model, sheet), look),
    ),
    ...order.map((name, position) => () => moveSheet(model, order, name, position)),
  ]
  for (const step of steps)
    for (const [type, payload] of step()) {
      const { isSuccessful, reasons } = model.dispatch(type, payload)
      if (!isSuccessful && reasons.some(reason => reason !== 'NoChanges'))
        return `${type}: ${reasons.join(', ')}`
    }
  return undefined
}

/** What a name refers to, as it is written in a defined name: `Inputs!$C$3`. */
export function refersTo(model: Model, range: Range): string {
  return model.getters.getRangeString(range, '', { useFixedReference: true })
}

/** What is gone already is no fault. */
function removeName(model: Model, name: string): readonly SheetCommand[] {
  const known = nameOf(model, name)
  return known === undefined ? [] : [['DELETE_NAMED_RANGE', { name: known }]]
}

function removeSheet(model: Model, name: string): readonly SheetCommand[] {
  const sheetId = model.getters.getSheetIdByName(name)
  return sheetId === undefined ? [] : [['DELETE_SHEET', { sheetId, sheetName: name }]]
}

function createSheet(model: Model, sheet: Sheet): SheetCommand {
  const ids = model.getters.getSheetIds()
  return [
    'CREATE_SHEET',
    {
      sheetId: freeSheetId(sheet.name, ids),
      name: sheet.name,
      rows: sheetSize(sheet).rowNumber,
      cols: sheetSize(sheet).colNumber,
      position: ids.length,
    },
  ]
}

function setName(model: Model, { name, refersTo }: DefinedName): readonly SheetCommand[] {
  const ranges = [model.getters.getRangeDataFromXc('', refersTo)]
  const known = nameOf(model, name)
  return known === undefined
    ? [['CREATE_NAMED_RANGE', { name, ranges }]]
    : [['UPDATE_NAMED_RANGE', { oldRangeName: known, newRangeName: name, ranges }]]
}

/** The name as it is written in the document, in whatever case it is asked for. */
function nameOf(model: Model, name: string): string | undefined {
  return model.getters.getNamedRanges().find(other => other.name.toLowerCase() === name.toLowerCase())?.name
}

/** Rows and columns that a write needs and the sheet does not have yet. */
function roomFor(
  model: Model,
  sheetName: string,
  { bottom, right }: Pick<Area, 'bottom' | 'right'>,
): readonly SheetCommand[] {
  const sheetId = sheetIdOf(model, sheetName)
  const more = (dimension: 'ROW' | 'COL', count: number, needed: number): readonly SheetCommand[] => {
    const quantity = needed - count
    const added = { sheetId, sheetName, dimension, base: count - 1, quantity, position: 'after' }
    return quantity > 0 ? [['ADD_COLUMNS_ROWS', added]] : []
  }
  return [
    ...more('ROW', model.getters.getNumberRows(sheetId), bottom),
    ...more('COL', model.getters.getNumberCols(sheetId), right),
  ]
}

/** The last row and column that a look needs. */
function extentOf(look: LookWrite): Pick<Area, 'bottom' | 'right'> {
  if (look.kind === 'format') return look.area
  if (look.kind === 'column_width') return { bottom: 0, right: look.to }
  if (look.kind === 'row_height') return { bottom: look.to, right: 0 }
  if (look.kind !== 'groups') return { bottom: 0, right: 0 }
  const last = (groups: Sheet['rowGroups']) => groups.reduce((most, { to }) => Math.max(most, to), 0)
  return { bottom: last(look.rows), right: last(look.columns) }
}

function setCells(model: Model, sheet: string, { area, cells }: CellSet): readonly SheetCommand[] {
  const sheetId = sheetIdOf(model, sheet)
  return cells.flatMap((row, down) =>
    row.flatMap((content, across): readonly SheetCommand[] => {
      if (content === undefined) return []
      const position = { sheetId, row: area.top - 1 + down, col: area.left - 1 + across }
      return [['UPDATE_CELL', { ...position, content: enteredText(content) }]]
    }),
  )
}

function fillCells(
  model: Model,
  sheet: string,
  { source, target }: CellFill,
  sets: readonly CellSet[],
): readonly SheetCommand[] {
  const sheetId = sheetIdOf(model, sheet)
  const commands: SheetCommand[] = []
  for (let row = source.top; row <= source.bottom; row++) {
    const copied = movableFormula(formulaSet(sets, row, source.left))
    for (let column = target.left; column <= target.right; column++) {
      const content = `=${copied(0, column - source.left)}`
      commands.push(['UPDATE_CELL', { sheetId, row: row - 1, col: column - 1, content }])
    }
  }
  return commands
}

/** As it was set: o-spreadsheet gives `$A$1` back for `$A$1:A1`, which would no longer grow when it is copied. */
function formulaSet(sets: readonly CellSet[], row: number, column: number): string {
  for (const { area, cells } of sets) {
    const content = cells[row - area.top]?.[column - area.left]
    if (typeof content === 'object' && content !== null) return content.formula
  }
  throw new Error(`sheetChanges: there is no formula to copy in ${cellAddress(row, column)}`)
}

/** Brings a sheet of ours to its place among ours, which are taken in their order. */
function moveSheet(
  model: Model,
  ours: readonly string[],
  name: string,
  position: number,
): readonly SheetCommand[] {
  const names = model.getters.getSheetIds().map(id => model.getters.getSheetName(id))
  const places = names.flatMap((other, place) => (ours.includes(other) ? [place] : []))
  const delta = (places[position] ?? 0) - names.indexOf(name)
  return delta === 0 ? [] : [['MOVE_SHEET', { sheetId: sheetIdOf(model, name), delta }]]
}

function sheetIdOf(model: Model, sheet: string): string {
  const sheetId = model.getters.getSheetIdByName(sheet)
  if (sheetId === undefined) throw new Error(`there is no sheet ${sheet}`)
  return sheetId
}
