// Cells that share a key as few rectangles as possible.

import type { Area } from '../../engine/index.ts'

/**
 * Covers the cells of each key with rectangles: runs along the rows, joined with equal runs of the rows below. Rows and
 * columns count from 1; cells without a key are left out.
 */
export function areasByKey(
  bottom: number,
  right: number,
  keyAt: (row: number, column: number) => string | undefined,
): ReadonlyMap<string, readonly Area[]> {
  const areas = new Map<string, Area[]>()
  let open = new Map<string, { key: string; area: Area }>()
  for (let row = 1; row <= bottom + 1; row += 1) {
    const next = new Map<string, { key: string; area: Area }>()
    for (const { key, left, to } of row > bottom ? [] : rowRuns(right, column => keyAt(row, column))) {
      const place = `${left} ${to} ${key}`
      const above = open.get(place)
      const area = { top: above?.area.top ?? row, left, bottom: row, right: to }
      next.set(place, { key, area })
      open.delete(place)
    }
    for (const { key, area } of open.values()) {
      const known = areas.get(key)
      if (known === undefined) areas.set(key, [area])
      else known.push(area)
    }
    open = next
  }
  return areas
}

function rowRuns(
  right: number,
  keyAt: (column: number) => string | undefined,
): readonly { readonly key: string; readonly left: number; readonly to: number }[] {
  const runs: { key: string; left: number; to: number }[] = []
  for (let column = 1; column <= right; column += 1) {
    const key = keyAt(column)
    const last = runs.at(-1)
    if (key === undefined) continue
    if (last?.key === key && last.to === column - 1) last.to = column
    else runs.push({ key, left: column, to: column })
  }
  return runs
}
