// An opening position that the plan's own formulas can carry on from: what the books say and the plan cannot hold is told.

import { quantityToNumber } from '../formula/quantity.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { compilePlan } from '../plan/compilePlan.ts'
import { printInput } from '../plan/figure.ts'
import type { Plan } from '../plan/plan.ts'
import { scenarioChecks } from '../plan/planChecks.ts'
import { resolveScenario } from '../plan/scenarioInputs.ts'

/** The plan, and what was taken otherwise than the books have it, as sentences. */
export type ReconciledOpening = { readonly plan: Plan; readonly differences: readonly string[] }

/**
 * Deferred revenue of contracts billed in advance, then retained earnings as what the other balances leave: the order in
 * which one follows from the other. Each is told with both amounts. Receivables may differ from the collection curve; the
 * plan runs them off, so they stay.
 */
const carried = [
  { code: 'C206', what: 'Deferred revenue', why: 'the plan defers what is billed a year in advance' },
  { code: 'C207', what: 'Retained earnings', why: 'what the other opening balances leave' },
] as const

/** Looks at the scenario `id`. Errors: those of a plan that cannot be computed. */
export function reconciledOpening(plan: Plan, id: string): Result<ReconciledOpening> {
  let current = plan
  const differences: string[] = []
  for (const { code, what, why } of carried) {
    const compiled = compilePlan(current)
    if (!compiled.ok) return compiled
    const inputs = resolveScenario(compiled.value, id)
    if (!inputs.ok) return failure(inputs.diagnostics)
    const fix = scenarioChecks(compiled.value, inputs.value).find(finding => finding.code === code)?.fix
    if (fix === undefined) continue
    const books = current.inputs[fix.input]
    const amount = (value: number): string => printInput(value, 'money', plan.currency)
    differences.push(
      `${what}: ${typeof books === 'number' ? amount(books) : 'nothing'} in the books, ${amount(quantityToNumber(fix.value))} in the plan (${why}).`,
    )
    current = { ...current, inputs: { ...current.inputs, [fix.input]: fix.value } }
  }
  return success({ plan: current, differences })
}
