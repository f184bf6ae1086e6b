// Which series of a program belong to a row.

import type { Program } from './program.ts'

/** The members of a row in the order of its series, one empty member where it has no dimensions; none for what is no row. */
export function membersOf({ rows, series }: Program, row: string): readonly (readonly string[])[] {
  const { first, count } = rows.get(row) ?? { first: 0, count: 0 }
  return series.slice(first, first + count).map(({ member }) => member)
}

/** The index of the series of a member of a row; of the row itself where no member is said. One that there is not is a bug. */
export function seriesOf(
  program: Program,
  { row, member = [] }: { readonly row: string; readonly member?: readonly string[] },
): number {
  const place = membersOf(program, row).findIndex(known => known.join() === member.join())
  const first = program.rows.get(row)?.first
  if (first === undefined || place < 0) throw new Error(`there is no series ${[row, ...member].join(' ')}`)
  return first + place
}
