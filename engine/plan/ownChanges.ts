// Which numbers a scenario sets itself and which it takes over from its parent.

import type { Quantity } from '../formula/quantity.ts'
import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from './compilePlan.ts'
import type { CellValue } from './givenInputs.ts'
import { cellName, monthsOf } from './planVocabulary.ts'
import { resolveScenario } from './scenarioInputs.ts'

/** One cell (of an input by month: one month of it) that a scenario sets itself, and to what. */
export type OwnChange = {
  readonly input: string
  readonly member: readonly string[]
  /** Present for inputs by month. */
  readonly month?: number
  readonly value: Quantity
}

/**
 * The cells that a scenario sets itself, in the order of the program; every other cell it inherits. A cell that a
 * change of its own names counts even if its parent has the same value: it stays when the parent changes.
 */
export function ownChanges(compiled: CompiledPlan, id: string): Result<readonly OwnChange[]> {
  const resolved = resolveScenario(compiled, id)
  if (!resolved.ok) return resolved
  const { scenario, quantity, source } = resolved.value
  const parent = scenario.parent === null ? undefined : resolveScenario(compiled, scenario.parent)
  if (parent !== undefined && !parent.ok) return parent
  const changes = compiled.program.cells.flatMap(({ input, member }) => {
    const before = parent?.value.quantity(input, member) ?? compiled.given.get(cellName(input, member))
    const months = monthsOf(
      compiled.vocabulary.inputs.get(input) ?? { time: 'constant' },
      compiled.vocabulary,
    )
    return entries(quantity(input, member), months?.first).flatMap(({ month, value }, index) => {
      const inherited = before === undefined ? undefined : entries(before, months?.first)[index]?.value
      const own = value !== inherited || source(input, member, month)?.scenario === id
      return own ? [{ input, member, ...(month === undefined ? {} : { month }), value }] : []
    })
  })
  return success(changes, resolved.warnings)
}

function entries(
  value: CellValue,
  first: number | undefined,
): readonly { readonly month?: number; readonly value: Quantity }[] {
  if (typeof value === 'number' || typeof value === 'string') return [{ value }]
  return value.map((quantity, index) => ({ month: (first ?? 1) + index, value: quantity }))
}
