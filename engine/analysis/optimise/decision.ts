// What can be decided, as data: every decision is a choice between positions, and every position a number for some cells.

import type { Quantity } from '../../formula/quantity.ts'

/** What a decision is about. */
export type DecisionKind = 'hires' | 'tool' | 'system' | 'share' | 'budget' | 'debt'

/** A decision; its positions are counted from 0. */
export type Decision = {
  /** Such as `hires sdr 4` (a role and the month), `system quote_to_cash`. */
  readonly id: string
  readonly kind: DecisionKind
  /** The role, tool, system or team; empty for decisions of the company as a whole. */
  readonly item: string
  readonly label: string
  /** The first month it is about; 1 where it is about all of them. */
  readonly month: number
  /** What each position means, as a person says it. */
  readonly words: readonly string[]
  readonly settings: readonly CellSetting[]
  /** The position that does nothing: no hire, not bought, as the scenario has it; undefined where something must be done. */
  readonly nothing: number | undefined
  /** Where the scenario stands that is started from. */
  readonly start: number
  /** Positions to try when something is first done, beside the one after `nothing`. */
  readonly trials: readonly number[]
}

/** The numbers of a cell (of an input by month: in some months) by position. */
type CellSetting = {
  readonly cell: number
  readonly months?: { readonly from: number; readonly to: number }
  readonly numbers: readonly Quantity[]
}

/** A position for each decision. */
export type Choices = Int16Array

/** The choices with one decision moved. */
export function moved(choices: Choices, decision: number, position: number): Choices {
  const copy = choices.slice()
  copy[decision] = position
  return copy
}

/** A text that is the same for the same choices. */
export function choicesKey(choices: Choices): string {
  return String.fromCharCode(...choices.map(position => position + 1))
}
