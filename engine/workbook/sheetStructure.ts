// Whether the lines and columns of a sheet of ours still stand where we put them: rows deleted, inserted or renamed,
// columns deleted or inserted. What a person wrote into cells that we left empty is theirs and does not count.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { cellAddress, columnLetters } from './cellAddress.ts'
import type { SheetGrid } from './sheetGrid.ts'
import type { XlsxCells } from './xlsxCells.ts'

/** What is known of a sheet's form. */
export type SheetStructure = {
  readonly damage: readonly Diagnostic[]
  /** Every line and column stands where it was, so that a cell is what its place says. */
  readonly sound: boolean
  /** Rows whose names were overwritten: what stands in them cannot be told. */
  readonly doubtfulRows: ReadonlySet<number>
}

/** Which part of a sheet names its lines and columns. */
export type SheetFrame = {
  readonly name: string
  readonly expected: SheetGrid
  readonly found: XlsxCells
  /** The last of the columns, from A, in which lines are named. */
  readonly keyColumns: number
  /** The row in which columns are named, or hold something as long as there are columns. */
  readonly headerRow: number
  readonly lastColumn: number
}

/** How far rows and columns may have moved to be found again. */
const window = 200
/** More names overwritten than this: the sheet was sorted, or is another one. */
const mostRenamed = 20

/** Compares the names on a sheet with those we wrote. O(rows × columns of names). */
export function sheetStructure(frame: SheetFrame): SheetStructure {
  const columns = columnDamage(frame)
  if (columns.length > 0) return { damage: columns, sound: false, doubtfulRows: new Set() }
  const { moved, renamed } = alignedRows(frame)
  if (moved.length > 0) return { damage: moved, sound: false, doubtfulRows: new Set() }
  if (renamed.length > mostRenamed)
    return {
      damage: [
        damageAt(
          'W314',
          frame.name,
          `${renamed.length} lines of the sheet ${frame.name} have other names than we gave them, as after sorting.`,
          'Undo the sorting; nothing on this sheet was read.',
        ),
      ],
      sound: false,
      doubtfulRows: new Set(),
    }
  return {
    damage: renamed.flatMap(row => renamedRow(frame, row)),
    sound: true,
    doubtfulRows: new Set(renamed.filter(row => namesDiffer(frame, row, 2))),
  }
}

/** A column that was inserted or deleted shows in the line of the header. */
function columnDamage({ name, expected, found, headerRow, lastColumn }: SheetFrame): readonly Diagnostic[] {
  const matches = (column: number, foundColumn = column): boolean => {
    const ours = expected.content(headerRow, column)
    const now = found.get(cellAddress(headerRow, foundColumn))
    return ours === null || ours === '' || (isText(ours) ? now === ours : now !== undefined)
  }
  const columns = Array.from({ length: lastColumn }, (_, index) => index + 1)
  const first = columns.find(column => !matches(column))
  if (first === undefined) return []
  const rest = columns.filter(column => column >= first)
  const letters = columnLetters(first)
  if (rest.every(column => matches(column, column + 1)))
    return [
      damageAt(
        'W313',
        `${name}!${letters}:${letters}`,
        `A column was inserted in the sheet ${name} at ${letters}.`,
        'Delete it, or move what it holds to the right of our columns; nothing on this sheet was read.',
      ),
    ]
  const isRenamed =
    rest.slice(1).every(column => matches(column)) && isText(expected.content(headerRow, first))
  if (isRenamed) return []
  return [
    damageAt(
      'W313',
      `${name}!${letters}${headerRow}`,
      `A column of the sheet ${name} was deleted at ${letters}, or its headers were cleared.`,
      'Undo it, or write the workbook anew; nothing on this sheet was read.',
    ),
  ]
}

