// Which cells and months of an input the `where` of a change or a distribution names.

import { nearest } from '../formula/nearest.ts'
import type { GrowthInput } from '../growth/growthModel.ts'
import type { Where } from './plan.ts'
import { membersOf, type PlanVocabulary } from './planVocabulary.ts'

/** What a `where` names. */
export type Selection = {
  /** Item ids in the order of the input's dimensions. */
  readonly members: readonly (readonly string[])[]
  /** First and last month as written, inclusive; open where it is left out. */
  readonly from?: number
  readonly to?: number
}

/** What is wrong with a `where`, and in which of its fields. */
export type SelectionFault = {
  readonly code: string
  readonly field: string
  readonly message: string
  readonly remedy: string
}

/** The cells that a `where` names, or everything that is wrong with it. */
export function selectCells(
  input: GrowthInput,
  where: Where,
  vocabulary: PlanVocabulary,
): { readonly selection: Selection; readonly faults: readonly SelectionFault[] } {
  const { month, from_month: from = month, to_month: to = month, ...chosen } = where
  const faults = [...itemFaults(input, chosen, vocabulary), ...monthFaults(input, where)]
  const members = membersOf(input.dims, vocabulary).filter(member =>
    input.dims.every(
      (dimension, index) => chosen[dimension] === undefined || chosen[dimension] === member[index],
    ),
  )
  const selection = {
    members,
    ...(typeof from === 'number' ? { from } : {}),
    ...(typeof to === 'number' ? { to } : {}),
  }
  return { selection, faults }
}

const monthFields = ['month', 'from_month', 'to_month']

function itemFaults(input: GrowthInput, chosen: Where, { items }: PlanVocabulary): readonly SelectionFault[] {
  return Object.entries(chosen).flatMap(([dimension, item]) => {
    if (!input.dims.includes(dimension)) return [unknownDimension(input, dimension)]
    const known = items.get(dimension) ?? []
    return typeof item === 'string' && known.includes(item) ? [] : [unknownItem(dimension, item, known)]
  })
}

function unknownDimension(input: GrowthInput, field: string): SelectionFault {
  const known = [...input.dims, ...(input.time === 'constant' ? [] : monthFields)]
  const guess = nearest(field, known)
  const choices = known.length === 0 ? 'Remove it.' : `It can be chosen by ${known.join(', ')}.`
  return {
    code: 'P303',
    field,
    message: `${input.name} cannot be chosen by ${field}.`,
    remedy: guess === undefined ? choices : `Did you mean ${guess}?`,
  }
}

function unknownItem(dimension: string, item: string | number, known: readonly string[]): SelectionFault {
  const guess = nearest(String(item), known)
  return {
    code: 'P304',
    field: dimension,
    message: `${JSON.stringify(item)} is not an item of ${dimension}.`,
    remedy: guess === undefined ? `Its items are ${listed(known)}.` : `Did you mean ${guess}?`,
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ')
  return names.length === 0 ? 'none: add it to the dimension first' : names.length > 12 ? `${shown} …` : shown
}

function monthFaults(input: GrowthInput, where: Where): readonly SelectionFault[] {
  const given = monthFields.filter(field => where[field] !== undefined)
  if (input.time === 'constant') {
    return given.filter(field => !input.dims.includes(field)).map(field => monthOfConstant(input, field))
  }
  const wrong = given.filter(field => typeof where[field] !== 'number')
  if (wrong.length > 0) return wrong.map(field => notMonth(field, where[field]))
  const { month, from_month: from, to_month: to } = where
  if (month !== undefined && given.length > 1) return [twoWays()]
  return typeof from === 'number' && typeof to === 'number' && from > to ? [backwards(from, to)] : []
}

function monthOfConstant(input: GrowthInput, field: string): SelectionFault {
  return {
    code: 'P305',
    field,
    message: `${input.name} is the same in every month, so it cannot be chosen by ${field}.`,
    remedy: `Remove ${field}.`,
  }
}

function notMonth(field: string, value: string | number | undefined): SelectionFault {
  return {
    code: 'P305',
    field,
    message: `${field} is ${JSON.stringify(value)}, which is not a month number.`,
    remedy: 'Write a whole number; 1 is the first month of the plan.',
  }
}

function twoWays(): SelectionFault {
  return {
    code: 'P305',
    field: 'month',
    message: 'Months are chosen both by month and by from_month or to_month.',
    remedy: 'Keep month for one month, or from_month and to_month for several.',
  }
}

function backwards(from: number, to: number): SelectionFault {
  return {
    code: 'P305',
    field: 'from_month',
    message: `from_month (${from}) lies after to_month (${to}).`,
    remedy: 'Exchange the two.',
  }
}
