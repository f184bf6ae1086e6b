// What a scenario commits to and when, and the scenario with one of these put off by some months.

import type { CellValues } from '../formula/cellValues.ts'
import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { cellValues, resolveScenario, type ScenarioInputs, scenarioValues } from '../plan/scenarioInputs.ts'
import { initiativesOn } from '../plan/scenarioSteps.ts'
import { memberLabel } from './memberLabel.ts'
import { numbersOf } from './numbersOf.ts'
import { childScenario, withScenario } from './whatIf.ts'

/** Something that begins in a month. */
export type Commitment = {
  readonly kind: 'initiative' | 'tool' | 'system' | 'debt' | 'hires'
  readonly label: string
  /** The month it begins in, 1 is the first. */
  readonly month: number
}

/** A commitment, and the numbers of the scenario with it put off. */
export type PutOff = { readonly commitment: Commitment; readonly values: CellValues }

/**
 * Everything a scenario commits to, each put off by itself: initiatives that are on; tools, systems and debt that are
 * chosen; the planned hires of each role. What an initiative sets is put off with the initiative only.
 */
export function putOff(compiled: CompiledPlan, id: string, months: number): Result<readonly PutOff[]> {
  const resolved = resolveScenario(compiled, id)
  if (!resolved.ok) return resolved
  const initiatives = laterInitiatives(compiled, id, months)
  if (!initiatives.ok) return initiatives
  const values = cellValues(compiled.program, resolved.value)
  return success([
    ...initiatives.value,
    ...switches.flatMap(one => laterDates(compiled, resolved.value, values, one, months)),
    ...laterHires(compiled, resolved.value, values, months),
  ])
}

function laterInitiatives(compiled: CompiledPlan, id: string, months: number): Result<readonly PutOff[]> {
  const later: PutOff[] = []
  for (const { id: initiative, label, start_month: month } of initiativesOn(compiled.plan, id)) {
    const entry = { id: initiative, on: true, start_month: month + months }
    const child = { ...childScenario(id, `${id} later`, label, []), initiatives: [entry] }
    const values = scenarioValues(withScenario(compiled, child), child.id)
    if (!values.ok) return values
    later.push({ commitment: { kind: 'initiative', label, month }, values: values.value })
  }
  return success(later)
}

type Switch = {
  readonly kind: 'tool' | 'system' | 'debt'
  readonly chosen: string
  readonly starts: string
  readonly dims: readonly string[]
}

const switches: readonly Switch[] = [
  { kind: 'tool', chosen: 'tool_chosen', starts: 'tool_start_month', dims: ['tool'] },
  { kind: 'system', chosen: 'system_chosen', starts: 'system_start_month', dims: ['system'] },
  { kind: 'debt', chosen: 'debt_chosen', starts: 'debt_draw_month', dims: [] },
]

function laterDates(
  compiled: CompiledPlan,
  inputs: ScenarioInputs,
  values: CellValues,
  { kind, chosen, starts, dims }: Switch,
  months: number,
): readonly PutOff[] {
  return compiled.program.cells.flatMap(({ input, member }, cell): readonly PutOff[] => {
    if (input !== starts || amount(inputs.quantity(chosen, member)) === 0) return []
    if (inputs.source(chosen, member)?.initiative !== undefined) return []
    const month = amount(values[cell] ?? 0)
    if (month < 1) return []
    const label = dims.length === 0 ? 'Debt' : memberLabel(compiled, dims, member)
    return [{ commitment: { kind, label, month }, values: replaced(values, cell, month + months) }]
  })
}

function laterHires(
  compiled: CompiledPlan,
  inputs: ScenarioInputs,
  values: CellValues,
  months: number,
): readonly PutOff[] {
  return compiled.program.cells.flatMap(({ input, member }, cell): readonly PutOff[] => {
    const value = values[cell]
    if (input !== 'planned_hires' || value === undefined) return []
    const hires = numbersOf(value)
    const first = hires.findIndex(number => number > 0)
    const isOwn = hires.every((_, index) => inputs.source(input, member, index + 1)?.initiative === undefined)
    if (first < 0 || !isOwn) return []
    const later = hires.map((_, index) => hires[index - months] ?? 0)
    const label = `Hires: ${memberLabel(compiled, ['role'], member)}`
    return [{ commitment: { kind: 'hires', label, month: first + 1 }, values: replaced(values, cell, later) }]
  })
}

function replaced(values: CellValues, cell: number, by: CellValues[number]): CellValues {
  return values.map((value, index) => (index === cell ? by : value))
}

function amount(value: CellValues[number]): number {
  const [number] = numbersOf(value)
  if (number === undefined) throw new Error('putOff: a cell without a number')
  return number
}
