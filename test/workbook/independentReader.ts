// Reads the formulas of a written file from its XML, with nothing of the engine's, and checks the rules we promise for them.

import { unpack } from './repack.ts'
import { descendants, type XmlNode, xmlTree } from './xmlTree.ts'

/** Where the months stand on a sheet that has them; columns count from 1. */
type MonthColumns = {
  readonly sheet: string
  readonly firstHistory: number
  readonly firstMonth: number
  readonly last: number
  /** The last row whose formulas are the same in every month; all rows when left out. */
  readonly lastRow?: number
}

/** What is known of a workbook before its file is read. */
export type FileRules = {
  /** Sheets on which numbers may stand in formulas. */
  readonly inputSheets: readonly string[]
  readonly months: readonly MonthColumns[]
}

/** What was found in a file. */
export type FileFindings = {
  readonly formulas: number
  /** Pairs of a formula and a formula that it reads, each cell of each range counted. */
  readonly edges: number
  readonly functions: readonly string[]
  readonly medianLength: number
  readonly longest: number
  /** Every broken rule as a sentence with its cell; none when all are kept. */
  readonly broken: readonly string[]
}

/** What `trust.md` of this project's promises allows: functions that every spreadsheet program computes alike. */
const allowedFunctions =
  'SUM IF AND OR NOT MIN MAX PRODUCT ROUND INT ABS MOD INDEX MATCH LOOKUP CHOOSE SUMIF SUMIFS SUMPRODUCT EXP LN EDATE EOMONTH DATE YEAR MONTH NPV PMT IFERROR'.split(
    ' ',
  )
const longestFormula = 120

/** Reads a file and checks its formulas. */
export function checkWrittenFile(bytes: Uint8Array, rules: FileRules): FileFindings {
  const formulas = formulasOf(unpack(bytes))
  const lengths = formulas.map(({ text }) => text.length).sort((a, b) => a - b)
  const circle = findCircle(formulas)
  return {
    formulas: formulas.length,
    edges: circle.edges,
    functions: [...new Set(formulas.flatMap(({ functions }) => functions))].sort(),
    medianLength: lengths[Math.floor(lengths.length / 2)] ?? 0,
    longest: lengths.at(-1) ?? 0,
    broken: [
      ...formulas.flatMap(formula => brokenAlone(formula, rules)),
      ...unlikeRows(formulas, rules.months),
      ...(circle.path === undefined ? [] : [`a circle: ${circle.path.join(' -> ')}`]),
    ],
  }
}

type Corner = {
  readonly row: number
  readonly column: number
  readonly fixedRow: boolean
  readonly fixedColumn: boolean
}
type Reference = { readonly sheet: string; readonly from: Corner; readonly to: Corner }
type Formula = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly text: string
  /** With references counted from the cell, so that copies read the same. */
  readonly relative: string
  readonly references: readonly Reference[]
  readonly functions: readonly string[]
  readonly numbers: readonly string[]
  readonly unread: readonly string[]
}

function formulasOf(files: ReadonlyMap<string, string>): readonly Formula[] {
  const tree = (path: string) => xmlTree(files.get(path) ?? '')
  const workbook = tree('xl/workbook.xml')
  const targets = new Map(
    descendants(tree('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.get('Id'),
      attributes.get('Target'),
    ]),
  )
  const names = new Map(
    descendants(workbook, 'definedName').map(({ attributes, text }) => [attributes.get('name') ?? '', text]),
  )
  return descendants(workbook, 'sheet').flatMap(({ attributes }) => {
    const sheet = attributes.get('name') ?? ''
    const cells = descendants(tree(`xl/${targets.get(attributes.get('r:id'))}`), 'c')
    return cells.flatMap(cell => formulaOf(sheet, cell, names))
  })
}

function formulaOf(sheet: string, cell: XmlNode, names: ReadonlyMap<string, string>): readonly Formula[] {
  const text = cell.children.find(({ name }) => name === 'f')?.text
  const at = cornerOf(cell.attributes.get('r') ?? '')
  return text === undefined || at === undefined ? [] : [readFormula(sheet, at.row, at.column, text, names)]
}

