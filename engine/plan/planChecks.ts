// Is the plan sensible? Everything that can be said before anything is computed.

import { boundChecks } from './boundChecks.ts'
import type { CompiledPlan } from './compilePlan.ts'
import { correlationChecks } from './correlationChecks.ts'
import { distributionChecks } from './distributionChecks.ts'
import { checkedNumbers, type Finding } from './finding.ts'
import { openingChecks } from './openingChecks.ts'
import { kindChecks, rampChecks } from './peopleChecks.ts'
import type { ScenarioInputs } from './scenarioInputs.ts'
import { shareChecks } from './shareChecks.ts'
import { systemChecks } from './systemChecks.ts'

/** What is wrong with a plan whatever the scenario: its kinds and its uncertainty. */
export function planChecks(compiled: CompiledPlan): readonly Finding[] {
  return [...kindChecks(compiled), ...distributionChecks(compiled), ...correlationChecks(compiled)]
}

/** Of these, what has to be mended before a question can be asked. */
export function planErrors(compiled: CompiledPlan): readonly Finding[] {
  return planChecks(compiled).filter(({ severity }) => severity === 'error')
}

/** What is wrong with the numbers of one scenario. Each finding names the change, or the input, that set the number. */
export function scenarioChecks(compiled: CompiledPlan, inputs: ScenarioInputs): readonly Finding[] {
  const numbers = checkedNumbers(compiled, inputs)
  return [
    ...boundChecks(numbers, inputs),
    ...shareChecks(numbers),
    ...openingChecks(numbers),
    ...rampChecks(numbers),
    ...systemChecks(numbers),
  ]
}
