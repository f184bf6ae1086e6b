// A member of a row or an input in the words of the plan: "SDR, Mid-market", "New ARR of Mid-market".

import type { CompiledPlan } from '../plan/compilePlan.ts'

/** The labels of the items of a member, in the order of its dimensions; empty where it has none. */
export function memberLabel(
  { plan, model }: CompiledPlan,
  dims: readonly string[],
  member: readonly string[],
): string {
  const labels = member.map((id, index) => {
    const dimension = model.dimensions.find(({ name }) => name === dims[index])
    const items =
      dimension?.items ?? plan.dimensions[dimension?.sameItemsAs ?? dims[index] ?? '']?.items ?? []
    return items.find(item => item.id === id)?.label ?? id
  })
  return labels.join(', ')
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
