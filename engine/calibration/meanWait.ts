// How long it takes until something happens, though some of what is watched has not happened yet.

import { cumulativeIncidence, type Watched } from '../numeric/cumulativeIncidence.ts'
import { jackknife } from '../numeric/jackknife.ts'
import type { Estimate } from './evidence.ts'
import { spreadOfWait } from './spread.ts'

/** A time after which some come, with the share of all that ever come. */
type Wait = { readonly time: number; readonly share: number }

/** The mean wait of those that come, each counted for those still open at its age; undefined where none came, or too few to say how surely. */
export function meanWait(watched: readonly Watched[]): Estimate | undefined {
  const [found] = jackknife(watched, some => meanOf(waits(some))) ?? []
  return found === undefined ? undefined : spreadOfWait(found)
}

/** The times at which some come, first to last; none where none came. */
export function waits(watched: readonly Watched[]): readonly Wait[] {
  const steps = cumulativeIncidence(watched)
  const all = steps.at(-1)?.incidence ?? 0
  if (all === 0) return []
  return steps
    .map(({ time, incidence }, index) => ({
      time,
      share: (incidence - (steps[index - 1]?.incidence ?? 0)) / all,
    }))
    .filter(({ share }) => share > 0)
}

function meanOf(found: readonly Wait[]): readonly number[] | undefined {
  return found.length === 0 ? undefined : [found.reduce((sum, { time, share }) => sum + time * share, 0)]
}
