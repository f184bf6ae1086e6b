// The steps of two scenarios in one order, so that leaving some of them out gives either of the two.

import type { ScenarioStep } from '../plan/scenarioSteps.ts'

/** A step, and whose it is. */
export type MergedStep = { readonly step: ScenarioStep; readonly of: 'both' | 'before' | 'after' }

/**
 * A sequence that without the steps of one scenario alone is that of the other, step by step. What both have in the same
 * order stands once; between two such steps those of `before` come first. O(steps²).
 */
export function mergedSteps(
  before: readonly ScenarioStep[],
  after: readonly ScenarioStep[],
): readonly MergedStep[] {
  const merged: MergedStep[] = []
  let [fromBefore, fromAfter] = [0, 0]
  const copyTo = (endBefore: number, endAfter: number): void => {
    merged.push(...before.slice(fromBefore, endBefore).map(step => ({ step, of: 'before' as const })))
    merged.push(...after.slice(fromAfter, endAfter).map(step => ({ step, of: 'after' as const })))
    fromBefore = endBefore + 1
    fromAfter = endAfter + 1
  }
  for (const [indexBefore, indexAfter] of commonSteps(before, after)) {
    copyTo(indexBefore, indexAfter)
    merged.push({ step: before[indexBefore] as ScenarioStep, of: 'both' })
  }
  copyTo(before.length, after.length)
  return merged
}

/** The longest list of pairs of places of the same step that rises on both sides. */
function commonSteps(
  before: readonly ScenarioStep[],
  after: readonly ScenarioStep[],
): readonly (readonly [number, number])[] {
  const places = new Map(after.map((step, index) => [keyOf(step), index]))
  const pairs = before.flatMap((step, index): (readonly [number, number])[] => {
    const place = places.get(keyOf(step))
    return place === undefined ? [] : [[index, place]]
  })
  const ending: { length: number; previous: number }[] = []
  for (const [index, [, place]] of pairs.entries()) {
    let best = { length: 1, previous: -1 }
    for (let earlier = 0; earlier < index; earlier += 1) {
      const length = (ending[earlier]?.length ?? 0) + 1
      if ((pairs[earlier]?.[1] ?? place) < place && length > best.length) best = { length, previous: earlier }
    }
    ending.push(best)
  }
  const rising: (readonly [number, number])[] = []
  let at = ending.reduce(
    (best, { length }, index) => (length > (ending[best]?.length ?? 0) ? index : best),
    -1,
  )
  while (at >= 0) {
    rising.unshift(pairs[at] as readonly [number, number])
    at = ending[at]?.previous ?? -1
  }
  return rising
}

/** An initiative that starts in another month makes other steps. */
function keyOf({ shift, source }: ScenarioStep): string {
  return `${source.path.join('.')}+${shift}`
}
