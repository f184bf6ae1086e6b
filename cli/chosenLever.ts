// What a question turns, as the options of a command say it.

import type { CompiledPlan, Lever } from '../engine/index.ts'
import { tellMonth } from './chosenMonth.ts'
import { inputNamed } from './inputNamed.ts'
import { monthsNamed } from './monthNamed.ts'
import type { Terminal } from './terminal.ts'

/** Inputs that are turned together, what is done to them, and in which months. */
export type LeverOptions = {
  readonly change: readonly string[]
  readonly add?: true
  readonly multiply?: true
  readonly months?: string
  /** Only where the scenario has something already. */
  readonly wherePlanned?: true
}

/** The lever; undefined after telling what is wrong with the options. */
export function chosenLever(
  terminal: Terminal,
  compiled: CompiledPlan,
  { change, add, multiply, months }: LeverOptions,
): Lever | undefined {
  const named = change.map(text => inputNamed(terminal, compiled, text))
  const range = months === undefined ? undefined : monthsNamed(compiled, months)
  if (months !== undefined && range === undefined) tellMonth(terminal, compiled, months)
  if (named.includes(undefined) || (months !== undefined && range === undefined)) return undefined
  const only = range && { from_month: range.from, to_month: range.to }
  const moves = named.flatMap(move =>
    move ? [{ input: move.input, where: { ...move.where, ...only } }] : [],
  )
  return { kind: add ? 'add' : multiply ? 'multiply' : 'value', moves }
}
