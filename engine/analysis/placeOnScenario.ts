// A lever on the inputs of a scenario, with the numbers that it starts from.

import type { CellValues } from '../formula/cellValues.ts'
import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { scenarioValues } from '../plan/scenarioInputs.ts'
import { type Lever, type PlacedLever, placeLever } from './lever.ts'

/** The numbers of a scenario, and a lever placed on them. Fails where there is no such scenario or input. */
export function placeOnScenario(
  compiled: CompiledPlan,
  scenario: string,
  lever: Lever,
): Result<{ readonly values: CellValues; readonly lever: PlacedLever }> {
  const values = scenarioValues(compiled, scenario)
  if (!values.ok) return values
  const placed = placeLever(compiled, values.value, lever)
  return placed.ok ? success({ values: values.value, lever: placed.value }) : placed
}
