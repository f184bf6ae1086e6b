// Which scenarios are plans: what the company decides, and not a world it might find itself in.

import type { CompiledPlan } from '../plan/compilePlan.ts'
import { scenarioChain } from '../plan/scenarioChain.ts'
import { scenarioSteps } from '../plan/scenarioSteps.ts'

/** The ids of the scenarios that, with all their ancestors, change only what the company decides. */
export function plansToChooseFrom({ plan, vocabulary }: CompiledPlan): readonly string[] {
  return plan.scenarios.flatMap(({ id }) => {
    const chain = scenarioChain(plan, id)
    const steps = chain.ok ? scenarioSteps(plan, chain.value) : []
    return steps.every(({ change }) => vocabulary.inputs.get(change.input)?.decision === true) ? [id] : []
  })
}
