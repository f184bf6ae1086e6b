// The two scenarios between which a question is asked, and how closely it is looked at.

import type { CompiledPlan, DifferenceRequest } from '../engine/index.ts'
import { chosenScenario, chosenScenarios } from './choose.ts'
import type { Terminal } from './terminal.ts'

/** The options of every question about a difference. */
export type DifferenceOptions = {
  /** How changes are put together. */
  readonly by: DifferenceRequest['by']
  /** All combinations of up to this many causes are run. */
  readonly exact: number
  /** How many orders are drawn where there are more causes. */
  readonly orders: number
  readonly seed: number
}

/**
 * What to ask: without `before` the parent of `after`, without `after` the plan's last scenario. Undefined after telling
 * what is missing.
 */
export function chosenDifference(
  terminal: Terminal,
  compiled: CompiledPlan,
  before: string | undefined,
  after: string | undefined,
  { by, exact, orders, seed }: DifferenceOptions,
): DifferenceRequest | undefined {
  const to = chosenScenario(terminal, compiled, after)
  if (to === undefined) return undefined
  const parent = compiled.plan.scenarios.find(({ id }) => id === to)?.parent
  if (before === undefined && parent == null) {
    terminal.err(
      `${to} starts from the plan itself, from no other scenario: say with --against which one to set it against.`,
    )
    return undefined
  }
  const from = chosenScenario(terminal, compiled, before ?? parent ?? undefined)
  if (from === undefined || chosenScenarios(terminal, compiled, [from, to]) === undefined) return undefined
  return { before: from, after: to, by, exactUpTo: exact, orders: Math.ceil(orders / 2), seed }
}
