// Which inputs a row is computed from, directly or through other rows.

import type { GroundExpression, Program } from '../formula/program.ts'
import { unreachable } from '../formula/unreachable.ts'

/** The cells that enter a series in any month, before the first included. O(size of the formulas). */
export function reachedCells(program: Program, series: number): ReadonlySet<number> {
  const cells = new Set<number>()
  const seen = new Set([series])
  const waiting = [series]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const { formula, opening } = program.series[index] ?? {}
    const parts = [formula, opening].flatMap(part => part ?? [])
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      if (part.kind === 'input') cells.add(part.cell)
      else if (part.kind === 'series') {
        if (!seen.has(part.series)) waiting.push(part.series)
        seen.add(part.series)
      } else parts.push(...partsOf(part))
    }
  }
  return cells
}

function partsOf(part: Exclude<GroundExpression, { kind: 'input' | 'series' }>): readonly GroundExpression[] {
  switch (part.kind) {
    case 'number':
    case 'month_index':
      return []
    case 'apply':
      return part.args
    case 'shift':
      return [part.of, part.by]
    case 'rolling':
      return [part.of, part.months]
    case 'cumulative':
      return [part.of]
    case 'convolve':
      return [part.of, ...part.weights]
    default:
      return unreachable(part)
  }
}
