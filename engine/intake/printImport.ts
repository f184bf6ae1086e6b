// An import as a person reads it: what each table is, what became of its rows and its money, what is asked, what is missing.

import { type Diagnostic, printDiagnostic } from '../formula/diagnostic.ts'
import { headerOrLetters } from './header.ts'
import type { Import, TableLeft } from './importFiles.ts'
import type { ImportedTable } from './importTable.ts'
import type { Miss } from './joins.ts'
import { nearestShape } from './nearestShape.ts'
import type { OwnTotals } from './ownTotals.ts'
import { printTablePlace, type Question } from './question.ts'
import type { Reconciliation, RejectedRow } from './reconciliation.ts'
import { recordFields, recordKinds } from './recordFields.ts'
import { across } from './scanColumns.ts'

/** How many rejected rows, doubts and misses are listed by name before "and 12 more". */
export type PrintSettings = { readonly most: number }

/** The whole import, a paragraph for each table, blank lines between. */
export function printImport(found: Import, { most }: PrintSettings): string {
  const paragraphs = [
    ...found.tables.map(table => printTable(table, most, found.mapping.currency)),
    ...found.left.flatMap(printLeft),
    ...found.refused.map(printDiagnostic),
    ...found.warnings.map(printDiagnostic),
    ...found.questions.map(printQuestion),
    ...printProposed(found),
    ...printMisses(found.misses, most),
    ...(found.assumptions.length === 0
      ? []
      : [['Taken for granted', ...found.assumptions.map(indent)].join('\n')]),
    printEnd(found),
  ]
  return paragraphs.join('\n\n')
}

function printTable(
  { scanned, reconciliation, totals, taken }: ImportedTable,
  most: number,
  currency: string | undefined,
): string {
  const { known, remarks } = scanned
  const { label } = recordFields[known.shape.record]
  return [
    `${nameOf(known.table)}: ${known.shape.label}, read as ${label}`,
    ...printReading(scanned),
    ...remarks.map(indent),
    ...printReconciliation(reconciliation, most, currency),
    ...printTotals(totals, most).map(indent),
    ...(reconciliation.used + reconciliation.rejected.length === 0
      ? [indent('no rows of data below the header')]
      : []),
    ...limited(
      taken.map(({ column, word, as, rows }) => `${column} "${word}" for ${as} (${counted(rows, 'row')})`),
      most,
      'taken',
    ).map(indent),
  ].join('\n')
}

function nameOf({ file, sheet }: { readonly file: string; readonly sheet?: string }): string {
  return printTablePlace(sheet === undefined ? { file } : { file, sheet })
}

/** Encoding and separator, the columns with their fields, and how they write numbers and days. */
function printReading({ known, numbers, days, plain }: ImportedTable['scanned']): readonly string[] {
  const { table, header, columns, headerRow } = known
  const text =
    table.text === undefined ? '' : `${table.text.encoding}, cells separated by a ${table.text.separator}; `
  const days1904 = table.datesFrom1904 ? '; its days count from 1904' : ''
  const fields = [...columns].map(([field, column]) => {
    const style = plain.has(field) ? undefined : (numbers.get(field) ?? days.get(field))
    const name = headerOrLetters(header, column)
    const several = known.spread.get(field)?.length
    return `${name} = ${field}${style === undefined ? '' : ` (${style})`}${several === undefined ? '' : ` (${several} columns, the last that is filled)`}`
  })
  const [first] = known.across
  const last = known.across.at(-1)
  const months =
    first === undefined || last === undefined
      ? []
      : [
          `${first.header} to ${last.header}, ${counted(known.across.length, 'column')}${plain.has(across) ? '' : ` (${numbers.get(across)})`}`,
        ]
  return [`${text}header in row ${headerRow}${days1904}`, ...wrapped([...fields, ...months])].map(indent)
}

/** Rows and money, in = used + rejected + ignored; then what is rejected, unknown and doubtful. */
function printReconciliation(
  account: Reconciliation,
  most: number,
  currency: string | undefined,
): readonly string[] {
  const { rows, used, rejected, ignored, sums, unknown, doubts, closes } = account
  const idle = ignored.reduce((sum, { rows: count }) => sum + count, 0)
  const why = ignored.map(({ as, rows: lines }) => counted(lines, as)).join(', ')
  return [
    `rows ${count(rows)} = ${count(used)} used + ${count(rejected.length)} rejected + ${count(idle)} ignored${why === '' ? '' : ` (${why})`}`,
    ...sums.map(
      sum =>
        `${sum.column} ${sum.in}${sum.money && currency !== undefined ? ` ${currency}` : ''} = ${sum.used} used + ${sum.rejected} rejected${sum.closes ? '' : '  DOES NOT CLOSE'}`,
    ),
    ...(closes ? [] : ['This table does not reconcile: a fault of this program. Do not use its figures.']),
    ...limited(rejected.map(printRejected), most, 'rejected'),
    ...limited(
      unknown.map(({ column, word, rows: times }) => `${column} "${word}": ${counted(times, 'row')}`),
      most,
      'unknown, not 0',
    ),
    ...limited(
      doubts.map(({ row, column, reason }) => `row ${row}, ${column}: ${reason}`),
      most,
      'used, but look at it',
    ),
  ].map(indent)
}

