// From files to records: read, recognise, settle how columns write, make records, join, and account for every row.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { sameCurrency, usualOwner } from './currencies.ts'
import { type ImportedTable, importTable, type OpenTable } from './importTable.ts'
import { joinsOf, type Miss } from './joins.ts'
import type { AccountChoice, Mapping, TableMapping } from './mapping.ts'
import type { Question } from './question.ts'
import type { KnownTable, UnknownTable } from './recogniseTable.ts'
import { type RecordBook, recordBook } from './recordBook.ts'
import type { Records } from './records.ts'
import { type ImportFile, scanFiles } from './scanFiles.ts'
import type { GoesOn, ScannedTable } from './scanTable.ts'
import { tableQuestions } from './tableQuestions.ts'

/** A table that was not used, and why. */
export type TableLeft =
  | { readonly kind: 'unknown'; readonly table: UnknownTable }
  | { readonly kind: 'asks'; readonly table: KnownTable; readonly rows: number }

/** What an import gives. Nothing of a file that is refused, unknown or asked about is in the records. */
export type Import = {
  readonly records: Records
  readonly tables: readonly ImportedTable[]
  readonly left: readonly TableLeft[]
  readonly questions: readonly Question[]
  /** What found no partner. */
  readonly misses: readonly Miss[]
  /** Lines of accounts that their words suggest and nobody has confirmed. */
  readonly proposed: readonly AccountChoice[]
  /** What was taken for granted. */
  readonly assumptions: readonly string[]
  readonly refused: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
  /** The choices as they were used, to be looked at, changed, saved and used again. */
  readonly mapping: Mapping
}

/**
 * Imports files together. A second copy of a file is left aside. `goesOn` is called every few thousand rows; undefined when
 * it stopped the import. O(rows), twice through each table.
 */
export async function importFiles(
  files: readonly ImportFile[],
  mapping: Mapping,
  goesOn: GoesOn,
): Promise<Import | undefined> {
  const read = await scanFiles(files, mapping, goesOn)
  if (read === undefined) return undefined
  const { scanned, unknown, refused, warnings } = read
  let done = scanned.reduce((sum, { rows }) => sum + rows, 0)
  const currency = companyCurrency(mapping, scanned)
  const settled: Mapping = currency.code === undefined ? mapping : { ...mapping, currency: currency.code }
  const asked = scanned.map(scan => ({
    scan,
    questions: [...scan.questions, ...tableQuestions(scan, mapping)],
  }))
  const waiting = asked.filter(({ questions }) => questions.length > 0 || currency.question !== undefined)
  const ready = asked.filter(one => !waiting.includes(one))
  const joins = joinsOf(settled)
  const book = recordBook(settled, joins)
  const tables: OpenTable[] = []
  for (const { scan } of inOrder(ready)) {
    const table = await importTable(scan, settled, joins, book, rows => goesOn(done + rows))
    if (table === undefined) return undefined
    tables.push(table)
    done += scan.rows
  }
  book.settle()
  return {
    records: book.records(),
    tables: tables
      .map(table => table.close())
      .sort((a, b) => scanned.indexOf(a.scanned) - scanned.indexOf(b.scanned)),
    left: [
      ...unknown.map(table => ({ kind: 'unknown', table }) as const),
      ...waiting.map(({ scan }) => ({ kind: 'asks', table: scan.known, rows: scan.rows }) as const),
    ],
    questions: [
      ...(currency.question === undefined ? [] : [currency.question]),
      ...asked.flatMap(({ questions }) => questions),
      ...book.questions(),
    ],
    misses: joins.misses(),
    proposed: book.proposed(),
    assumptions: book.assumptions(),
    refused,
    warnings,
    mapping: usedMapping(settled, scanned, book),
  }
}

/** The currency of the mapping, or the only one found; several have to be asked about. */
function companyCurrency(
  mapping: Mapping,
  scanned: readonly ScannedTable[],
): { readonly code?: string; readonly question?: Question } {
  if (mapping.currency !== undefined) return { code: mapping.currency }
  const written = [...new Set(scanned.flatMap(({ currencies }) => [...currencies]))]
  const codes = written.filter(code => /^[A-Z]{3}$/.test(code))
  const apart = written.filter(sign => !codes.some(code => sameCurrency(sign, code)))
  const [only] = codes
  if (codes.length + apart.length <= 1) return only === undefined ? {} : { code: only }
  const [first] = scanned.filter(({ currencies }) => currencies.size > 0)
  return {
    question: {
      place: { file: first?.known.table.file ?? '' },
      message: `Amounts are in ${[...codes, ...apart].join(', ')}: which is the company's currency?`,
      answers: [...codes, ...apart].map(sign => ({
        answer: usualOwner(sign),
        means: `amounts in ${sign} are used, rows in others rejected`,
      })),
      setting: 'currency',
    },
  }
}

/** Rosters first: owners of deals are looked for among the people of them. */
function inOrder<Asked extends { readonly scan: ScannedTable }>(asked: readonly Asked[]): readonly Asked[] {
  const isRoster = ({ scan }: Asked) => scan.known.shape.record === 'employees'
  return [...asked.filter(isRoster), ...asked.filter(one => !isRoster(one))]
}

/** What was chosen before, and every table and account of this import as it was taken. */
function usedMapping(mapping: Mapping, scanned: readonly ScannedTable[], book: RecordBook): Mapping {
  const tables = new Map<string, TableMapping>()
  for (const table of [...mapping.tables, ...scanned.map(({ known }) => known.choice)])
    tables.set(JSON.stringify(table), table)
  return { ...mapping, tables: [...tables.values()], accounts: [...mapping.accounts, ...book.proposed()] }
}
