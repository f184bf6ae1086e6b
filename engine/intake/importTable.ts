// The second time through a table: a record of each row of data, or the reason why there is none.

import { sameCurrency } from './currencies.ts'
import { headerOrLetters } from './header.ts'
import type { Joins } from './joins.ts'
import type { Making } from './make/making.ts'
import type { Mapping } from './mapping.ts'
import { type OwnTotals, watchTotals } from './ownTotals.ts'
import { decimalOfNumber, unitsOf } from './plainDecimal.ts'
import type { RawRow } from './rawTable.ts'
import { readNumber } from './readNumber.ts'
import { type RowFault, type RowValues, rowReader } from './readRow.ts'
import { type Reconciliation, type Tally, tally } from './reconciliation.ts'
import type { RecordBook } from './recordBook.ts'
import { type FieldType, recordFields } from './recordFields.ts'
import { across } from './scanColumns.ts'
import { type GoesOn, rowsBetween, rowsOf, type ScannedTable } from './scanTable.ts'
import { fiscalYearOf, ledgerSettings } from './tableQuestions.ts'

/** A table that was used, with the account of its rows. */
export type ImportedTable = {
  readonly scanned: ScannedTable
  readonly reconciliation: Reconciliation
  readonly totals: OwnTotals
  /** Words and what they were taken for, by column. */
  readonly taken: readonly {
    readonly column: string
    readonly word: string
    readonly as: string
    readonly rows: number
  }[]
}

/** A table of which some rows may wait for other tables; `close` is called when all have been gone through. */
export type OpenTable = { readonly close: () => ImportedTable }

/** Goes through a table and gives its records to the book; undefined when it was stopped. O(cells). */
export async function importTable(
  scanned: ScannedTable,
  mapping: Mapping,
  joins: Joins,
  book: RecordBook,
  goesOn: GoesOn,
): Promise<OpenTable | undefined> {
  const { known } = scanned
  const { record } = known.shape
  const sums = summedColumns(scanned)
  const account = tally(sums)
  const totals = watchTotals(sums.map(({ name }) => name))
  const pathColumn =
    record === 'ledger' && known.shape.layout === 'months' ? (known.columns.get('account') ?? 0) : -1
  const taken = takenWords()
  const read = rowReader(scanned, fiscalYearOf(mapping), account.unknown)
  const ledger = ledgerSettings(scanned)
  const nameOf = (field: string): string => columnName(scanned, field)
  const making: Making = {
    ...joins,
    mapping,
    choice: known.choice,
    unit: unitOf(scanned),
    segment: (row, amount) => {
      const segment = joins.segment(row, amount)
      const word = row.text('segment')
      if (word !== undefined) taken.take(nameOf('segment'), word, segment ?? 'no segment')
      return segment
    },
    doubt: (row, field, reason) => account.doubt({ row: row.source.row, column: nameOf(field), reason }),
    taken: (field, word, as) => taken.take(nameOf(field), word, as),
    assume: book.assume,
  }
  const rejectWith = (row: RawRow, amounts: readonly bigint[], { field, reason }: Fault) =>
    account.reject(row.row, field === undefined ? { reason } : { column: nameOf(field), reason }, amounts)
  let rows = 0
  for (const sorted of rowsOf(known)) {
    rows += 1
    if (rows % rowsBetween === 0 && !(await goesOn(rows))) return undefined
    const { row } = sorted
    // What is remembered of a used row is its number, and not its cells.
    const number = row.row
    if (sorted.kind === 'ignored') {
      account.ignore(row.row, sorted.as)
      if (sorted.as === 'total')
        totals.total(
          row.row,
          firstText(row),
          sums.map(({ amountIn }) => amountIn(row)),
        )
    } else if (sorted.kind === 'broken') account.reject(row.row, { reason: sorted.reason }, [])
    else {
      const amounts = sums.map(({ amountIn }) => amountIn(row))
      totals.data(pathColumn < 0 ? undefined : String(row.cells[pathColumn] ?? ''), amounts)
      const values = read(row)
      if ('reason' in values) account.reject(row.row, values, amounts)
      else {
        const foreign = foreignMoney(values, mapping, record)
        const end =
          foreign ??
          book.take(record, values, making, ledger, (fault, before) =>
            settleRow(account, number, amounts, fault, before),
          )
        if (end === 'used') account.use(amounts)
        else if (end !== 'waits') rejectWith(row, amounts, end)
      }
    }
  }
  return {
    close: () => ({
      scanned,
      reconciliation: account.close(rows),
      totals: totals.found(),
      taken: taken.words(),
    }),
  }
}

