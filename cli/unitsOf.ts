// The unit of every row and input of a plan, for printing its numbers.

import { type CompiledPlan, growthInputs, growthRows } from '../engine/index.ts'

/** Looks up the unit text of a row or an input; undefined for a name that is neither. */
export function unitsOf(compiled: CompiledPlan): (name: string) => string | undefined {
  const quantities = [...growthRows(compiled.model), ...growthInputs(compiled.model)]
  const units = new Map(quantities.map(({ name, unit }) => [name, unit]))
  return name => units.get(name)
}