/** Walks down both, looking a little ahead in either where they differ. */
function alignedRows(frame: SheetFrame): {
  readonly moved: readonly Diagnostic[]
  readonly renamed: readonly number[]
} {
  const { name, expected } = frame
  const moved: Diagnostic[] = []
  const renamed: number[] = []
  let shift = 0
  for (let row = 1; row <= expected.bottom; row += 1) {
    if (sameNames(frame, row, row + shift)) continue
    const inserted = nearest(by => runMatches(frame, row, row + shift + by))
    const deleted = nearest(by => runMatches(frame, row + by, row + shift))
    // Names that stand twice are found twice: the nearer of both is meant.
    if (inserted !== undefined && inserted <= (deleted ?? window)) {
      moved.push(
        damageAt(
          'W313',
          `${name}!${row + shift}:${row + shift + inserted - 1}`,
          `${rowCount(inserted, 'inserted')} in the sheet ${name} above ${rowName(frame, row)}.`,
          'Delete it, or move what it holds below our lines; nothing on this sheet was read.',
        ),
      )
      shift += inserted
      continue
    }
    if (deleted !== undefined) {
      moved.push(
        damageAt(
          'W313',
          `${name}!${row + shift}`,
          `${rowCount(deleted, 'deleted')} from the sheet ${name}: ${rowName(frame, row)} stood there.`,
          'Undo it, or write the workbook anew; nothing on this sheet was read.',
        ),
      )
      shift -= deleted
      row += deleted - 1
      continue
    }
    renamed.push(row)
  }
  return { moved, renamed }
}

function nearest(matches: (by: number) => boolean): number | undefined {
  for (let by = 1; by <= window; by += 1) if (matches(by)) return by
  return undefined
}

/** That a few named lines in a row are the same: one may be so by chance. */
const certainRun = 3

function runMatches(frame: SheetFrame, row: number, foundRow: number): boolean {
  let named = 0
  for (let by = 0; named < certainRun && row + by <= frame.expected.bottom; by += 1) {
    if (!isNamed(frame, row + by)) continue
    if (!sameNames(frame, row + by, foundRow + by)) return false
    named += 1
  }
  return named > 0
}

function isNamed({ expected, keyColumns }: SheetFrame, row: number): boolean {
  for (let column = 1; column <= keyColumns; column += 1)
    if (isText(expected.content(row, column))) return true
  return false
}

function sameNames(frame: SheetFrame, row: number, foundRow: number): boolean {
  return !namesDiffer(frame, row, 1, foundRow)
}

/** Whether a name that we wrote, from a column on, is another one. */
function namesDiffer(
  { expected, found, keyColumns }: SheetFrame,
  row: number,
  from: number,
  foundRow = row,
): boolean {
  for (let column = from; column <= keyColumns; column += 1) {
    const name = expected.content(row, column)
    if (isText(name) && found.get(cellAddress(foundRow, column)) !== name) return true
  }
  return false
}

function renamedRow({ name, expected, found, keyColumns }: SheetFrame, row: number): readonly Diagnostic[] {
  return Array.from({ length: keyColumns }, (_, index) => index + 1).flatMap(column => {
    const ours = expected.content(row, column)
    const address = cellAddress(row, column)
    const now = found.get(address)
    if (!isText(ours) || now === ours) return []
    return [
      damageAt(
        'W314',
        `${name}!${address}`,
        `${name}!${address} holds ${shown(now)} where we wrote "${ours}".`,
        column === 1
          ? 'Names are changed in the plan; the line was read all the same.'
          : 'By this name the line is known: put it back; the line was not read.',
      ),
    ]
  })
}

function isText(content: unknown): content is string {
  return typeof content === 'string' && content !== ''
}

function shown(cell: unknown): string {
  if (cell === undefined) return 'nothing'
  return typeof cell === 'object' ? 'a formula or an error' : JSON.stringify(cell)
}

function rowCount(count: number, what: string): string {
  return count === 1 ? `A row was ${what}` : `${count} rows were ${what}`
}

function rowName({ expected, keyColumns }: SheetFrame, row: number): string {
  for (let column = 1; column <= keyColumns; column += 1) {
    const name = expected.content(row, column)
    if (isText(name)) return `"${name}" (row ${row})`
  }
  return `row ${row}`
}

/** A damage with its place in the workbook. */
export function damageAt(code: string, place: string, message: string, remedy: string): Diagnostic {
  return { code, severity: 'error', place: { kind: 'file', path: place }, message, remedy }
}
