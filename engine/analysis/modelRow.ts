// A row as the model describes it: label, unit, and from which month on it says something.

import type { CompiledPlan } from '../plan/compilePlan.ts'

type ModelRow = CompiledPlan['model']['themes'][number]['rows'][number]

/** The row of that name, of the growth model or the company's own; a name that is not a row is a bug. */
export function modelRow({ model }: CompiledPlan, name: string): ModelRow {
  const found = model.themes.flatMap(({ rows }) => rows).find(row => row.name === name)
  if (found === undefined) throw new Error(`there is no row ${name}`)
  return found
}
