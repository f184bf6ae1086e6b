// What a plan says of its roles that no record does: which kind each is of, and how it ramps.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { cellName } from '../plan/planVocabulary.ts'

/** A role of a plan. */
export type PlannedRole = {
  readonly id: string
  readonly label: string
  /** `sdr`, `account_executive` and so on. */
  readonly kind: string | null
  /** Share of full output after 0, 1, … completed months of service; from the last on it stays. */
  readonly ramp: readonly number[]
}

/** The roles of a plan, before any scenario changes them. */
export function plannedRoles({ plan, given }: Pick<CompiledPlan, 'plan' | 'given'>): readonly PlannedRole[] {
  const kinds = plan.mappings.kind_of_role?.values ?? {}
  return (plan.dimensions.role?.items ?? []).map(({ id, label }) => ({
    id,
    label,
    kind: kinds[id] ?? null,
    ramp: Array.from({ length: 13 }, (_, tenure) => {
      const share = given.get(cellName('ramp_by_tenure', [id, `month_${tenure}`]))
      return share !== undefined && isQuantity(share) ? quantityToNumber(share) : 1
    }),
  }))
}
