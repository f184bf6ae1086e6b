// What a table is: the shape whose columns its header has, or the one that the mapping gives it.

import { type AcrossColumn, acrossColumns } from './columnsAcross.ts'
import { columnName, headerText, letteredColumn, lettersOf, plainName, withoutUnit } from './header.ts'
import type { Mapping, TableMapping } from './mapping.ts'
import type { Question } from './question.ts'
import type { RawCell, RawRow, RawTable } from './rawTable.ts'
import { recordFields } from './recordFields.ts'
import type { Shape } from './shapes/shape.ts'
import { shapes } from './shapes/shapes.ts'

/** A table with its columns known. Columns count from 0 here. */
export type KnownTable = {
  readonly table: RawTable
  readonly shape: Shape
  readonly headerRow: number
  readonly header: readonly string[]
  readonly columns: ReadonlyMap<string, number>
  /** Of fields that are written in several columns of one name all of these, in their order; the last that is filled counts. */
  readonly spread: ReadonlyMap<string, readonly number[]>
  readonly across: readonly AcrossColumn[]
  /** The lines above the header. */
  readonly titles: readonly string[]
  /** What stands in the mapping for this table, or would. */
  readonly choice: TableMapping
  readonly questions: readonly Question[]
  /** Headers that had spaces around them, and columns that have none. */
  readonly remarks: readonly string[]
}

/** A table whose header fits no shape: its first row that could be a header. */
export type UnknownTable = {
  readonly table: RawTable
  readonly headerRow: number
  readonly header: readonly string[]
}

/**
 * Looks for the header in the first 60 rows. A choice of the mapping comes first when it names a file, or when no other
 * shape knows more of the columns. Undefined when the table has no row with anything in it.
 */
export function recogniseTable(table: RawTable, mapping: Mapping): KnownTable | UnknownTable | undefined {
  const rows = firstRows(table, 60)
  const chosen = mapping.tables
    .filter(({ file }) => file === undefined || nameOf(table).includes(file))
    .flatMap(choice => candidates(table, rows, shapeOf(choice), choice))
  const own = best(chosen)
  if (own?.known.choice.file !== undefined) return own.known
  const usual = best(shapes.flatMap(shape => candidates(table, rows, shape)))
  const other = own !== undefined && usual !== undefined && usual.known.shape !== own.known.shape
  return (other && usual.score > own.score ? usual : (own ?? usual))?.known ?? likelyHeader(table, rows)
}

/** What a table could be; `score` is how many of its columns are known by their names. */
type Candidate = { readonly known: KnownTable; readonly score: number }

/** The first of those with the highest score. */
function best(found: readonly Candidate[]): Candidate | undefined {
  return found.reduce<Candidate | undefined>(
    (most, next) => (most === undefined || next.score > most.score ? next : most),
    undefined,
  )
}

function nameOf({ file, sheet }: RawTable): string {
  return sheet === undefined ? file : `${file} ${sheet}`
}

function shapeOf(choice: TableMapping): Shape | undefined {
  return shapes.find(({ id }) => id === choice.shape)
}

function firstRows(table: RawTable, most: number): readonly RawRow[] {
  const rows: RawRow[] = []
  for (const row of table.rows()) {
    rows.push(row)
    if (rows.length === most) break
  }
  return rows
}

/** The rows that could be the header of this shape, at most one: the first with all marks. */
function candidates(
  table: RawTable,
  rows: readonly RawRow[],
  shape: Shape | undefined,
  choice?: TableMapping,
): readonly Candidate[] {
  if (shape === undefined) return []
  for (const [index, row] of rows.entries()) {
    const known = asHeader(table, rows.slice(0, index), row, shape, choice)
    if (known !== undefined) return [{ known, score: known.columns.size - lettered(known) }]
  }
  return []
}

/** Columns that the mapping gives by their letters, though they have a name. */
function lettered({ choice, header }: KnownTable): number {
  return Object.values(choice.columns).filter(name => {
    const column = letteredColumn(name)
    return column !== undefined && columnName(header, column) !== name
  }).length
}

function asHeader(
  table: RawTable,
  above: readonly RawRow[],
  row: RawRow,
  shape: Shape,
  choice: TableMapping | undefined,
): KnownTable | undefined {
  const header = row.cells.map(headerText)
  const across = acrossColumns(shape, row.cells, header, table.datesFrom1904)
  if (shape.layout !== 'rows' && across.length === 0) return undefined
  const columns = choice === undefined ? columnsByName(shape, header) : columnsChosen(choice, header)
  const marks = choice === undefined ? shape.marks : []
  if (columns === undefined || !hasMarks(shape, marks, columns, across.length > 0)) return undefined
  const spread = spreadColumns(shape, header, columns, choice)
  const named =
    choice === undefined
      ? [...columns].map(([field, column]) => [field, header[column] ?? ''] as const)
      : Object.entries(choice.columns)
  const names = [...columns].map(
    ([field, column]) =>
      [field, spread.has(field) ? (header[column] ?? '') : columnName(header, column)] as const,
  )
  const kept = choice ?? { shape: shape.id, columns: Object.fromEntries(names) }
  return {
    table,
    shape,
    headerRow: row.row,
    header,
    columns,
    spread,
    across,
    titles: above.flatMap(({ cells }) => cells.map(headerText).filter(text => text !== '')),
    choice: kept,
    questions: named
      .filter(([field, name]) => !spread.has(field) && letteredColumn(name) === undefined)
      .flatMap(([field, name]) => whichOf(table, field, name, header, shape.id)),
    remarks: remarksOn(row.cells, header),
  }
}

