// One change of a scenario: which cells it sets, to what, and what of it falls off the plan.

import { isQuantity, type Quantity } from '../formula/quantity.ts'
import type { GrowthInput } from '../growth/growthModel.ts'
import { targetFaults } from './changeNames.ts'
import { add, fractionOf, multiply, quantityOf } from './fraction.ts'
import type { CellValue } from './givenInputs.ts'
import type { Change } from './plan.ts'
import type { PlanFault } from './planFault.ts'

import { cellName, monthsOf, type PlanVocabulary } from './planVocabulary.ts'
import type { ScenarioStep } from './scenarioSteps.ts'
import { type Selection, selectCells } from './selection.ts'

/** A cell with the value a change gives it; of an input by month, the months that it set. */
export type Setting = {
  readonly cell: string
  readonly value: CellValue
  readonly months?: readonly number[]
}

/**
 * What a change does to the values so far, and what is wrong with it. A step that starts later moves the months of
 * monthly inputs and the values of dated ones. Months outside the plan are left out with a warning.
 */
export function applyChange(
  step: ScenarioStep,
  vocabulary: PlanVocabulary,
  valueSoFar: (cell: string) => CellValue | undefined,
): { readonly settings: readonly Setting[]; readonly faults: readonly PlanFault[] } {
  const { change, source } = step
  const wrong = targetFaults(change.input, change.where, source.path, vocabulary)
  const input = vocabulary.inputs.get(change.input)
  if (wrong.length > 0 || input === undefined) return { settings: [], faults: wrong }
  const { selection } = selectCells(input, change.where, vocabulary)
  const { months, faults } = reach(input, selection, step, vocabulary)
  const settings = selection.members.map(member => {
    const cell = cellName(input.name, member)
    const before = valueSoFar(cell)
    if (before === undefined) throw new Error(`applyChange: no cell ${cell}`)
    return setCell(cell, before, operation(input, step), months)
  })
  return { settings, faults: [...faults, ...settings.flatMap(setting => valueFaults(input, setting, step))] }
}

type Months = { readonly first: number; readonly chosen: readonly number[] }

function setCell(
  cell: string,
  before: CellValue,
  operate: (before: Quantity) => Quantity,
  months: Months | undefined,
): Setting {
  if (isQuantity(before)) return { cell, value: operate(before) }
  const chosen = new Set(months?.chosen ?? [])
  const first = months?.first ?? 1
  const value = before.map((quantity, index) => (chosen.has(first + index) ? operate(quantity) : quantity))
  return { cell, value, months: [...chosen] }
}

/** The months that a change sets, and a warning when it names others. Histories are facts and do not move. */
function reach(
  input: GrowthInput,
  { from, to }: Selection,
  { shift, source }: ScenarioStep,
  vocabulary: PlanVocabulary,
): { readonly months?: Months; readonly faults: readonly PlanFault[] } {
  const range = monthsOf(input, vocabulary)
  if (range === undefined) return { faults: [] }
  const moved = input.time === 'monthly' ? shift : 0
  const start = from === undefined ? range.first : from + moved
  const end = to === undefined ? range.last : to + moved
  const first = Math.max(start, range.first)
  const last = Math.min(end, range.last)
  const chosen = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const months = { first: range.first, chosen }
  if (first === start && last === end) return { months, faults: [] }
  const named = start === end ? `month ${start}` : `months ${start} to ${end}`
  const kept = chosen.length === 0 ? 'it is left out' : 'the rest is left out'
  const fault: PlanFault = {
    code: 'C101',
    severity: 'warning',
    path: source.path,
    message: `This changes ${input.name} in ${named}; the ${input.time === 'history' ? 'history' : 'plan'} has months ${range.first} to ${range.last}, so ${kept}.`,
    remedy:
      moved === 0
        ? 'Choose other months, or plan more of them.'
        : 'Start the initiative in another month, or plan more months.',
  }
  return { months, faults: [fault] }
}

function operation(input: GrowthInput, { change, shift }: ScenarioStep): (before: Quantity) => Quantity {
  const { value, add: added, multiply: factor }: Change = change
  if (value !== undefined) {
    const set =
      input.dated === true && shift !== 0 ? quantityOf(add(fractionOf(value), fractionOf(shift))) : value
    return () => set
  }
  if (added !== undefined) return before => quantityOf(add(fractionOf(before), fractionOf(added)))
  if (factor !== undefined) return before => quantityOf(multiply(fractionOf(before), fractionOf(factor)))
  throw new Error(`applyChange: a change of ${change.input} without value, add and multiply`)
}

/** Numbers that a plan cannot hold, and dates that an initiative would move to before the plan begins. */
function valueFaults(
  input: GrowthInput,
  { cell, value }: Setting,
  { shift, source }: ScenarioStep,
): readonly PlanFault[] {
  const fault = (message: string, remedy: string): PlanFault[] => [
    { code: 'C102', severity: 'error', path: source.path, message, remedy },
  ]
  const quantities = isQuantity(value) || typeof value === 'number' ? [value] : value
  if (!quantities.every(isQuantity)) return fault(`${cell} becomes 1e15 or more.`, 'Use a smaller number.')
  if (input.dated !== true || shift >= 0 || typeof value !== 'number' || value >= 1) return []
  const late = 1 - value === 1 ? '1 month' : `${1 - value} months`
  return fault(
    `${cell} would move to month ${value}, before the plan begins.`,
    `Start the initiative at least ${late} later.`,
  )
}
