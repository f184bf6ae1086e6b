// Plans in worlds that turn out otherwise: which of them is best in each, and what choosing another costs.

import type { CellValues } from '../../formula/cellValues.ts'
import type { Program } from '../../formula/program.ts'
import { type Quantity, quantityToNumber } from '../../formula/quantity.ts'

/** A world: some inputs multiplied, or some months longer. */
export type StressedWorld = {
  readonly name: string
  readonly times?: Readonly<Record<string, number>>
  readonly plus?: Readonly<Record<string, number>>
}

/**
 * The worlds that are asked about: those of a hard year. Large internal projects cost 45% more than planned and bring 56%
 * less (M. Bloch, S. Blumberg, J. Laartz, "Delivering large-scale IT projects on time, on budget, and on value",
 * McKinsey with the University of Oxford, 2012).
 */
export const stressedWorlds: readonly StressedWorld[] = [
  { name: 'As planned' },
  { name: 'Win rate −15%', times: { win_rate_shock: 0.85 } },
  { name: 'Demand −12%', times: { demand_shock: 0.88 } },
  { name: 'Sales cycles +20%', times: { cycle_shock: 1.2 } },
  { name: 'Churn +20%', times: { churn_shock: 1.2 } },
  { name: 'Hiring a month slower', plus: { time_to_fill: 1 } },
  { name: 'Efforts +45%', times: { effort_shock: 1.45 } },
  { name: 'Benefits halved', times: { benefit_shock: 0.5 } },
]

/** The numbers of a plan in a world. */
export function inWorld(program: Program, values: CellValues, { times, plus }: StressedWorld): CellValues {
  return program.cells.map(({ input }, cell) => {
    const value = values[cell] as CellValues[number]
    const factor = times?.[input] ?? 1
    const added = plus?.[input] ?? 0
    if (factor === 1 && added === 0) return value
    const changed = (quantity: Quantity): number => Math.max(0, quantityToNumber(quantity) * factor + added)
    return typeof value === 'object' ? value.map(changed) : changed(value)
  })
}
