// What one more of something is worth to a plan: a million, an engineer, a month less to hire.

import type { CellValues } from '../../formula/cellValues.ts'
import { type Quantity, quantityToNumber } from '../../formula/quantity.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { climb } from './climb.ts'
import type { Objective } from './measure.ts'
import type { Worth } from './optimisation.ts'
import type { FurtherSearch } from './otherPlans.ts'
import { type Aim, type Rated, ratedThoroughly, type SearchProblem } from './searchProblem.ts'

/** A change of the world or of the plan, and the plan's numbers with it. */
export type ChangedNumbers = { readonly label: string; readonly values: CellValues }

/** One more million in the bank, which lets the plan go so much lower; searched again uphill from the plan. */
export async function moneyWorth(
  problem: SearchProblem,
  best: Rated,
  aim: Aim,
  { sign }: Objective,
  { runs, isStopped }: FurtherSearch,
  money: (amount: number) => string,
): Promise<readonly Worth[]> {
  if (isStopped()) return []
  const richer: Aim = { ...aim, floor: aim.floor - million }
  const begin = problem.judge.runs()
  const start = await ratedThoroughly(problem, best.choices, richer)
  const top = await climb(problem, start, richer, () => isStopped() || problem.judge.runs() - begin > runs)
  return [
    {
      label: `${money(million)} more in the bank`,
      how: 'searched',
      value: sign * (top.rating.value - best.rating.value),
      lowest: top.verdict.lowest - best.verdict.lowest,
    },
  ]
}

const million = 1e6

/** One more engineer in every engineering role, asked for in the first month and paid for; and everyone found a month sooner. */
export function peopleWorth(compiled: CompiledPlan, values: CellValues): readonly ChangedNumbers[] {
  const roles = compiled.plan.dimensions.role?.items ?? []
  const kinds = compiled.plan.mappings.kind_of_role?.values ?? {}
  return [
    ...roles
      .filter(({ id }) => kinds[id] === 'engineer')
      .map(({ id, label }) => ({
        label: `1 more ${label} from the start, paid for`,
        values: changed(compiled, values, 'planned_hires', id, (quantity, month) =>
          month === 1 ? quantityToNumber(quantity) + 1 : quantity,
        ),
      })),
    {
      label: 'Everyone found a month sooner',
      values: changed(compiled, values, 'time_to_fill', undefined, quantity =>
        Math.max(0, quantityToNumber(quantity) - 1),
      ),
    },
  ]
}

function changed(
  { program }: CompiledPlan,
  values: CellValues,
  input: string,
  item: string | undefined,
  change: (quantity: Quantity, month: number) => Quantity,
): CellValues {
  return program.cells.map((cell, index) => {
    const value = values[index] as CellValues[number]
    if (cell.input !== input || (item !== undefined && cell.member[0] !== item)) return value
    return typeof value === 'object'
      ? value.map((quantity, place) => change(quantity, place + 1))
      : change(value, 0)
  })
}
