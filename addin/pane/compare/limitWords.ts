// The strips in words and counts.

import type { Limit } from '../../../engine/index.ts'
import type { SegmentLimits } from './segmentLimits.ts'

/** Per segment in how many months each limit holds, as rows of a table. */
export function limitRows(
  scenario: string,
  limits: SegmentLimits,
): readonly { readonly key: string; readonly cells: readonly string[] }[] {
  return limits.map(({ segment, months }) => ({
    key: `${scenario} ${segment}`,
    cells: [
      `${scenario}, ${segment}`,
      ...(['sellers', 'waiting', 'pipeline'] as const).map(limit => String(count(months, limit))),
    ],
  }))
}

/** "Balanced: Small business is limited by sellers in 26 of 36 months (waiting for a hire in 5), by pipeline in 5." */
export function limitSentence(scenario: string, limits: SegmentLimits): string {
  const segments = limits.map(({ segment, months }) => {
    const [sellers, waiting, pipeline] = [
      count(months, 'sellers'),
      count(months, 'waiting'),
      count(months, 'pipeline'),
    ]
    return `${segment} is limited by sellers in ${sellers + waiting} of ${months.length} months (waiting for a hire in ${waiting}), by pipeline in ${pipeline}`
  })
  return `${scenario}: ${segments.join('; ')}.`
}

function count(months: readonly Limit[], limit: Limit): number {
  return months.filter(month => month === limit).length
}