/** A mapping that names one of the columns by its letters means that one alone. */
function spreadColumns(
  shape: Shape,
  header: readonly string[],
  columns: ReadonlyMap<string, number>,
  choice: TableMapping | undefined,
): ReadonlyMap<string, readonly number[]> {
  const fields = (shape.spread ?? []).flatMap(field => {
    const name = header[columns.get(field) ?? -1] ?? ''
    const chosen = choice?.columns[field] ?? name
    const same = columnsCalled(name, header)
    return same.length > 1 && plainName(chosen) === plainName(name) ? [[field, same] as const] : []
  })
  return new Map(fields)
}

function columnsCalled(name: string, header: readonly string[]): readonly number[] {
  return header.flatMap((text, column) =>
    plainName(text) === plainName(name) && plainName(text) !== '' ? [column] : [],
  )
}

function columnsByName(shape: Shape, header: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const nameOf of [plainName, (text: string) => plainName(withoutUnit(text))])
    for (const [column, text] of header.entries()) {
      const name = nameOf(text)
      if (!places.has(name) && (name !== '' || column === 0)) places.set(name, column)
    }
  const taken = new Set<number>()
  const columns = new Map<string, number>()
  for (const [field, names] of Object.entries(shape.columns)) {
    const column = names
      .map(name => places.get(plainName(name)))
      .find(place => place !== undefined && !taken.has(place))
    if (column === undefined) continue
    taken.add(column)
    columns.set(field, column)
  }
  return columns
}

/** Undefined when a chosen column is not in the header. */
function columnsChosen(
  choice: TableMapping,
  header: readonly string[],
): ReadonlyMap<string, number> | undefined {
  const columns = new Map<string, number>()
  for (const [field, name] of Object.entries(choice.columns)) {
    const column = chosenColumn(name, header)
    if (column < 0) return undefined
    columns.set(field, column)
  }
  return columns
}

function chosenColumn(name: string, header: readonly string[]): number {
  const byName = header.findIndex(text => plainName(text) === plainName(name) && plainName(name) !== '')
  if (byName >= 0) return byName
  const column = letteredColumn(name) ?? -1
  return column < header.length ? column : -1
}

/** Whether all marks are there, and each field without which there is no record. */
function hasMarks(
  shape: Shape,
  marks: readonly string[],
  columns: ReadonlyMap<string, number>,
  across: boolean,
): boolean {
  const required: readonly (string | readonly string[])[] = recordFields[shape.record].required
  return [...marks, ...(across ? [] : required)].every(field =>
    typeof field === 'string' ? columns.has(field) : field.some(one => columns.has(one)),
  )
}

/** A field whose header stands over several columns. */
function whichOf(
  { file, sheet }: RawTable,
  field: string,
  name: string,
  header: readonly string[],
  shape: string,
): readonly Question[] {
  const same = columnsCalled(name, header)
  if (same.length < 2) return []
  return [
    {
      place: { file, ...(sheet === undefined ? {} : { sheet }), column: name },
      message: `The header ${name} stands over ${same.length} columns: which of them is meant?`,
      answers: same.map(column => ({
        answer: `column ${lettersOf(column)}`,
        means: `the ${name} in column ${lettersOf(column)}`,
      })),
      setting: `tables (${shape}) > columns > ${field}`,
    },
  ]
}

function remarksOn(cells: readonly RawCell[], header: readonly string[]): readonly string[] {
  const padded = cells.flatMap((cell, column) =>
    typeof cell === 'string' && cell !== '' && cell !== header[column] && header[column] !== ''
      ? [header[column] ?? '']
      : [],
  )
  const nameless = header.flatMap((text, column) => (text === '' && column > 0 ? [lettersOf(column)] : []))
  return [
    ...(padded.length > 0 ? [`spaces around headers were left out: ${padded.join(', ')}`] : []),
    ...(nameless.length > 0 ? [`without a header, and not used: column ${nameless.join(', ')}`] : []),
  ]
}

/** The first row with the most cells filled with texts. */
function likelyHeader(table: RawTable, rows: readonly RawRow[]): UnknownTable | undefined {
  let best: UnknownTable | undefined
  let most = 0
  for (const { row, cells } of rows) {
    const texts = cells.filter(
      cell => typeof cell === 'string' && cell.trim() !== '' && !/^[-\d]/.test(cell),
    ).length
    if (texts <= most) continue
    most = texts
    best = { table, headerRow: row, header: cells.map(headerText) }
  }
  return best
}
