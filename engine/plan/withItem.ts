// A role, a tool or a system more in a plan, which changes no number of the plan until somebody uses it; and one less.

import { isQuantity, type Quantity } from '../formula/quantity.ts'
import { growthInputs, growthModel } from '../growth/baseModel.ts'
import type { Change, InputValue, Plan } from './plan.ts'

/** The dimensions whose items people add to. */
export type OpenDimension = 'role' | 'tool' | 'system'

/** A new item; it begins with the numbers and the place of the item `like`. */
export type NewItem = {
  readonly dimension: OpenDimension
  readonly id: string
  readonly label: string
  readonly like: string
}

/**
 * The plan with the item after all others. Prices, curves, efforts and mappings are those of `like`; nobody is employed or
 * hired, nothing is chosen, and no effect is claimed: changes that chose or hired all items name those that there were.
 * O(size of the plan).
 */
export function withItem(plan: Plan, item: NewItem): Plan {
  const { dimension, id, label, like } = item
  const { items = [], ...rest } = plan.dimensions[dimension] ?? {}
  const mappings = Object.entries(plan.mappings).map(([name, mapping]) => {
    const place = mapping.from === dimension ? mapping.values[like] : undefined
    return [name, place === undefined ? mapping : { ...mapping, values: { ...mapping.values, [id]: place } }]
  })
  const dims = new Map(growthInputs(growthModel).map(input => [input.name, input.dims]))
  const inputs = Object.entries(plan.inputs).map(([name, value]) => {
    const start = startsWith(name, item)
    return [name, start(value, dims.get(name) ?? [], plan)] as const
  })
  return {
    ...plan,
    dimensions: { ...plan.dimensions, [dimension]: { ...rest, items: [...items, { id, label }] } },
    mappings: Object.fromEntries(mappings),
    inputs: Object.fromEntries(inputs),
    scenarios: plan.scenarios.map(scenario => withNames(scenario, plan, dimension)),
    initiatives: plan.initiatives.map(initiative => withNames(initiative, plan, dimension)),
  }
}

/** The plan without an item, or undefined where a scenario, an initiative or a distribution speaks of it. */
export function withoutItem(plan: Plan, dimension: OpenDimension, id: string): Plan | undefined {
  const axes = axesOf(dimension)
  const changes = [...plan.scenarios, ...plan.initiatives].flatMap(({ changes }) => changes)
  const isNamed = [...changes, ...plan.uncertainty.distributions].some(({ where }) =>
    axes.some(axis => where[axis] === id),
  )
  const known = plan.dimensions[dimension]
  if (isNamed || known === undefined) return undefined
  const mappings = Object.entries(plan.mappings).map(([name, mapping]) => {
    const { [id]: _, ...values } = mapping.values
    return [name, mapping.from === dimension ? { ...mapping, values } : mapping]
  })
  const dims = new Map(growthInputs(growthModel).map(input => [input.name, input.dims]))
  const inputs = Object.entries(plan.inputs).map(([name, value]) => [
    name,
    withoutEntry(value, dims.get(name) ?? [], axes, id),
  ])
  return {
    ...plan,
    dimensions: {
      ...plan.dimensions,
      [dimension]: { ...known, items: known.items.filter(item => item.id !== id) },
    },
    mappings: Object.fromEntries(mappings),
    inputs: Object.fromEntries(inputs),
  }
}

/** Whether two plans differ at most in items of which nobody works, is hired or chosen, and of which nothing is said. */
export function sameButIdleItems(a: Plan, b: Plan): boolean {
  const [left, right] = [withoutIdle(a, b), withoutIdle(b, a)]
  return JSON.stringify(left) === JSON.stringify(right)
}

/** The plan without its idle items that the other lacks. */
function withoutIdle(plan: Plan, other: Plan): Plan {
  return openDimensions.reduce((kept, dimension) => {
    const known = new Set(other.dimensions[dimension]?.items.map(({ id }) => id))
    const more = plan.dimensions[dimension]?.items.filter(({ id }) => !known.has(id)) ?? []
    return more.reduce(
      (rest, { id }) => (isIdle(rest, dimension, id) ? (withoutItem(rest, dimension, id) ?? rest) : rest),
      kept,
    )
  }, plan)
}

