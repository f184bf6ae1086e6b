// A plan that was found as a scenario's own changes: exactly the numbers in which it differs from the scenario it starts from.

import type { CellValues } from '../../formula/cellValues.ts'
import type { Quantity } from '../../formula/quantity.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import type { Change, Where } from '../../plan/plan.ts'
import { labelOf } from '../memberLabel.ts'

/** The changes that lead from one set of numbers to another; months in a row with the same number are one change. */
export function planChanges(compiled: CompiledPlan, from: CellValues, to: CellValues): readonly Change[] {
  return compiled.program.cells.flatMap(({ input, member }, cell): readonly Change[] => {
    const definition = compiled.vocabulary.inputs.get(input)
    const before = from[cell]
    const after = to[cell]
    if (definition === undefined || before === undefined || after === undefined || before === after) return []
    const where = Object.fromEntries(
      definition.dims.map((dimension, index) => [dimension, member[index] ?? '']),
    )
    const note = labelOf(compiled, definition, member)
    if (typeof before !== 'object' || typeof after !== 'object')
      return typeof after === 'object' ? [] : [{ input, where, value: after, note }]
    return runsOf(before, after).map(({ first, last, value }) => ({
      input,
      where: monthsIn(where, first, last),
      value,
      note,
    }))
  })
}

type Run = { readonly first: number; readonly last: number; readonly value: Quantity }

/** The months that change, those in a row with the same number together. */
function runsOf(before: readonly Quantity[], after: readonly Quantity[]): readonly Run[] {
  const runs: Run[] = []
  after.forEach((value, index) => {
    if (value === before[index]) return
    const last = runs.at(-1)
    const goesOn = last !== undefined && last.last === index && last.value === value
    if (goesOn) runs[runs.length - 1] = { ...last, last: index + 1 }
    else runs.push({ first: index + 1, last: index + 1, value })
  })
  return runs
}

function monthsIn(where: Where, first: number, last: number): Where {
  return first === last ? { ...where, month: first } : { ...where, from_month: first, to_month: last }
}
