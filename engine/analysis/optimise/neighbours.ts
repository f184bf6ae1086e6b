// The plans next to a plan: one decision moved, two moved together, and moves at random for a search that goes on.

import { type Choices, choicesKey, type Decision, moved } from './decision.ts'
import type { Need } from './planRules.ts'
import type { Random } from './randomNumbers.ts'

/** One decision at another position. */
export type Step = { readonly decision: number; readonly to: number }

/** Every other position of every decision. */
export function everyStep(decisions: readonly Decision[], choices: Choices): readonly Step[] {
  return decisions.flatMap(({ words }, decision) =>
    words.flatMap((_, to) => (to === choices[decision] ? [] : [{ decision, to }])),
  )
}

/** The next position on either side, and for what is done or not the first positions to try, or none. */
export function nextSteps(decisions: readonly Decision[], choices: Choices): readonly Step[] {
  return decisions.flatMap(({ words, nothing, trials }, decision) => {
    const here = choices[decision] as number
    const isSwitch = trials.length > 0
    const others = isSwitch && here === nothing ? trials : [here - 1, here + 1]
    const off = isSwitch && nothing !== undefined && here !== nothing ? [nothing] : []
    return [...new Set([...others, ...off])]
      .filter(to => to >= 0 && to < words.length && to !== here)
      .map(to => ({ decision, to }))
  })
}

/** The step that is tried in pairs: one for each side of each decision, so that all pairs can be tried. */
export function pairSteps(decisions: readonly Decision[], choices: Choices): readonly Step[] {
  return decisions.flatMap(({ words, nothing, trials }, decision) => {
    const here = choices[decision] as number
    if (trials.length > 0 && here === nothing) return [{ decision, to: trials[0] as number }]
    if (trials.length > 0 && nothing !== undefined) return [{ decision, to: nothing }]
    return [here - 1, here + 1].filter(to => to >= 0 && to < words.length).map(to => ({ decision, to }))
  })
}

/** The plans that steps lead to, rules kept, without the plan itself and each once. */
export function plansAfter(
  choices: Choices,
  steps: readonly (readonly Step[])[],
  repaired: (choices: Choices) => Choices,
): readonly Choices[] {
  const known = new Set([choicesKey(choices)])
  return steps.flatMap(together => {
    const plan = repaired(together.reduce((so, { decision, to }) => moved(so, decision, to), choices))
    const key = choicesKey(plan)
    if (known.has(key)) return []
    known.add(key)
    return [plan]
  })
}

/** All pairs of steps of different decisions. */
export function pairsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  return steps.flatMap((one, index) =>
    steps
      .slice(index + 1)
      .flatMap(other => (other.decision === one.decision ? [] : [[one, other] as readonly Step[]])),
  )
}

/**
 * A plan some way off: one decision moved, two at once, one taken from and another added to, or a run of decisions about
 * the same item emptied, moved to another quarter, or raised together.
 */
export function randomMove(
  decisions: readonly Decision[],
  needs: readonly Need[],
  choices: Choices,
  random: Random,
): Choices {
  const plan = choices.slice()
  const any = (): number => random.below(decisions.length)
  const nudge = (decision: number, by: number): void => {
    const { words, trials, nothing } = decisions[decision] as Decision
    const here = plan[decision] as number
    if (trials.length > 0 && nothing !== undefined) {
      if (here === nothing) plan[decision] = trials[random.below(trials.length)] as number
      else if (random.unit() < 0.3) plan[decision] = nothing
      else plan[decision] = clamped(here + by * (1 + random.below(4)), 0, words.length - 1)
    } else plan[decision] = clamped(here + by, 0, words.length - 1)
  }
  const sign = (): number => (random.unit() < 0.5 ? 1 : -1)
  const kin = (decision: number): readonly number[] => kinOf(decisions, decision)
  const kind = random.unit()
  if (kind < 0.25) nudge(any(), sign())
  else if (kind < 0.45) {
    nudge(any(), 1)
    nudge(any(), -1)
  } else if (kind < 0.6) {
    nudge(any(), 1)
    nudge(any(), 1)
  } else if (kind < 0.8) {
    const from = any()
    const related = kin(from)
    nudge(from, -1)
    nudge(related[random.below(related.length)] as number, 1)
  } else if (kind < 0.9) {
    const by = sign()
    const first = any()
    for (const decision of kin(first)) if (decision >= first) nudge(decision, by)
  } else {
    const first = any()
    const { nothing } = decisions[first] as Decision
    for (const decision of kin(first))
      if (decision >= first && nothing !== undefined) plan[decision] = nothing
    nudge(any(), 1)
    nudge(any(), 1)
  }
  for (const { decision, needed } of needs) {
    const isBegun = choices[decision] === decisions[decision]?.nothing && plan[decision] !== choices[decision]
    const isMissing = plan[needed] === decisions[needed]?.nothing
    if (isBegun && isMissing) plan[needed] = decisions[needed]?.trials[0] ?? (plan[needed] as number)
  }
  return plan
}

/** What is done only with something else, begun together with it. */
export function bundledSteps(
  decisions: readonly Decision[],
  needs: readonly Need[],
  choices: Choices,
): readonly (readonly Step[])[] {
  return needs.flatMap(({ decision, needed }) => {
    const isMissing = (index: number): boolean => choices[index] === decisions[index]?.nothing
    if (!isMissing(decision) || !isMissing(needed)) return []
    const firstTrials = (decisions[needed]?.trials ?? []).slice(0, 3)
    return firstTrials.map(to => [
      { decision: needed, to },
      { decision, to: decisions[decision]?.trials[0] ?? to },
    ])
  })
}

/** The decisions about the same item, in order; all of the same kind where that item has one only. */
function kinOf(decisions: readonly Decision[], decision: number): readonly number[] {
  const { kind, item } = decisions[decision] as Decision
  const ofItem = decisions.flatMap((other, index) =>
    other.kind === kind && other.item === item ? [index] : [],
  )
  if (ofItem.length > 1) return ofItem
  return decisions.flatMap((other, index) => (other.kind === kind ? [index] : []))
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
