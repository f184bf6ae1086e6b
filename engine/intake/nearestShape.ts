// What an unknown table is most like, and what it lacks to be that.

import { plainName } from './header.ts'
import type { Shape } from './shapes/shape.ts'
import { shapes } from './shapes/shapes.ts'

/** The shape with the most of its columns in the header, at least two, and the columns that are missing. */
export function nearestShape(
  header: readonly string[],
): { readonly shape: Shape; readonly missing: readonly string[] } | undefined {
  const there = new Set(header.map(plainName))
  let best: Shape | undefined
  let most = 1
  for (const shape of shapes) {
    const found = Object.values(shape.columns).filter(names => hasOne(names, there)).length
    if (found <= most) continue
    best = shape
    most = found
  }
  if (best === undefined) return undefined
  const columns = best.columns
  const missing = best.marks
    .filter(mark => !hasOne(columns[mark] ?? [], there))
    .map(mark => columns[mark]?.[0] ?? mark)
  return { shape: best, missing: missing.length > 0 ? missing : ['months or brackets'] }
}

function hasOne(names: readonly string[], there: ReadonlySet<string>): boolean {
  return names.some(name => name !== '' && there.has(plainName(name)))
}
