// Everything that a plan may refer to by name, and what an input looks like from there.

import type { Shape } from '../formula/program.ts'
import { growthInputs, growthRows } from '../growth/baseModel.ts'
import type { GrowthInput, GrowthMapping, GrowthModel } from '../growth/growthModel.ts'
import type { Plan } from './plan.ts'
import { planShape } from './planShape.ts'

/** Names that stand in a plan, with what they stand for. */
export type PlanVocabulary = {
  readonly inputs: ReadonlyMap<string, GrowthInput>
  readonly mappings: ReadonlyMap<string, GrowthMapping>
  /** Rows of the model and of the company itself. */
  readonly rows: ReadonlySet<string>
  /** Item ids of every dimension, in order. */
  readonly items: ReadonlyMap<string, readonly string[]>
  readonly months: number
  readonly historyMonths: number
}

/** The names that a plan can use with a model. O(size of the model). */
export function planVocabulary(
  plan: Plan,
  model: GrowthModel,
  shape: Shape = planShape(plan, model),
): PlanVocabulary {
  return {
    inputs: new Map(growthInputs(model).map(input => [input.name, input])),
    mappings: new Map(model.mappings.map(mapping => [mapping.name, mapping])),
    rows: new Set([...growthRows(model), ...plan.rows].map(({ name }) => name)),
    items: new Map([...shape.items].map(([dimension, items]) => [dimension, items.map(({ id }) => id)])),
    months: shape.months,
    historyMonths: shape.historyMonths,
  }
}

/** One number (or one run of months) of an input as text: `demand_shock`, `effort_estimate[data_platform, platform_team]`. */
export function cellName(input: string, member: readonly string[]): string {
  return member.length === 0 ? input : `${input}[${member.join(', ')}]`
}

/** All members of some dimensions, the last one fastest; one empty member for no dimensions. */
export function membersOf(
  dims: readonly string[],
  { items }: PlanVocabulary,
): readonly (readonly string[])[] {
  return dims.reduce<readonly (readonly string[])[]>(
    (heads, dimension) => heads.flatMap(head => (items.get(dimension) ?? []).map(id => [...head, id])),
    [[]],
  )
}

/** The months that an input is given for: 1 to N, a history's -(H-1) to 0, or none for a constant. */
export function monthsOf(
  { time }: Pick<GrowthInput, 'time'>,
  { months, historyMonths }: PlanVocabulary,
): { readonly first: number; readonly last: number } | undefined {
  switch (time) {
    case 'constant':
      return undefined
    case 'monthly':
      return { first: 1, last: months }
    case 'history':
      return { first: 1 - historyMonths, last: 0 }
  }
}
