// What a person calls a scenario.

import type { CompiledPlan } from '../plan/compilePlan.ts'

/** The name of a scenario by its id. */
export function scenarioName({ plan }: Pick<CompiledPlan, 'plan'>, id: string): string {
  return plan.scenarios.find(scenario => scenario.id === id)?.name ?? id
}
