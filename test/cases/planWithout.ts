// A plan from which items are taken away, with everything that is said of them.

import { isQuantity } from '../../engine/formula/quantity.ts'
import { growthInputs, growthModel } from '../../engine/growth/baseModel.ts'
import type { InputValue, Plan } from '../../engine/plan/plan.ts'

/** The ids of all items of a dimension. */
export function allOf(plan: Plan, dimension: string): readonly string[] {
  return (plan.dimensions[dimension]?.items ?? []).map(({ id }) => id)
}

/** The plan without some items, and without everything that is said of them. */
export function without(plan: Plan, gone: Readonly<Record<string, readonly string[]>>): Plan {
  const dims = new Map(growthInputs(growthModel).map(input => [input.name, input.dims]))
  const isGone = (dimension: string | undefined, item: string) => {
    const dimensionOfItems = dimension === 'prerequisite' ? 'system' : dimension
    return dimensionOfItems !== undefined && (gone[dimensionOfItems] ?? []).includes(item)
  }
  const pruned = (value: InputValue, [dimension, ...rest]: readonly string[]): InputValue =>
    isQuantity(value) || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .filter(([item]) => !isGone(dimension, item))
            .map(([item, part]) => [item, pruned(part, rest)]),
        )
  const stays = ({ where }: { readonly where: Readonly<Record<string, string | number>> }) =>
    !Object.entries(where).some(([dimension, item]) => isGone(dimension, String(item)))
  const distributions = plan.uncertainty.distributions.filter(stays)
  return {
    ...plan,
    dimensions: Object.fromEntries(
      Object.entries(plan.dimensions).map(([name, dimension]) => [
        name,
        { ...dimension, items: dimension.items.filter(({ id }) => !isGone(name, id)) },
      ]),
    ),
    mappings: Object.fromEntries(
      Object.entries(plan.mappings).map(([name, { from, to, values }]) => [
        name,
        {
          from,
          to,
          values: Object.fromEntries(
            Object.entries(values)
              .filter(([item]) => !isGone(from, item))
              .map(([item, target]) => [item, target !== null && isGone(to, target) ? null : target]),
          ),
        },
      ]),
    ),
    inputs: Object.fromEntries(
      Object.entries(plan.inputs).map(([name, value]) => [name, pruned(value, dims.get(name) ?? [])]),
    ),
    tranche_milestones: Object.fromEntries(
      Object.entries(plan.tranche_milestones).filter(([tranche]) => !isGone('tranche', tranche)),
    ),
    uncertainty: { distributions, correlations: [] },
    initiatives: plan.initiatives.map(initiative => ({
      ...initiative,
      changes: initiative.changes.filter(stays),
    })),
    scenarios: plan.scenarios.map(scenario => ({ ...scenario, changes: scenario.changes.filter(stays) })),
  }
}
