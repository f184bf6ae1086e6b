// The number of every input cell as the plan gives it, before any scenario changes it.

import type { InputCell } from '../formula/program.ts'
import { isQuantity, type Quantity } from '../formula/quantity.ts'
import { dateOf } from './calendar.ts'
import type { InputValue, Plan } from './plan.ts'
import { cellName, monthsOf, type PlanVocabulary } from './planVocabulary.ts'

/** A number, or a number for each month that the input has. */
export type CellValue = Quantity | readonly Quantity[]

/** Values by the name of the cell, `starting_acv[enterprise]`. */
export type GivenInputs = ReadonlyMap<string, CellValue>

/** One value for every cell of a plan whose names are right (see planNames). O(cells × months). */
export function givenInputs(
  plan: Plan,
  vocabulary: PlanVocabulary,
  cells: readonly InputCell[],
): GivenInputs {
  return new Map(cells.map(cell => [cellName(cell.input, cell.member), givenValue(plan, vocabulary, cell)]))
}

function givenValue(plan: Plan, vocabulary: PlanVocabulary, { input, member }: InputCell): CellValue {
  const definition = vocabulary.inputs.get(input)
  if (definition === undefined) throw new Error(`givenInputs: no input ${input} in the model`)
  const value =
    input === startMonth
      ? dateOf(plan, 1).monthOfYear
      : (valueAt(plan.inputs[input], member) ?? definition.otherwise)
  if (value === undefined) throw new Error(`givenInputs: nothing is given for ${cellName(input, member)}`)
  const months = monthsOf(definition, vocabulary)
  if (months === undefined || !isQuantity(value)) return value
  return Array.from({ length: months.last - months.first + 1 }, () => value)
}

/** The one input that the calendar gives: the calendar month in which the plan begins. */
const startMonth = 'start_month_of_year'

/** The part of a nested value that belongs to a member: a number above stands for everything below it. */
function valueAt(value: InputValue | undefined, member: readonly string[]): CellValue | undefined {
  if (value === undefined || isQuantity(value) || isList(value)) return value
  const [item, ...rest] = member
  return item !== undefined && Object.hasOwn(value, item) ? valueAt(value[item], rest) : undefined
}

function isList(value: InputValue): value is readonly Quantity[] {
  return Array.isArray(value)
}