function isIdle({ inputs }: Plan, dimension: OpenDimension, id: string): boolean {
  const axes = axesOf(dimension)
  const isNone = (value: InputValue | undefined, [dim, ...rest]: readonly string[]): boolean => {
    if (value === undefined) return true
    if (isOne(value)) return isNothing(value)
    const entries = dim !== undefined && axes.includes(dim) ? [value[id]] : Object.values(value)
    // Further down every number is one of this item's.
    const below = dim !== undefined && axes.includes(dim) ? rest.map(() => '') : rest
    return entries.every(entry => isNone(entry, below))
  }
  return growthInputs(growthModel)
    .filter(({ name, dims }) => startsAtNothing.has(name) && dims.some(dim => axes.includes(dim)))
    .every(({ name, dims }) => isNone(inputs[name], dims))
}

const openDimensions: readonly OpenDimension[] = ['role', 'tool', 'system']

/** Inputs of which a new item has nothing, whatever the item has that it is like. */
const startsAtNothing: ReadonlySet<string> = new Set([
  'opening_headcount',
  'opening_headcount_by_tenure',
  'planned_hires',
  'extra_requisitions_history',
  'tool_chosen',
  'opening_tool_committed_price',
  'tool_effect_size',
  'system_chosen',
  'opening_system_work_share',
  'opening_system_months_live',
  'system_effect_size',
  'prerequisite_needed',
])

/** With changes of all items, where a new one is to have nothing, said for each of those that there are. */
function withNames<Changed extends { readonly changes: readonly Change[] }>(
  changed: Changed,
  { dimensions }: Plan,
  dimension: OpenDimension,
): Changed {
  const items = dimensions[dimension]?.items ?? []
  const isOfAll = ({ input, where }: Change): boolean =>
    startsAtNothing.has(input) && isOf(input, dimension) && where[dimension] === undefined
  if (!changed.changes.some(isOfAll)) return changed
  const changes = changed.changes.flatMap(change =>
    isOfAll(change)
      ? items.map(({ id }) => ({ ...change, where: { ...change.where, [dimension]: id } }))
      : [change],
  )
  return { ...changed, changes }
}

function isOf(input: string, dimension: string): boolean {
  return growthInputs(growthModel).some(({ name, dims }) => name === input && dims.includes(dimension))
}

/** The dimension and those with the same items. */
function axesOf(dimension: OpenDimension): readonly string[] {
  const same = growthModel.dimensions.filter(({ sameItemsAs }) => sameItemsAs === dimension)
  return [dimension, ...same.map(({ name }) => name)]
}

type Start = (value: InputValue, dims: readonly string[], plan: Plan) => InputValue

function startsWith(input: string, { dimension, id, like }: NewItem): Start {
  const axes = axesOf(dimension)
  const own = startsAtNothing.has(input)
  const start: Start = (value, [dim, ...rest], plan) => {
    if (dim === undefined) return value
    if (isOne(value)) return own && !isNothing(value) ? spread(value, [dim, ...rest], plan) : value
    const entries = Object.entries(value).map(([key, entry]) => [key, start(entry, rest, plan)] as const)
    const before: { readonly [item: string]: InputValue } = Object.fromEntries(entries)
    if (!axes.includes(dim)) return before
    const entry = own ? 0 : before[like]
    return entry === undefined ? before : { ...before, [id]: entry }
  }
  /** One number for all items, said for each of those that there were. */
  const spread: Start = (value, [dim, ...rest], plan) => {
    if (dim === undefined || !axes.some(axis => axis === dim || rest.includes(axis))) return value
    const items = plan.dimensions[axes.includes(dim) ? dimension : dim]?.items ?? fixedItems(dim)
    const known = items.map(item => [item.id, spread(value, rest, plan)] as const)
    return { ...Object.fromEntries(known), ...(axes.includes(dim) && { [id]: 0 }) }
  }
  return start
}

function fixedItems(dimension: string): readonly { readonly id: string }[] {
  return growthModel.dimensions.find(({ name }) => name === dimension)?.items ?? []
}

function withoutEntry(
  value: InputValue,
  [dim, ...rest]: readonly string[],
  axes: readonly string[],
  id: string,
): InputValue {
  if (dim === undefined || isOne(value)) return value
  const kept = Object.entries(value).filter(([key]) => !axes.includes(dim) || key !== id)
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutEntry(entry, rest, axes, id)]))
}

/** A number for everything below, or one for each month. */
function isOne(value: InputValue): value is Quantity | readonly Quantity[] {
  return isQuantity(value) || Array.isArray(value)
}

function isNothing(value: Quantity | readonly Quantity[]): boolean {
  return [value].flat().every(one => Number(one) === 0)
}
