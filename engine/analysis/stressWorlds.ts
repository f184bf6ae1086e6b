// Worlds that turn out otherwise than planned, in terms of what every company has: markets, people, projects, the round.

import type { CellValues } from '../formula/cellValues.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type LeverKind, placeLever, turned } from './lever.ts'
import { withinLimits } from './withinLimits.ts'

/** A world: what it does to inputs, all items and months alike. */
export type StressWorld = {
  readonly id: string
  readonly name: string
  readonly moves: readonly { readonly input: string; readonly kind: LeverKind; readonly number: number }[]
}

const times = (input: string, number: number): StressWorld['moves'][number] => ({
  input,
  kind: 'multiply',
  number,
})
const plus = (input: string, number: number): StressWorld['moves'][number] => ({ input, kind: 'add', number })

/**
 * Misfortunes one by one: round numbers to think with, each within what its input is usually uncertain by. Large
 * internal projects cost 45% more than planned and bring 56% less (M. Bloch, S. Blumberg, J. Laartz, "Delivering
 * large-scale IT projects on time, on budget, and on value", McKinsey with the University of Oxford, 2012).
 */
const misfortunes: readonly StressWorld[] = [
  { id: 'win_rates', name: 'Win rates −15%', moves: [times('win_rate_shock', 0.85)] },
  { id: 'demand', name: 'Demand −12%', moves: [times('demand_shock', 0.88)] },
  { id: 'cycles', name: 'Sales cycles +20%', moves: [times('cycle_shock', 1.2)] },
  { id: 'prices', name: 'Contract values −8%', moves: [times('starting_acv', 0.92)] },
  { id: 'sellers', name: 'Output of sellers −10%', moves: [times('annual_productivity', 0.9)] },
  { id: 'churn', name: 'Churn +20%', moves: [times('churn_shock', 1.2)] },
  { id: 'leavers', name: 'Leavers +20%', moves: [times('attrition_shock', 1.2)] },
  { id: 'hiring', name: 'Hiring a month slower', moves: [plus('time_to_fill', 1)] },
  { id: 'efforts', name: 'Efforts +45%', moves: [times('effort_shock', 1.45)] },
  { id: 'benefits', name: 'Benefits halved', moves: [times('benefit_shock', 0.5)] },
  { id: 'round', name: 'Round three months late', moves: [plus('tranche_month', 3)] },
]

/** The worlds that a plan can be put into: as planned first, all misfortunes together last. */
export function stressWorlds({ program }: CompiledPlan): readonly StressWorld[] {
  const inputs = new Set(program.cells.map(({ input }) => input))
  const known = misfortunes.filter(({ moves }) => moves.some(({ input }) => inputs.has(input)))
  const together = known.flatMap(({ moves }) => moves)
  return [
    { id: 'planned', name: 'As planned', moves: [] },
    ...known,
    { id: 'together', name: 'All together', moves: together },
  ]
}

/** The numbers of a scenario in a world, none beyond the limits of its input; what the plan has no input for is left out. */
export function inWorld(compiled: CompiledPlan, values: CellValues, { moves }: StressWorld): CellValues {
  const inputs = new Set(compiled.program.cells.map(({ input }) => input))
  return moves.reduce((now, { input, kind, number }) => {
    if (!inputs.has(input)) return now
    const lever = placeLever(compiled, now, { kind, moves: [{ input, where: {} }] })
    if (!lever.ok) throw new Error(`inWorld: ${input} cannot be moved`)
    return withinLimits(compiled, now, turned(now, lever.value, number)).values
  }, values)
}