/** The table's own totals: how many agree, and those that do not. */
function printTotals({ agree, differ }: OwnTotals, most: number): readonly string[] {
  const lines = differ.map(
    ({ row, name, column, says, sums }) =>
      `row ${row}, ${name}: ${column} says ${says}, and its rows sum to ${sums}`,
  )
  const agreeing =
    agree === 0
      ? []
      : [`${counted(agree, 'total')} of its own ${agree === 1 ? 'agrees' : 'agree'} with the sum of the rows`]
  return [...agreeing, ...limited(lines, most, 'its own totals that differ from the sum of the rows')]
}

function printRejected({ row, column, value, reason }: RejectedRow): string {
  const what = [column, value === undefined ? undefined : JSON.stringify(value)].filter(
    part => part !== undefined,
  )
  return `row ${row}${what.length === 0 ? '' : `, ${what.join(' ')}`}: ${reason}`
}

function limited(lines: readonly string[], most: number, title: string): readonly string[] {
  const more = lines.length - most
  return [
    ...(lines.length === 0 ? [] : [title]),
    ...lines.slice(0, most).map(indent),
    ...(more > 0 ? [indent(`and ${more.toLocaleString('en-US')} more`)] : []),
  ]
}

function printLeft(left: TableLeft): readonly string[] {
  if (left.kind === 'asks')
    return [
      `${nameOf(left.table.table)}: ${left.table.shape.label}\n${indent(`${count(left.rows)} rows wait for the answers below; none is used yet`)}`,
    ]
  const { table, header, headerRow } = left.table
  const near = nearestShape(header)
  const likely =
    near === undefined
      ? 'it looks like no export that is known'
      : `it looks most like ${near.shape.label}, but has no column for ${near.missing.join(', ')}`
  const columns = header
    .filter(text => text !== '')
    .slice(0, 12)
    .join(', ')
  return [
    [
      `${nameOf(table)}: not recognised, and not used`,
      indent(`row ${headerRow} would be its header: ${columns}`),
      indent(likely),
      indent(`-> Give it a shape and its columns in the mapping, under tables.`),
    ].join('\n'),
  ]
}

function printQuestion({ place, message, answers, setting }: Question): string {
  return [
    `? ${printTablePlace(place)}: ${message}`,
    ...answers.map(({ answer, means }) => indent(`${answer}: ${means}`)),
    indent(`-> Write your answer into the mapping: ${setting}`),
  ].join('\n')
}

function printProposed({ proposed }: Import): readonly string[] {
  if (proposed.length === 0) return []
  const width = Math.max(...proposed.map(({ account }) => account.length))
  const lines = proposed.map(({ account, line, nature }) =>
    indent(`${account.padEnd(width)}  ${line}${nature === undefined ? '' : `, ${nature}`}`),
  )
  return [
    [
      'Lines of accounts, proposed by their names: look at them, and save the mapping to keep them',
      ...lines,
    ].join('\n'),
  ]
}

const missTitles = {
  account: 'Accounts without a line of the statements: their rows are rejected (accounts in the mapping)',
  title: 'Titles without a role of the plan (titles in the mapping)',
  owner: 'Owners who are not on the roster (owners in the mapping)',
  segment: 'Without a segment (segments in the mapping)',
  source:
    'Lead sources that do not say who found the deal: such a deal counts for nobody (sources in the mapping)',
  prerequisite:
    'Prerequisites that the register does not have: nothing waits for them (depends_on in the register)',
  deal: 'Stage changes of deals that are not among the opportunities',
} satisfies Record<Miss['what'], string>

function printMisses(misses: readonly Miss[], most: number): readonly string[] {
  const kinds = [...new Set(misses.map(({ what }) => what))]
  return kinds.map(kind =>
    limited(
      misses
        .filter(({ what }) => what === kind)
        .map(({ name, rows, money, first, suggestion }) => {
          const worth = money === undefined ? '' : `, ${money}`
          const where = `first in row ${first.row} of ${nameOf(first)}`
          return `${name}: ${counted(rows, 'row')}${worth}, ${where}${suggestion === undefined ? '' : `; perhaps ${suggestion}?`}`
        }),
      most,
      missTitles[kind],
    ).join('\n'),
  )
}

function printEnd({ records, questions, left, refused }: Import): string {
  const parts = recordKinds.flatMap(kind => {
    const { length } = records[kind]
    return length === 0 ? [] : [`${recordFields[kind].label} ${count(length)}`]
  })
  const open = [
    ...(questions.length > 0 ? [`${counted(questions.length, 'question')} open`] : []),
    ...(left.some(({ kind }) => kind === 'unknown') ? ['tables not recognised'] : []),
    ...(refused.some(({ severity }: Diagnostic) => severity === 'error') ? ['files refused'] : []),
  ]
  const all = parts.length === 0 ? 'Nothing was imported' : `Imported: ${parts.join(', ')}`
  return `${all}${open.length === 0 ? '' : `; ${open.join(', ')}`}.`
}

/** Items in lines of about 100 characters. */
function wrapped(items: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (const item of items) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + item.length < 98) lines[lines.length - 1] = `${last}; ${item}`
    else lines.push(item)
  }
  return lines
}

function indent(line: string): string {
  return `  ${line}`
}

function counted(number: number, what: string): string {
  return `${count(number)} ${what}${number === 1 ? '' : 's'}`
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}
