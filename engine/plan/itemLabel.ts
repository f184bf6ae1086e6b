// What an item of a dimension is called in a plan.

import type { CompiledPlan } from './compilePlan.ts'

/** From a dimension and the id of an item to what people call it. */
export type ItemLabel = (dimension: string, id: string) => string

/** The labels of a plan's items, and of those that every plan has; an id that is none of them stays as it is. */
export function itemLabels({ plan, model }: Pick<CompiledPlan, 'plan' | 'model'>): ItemLabel {
  return (name, id) => {
    const dimension = model.dimensions.find(one => one.name === name)
    const items = dimension?.items ?? plan.dimensions[dimension?.sameItemsAs ?? name]?.items ?? []
    return items.find(item => item.id === id)?.label ?? id
  }
}
