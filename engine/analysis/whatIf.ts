// A scenario with some changes on top of its own, computed exactly.

import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Finding } from '../plan/finding.ts'
import type { Change, Scenario } from '../plan/plan.ts'
import { scenarioChecks } from '../plan/planChecks.ts'
import { resolveScenario } from '../plan/scenarioInputs.ts'
import { runScenario, type ScenarioRun } from './runScenario.ts'

/** The scenario that starts from another one and makes these changes. */
export function childScenario(
  parent: string,
  id: string,
  name: string,
  changes: readonly Change[],
): Scenario {
  return { id, name, parent, state: 'draft', initiatives: [], changes }
}

/** A scenario with changes, and what is wrong or doubtful with it that is not with the scenario that it starts from. */
export type WhatIf = { readonly run: ScenarioRun; readonly findings: readonly Finding[] }

/** Runs a scenario with changes after all of its own, by the exact backend. */
export function whatIf(compiled: CompiledPlan, scenario: string, changes: readonly Change[]): Result<WhatIf> {
  const id = freeId(compiled)
  const child = childScenario(scenario, id, id, changes)
  const run = runScenario(withScenario(compiled, child), id, 'exact')
  if (!run.ok) return run
  const before = resolveScenario(compiled, scenario)
  const known = before.ok ? [...before.warnings, ...scenarioChecks(compiled, before.value)] : []
  const messages = new Set(known.map(({ message }) => message))
  const found = [...run.warnings, ...scenarioChecks(compiled, run.value.inputs)]
  return success({ run: run.value, findings: found.filter(({ message }) => !messages.has(message)) })
}

/** The plan with one scenario more. Scenarios only choose numbers, so what was compiled serves it too. */
export function withScenario(compiled: CompiledPlan, scenario: Scenario): CompiledPlan {
  const { plan } = compiled
  return { ...compiled, plan: { ...plan, scenarios: [...plan.scenarios, scenario] } }
}

/** An id that no scenario of the plan has. */
export function freeId({ plan }: CompiledPlan): string {
  const ids = new Set(plan.scenarios.map(({ id }) => id))
  let id = 'what_if'
  while (ids.has(id)) id += '_'
  return id
}
