// The whole way from a plan to something that can be computed, on one page.

import type { CheckedModel } from '../formula/checkedModel.ts'
import { compileModel } from '../formula/compileModel.ts'
import type { Program } from '../formula/program.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { growthModel, modelDefinition } from '../growth/baseModel.ts'
import type { GrowthModel } from '../growth/growthModel.ts'
import { type Tailoring, tailorModel } from '../growth/tailoredModel.ts'
import { type GivenInputs, givenInputs } from './givenInputs.ts'
import type { Plan } from './plan.ts'
import { faultDiagnostic, pathPlaces } from './planFault.ts'
import { planNames } from './planNames.ts'
import { planShape } from './planShape.ts'
import { type PlanVocabulary, planVocabulary } from './planVocabulary.ts'

/** A plan with its model, laid out for computing. Scenarios only choose numbers: one compiled plan serves them all. */
export type CompiledPlan = {
  readonly plan: Plan
  /** The growth model with the plan's own rows and formulas. */
  readonly model: GrowthModel
  readonly vocabulary: PlanVocabulary
  /** What the plan gives before any scenario changes it. */
  readonly given: GivenInputs
  readonly checked: CheckedModel
  readonly program: Program
}

/**
 * Plan -> names that stand for something -> the model as this company uses it -> its shape -> program. Mistakes in the
 * plan's own formulas are told where they stand in the formula.
 */
export function compilePlan(plan: Plan): Result<CompiledPlan> {
  const names = planNames(plan, growthModel).map(fault => faultDiagnostic(fault, pathPlaces(plan)))
  if (names.length > 0) return failure(names)
  const tailored = tailorModel(growthModel, tailoring(plan))
  if (!tailored.ok) return tailored
  const model = tailored.value
  const shape = planShape(plan, model)
  const compiled = compileModel(modelDefinition(model), shape)
  if (!compiled.ok) return compiled
  const { checked, program } = compiled.value
  const vocabulary = planVocabulary(plan, model, shape)
  const given = givenInputs(plan, vocabulary, program.cells)
  return success({ plan, model, vocabulary, given, checked, program }, compiled.warnings)
}

function tailoring(plan: Plan): Tailoring {
  const milestones = Object.entries(plan.tranche_milestones)
  return {
    trancheIds: (plan.dimensions.tranche?.items ?? []).map(({ id }) => id),
    trancheMilestones: new Map(milestones.map(([tranche, { row }]) => [tranche, row])),
    ownRows: plan.rows.map(row => ({ ...row, says: row.says ?? '', validFrom: 1 })),
    overrides: new Map(Object.entries(plan.formula_overrides)),
  }
}
