// All that a workbook shows of the engine.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type InitiativeEffect, initiativeNumbers } from './initiativeNumbers.ts'
import { type NumbersOfScenarios, scenarioNumbers } from './scenarioNumbers.ts'

/** What the engine computed for every scenario. */
export type EngineFindings = {
  /** The record. */
  readonly exact: NumbersOfScenarios
  /** In double precision. */
  readonly fast: NumbersOfScenarios
  readonly initiatives: readonly InitiativeEffect[]
}

/** Runs every scenario exactly, then fast, then without each of its initiatives; `told` hears which is next exactly. */
export function engineNumbers(
  compiled: CompiledPlan,
  told?: (scenario: string) => void,
): Result<EngineFindings> {
  const exact = scenarioNumbers(compiled, 'exact', told)
  if (!exact.ok) return exact
  const fast = scenarioNumbers(compiled, 'kernel')
  if (!fast.ok) return fast
  const initiatives = initiativeNumbers(compiled, fast.value)
  if (!initiatives.ok) return initiatives
  return success({ exact: exact.value, fast: fast.value, initiatives: initiatives.value })
}
