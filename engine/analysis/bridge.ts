// The way from one scenario's figure to another's: a bar for each cause, the smallest as one, closed to the last cent.

import { type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Cause } from './causesBetween.ts'
import { type DifferenceRequest, type Measure, type Share, sharesOfDifference } from './sharesOfDifference.ts'

/** Which two scenarios, and which figure. */
export type BridgeRequest = DifferenceRequest & { readonly measure: Measure }

/** A cause and its part of the way. */
type BridgeStep = { readonly cause: Cause; readonly share: Share }

/** A bar: one cause, or the smallest of them together. */
export type BridgeBar = {
  readonly amount: number
  /** The largest first. */
  readonly steps: readonly BridgeStep[]
}

/** The bridge. */
export type Bridge = {
  /** Ids of the scenarios. */
  readonly before: string
  readonly after: string
  readonly measure: Measure
  readonly unit: string
  readonly from: number
  readonly to: number
  /** What adds, the largest first; then what takes away, the largest last; what is grouped comes behind. */
  readonly bars: readonly BridgeBar[]
  readonly runs: number
  /** How many orders were drawn; undefined where all of them count. */
  readonly orders?: number
}

/** A bridge of more bars is not read. */
const mostBars = 7

/** Builds the bridge; causes that add nothing have no bar. Undefined when `goesOn` says no. See sharesOfDifference. */
export async function bridge(
  compiled: CompiledPlan,
  request: BridgeRequest,
  goesOn: GoesOn,
): Promise<Result<Bridge> | undefined> {
  const { before, after, measure } = request
  const found = await sharesOfDifference(compiled, request, [measure], goesOn)
  if (found === undefined || !found.ok) return found
  const { causes, measures, runs, orders } = found.value
  const [figure] = measures
  if (figure === undefined) throw new Error('bridge: no figure')
  const steps = causes.flatMap((cause, index): readonly BridgeStep[] => {
    const share = figure.shares[index]
    return share === undefined || share.amount === 0 ? [] : [{ cause, share }]
  })
  return success(
    {
      before,
      after,
      measure,
      unit: figure.unit,
      from: figure.before,
      to: figure.after,
      bars: barsOf(steps),
      runs,
      ...(orders !== undefined && { orders }),
    },
    found.warnings,
  )
}

function barsOf(steps: readonly BridgeStep[]): readonly BridgeBar[] {
  const bySize = [...steps].sort((a, b) => Math.abs(b.share.amount) - Math.abs(a.share.amount))
  const single = bySize.length <= mostBars ? bySize : bySize.slice(0, mostBars - 1)
  const rest = bySize.slice(single.length)
  const alone = single
    .map((step): BridgeBar => ({ amount: step.share.amount, steps: [step] }))
    .sort((a, b) => b.amount - a.amount)
  return rest.length === 0 ? alone : [...alone, { amount: sumOf(rest), steps: rest }]
}

/** In millionths, so that a sum of whole cents is one. */
function sumOf(steps: readonly BridgeStep[]): number {
  return steps.reduce((sum, { share }) => sum + Math.round(share.amount * 1e6), 0) / 1e6
}
