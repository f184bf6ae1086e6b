// What a plan can do without: decisions that bring nothing anywhere, and what a found plan holds for nothing.

import { leastGain } from './climb.ts'
import type { Choices, Decision } from './decision.ts'
import { randomNumbers } from './randomNumbers.ts'
import { type Aim, expected, keepsLimits, lookedAt, type Rated, type SearchProblem } from './searchProblem.ts'

/** Plans drawn to see whether something ever brings anything. */
const drawnPlans = 64

/**
 * Which decisions never raised the objective nor eased a limit in any of 64 plans drawn at random, taken item by item:
 * they can only cost.
 */
export async function idleDecisions(problem: SearchProblem, seed: number): Promise<ReadonlySet<number>> {
  const { decisions, judge, repaired } = problem
  const random = randomNumbers(seed, 'idle')
  const drawn = Array.from({ length: drawnPlans }, () =>
    repaired(Int16Array.from(decisions, ({ words }) => random.below(words.length))),
  )
  const idle = new Set<number>()
  for (const group of itemGroups(decisions)) {
    if (group.some(index => decisions[index]?.nothing === undefined)) continue
    const without = drawn.map(plan => emptied(decisions, plan, group))
    const verdicts = await judge.verdicts([...drawn, ...without])
    const everHelps = drawn.some((_, index) => {
      const on = verdicts[index]
      const off = verdicts[index + drawnPlans]
      return on !== undefined && off !== undefined && (on.value > off.value || on.shortfall < off.shortfall)
    })
    if (!everHelps) for (const index of group) idle.add(index)
  }
  return idle
}

/** The plan without what it holds for nothing, one decision after the other, rated on all futures. */
export async function withoutIdle(problem: SearchProblem, plan: Rated, aim: Aim): Promise<Rated> {
  let lean = plan
  const held = problem.decisions.flatMap(({ nothing }, index) =>
    nothing !== undefined && plan.choices[index] !== nothing ? [index] : [],
  )
  const alone = await expected(
    problem,
    held.map(index => problem.repaired(emptied(problem.decisions, plan.choices, [index]))),
    plan,
    aim,
  )
  for (const [place, index] of held.entries()) {
    if ((alone[place]?.rating.value ?? -Infinity) < plan.rating.value - leastGain(plan)) continue
    const choices = problem.repaired(emptied(problem.decisions, lean.choices, [index]))
    const [sure] = await lookedAt(problem, await expected(problem, [choices], lean, aim), aim, true)
    if (sure !== undefined && sure.score >= lean.score - leastGain(lean) && keepsLimits(sure, aim))
      lean = sure
  }
  return lean
}

/** Hires of one role, and every other decision by itself. */
function itemGroups(decisions: readonly Decision[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  decisions.forEach(({ kind, item, id }, index) => {
    const key = kind === 'hires' ? item : id
    groups.set(key, [...(groups.get(key) ?? []), index])
  })
  return [...groups.values()]
}

/** The choices with nothing of some decisions, before rules are kept; one that cannot be left out stays. */
export function emptied(decisions: readonly Decision[], plan: Choices, group: readonly number[]): Choices {
  const copy = plan.slice()
  for (const index of group) copy[index] = decisions[index]?.nothing ?? (copy[index] as number)
  return copy
}