type Fault = { readonly field?: string; readonly reason: string }

function settleRow(
  account: Tally,
  row: number,
  amounts: readonly bigint[],
  fault: RowFault | undefined,
  before: 'used' | undefined,
): void {
  if (before === 'used') account.takeBack(amounts)
  if (fault === undefined) account.use(amounts)
  else account.reject(row, fault, amounts)
}

/** Rosters keep the person and leave out the pay; everything else in another currency would be summed wrongly. */
function foreignMoney(row: RowValues, { currency }: Mapping, record: string): Fault | undefined {
  if (row.currency === undefined || currency === undefined || record === 'employees') return undefined
  return sameCurrency(row.currency, currency)
    ? undefined
    : { reason: `it is in ${row.currency}, and the company's currency is ${currency}` }
}

type SummedColumn = {
  readonly name: string
  readonly money: boolean
  readonly sum: bigint
  readonly amountIn: (row: RawRow) => bigint
}

function firstText({ cells }: RawRow): string {
  return String(cells.find(cell => typeof cell === 'string' && cell.trim() !== '') ?? '').trim()
}

/** The columns that are added up, each with a way to take its amount out of a row. */
function summedColumns(scanned: ScannedTable): readonly SummedColumn[] {
  const { known, numbers, sums } = scanned
  const { fields }: { fields: Readonly<Record<string, FieldType>> } = recordFields[known.shape.record]
  return [...sums].map(([field, sum]) => {
    const places =
      field === across ? known.across.map(({ column }) => column) : [known.columns.get(field) ?? 0]
    const style = numbers.get(field) ?? '1,234.56'
    const money = field === across || fields[field] === 'money'
    const amountOf = (cell: RawRow['cells'][number] | undefined): bigint => {
      const number = typeof cell === 'string' ? readNumber(cell, style) : undefined
      const value = typeof cell === 'number' ? decimalOfNumber(cell) : number?.value
      return value === undefined || (money && number?.percent) ? 0n : unitsOf(value)
    }
    return {
      name: field === across ? acrossName(scanned) : columnName(scanned, field),
      // Pay of several periods and currencies adds up to a witness, and to no amount of money.
      money: money && known.shape.record !== 'employees',
      sum,
      amountIn: row => places.reduce((total, column) => total + amountOf(row.cells[column]), 0n),
    }
  })
}

function acrossName({ known }: ScannedTable): string {
  return known.shape.layout === 'brackets' ? 'all brackets' : 'all months'
}

/** The header over a field's column, or its letters where there is none; of a field without a column, its own name. */
function columnName({ known: { header, columns } }: ScannedTable, field: string): string {
  const column = columns.get(field)
  return column === undefined ? field : headerOrLetters(header, column)
}

/** Cents are said by the mapping or by a header: "Amount (cents)", "amount_cents". */
function unitOf({ known }: ScannedTable): 'cents' | undefined {
  const { choice, shape, header, columns } = known
  const money: readonly string[] = recordFields[shape.record].sums
  const headers = money.map(field => header[columns.get(field) ?? -1] ?? '')
  return (
    choice.unit ?? (headers.some(text => /\bcents\b|_cents$|minor units/i.test(text)) ? 'cents' : undefined)
  )
}

type TakenWords = {
  readonly take: (column: string, word: string, as: string) => void
  readonly words: () => ImportedTable['taken']
}

function takenWords(): TakenWords {
  const words = new Map<
    string,
    { readonly column: string; readonly word: string; readonly as: string; rows: number }
  >()
  return {
    take: (column, word, as) => {
      const key = `${column}\n${word}`
      const known = words.get(key)
      if (known === undefined) words.set(key, { column, word, as, rows: 1 })
      else known.rows += 1
    },
    words: () => [...words.values()],
  }
}
