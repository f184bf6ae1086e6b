// Which rows of a table are data: not titles, blank lines, totals, headings, a header once more, or a footer.

import type { RawCell, RawRow } from './rawTable.ts'
import type { KnownTable } from './recogniseTable.ts'
import { recordFields } from './recordFields.ts'

/** Why a row counts for nothing. */
export type IgnoredAs =
  | 'title'
  | 'header'
  | 'repeated header'
  | 'blank row'
  | 'total'
  | 'heading'
  | 'computed line'
  | 'line of text'
  | 'unused account'

/** A row, and what it is. */
export type SortedRow =
  | { readonly kind: 'data'; readonly row: RawRow }
  | { readonly kind: 'ignored'; readonly row: RawRow; readonly as: IgnoredAs }
  | { readonly kind: 'broken'; readonly row: RawRow; readonly reason: string }

/** Sorts the rows of a table; the same each time. */
export function* sortRows(known: KnownTable): Generator<SortedRow> {
  const needed = neededColumns(known)
  for (const row of known.table.rows()) yield sortRow(known, row, needed)
}

/** `Total`, `Grand Total`, `Total for Income`, `Total - 4000 Revenue`, `Subtotal: North`. */
const totalWords =
  /^(?:grand |sub[- ]?)?totals?(?:\s*[-–:].*| for .*| \(.*\))?$|^(?:sum|summe|gesamt|gesamtsumme)$/i

function sortRow(known: KnownTable, row: RawRow, needed: readonly (readonly number[])[]): SortedRow {
  const ignored = (as: IgnoredAs): SortedRow => ({ kind: 'ignored', row, as })
  if (row.row < known.headerRow) return ignored('title')
  if (row.row === known.headerRow) return ignored('header')
  if (row.problem !== undefined) return { kind: 'broken', row, reason: row.problem }
  const filled = filledColumns(row.cells)
  const [first] = filled
  if (first === undefined) return ignored('blank row')
  if (isHeaderAgain(known, row.cells)) return ignored('repeated header')
  const missing = needed.filter(columns => !columns.some(column => filled.includes(column)))
  const lead = row.cells[first]
  const left = needed.filter(columns => !columns.includes(first) && !missing.includes(columns))
  if (typeof lead === 'string' && totalWords.test(lead.trim()) && (left.length === 0 || missing.length > 0))
    return ignored('total')
  if (filled.length === 1 && known.header.length > 2 && (missing.length > 0 || known.shape.layout !== 'rows'))
    return ignored(known.shape.record === 'ledger' ? 'heading' : 'line of text')
  return raggedness(known, row) ?? { kind: 'data', row }
}

/** The columns of the fields that every record has, money aside: a total row has some of them empty. */
function neededColumns({ shape, columns }: KnownTable): readonly (readonly number[])[] {
  const { required, sums }: { required: readonly (string | readonly string[])[]; sums: readonly string[] } =
    recordFields[shape.record]
  return required
    .map(field => (typeof field === 'string' ? [field] : field).filter(one => !sums.includes(one)))
    .map(fields => fields.flatMap(field => columns.get(field) ?? []))
    .filter(places => places.length > 0)
}

function filledColumns(cells: readonly RawCell[]): readonly number[] {
  const filled: number[] = []
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    if (typeof cell === 'string' ? cell.trim() !== '' : cell !== undefined) filled.push(column)
  }
  return filled
}

function isHeaderAgain({ header, columns }: KnownTable, cells: readonly RawCell[]): boolean {
  for (const column of columns.values()) {
    const cell = cells[column]
    const text = header[column] ?? ''
    if (text !== '' && (typeof cell !== 'string' || cell.trim() !== text)) return false
  }
  return [...columns.values()].some(column => (header[column] ?? '') !== '')
}

/** Text files have a cell for every column; a workbook leaves out empty ones at the end. */
function raggedness({ table, header }: KnownTable, row: RawRow): SortedRow | undefined {
  const cells = row.cells.length
  const beyond = row.cells.slice(header.length).some(cell => cell !== '')
  if (!beyond && (table.text === undefined || cells >= header.length)) return undefined
  return { kind: 'broken', row, reason: `it has ${cells} cells and the header has ${header.length}` }
}
