// A member of a row or an input in the words of the plan: "SDR, Mid-market", "New ARR of Mid-market".

import type { CompiledPlan } from '../plan/compilePlan.ts'
import { itemLabels } from '../plan/itemLabel.ts'

/** The labels of the items of a member, in the order of its dimensions; empty where it has none. */
export function memberLabel(
  compiled: CompiledPlan,
  dims: readonly string[],
  member: readonly string[],
): string {
  const itemLabel = itemLabels(compiled)
  return member.map((id, index) => itemLabel(dims[index] ?? '', id)).join(', ')
}

/** A row or an input with its items: "New ARR of Mid-market"; by itself where no items are said. */
export function labelOf(
  compiled: CompiledPlan,
  { label, dims }: { readonly label: string; readonly dims: readonly string[] },
  member: readonly string[],
): string {
  const items = memberLabel(compiled, dims, member)
  return items === '' ? label : `${label} of ${items}`
}
