// Rules that need no run of the model: a system waits for what it depends on, a month takes only so many newcomers, and a
// budget does not jump. Plans that break them are mended, never thrown away.

import { quantityToNumber } from '../../formula/quantity.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import type { Choices, Decision } from './decision.ts'
import { budgetName, type PlanDecisions } from './planDecisions.ts'

/** How much a company can take. */
export type PlanRules = {
  /** Planned hires that start in a month; those who replace leavers come on top. */
  readonly startsPerMonth: number
  /** By what share a budget may rise over the quarter before; it may fall as far as that takes back. */
  readonly budgetRise: number
}

/** A decision that does nothing while another one is not taken, as indexes. */
export type Need = { readonly decision: number; readonly needed: number }

/** Which systems wait for which. */
export function systemNeeds(compiled: CompiledPlan, { decisions, values }: PlanDecisions): readonly Need[] {
  return compiled.program.cells.flatMap(({ input, member: [system, prerequisite] }, cell) => {
    const value = values[cell]
    if (input !== 'prerequisite_needed' || typeof value === 'object' || value === undefined) return []
    if (quantityToNumber(value) === 0) return []
    const decision = indexOfSystem(decisions, system)
    const needed = indexOfSystem(decisions, prerequisite)
    return decision < 0 || needed < 0 ? [] : [{ decision, needed }]
  })
}

/** What mends plans; it gives plans that keep the rules back as they are. */
export function mendedBy(
  compiled: CompiledPlan,
  { decisions, values }: PlanDecisions,
  needs: readonly Need[],
  rules: PlanRules,
): (choices: Choices) => Choices {
  const starting = decisionsByStart(compiled, decisions, values)
  const budgets = decisions.flatMap(({ kind, settings }, decision) =>
    kind === 'budget' ? [{ decision, numbers: (settings[0]?.numbers ?? []).map(quantityToNumber) }] : [],
  )
  const before = budgetBefore(compiled, values)
  return choices => {
    const plan = choices.slice()
    for (const _ of needs)
      for (const { decision, needed } of needs) {
        const nothing = decisions[needed]?.nothing
        if (nothing === undefined || plan[needed] !== nothing) continue
        const off = decisions[decision]?.nothing
        if (off === undefined) plan[needed] = nothing === 0 ? 1 : 0
        else plan[decision] = off
      }
    for (const together of starting) letFewerStart(plan, together, decisions, rules.startsPerMonth)
    let last = before
    for (const { decision, numbers } of budgets) {
      const nearest = nearestWithin(numbers, plan[decision] as number, last, rules.budgetRise)
      plan[decision] = nearest
      last = numbers[nearest] as number
    }
    return plan
  }
}

function indexOfSystem(decisions: readonly Decision[], item: string | undefined): number {
  return decisions.findIndex(decision => decision.kind === 'system' && decision.item === item)
}

/** Hires that would start in the same month, by that month; those beyond the plan are left out. */
function decisionsByStart(
  compiled: CompiledPlan,
  decisions: readonly Decision[],
  values: PlanDecisions['values'],
): readonly (readonly number[])[] {
  const byMonth = new Map<number, number[]>()
  decisions.forEach(({ kind, item, month }, index) => {
    if (kind !== 'hires') return
    const cell = compiled.program.cells.findIndex(
      found => found.input === 'time_to_fill' && found.member[0] === item,
    )
    const wait = values[cell]
    const start = month + (wait === undefined || typeof wait === 'object' ? 0 : quantityToNumber(wait))
    byMonth.set(start, [...(byMonth.get(start) ?? []), index])
  })
  return [...byMonth.values()]
}

/** Takes one off the largest, the last of equals, until the month can take them. */
function letFewerStart(
  plan: Choices,
  together: readonly number[],
  decisions: readonly Decision[],
  most: number,
): void {
  const people = (index: number): number =>
    quantityToNumber(decisions[index]?.settings[0]?.numbers[plan[index] as number] ?? 0)
  let sum = together.reduce((total, index) => total + people(index), 0)
  while (sum > most) {
    const largest = together.reduce((found, index) => (people(index) >= people(found) ? index : found))
    if (plan[largest] === 0) return
    plan[largest] = (plan[largest] as number) - 1
    sum -= 1
  }
}

/** The position nearest to the wanted one whose number is within the rise of the one before; if none is, the wanted one. */
function nearestWithin(numbers: readonly number[], wanted: number, last: number, rise: number): number {
  if (last <= 0) return wanted
  const isWithin = (number: number): boolean =>
    number <= last * (1 + rise) + 1e-9 && number >= last / (1 + rise) - 1e-9
  for (let away = 0; away < numbers.length; away += 1)
    for (const position of [wanted - away, wanted + away]) {
      const number = numbers[position]
      if (number !== undefined && isWithin(number)) return position
    }
  return wanted
}

/** The budget that the first quarter is held against. */
function budgetBefore({ program }: CompiledPlan, values: PlanDecisions['values']): number {
  const value = values[program.cells.findIndex(({ input }) => input === budgetName)]
  return typeof value === 'object' ? quantityToNumber(value[0] ?? 0) : 0
}
