// A plan so simple that answers can be worked out on paper: one row of the company's own, read by nothing.

import { type CompiledPlan, compilePlan } from '../../engine/plan/compilePlan.ts'
import type { Change, Plan } from '../../engine/plan/plan.ts'
import { resultOf, samplePlan } from '../cases/company.ts'

/** The blank plan with a row called `figure`, a share, whose formula reads the model's inputs and rows. */
export function tinyPlan(formula: string, inputs: Plan['inputs'] = {}): CompiledPlan {
  const blank = samplePlan('blank')
  const row = { name: 'figure', dims: [], formula, unit: 'ratio', summary: 'end', label: 'Figure' } as const
  return resultOf(compilePlan({ ...blank, months: 6, inputs: { ...blank.inputs, ...inputs }, rows: [row] }))
}

/** The row in the last month. */
export const figure = { row: 'figure', member: [], from: 6, to: 6, read: 'lowest' } as const

/** The same with scenarios of these changes, called by their ids. */
export function tinyPlans(
  formula: string,
  plans: Readonly<Record<string, readonly Change[]>>,
  inputs: Plan['inputs'] = {},
): CompiledPlan {
  const scenarios = Object.entries(plans).map(([id, changes]): Plan['scenarios'][number] => ({
    id,
    name: id,
    parent: null,
    state: 'draft',
    initiatives: [],
    changes,
  }))
  return resultOf(compilePlan({ ...tinyPlan(formula, inputs).plan, scenarios }))
}
