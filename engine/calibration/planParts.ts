// Parts of a plan by item: what an input, a mapping or a dimension has for one of them.

import { isQuantity, type Quantity } from '../formula/quantity.ts'
import type { InputValue, Plan } from '../plan/plan.ts'
import { isCalled } from './isCalled.ts'

/** The plan's item that records call so, by its id or label. */
export function itemCalled(
  plan: Plan,
  dimension: string,
  name: string,
): { readonly id: string; readonly label: string } | undefined {
  return plan.dimensions[dimension]?.items.find(item => isCalled(name, item))
}

/** The plan with other values of inputs for one item, those that are undefined as before. A number for all items is said for each. */
export function withParts(
  plan: Plan,
  dimension: string,
  id: string,
  parts: Readonly<Record<string, InputValue | undefined>>,
): Plan {
  const items = plan.dimensions[dimension]?.items ?? []
  const inputs = Object.entries(parts).flatMap(([input, value]) => {
    const before = plan.inputs[input] ?? {}
    const byItem = isOne(before) ? Object.fromEntries(items.map(item => [item.id, before])) : before
    return value === undefined ? [] : [[input, { ...byItem, [id]: value }] as const]
  })
  return { ...plan, inputs: { ...plan.inputs, ...Object.fromEntries(inputs) } }
}

/** The plan with an item that belongs elsewhere; as it was without one. */
export function withMapped(plan: Plan, name: string, id: string, to: string | undefined): Plan {
  const mapping = plan.mappings[name]
  if (mapping === undefined || to === undefined) return plan
  return {
    ...plan,
    mappings: { ...plan.mappings, [name]: { ...mapping, values: { ...mapping.values, [id]: to } } },
  }
}

function isOne(value: InputValue): value is Quantity | readonly Quantity[] {
  return isQuantity(value) || Array.isArray(value)
}
