// The first time through a table: how its columns write numbers and days, in which currencies, and what its money sums to.

import type { Question } from './question.ts'
import type { DayStyle } from './readDay.ts'
import type { NumberStyle } from './readNumber.ts'
import type { KnownTable } from './recogniseTable.ts'
import { type PeriodNames, scannedColumns } from './scanColumns.ts'
import { type SortedRow, sortRows } from './sortRows.ts'
import { statementRows } from './statementRows.ts'

/** Called every few thousand rows with the rows done so far; gives whether to go on. */
export type GoesOn = (rows: number) => Promise<boolean>

/** A table with everything settled that can be, and questions for the rest. */
export type ScannedTable = {
  readonly known: KnownTable
  readonly rows: number
  readonly numbers: ReadonlyMap<string, NumberStyle>
  readonly days: ReadonlyMap<string, DayStyle>
  /** Columns that every style reads alike: how they write does not matter. */
  readonly plain: ReadonlySet<string>
  readonly currencies: ReadonlySet<string>
  readonly periods: PeriodNames
  /** What the amounts of all rows of data sum to, in ten-thousand-millionths, by field. */
  readonly sums: ReadonlyMap<string, bigint>
  readonly questions: readonly Question[]
  readonly remarks: readonly string[]
}

/** The rows of a table, sorted; a statement by month has headings and totals of its own. */
export function rowsOf(known: KnownTable): Iterable<SortedRow> {
  return known.shape.record === 'ledger' && known.shape.layout === 'months'
    ? statementRows(known)
    : sortRows(known)
}

/** Goes through a table once; undefined when it was stopped. O(cells). */
export async function scanTable(known: KnownTable, goesOn: GoesOn): Promise<ScannedTable | undefined> {
  const columns = scannedColumns(known)
  let rows = 0
  for (const sorted of rowsOf(known)) {
    rows += 1
    if (rows % rowsBetween === 0 && !(await goesOn(rows))) return undefined
    if (sorted.kind === 'ignored') continue
    for (const column of columns) column.take(sorted.row, sorted.kind === 'data')
  }
  const results = columns.map(column => column.result())
  return {
    known,
    rows,
    numbers: new Map(results.flatMap(({ field, number }) => (number === undefined ? [] : [[field, number]]))),
    days: new Map(results.flatMap(({ field, day }) => (day === undefined ? [] : [[field, day]]))),
    plain: new Set(results.flatMap(({ field, plain }) => (plain ? [field] : []))),
    currencies: new Set(results.flatMap(({ currencies }) => currencies)),
    periods: Object.assign({}, ...results.map(({ periods }) => periods)),
    sums: new Map(results.flatMap(({ field, sum }) => (sum === undefined ? [] : [[field, sum]]))),
    questions: [...known.questions, ...results.flatMap(({ questions }) => questions)],
    remarks: [...known.remarks, ...results.flatMap(({ remarks }) => remarks)],
  }
}

/** After so many rows it is asked whether to go on. */
export const rowsBetween = 4_000
