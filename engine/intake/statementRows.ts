// The rows of a statement by month: accounts nested under headings, totals of both kinds, lines that are computed.

import { headerText } from './header.ts'
import type { RawCell, RawRow } from './rawTable.ts'
import type { KnownTable } from './recogniseTable.ts'
import type { IgnoredAs, SortedRow } from './sortRows.ts'

/** Sorts the rows of a statement; a row of data has in its first cell the headings above it, joined by colons. */
export function* statementRows(known: KnownTable): Generator<SortedRow> {
  const totalled = totalledNames(known)
  const column = known.columns.get('account') ?? 0
  const open: string[] = []
  for (const row of known.table.rows()) {
    const ignored = ignoredBefore(known, row)
    const name = headerText(row.cells[column] ?? '')
    if (ignored !== undefined) yield { kind: 'ignored', row, as: ignored }
    else if (row.problem !== undefined) yield { kind: 'broken', row, reason: row.problem }
    else if (isTotal(name, totalled)) {
      const of = totalOf(name)
      while (open.length > 0 && open.pop() !== of);
      yield { kind: 'ignored', row, as: 'total' }
    } else if (computed.test(name)) yield { kind: 'ignored', row, as: 'computed line' }
    else {
      const filled = known.across.some(({ column: month }) => !isBlank(row.cells[month]))
      const path = [...open, name].join(':')
      if (totalled.has(name)) open.push(name)
      if (filled && name !== '') yield { kind: 'data', row: { ...row, cells: row.cells.with(column, path) } }
      else yield { kind: 'ignored', row, as: totalled.has(name) ? 'heading' : 'unused account' }
    }
  }
}

/** Lines that QuickBooks and others compute from the accounts. */
const computed =
  /^(gross (profit|margin)|net (operating |other |ordinary )?(income|loss|earnings|profit|revenue)|operating (income|profit)|ebitda?|profit|loss|profit for the (year|period))$/i

function ignoredBefore({ headerRow }: KnownTable, { row, cells, problem }: RawRow): IgnoredAs | undefined {
  if (row < headerRow) return 'title'
  if (row === headerRow) return 'header'
  return problem === undefined && cells.every(isBlank) ? 'blank row' : undefined
}

function isBlank(cell: RawCell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

/** What has a total below it: `Total for Income` and `Total Income` both mean Income, when a line Income stands above. */
function totalledNames({ table, headerRow, columns }: KnownTable): ReadonlySet<string> {
  const column = columns.get('account') ?? 0
  const above = new Set<string>()
  const totalled = new Set<string>()
  for (const { row, cells } of table.rows()) {
    if (row <= headerRow) continue
    const name = headerText(cells[column] ?? '')
    const of = totalOf(name)
    if (of !== undefined && above.has(of)) totalled.add(of)
    above.add(name)
  }
  return totalled
}

function isTotal(name: string, totalled: ReadonlySet<string>): boolean {
  const of = totalOf(name)
  return /^(grand )?total$/i.test(name) || (of !== undefined && totalled.has(of))
}

/** The name that a total is of: `Total for Income` and `Total Income` are of Income. */
export function totalOf(name: string): string | undefined {
  return /^total (?:for )?(.+)$/i.exec(name)?.[1]
}
