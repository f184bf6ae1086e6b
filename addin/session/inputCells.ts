// The numbers of a scenario's inputs as they are now: the last computed ones under the edits made since.

import { type Change, type Quantity, quantityToNumber } from '../../engine/index.ts'
import { chainOf } from './scenarioResult.ts'
import type { Session } from './session.ts'

/** One number of the plan: an input, its member in the order of the input's dimensions, and of an input by month the month. */
export type InputPlace = {
  readonly input: string
  readonly member: readonly string[]
  readonly month?: number
}

/** The numbers of one cell, months 1 to N (a history: the oldest first), or one number. Undefined until computed. */
export function cellNow(
  session: Session,
  scenario: string,
  { input, member }: InputPlace,
): readonly number[] | undefined {
  const { layout, results } = session
  const result = results.get(scenario)
  const at = layout.cells.findIndex(
    cell => cell.input === input && cell.member.join('\n') === member.join('\n'),
  )
  const computed = result?.numbers?.values[at]
  if (result === undefined || computed === undefined) return undefined
  const known = new Set(result.chain.flatMap(({ changes }) => changes))
  const since = chainOf(session, scenario)
    .flatMap(({ changes }) => changes)
    .filter(change => change.input === input && !known.has(change))
  const dims = layout.inputs.get(input)?.dims ?? []
  const before = numbersIn(computed)
  const first = firstMonth(session, input, before.length)
  return since.reduce<readonly number[]>(
    (numbers, change) => (names(change, dims, member) ? overlaid(numbers, change, first) : numbers),
    before,
  )
}

/** One number of the plan now; undefined until its scenario has been computed. */
export function numberNow(session: Session, scenario: string, place: InputPlace): number | undefined {
  const numbers = cellNow(session, scenario, place)
  const first = firstMonth(session, place.input, numbers?.length ?? 0)
  return numbers?.[(place.month ?? first) - first]
}

/** The month of a cell's first number: histories end in month 0. */
function firstMonth({ layout }: Session, input: string, count: number): number {
  return layout.inputs.get(input)?.time === 'history' ? 1 - count : 1
}

function numbersIn(value: Quantity | readonly Quantity[]): readonly number[] {
  return typeof value === 'object' ? value.map(quantityToNumber) : [quantityToNumber(value)]
}

function names({ where }: Change, dims: readonly string[], member: readonly string[]): boolean {
  return dims.every((dim, index) => where[dim] === undefined || where[dim] === member[index])
}

/** Edits of the pane give a value; sums and products wait for the engine. */
function overlaid(numbers: readonly number[], { where, value }: Change, first: number): readonly number[] {
  if (value === undefined) return numbers
  const number = quantityToNumber(value)
  const from = Number(where.month ?? where.from_month ?? first)
  const to = Number(where.month ?? where.to_month ?? first + numbers.length)
  return numbers.map((old, index) => (first + index >= from && first + index <= to ? number : old))
}

/** Where a number comes from: the scenario that set it and what it said of it, or the plan itself. */
export type Origin = { readonly scenario?: string; readonly initiative?: string; readonly note?: string }

/** Looks up who set a number last, youngest scenario first. */
export function originOf(session: Session, scenario: string, place: InputPlace): Origin {
  const dims = session.layout.inputs.get(place.input)?.dims ?? []
  const sets = (change: Change): boolean =>
    change.input === place.input && names(change, dims, place.member) && inMonth(change, place.month)
  for (const { name, changes, initiatives } of chainOf(session, scenario).toReversed()) {
    const change = changes.findLast(sets)
    if (change !== undefined) return { scenario: name, ...(change.note && { note: change.note }) }
    const on = session.plan.initiatives.findLast(
      ({ id, changes: theirs }) =>
        initiatives.some(entry => entry.id === id && entry.on) && theirs.some(sets),
    )
    if (on !== undefined) return { scenario: name, initiative: on.label }
  }
  return {}
}

function inMonth({ where }: Change, month: number | undefined): boolean {
  if (month === undefined) return true
  if (where.month !== undefined) return where.month === month
  return month >= Number(where.from_month ?? month) && month <= Number(where.to_month ?? month)
}
