// Finding a row by what a person calls it, or nearly.

import { nearest } from '../../../engine/index.ts'
import type { PlanLayout, RowLayout } from '../../session/engineApi.ts'

/** Rows that match, best first, or the row that was perhaps meant. */
export type RowsFound = { readonly rows: readonly RowLayout[]; readonly meant?: RowLayout }

/** Looks in labels and names: what begins with the words first, then what has them all somewhere. O(rows). */
export function findRows({ rows }: PlanLayout, typed: string, most = 8): RowsFound {
  const wanted = plain(typed)
  if (wanted === '') return { rows: [] }
  const words = wanted.split(' ')
  const ranked = [...rows.values()].flatMap(row => {
    const texts = [plain(row.label), plain(row.name)]
    const rank = texts.includes(wanted)
      ? 0
      : texts.some(text => text.startsWith(wanted))
        ? 1
        : texts.some(text => words.every(word => text.includes(word)))
          ? 2
          : undefined
    return rank === undefined ? [] : [{ row, rank }]
  })
  const found = ranked
    .sort((a, b) => a.rank - b.rank || a.row.label.length - b.row.label.length)
    .slice(0, most)
    .map(({ row }) => row)
  if (found.length > 0) return { rows: found }
  const byName = new Map(
    [...rows.values()].flatMap(row => [row.label, row.name].map(text => [plain(text), row])),
  )
  const meant = byName.get(nearest(wanted, byName.keys()) ?? '')
  return { rows: [], ...(meant !== undefined && { meant }) }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim()
}