const corner = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}(?![\w(.])`
const token = new RegExp(
  [
    '(?<text>"(?:[^"]|"")*")',
    String.raw`(?<reference>(?:(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?${corner}(?::${corner})?)`,
    String.raw`(?<called>[A-Z][A-Z0-9.]*)(?=\()`,
    String.raw`(?<name>[A-Za-z_][\w.]*)(?![\w(!.])`,
    String.raw`(?<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)`,
    '(?<sign><=|>=|<>|[-+*/^&=<>(),])',
  ].join('|'),
  'y',
)

function readFormula(
  sheet: string,
  row: number,
  column: number,
  text: string,
  names: ReadonlyMap<string, string>,
): Formula {
  const references: Reference[] = []
  const functions: string[] = []
  const numbers: string[] = []
  const unread: string[] = []
  const relative: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const from = token.lastIndex
    const found = token.exec(text)?.groups
    if (found === undefined) {
      unread.push(text.slice(from))
      break
    }
    const referred = found.reference ?? (found.name === undefined ? undefined : names.get(found.name))
    if (referred !== undefined) {
      const reference = referenceOf(sheet, referred)
      if (reference === undefined) unread.push(referred)
      else {
        references.push(reference)
        relative.push(relativeText(reference, row, column))
      }
      continue
    }
    if (found.name !== undefined) unread.push(found.name)
    if (found.called !== undefined) functions.push(found.called)
    if (found.number !== undefined) numbers.push(found.number)
    relative.push(text.slice(from, token.lastIndex))
  }
  return { sheet, row, column, text, relative: relative.join(''), references, functions, numbers, unread }
}

function referenceOf(ownSheet: string, text: string): Reference | undefined {
  const [, quoted, plain, first = '', second = first] =
    /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([^:!]+)(?::([^:!]+))?$/.exec(text) ?? []
  const from = cornerOf(first)
  const to = cornerOf(second)
  if (from === undefined || to === undefined) return undefined
  return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? ownSheet, from, to }
}

function cornerOf(text: string): Corner | undefined {
  const match = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})$/.exec(text)
  if (match === null) return undefined
  const [, fixedColumn, letters = '', fixedRow, row] = match
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(row), column, fixedRow: fixedRow === '$', fixedColumn: fixedColumn === '$' }
}

function relativeText({ sheet, from, to }: Reference, row: number, column: number): string {
  const ends = [from, to].map(
    end =>
      `R${end.fixedRow ? end.row : `[${end.row - row}]`}C${end.fixedColumn ? end.column : `[${end.column - column}]`}`,
  )
  return `${sheet}!${ends.join(':')}`
}

/** What is wrong with a formula whatever the others say. */
function brokenAlone(formula: Formula, { inputSheets, months }: FileRules): readonly string[] {
  const { sheet, text, numbers, functions, references, unread } = formula
  const at = `${placeOf(formula)}: =${text}`
  const literals = inputSheets.includes(sheet)
    ? []
    : numbers.filter(number => number !== '0' && number !== '1')
  return [
    ...(text.length > longestFormula ? [`${at} has ${text.length} characters`] : []),
    ...unread.map(part => `${at} has a part that cannot be read: ${part}`),
    ...literals.map(number => `${at} holds the number ${number}`),
    ...functions.filter(name => !allowedFunctions.includes(name)).map(name => `${at} calls ${name}`),
    ...references.filter(reference => holds(reference, formula)).map(() => `${at} reads its own cell`),
    ...references
      .filter(reference => reachesBeforeHistory(reference, formula, months))
      .map(() => `${at} reads before the history`),
  ]
}

function holds({ sheet, from, to }: Reference, cell: Formula): boolean {
  return (
    sheet === cell.sheet &&
    from.row <= cell.row &&
    cell.row <= to.row &&
    from.column <= cell.column &&
    cell.column <= to.column
  )
}

/** A window that moves with its month, on a sheet of months, and starts left of the first month that is kept. */
function reachesBeforeHistory(
  { sheet, from, to }: Reference,
  cell: Formula,
  months: readonly MonthColumns[],
): boolean {
  const own = months.find(({ sheet: name }) => name === cell.sheet)
  const read = months.find(({ sheet: name }) => name === sheet)
  if (own === undefined || read === undefined || cell.column < own.firstHistory || cell.column > own.last)
    return false
  return (
    (!from.fixedColumn && from.column < read.firstHistory) ||
    (!to.fixedColumn && to.column < read.firstHistory)
  )
}

/** Rows of months that have more than one formula, or one in some months only. */
function unlikeRows(formulas: readonly Formula[], months: readonly MonthColumns[]): readonly string[] {
  return months.flatMap(({ sheet, firstMonth, last, lastRow = Number.POSITIVE_INFINITY }) => {
    const rows = new Map<number, Formula[]>()
    for (const formula of formulas) {
      const { row, column } = formula
      if (formula.sheet !== sheet || row > lastRow || column < firstMonth || column > last) continue
      rows.set(row, [...(rows.get(row) ?? []), formula])
    }
    return [...rows].flatMap(([row, found]) => {
      const texts = [...new Set(found.map(({ relative }) => relative))]
      return [
        ...(texts.length > 1
          ? [`${sheet} row ${row} has ${texts.length} formulas: ${texts.slice(0, 2).join(' | ')}`]
          : []),
        ...(found.length !== last - firstMonth + 1
          ? [`${sheet} row ${row} has a formula in ${found.length} months`]
          : []),
      ]
    })
  })
}

/**
 * A circle of formulas when every cell of every range counts as read, as Excel counts; found by taking away, again and
 * again, the formulas that read nothing that is left (Kahn).
 */
function findCircle(formulas: readonly Formula[]): {
  readonly edges: number
  readonly path?: readonly string[]
} {
  const indexOf = new Map(formulas.map((formula, index) => [placeOf(formula), index]))
  const readBy: number[][] = formulas.map(() => [])
  const unread = new Int32Array(formulas.length)
  let edges = 0
  for (const [reader, { references }] of formulas.entries())
    for (const read of references.flatMap(reference => cellsOf(reference))) {
      const index = indexOf.get(read)
      if (index === undefined) continue
      readBy[index]?.push(reader)
      unread[reader] = (unread[reader] ?? 0) + 1
      edges++
    }
  const free = [...formulas.keys()].filter(index => unread[index] === 0)
  for (let next = free.pop(); next !== undefined; next = free.pop())
    for (const reader of readBy[next] ?? []) {
      const left = (unread[reader] ?? 0) - 1
      unread[reader] = left
      if (left === 0) free.push(reader)
    }
  const stuck = unread.findIndex(left => left > 0)
  return stuck < 0 ? { edges } : { edges, path: circleFrom(stuck, formulas, indexOf, unread) }
}

/** Follows what is read among the formulas that are left until one comes again. */
function circleFrom(
  start: number,
  formulas: readonly Formula[],
  indexOf: ReadonlyMap<string, number>,
  unread: Int32Array,
): readonly string[] {
  const trail: number[] = []
  let at = start
  while (!trail.includes(at)) {
    trail.push(at)
    const read = (formulas[at]?.references ?? []).flatMap(reference => cellsOf(reference))
    const next = read
      .map(place => indexOf.get(place))
      .find(index => index !== undefined && (unread[index] ?? 0) > 0)
    if (next === undefined) throw new Error('a formula that waits for another reads none that waits')
    at = next
  }
  return [...trail.slice(trail.indexOf(at)), at].map(index => {
    const formula = formulas[index]
    return formula === undefined ? '' : placeOf(formula)
  })
}

function cellsOf({ sheet, from, to }: Reference): readonly string[] {
  const cells: string[] = []
  for (let row = from.row; row <= to.row; row++)
    for (let column = from.column; column <= to.column; column++) cells.push(`${sheet}!R${row}C${column}`)
  return cells
}

function placeOf({ sheet, row, column }: Formula): string {
  return `${sheet}!R${row}C${column}`
}
