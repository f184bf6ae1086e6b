// A plan in which one segment and the role that sells to it are told as two halves.

import { isQuantity, type Quantity } from '../../engine/formula/quantity.ts'
import { growthInputs, growthModel } from '../../engine/growth/baseModel.ts'
import { fractionOf, multiply, quantityOf } from '../../engine/plan/fraction.ts'
import type { Change, InputValue, Plan } from '../../engine/plan/plan.ts'

/** What is divided between the halves; everything else of a segment or a role holds for each of them. */
const divided = new Set([
  'opening_headcount',
  'opening_headcount_by_tenure',
  'planned_hires',
  'channel_segment_mix',
  'sdr_segment_mix',
  'opening_early_pipeline',
  'opening_late_pipeline',
  'opening_carried_over_arr',
  'contract_value_starting_history',
  'opening_monthly_plan_arr',
  'opening_arr',
  'opening_customers',
])

/** The plan with `segment` and `role` each in two halves, both called as `halves` say. What is uncertain is left out. */
export function splitSegment(
  plan: Plan,
  segment: string,
  role: string,
  halves: readonly [string, string],
): Plan {
  const parts = new Map([
    [segment, halves],
    [role, halves],
  ])
  const inputs = new Map(growthInputs(growthModel).map(input => [input.name, input]))
  const itemsOf = (name: string) =>
    (plan.dimensions[name]?.items ?? []).flatMap(item =>
      (parts.get(item.id) ?? [item.id]).map(id => ({ id, label: id })),
    )
  const dimensions = Object.entries(plan.dimensions).map(([name, dimension]) => [
    name,
    { ...dimension, items: itemsOf(name) },
  ])
  const mappings = Object.entries(plan.mappings).map(([name, mapping]) => [
    name,
    { ...mapping, values: Object.fromEntries(Object.entries(mapping.values).flatMap(splitPair)) },
  ])

  function splitPair([from, to]: readonly [string, string | null]): (readonly [string, string | null])[] {
    const targets = to === null ? undefined : parts.get(to)
    return (parts.get(from) ?? [from]).map((id, half) => [id, targets?.[half] ?? to])
  }

  function splitValue(value: InputValue, halve: boolean): InputValue {
    if (isQuantity(value) || isList(value)) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([item, part]) => {
        const inner = splitValue(part, halve)
        const ids = parts.get(item)
        return ids === undefined ? [[item, inner]] : ids.map(id => [id, halve ? half(inner) : inner])
      }),
    )
  }

  function splitChange(change: Change): readonly Change[] {
    const dims = inputs.get(change.input)?.dims ?? []
    const chosen = dims.find(dim => parts.has(String(change.where[dim])))
    if (chosen === undefined) return [change]
    const halve = divided.has(change.input)
    return halves.map(id => ({
      ...change,
      where: { ...change.where, [chosen]: id },
      ...(change.value !== undefined && halve ? { value: halfOf(change.value) } : {}),
    }))
  }

  return {
    ...plan,
    dimensions: Object.fromEntries(dimensions),
    mappings: Object.fromEntries(mappings),
    inputs: Object.fromEntries(
      Object.entries(plan.inputs).map(([name, value]) => [name, splitValue(value, divided.has(name))]),
    ),
    uncertainty: { distributions: [], correlations: [] },
    scenarios: plan.scenarios.map(scenario => ({
      ...scenario,
      changes: scenario.changes.flatMap(splitChange),
    })),
  }
}

function half(value: InputValue): InputValue {
  if (isQuantity(value)) return halfOf(value)
  if (isList(value)) return value.map(halfOf)
  return Object.fromEntries(Object.entries(value).map(([item, part]) => [item, half(part)]))
}

function halfOf(value: Quantity): Quantity {
  return quantityOf(multiply(fractionOf(value), fractionOf('1/2')))
}

function isList(value: InputValue): value is readonly Quantity[] {
  return Array.isArray(value)
}
