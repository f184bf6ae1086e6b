// Whether what is given for an input has the input's form: its items, its months, nothing missing.

import { isQuantity } from '../formula/quantity.ts'
import type { GrowthInput } from '../growth/growthModel.ts'
import type { InputValue } from './plan.ts'
import { didYouMean, type PlanFault } from './planFault.ts'
import { monthsOf, type PlanVocabulary } from './planVocabulary.ts'
import type { ValuePath } from './valuePath.ts'

/** Every way in which a value, or its absence, does not fit the input. O(size of the value). */
export function inputFaults(
  input: GrowthInput,
  value: InputValue | undefined,
  vocabulary: PlanVocabulary,
): readonly PlanFault[] {
  return partFaults(input, value, input.dims, ['inputs', input.name], vocabulary)
}

function partFaults(
  input: GrowthInput,
  value: InputValue | undefined,
  dims: readonly string[],
  path: ValuePath,
  vocabulary: PlanVocabulary,
): readonly PlanFault[] {
  const [dimension, ...rest] = dims
  const items = dimension === undefined ? [] : (vocabulary.items.get(dimension) ?? [])
  if (value === undefined) {
    const nothingAsked =
      input.otherwise !== undefined || dims.some(dim => vocabulary.items.get(dim)?.length === 0)
    return nothingAsked ? [] : [missing(input, path)]
  }
  if (isQuantity(value)) return []
  if (isList(value)) return listFaults(input, value, dims, path, vocabulary)
  if (dimension === undefined) return [itemsWithoutDimension(input, value, path)]
  const unknown = Object.keys(value).filter(item => !items.includes(item))
  return [
    ...unknown.map(item => unknownItem(item, dimension, items, path)),
    ...items.flatMap(item => {
      const part = Object.hasOwn(value, item) ? value[item] : undefined
      return partFaults(input, part, rest, [...path, item], vocabulary)
    }),
  ]
}

function isList(value: InputValue): value is Extract<InputValue, readonly unknown[]> {
  return Array.isArray(value)
}

function missing(input: GrowthInput, path: ValuePath): PlanFault {
  const items = path.slice(2).join(', ')
  return {
    code: 'P311',
    severity: 'error',
    path,
    message: items === '' ? `${input.name} is missing.` : `${input.name} is missing for ${items}.`,
    remedy: `Add it: ${input.says}`,
  }
}

function unknownItem(item: string, dimension: string, items: readonly string[], path: ValuePath): PlanFault {
  const otherwise = `The items of ${dimension} are ${items.slice(0, 12).join(', ')}${items.length > 12 ? ' …' : ''}.`
  return {
    code: 'P304',
    severity: 'error',
    path: [...path, item],
    part: 'key',
    message: `${item} is not an item of ${dimension}.`,
    remedy: didYouMean(item, items, otherwise),
  }
}

function itemsWithoutDimension(input: GrowthInput, value: object, path: ValuePath): PlanFault {
  const keys = Object.keys(value).slice(0, 5).join(', ')
  const by =
    input.dims.length === 0 ? 'has no dimensions' : `has no dimensions besides ${input.dims.join(' and ')}`
  const form = input.time === 'constant' ? 'one number' : 'one number or a list of numbers by month'
  return {
    code: 'P312',
    severity: 'error',
    path,
    message: `${input.name} ${by}, and an object with ${keys === '' ? 'nothing in it' : keys} stands here.`,
    remedy: `Write ${form}.`,
  }
}

function listFaults(
  input: GrowthInput,
  value: readonly unknown[],
  dims: readonly string[],
  path: ValuePath,
  vocabulary: PlanVocabulary,
): readonly PlanFault[] {
  const months = monthsOf(input, vocabulary)
  const fault = (message: string, remedy: string): readonly PlanFault[] => [
    { code: 'P312', severity: 'error', path, message, remedy },
  ]
  if (months === undefined) {
    const form = dims.length === 0 ? 'one number' : `one number, or an object by ${dims.join(' and ')}`
    return fault(`${input.name} is the same in every month, and a list stands here.`, `Write ${form}.`)
  }
  const count = months.last - months.first + 1
  if (value.length === count) return []
  const which = input.time === 'monthly' ? `the plan has ${count} months` : `the history has ${count} months`
  return fault(
    `${input.name} is given for ${value.length} months, and ${which}.`,
    `Write ${count} numbers, or one number for all months.`,
  )
}
