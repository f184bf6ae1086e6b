// What grounding needs of a plan: the items of every dimension and where every mapping leads.

import type { DimensionDefinition, Item } from '../formula/definition.ts'
import type { Shape } from '../formula/program.ts'
import type { GrowthModel } from '../growth/growthModel.ts'
import type { Plan } from './plan.ts'

/**
 * The shape of a plan: the model's own items where it fixes them, else the company's (none where the plan is silent);
 * an item that a mapping does not name maps to none. Whether the names are right is said by `planNames`.
 */
export function planShape(plan: Plan, model: GrowthModel): Shape {
  const dimensions = new Map(model.dimensions.map(dimension => [dimension.name, dimension]))
  const items = new Map(model.dimensions.map(({ name }) => [name, itemsOf(name, dimensions, plan)]))
  const mappings = model.mappings.map(({ name, from }) => {
    const values = new Map(Object.entries(plan.mappings[name]?.values ?? {}))
    return [name, new Map((items.get(from) ?? []).map(({ id }) => [id, values.get(id) ?? null]))] as const
  })
  return { items, mappings: new Map(mappings), months: plan.months, historyMonths: plan.history_months }
}

function itemsOf(
  name: string,
  dimensions: ReadonlyMap<string, DimensionDefinition>,
  plan: Plan,
): readonly Item[] {
  const { items, sameItemsAs } = dimensions.get(name) ?? {}
  if (sameItemsAs !== undefined) return itemsOf(sameItemsAs, dimensions, plan)
  return items ?? plan.dimensions[name]?.items ?? []
}
