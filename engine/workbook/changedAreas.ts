// Covers scattered cells with few rectangles that hold nothing else.

import type { Area } from './workbook.ts'

/** A rectangle of cells that share a key. */
export type KeyedArea = { readonly key: string; readonly area: Area }

/**
 * Rectangles over all cells with a key, each cell in one, cells of different keys apart. Rows are joined first, then
 * columns, and the way that takes fewer rectangles is given, from the top left.
 */
export function keyedAreas(
  bottom: number,
  right: number,
  keyAt: (row: number, column: number) => string | undefined,
): readonly KeyedArea[] {
  const byRows = joinedRuns(bottom, right, keyAt)
  const byColumns = joinedRuns(right, bottom, (column, row) => keyAt(row, column)).map(turned)
  const areas = byColumns.length < byRows.length ? byColumns : byRows
  return [...areas].sort((a, b) => a.area.top - b.area.top || a.area.left - b.area.left)
}

/** Runs of one key along each line, joined with runs of the same key and reach on the lines before. */
function joinedRuns(
  lines: number,
  length: number,
  keyAt: (line: number, place: number) => string | undefined,
): readonly KeyedArea[] {
  const done: KeyedArea[] = []
  let open = new Map<string, KeyedArea>()
  for (let line = 1; line <= lines + 1; line++) {
    const next = new Map<string, KeyedArea>()
    for (const { key, from, to } of line > lines ? [] : runsOn(length, place => keyAt(line, place))) {
      const reach = `${from} ${to} ${key}`
      const top = open.get(reach)?.area.top ?? line
      open.delete(reach)
      next.set(reach, { key, area: { top, left: from, bottom: line, right: to } })
    }
    done.push(...open.values())
    open = next
  }
  return done
}

type Run = { readonly key: string; readonly from: number; readonly to: number }

function runsOn(length: number, keyAt: (place: number) => string | undefined): readonly Run[] {
  const runs: Run[] = []
  for (let place = 1; place <= length; place++) {
    const key = keyAt(place)
    const last = runs.at(-1)
    if (key === undefined) continue
    if (last?.key === key && last.to === place - 1) runs[runs.length - 1] = { ...last, to: place }
    else runs.push({ key, from: place, to: place })
  }
  return runs
}

function turned({ key, area }: KeyedArea): KeyedArea {
  return { key, area: { top: area.left, left: area.top, bottom: area.right, right: area.bottom } }
}
