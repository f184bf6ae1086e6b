// Which number of the model stands in a cell of the sheet Model, told from what is written beside and above it; and the
// other way round.

import { calendarRows, monthColumn, modelRow as rowOfMember, sheetNames } from './layout.ts'
import { type PlanSource, rowNamed } from './planSource.ts'
import type { Area } from './workbook.ts'

/** A row of the model with its members, in the order in which they stand below each other. */
export type ModelRow = {
  readonly dims: readonly string[]
  readonly members: readonly (readonly string[])[]
}

/** A number of the model: a row, its member in the order of the row's dimensions, a month from 1, or 0 and less. */
export type ModelCell = { readonly row: string; readonly member: readonly string[]; readonly month: number }

/** Where a number of the shown scenario stands; undefined where the sheet does not have it. */
export function modelCellPlace(
  { layout, model }: Pick<PlanSource, 'layout' | 'model'>,
  { row, member, month }: ModelCell,
): { readonly sheet: string; readonly row: number; readonly column: number } | undefined {
  if (!layout.blocks.has(`row:${row}`)) return undefined
  if (month < 1 - layout.historyColumns || month > layout.months) return undefined
  const { dims } = rowNamed({ model }, row)
  return {
    sheet: sheetNames.model,
    row: rowOfMember(layout, row, member, dims),
    column: monthColumn(layout, month),
  }
}

/** What has to be read to tell: the names and items of every line down to the cell, and the month of its column. */
export function modelCellMarks(
  { row, column }: { readonly row: number; readonly column: number },
  rows: ReadonlyMap<string, ModelRow>,
): { readonly sheet: string; readonly lines: Area; readonly month: Area } {
  const keyColumns = Math.max(2, ...[...rows.values()].map(({ dims }) => dims.length))
  return {
    sheet: sheetNames.model,
    lines: { top: 1, left: 2, bottom: row, right: keyColumns + 1 },
    month: { top: calendarRows.month, left: column, bottom: calendarRows.month, right: column },
  }
}

/**
 * The number in the last of `lines`, or undefined where it cannot be told: headings, working, anything a person wrote,
 * a member of two dimensions with the same items (two systems), because it is not written which is which.
 * `lines` are the cells from column B on, from the first row of the sheet. A member is known by its items, in whatever
 * order their columns stand, below the heading of its row. O(lines + members).
 */
export function modelCellAt(
  lines: readonly (readonly unknown[])[],
  month: unknown,
  rows: ReadonlyMap<string, ModelRow>,
): ModelCell | undefined {
  if (typeof month !== 'number' || !Number.isInteger(month)) return undefined
  const at = lines.length - 1
  for (let header = at - 1; header >= calendarRows.column; header--) {
    const name = nameIn(lines[header])
    const row = rows.get(name)
    if (row === undefined || row.dims.length === 0 || at - header > row.members.length) continue
    const member = memberOf(row, lines[at] ?? [])
    if (member !== undefined) return { row: name, member, month }
  }
  const name = nameIn(lines[at])
  return at >= calendarRows.column && rows.get(name)?.dims.length === 0
    ? { row: name, member: [], month }
    : undefined
}

function nameIn(line: readonly unknown[] | undefined): string {
  return String(line?.[0] ?? '')
}

/** The one member that has the items of this line. */
function memberOf({ dims, members }: ModelRow, line: readonly unknown[]): readonly string[] | undefined {
  const items = line.slice(0, dims.length)
  const found = members.filter(member => member.every(id => items.includes(id)))
  return found.length === 1 ? found[0] : undefined
}
