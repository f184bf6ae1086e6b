// From files to records: read, recognise, settle how columns write, make records, join, and account for every row.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { success } from '../formula/result.ts'
import { type ImportedTable, importTable, type OpenTable } from './importTable.ts'
import { joinsOf, type Miss } from './joins.ts'
import { sameCurrency } from './make/makePeople.ts'
import type { AccountChoice, Mapping, TableMapping } from './mapping.ts'
import type { Question } from './question.ts'
import { type RawTable, UnreadableTable } from './rawTable.ts'
import { type KnownTable, recogniseTable, type UnknownTable } from './recogniseTable.ts'
import { type RecordBook, recordBook } from './recordBook.ts'
import type { Records } from './records.ts'
import { type GoesOn, type ScannedTable, scanTable } from './scanTable.ts'
import { tableQuestions } from './tableQuestions.ts'
import { textTable } from './textTable.ts'
import { workbookTables } from './workbookTables.ts'

/** A file by its name and its bytes. */
export type ImportFile = { readonly name: string; readonly bytes: Uint8Array }

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
  const copies = copiesAmong(files)
  const refused: Diagnostic[] = copies.map(({ copy, of }) => anotherCopy(copy.name, of.name))
  const warnings: Diagnostic[] = []
  const left: TableLeft[] = []
  const scanned: ScannedTable[] = []
  let done = 0
  for (const file of files.filter(one => copies.every(({ copy }) => copy !== one))) {
    const tables = tablesOf(file, mapping)
    if (tables.ok) warnings.push(...tables.warnings)
    else refused.push(...tables.diagnostics)
    for (const table of tables.ok ? tables.value : []) {
      try {
        const known = recogniseTable(table, mapping)
        if (known === undefined) refused.push(nothingIn(table))
        else if (!('shape' in known)) left.push({ kind: 'unknown', table: known })
        else {
          const scan = await scanTable(known, rows => goesOn(done + rows))
          if (scan === undefined) return undefined
          scanned.push(scan)
          done += scan.rows
        }
      } catch (problem) {
        if (!(problem instanceof UnreadableTable)) throw problem
        refused.push(problem.diagnostic)
      }
    }
  }
  const currency = companyCurrency(mapping, scanned)
  const settled: Mapping = currency.code === undefined ? mapping : { ...mapping, currency: currency.code }
  const asked = scanned.map(scan => ({ scan, questions: [...scan.questions, ...tableQuestions(scan)] }))
  left.push(
    ...asked
      .filter(({ questions }) => questions.length > 0 || currency.question !== undefined)
      .map(({ scan }) => ({ kind: 'asks', table: scan.known, rows: scan.rows }) as const),
  )
  const joins = joinsOf(settled)
  const book = recordBook(settled, joins)
  const ready = asked.filter(({ questions }) => questions.length === 0 && currency.question === undefined)
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
    left,
    questions: [
      ...(currency.question === undefined ? [] : [currency.question]),
      ...asked.flatMap(({ questions }) => questions),
    ],
    misses: joins.misses(),
    proposed: book.proposed(),
    assumptions: book.assumptions(),
    refused,
    warnings,
    mapping: usedMapping(settled, scanned, book),
  }
}

type Copy = { readonly copy: ImportFile; readonly of: ImportFile }

/** Files with the very same bytes as one before. */
function copiesAmong(files: readonly ImportFile[]): readonly Copy[] {
  return files.flatMap((file, index) => {
    const before = files.slice(0, index).find(({ bytes }) => sameBytes(bytes, file.bytes))
    return before === undefined ? [] : [{ copy: file, of: before }]
  })
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

function anotherCopy(copy: string, of: string): Diagnostic {
  return {
    code: 'I106',
    severity: 'warning',
    place: { kind: 'file', path: copy },
    message: `${copy} holds the very same as ${of}: it is used once.`,
    remedy: 'Nothing to do, unless another file was meant.',
  }
}

function nothingIn({ file, sheet }: RawTable): Diagnostic {
  return {
    code: 'I107',
    severity: 'warning',
    place: { kind: 'file', path: sheet === undefined ? file : `${file}, sheet ${sheet}` },
    message: 'There is nothing in it.',
    remedy: 'Export it again, and check the filter of the report.',
  }
}

const zipMark = [0x50, 0x4b]
const oldOfficeMark = [0xd0, 0xcf, 0x11, 0xe0]

/** Told by their first bytes: names can be wrong. */
function tablesOf({ name, bytes }: ImportFile, { tables }: Mapping): ReturnType<typeof workbookTables> {
  if ([zipMark, oldOfficeMark].some(mark => mark.every((byte, at) => bytes[at] === byte)))
    return workbookTables(name, bytes)
  const set = tables.find(({ file }) => file !== undefined && name.includes(file))
  return success([
    textTable(name, bytes, {
      ...(set?.encoding === undefined ? {} : { encoding: set.encoding }),
      ...(set?.separator === undefined ? {} : { separator: set.separator }),
    }),
  ])
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

/** The currency that a sign most often stands for; another of its owners can be written as well. */
function usualOwner(sign: string): string {
  return (
    new Map([
      ['$', 'USD'],
      ['¥', 'JPY'],
      ['KR', 'SEK'],
      ['KR.', 'SEK'],
    ]).get(sign) ?? sign
  )
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
