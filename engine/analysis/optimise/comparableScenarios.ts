// The plan's own scenarios that a plan found can be held against: those which decide otherwise and assume the same.

import type { CellValues } from '../../formula/cellValues.ts'
import { type Result, success } from '../../formula/result.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { scenarioValues } from '../../plan/scenarioInputs.ts'
import { decidedInputs } from './planDecisions.ts'

/** A scenario with its numbers. */
export type ComparableScenario = { readonly id: string; readonly name: string; readonly values: CellValues }

/** The scenario that is started from, first, and all that differ from it in decisions alone. */
export function comparableScenarios(
  compiled: CompiledPlan,
  start: string,
  debt: boolean,
): Result<readonly ComparableScenario[]> {
  const { plan, program } = compiled
  const all: ComparableScenario[] = []
  for (const { id, name } of plan.scenarios) {
    const values = scenarioValues(compiled, id)
    if (!values.ok) {
      if (id === start) return values
      continue
    }
    all.push({ id, name, values: values.value })
  }
  const first = all.find(({ id }) => id === start)
  if (first === undefined) throw new Error(`comparableScenarios: no scenario ${start}`)
  const decided = decidedInputs(debt)
  const alike = all.filter(
    ({ id, values }) =>
      id !== start &&
      program.cells.every(
        ({ input }, cell) => decided.has(input) || sameNumbers(values[cell], first.values[cell]),
      ),
  )
  return success([first, ...alike])
}

function sameNumbers(a: CellValues[number] | undefined, b: CellValues[number] | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.length === b.length && a.every((number, index) => number === b[index])
}
