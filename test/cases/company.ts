// A company to ask "what if": its plan file, and its numbers under a scenario with changes of the moment.

import { readFileSync } from 'node:fs'
import { type BackendName, runScenario } from '../../engine/analysis/runScenario.ts'
import { type Diagnostic, printDiagnostic } from '../../engine/formula/diagnostic.ts'
import type { Quantity } from '../../engine/formula/quantity.ts'
import type { Result } from '../../engine/formula/result.ts'
import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Change, Plan } from '../../engine/plan/plan.ts'
import { readPlan } from '../../engine/plan/readPlan.ts'

/** Months 1 to N of a row; of one member of it where it has dimensions. */
export type Numbers = (row: string, ...member: readonly string[]) => readonly number[]

/** A plan that is compiled, and how to run it. */
export type Company = {
  readonly compiled: CompiledPlan
  /** The numbers of a scenario with some changes on top of its own, by the kernel. A fault fails the test. */
  readonly run: (scenario: string, ...changes: readonly Change[]) => Numbers
}

/** The company of a plan. */
export function companyOf(plan: Plan, backend: BackendName = 'kernel'): Company {
  const compiled = resultOf(compilePlan(plan))
  const plain = new Map<string, Numbers>()
  return {
    compiled,
    run: (scenario, ...changes) => {
      const numbers =
        (changes.length === 0 ? plain.get(scenario) : undefined) ?? run(compiled, scenario, changes, backend)
      if (changes.length === 0) plain.set(scenario, numbers)
      return numbers
    },
  }
}

/** The plan of a sample. */
export function samplePlan(name: string): Plan {
  return resultOf(readPlan(sampleText(name)))
}

/** The text of a sample's plan file. */
export function sampleText(name: string): string {
  return readFileSync(new URL(`../../samples/${name}/plan.json`, import.meta.url), 'utf8')
}

/** Larkspur, the first sample: 36 months, three segments, six tools, six systems, seven scenarios. */
export const larkspur: Company = companyOf(samplePlan('larkspur'))

/** A change that sets an input, everywhere or where it says. */
export function set(input: string, value: Quantity, where: Change['where'] = {}): Change {
  return { input, value, where }
}

/** A change that multiplies what the scenario says. */
export function times(input: string, factor: Quantity, where: Change['where'] = {}): Change {
  return { input, multiply: factor, where }
}

/** A change that adds to what the scenario says. */
export function plus(input: string, amount: Quantity, where: Change['where'] = {}): Change {
  return { input, add: amount, where }
}

/** The month with this number, from 1. */
export function inMonth(numbers: readonly number[], month: number): number {
  const value = numbers[month - 1]
  if (value === undefined) throw new Error(`there is no month ${month}`)
  return value
}

/** The value of a success; a failure is a mistake of the test and is told as a person would read it. */
export function resultOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.diagnostics.map((diagnostic: Diagnostic) => printDiagnostic(diagnostic)).join('\n'))
}

/** The scenario with the changes after its own, as a child that only this run knows. */
function run(
  compiled: CompiledPlan,
  parent: string,
  changes: readonly Change[],
  backend: BackendName,
): Numbers {
  const id = 'what_if'
  const child = { id, name: 'What if', parent, state: 'draft' as const, initiatives: [], changes }
  const plan = { ...compiled.plan, scenarios: [...compiled.plan.scenarios, child] }
  const { numbers } = resultOf(runScenario({ ...compiled, plan }, id, backend))
  return (row, ...member) => numbers(row, member)
}
