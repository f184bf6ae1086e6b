// The way from one scenario's ARR to another's in a few steps that add up exactly.

import type { PlanLayout } from '../../session/engineApi.ts'
import type { NumbersOf } from '../../session/scenarioResult.ts'

/** One step of a bridge: what a cause adds, or takes. */
type BridgeStep = {
  readonly label: string
  /** At most seven letters a line, for under a bar. */
  readonly short: string
  readonly change: number
}

/** From one total to another. `missing` is what the steps do not explain; nothing but rounding, or a mistake. */
export type ArrBridge = {
  readonly from: number
  readonly to: number
  readonly steps: readonly BridgeStep[]
  readonly missing: number
}

/** At most this many steps between the totals, so that a pane of 350 pixels can name each. */
const mostSteps = 5

/**
 * New business by segment, expansion, and what was lost to churn and contraction, each summed over all months: the
 * model's own roll-forward of ARR, so the steps close to rounding. An opening that differs is a step of its own.
 */
export function arrBridge(layout: PlanLayout, before: NumbersOf, after: NumbersOf): ArrBridge {
  const segments = layout.items.get('segment') ?? []
  const added = (row: string, member: readonly string[] = []): number =>
    total(after(row, member)) - total(before(row, member))
  const bySegment = segments.map(({ id, label }) => ({
    label: `New business, ${label}`,
    short: `New: ${shortWord(label)}`,
    change: added('new_arr', [id]),
  }))
  const expansion = { label: 'Expansion', short: 'Expansion', change: added('expansion_arr_total') }
  const lost = -added('churn_and_contraction_total')
  const churn = {
    label: lost >= 0 ? 'Less churn and contraction' : 'More churn and contraction',
    short: lost >= 0 ? 'Less churn' : 'More churn',
    change: lost,
  }
  const opening = opens(after) - opens(before)
  const others = [expansion, churn, ...(Math.abs(opening) < cent ? [] : [openingStep(opening)])]
  const steps = [...atMost(mostSteps - others.length, bySegment), ...others]
  const [from, to] = [before('total_arr').at(-1) ?? 0, after('total_arr').at(-1) ?? 0]
  return { from, to, steps, missing: to - from - total(steps.map(({ change }) => change)) }
}

/** Less than this is rounding. */
export const cent = 0.01

/** ARR before the first month. */
function opens(of: NumbersOf): number {
  return (of('total_arr')[0] ?? 0) - (of('net_new_arr')[0] ?? 0)
}

function openingStep(change: number): BridgeStep {
  return { label: 'Opening ARR', short: 'Opening', change }
}

/** The largest steps by size, in their own order, and the rest as one. */
function atMost(count: number, steps: readonly BridgeStep[]): readonly BridgeStep[] {
  if (steps.length <= count) return steps
  const largest = [...steps].sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, count - 1)
  const rest = steps.filter(step => !largest.includes(step))
  return [
    ...steps.filter(step => largest.includes(step)),
    { label: 'New business, other', short: 'New: other', change: total(rest.map(({ change }) => change)) },
  ]
}

/** "Small business" -> "small", "Enterprise" -> "ent." */
function shortWord(label: string): string {
  const [word = ''] = label.toLowerCase().split(/[\s-]/)
  return word.length <= 6 ? word : `${word.slice(0, 3)}.`
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
