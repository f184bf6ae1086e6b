// An input as the model describes it: label, unit, limits, and whether it is decided or estimated.

import type { CompiledPlan } from '../plan/compilePlan.ts'

/** An input of the growth model. */
export type ModelInput = CompiledPlan['model']['themes'][number]['inputs'][number]

/** The input of that name; a name that is not an input is a bug. */
export function modelInput({ vocabulary }: CompiledPlan, name: string): ModelInput {
  const found = vocabulary.inputs.get(name)
  if (found === undefined) throw new Error(`there is no input ${name}`)
  return found
}
