// `proceeds bridge FILE BEFORE AFTER`: what leads from one scenario's figure to another's.

import { bridge, bridgeAnswer, type CompiledPlan, type Measure } from '../engine/index.ts'
import { chosenDifference, type DifferenceOptions } from './chosenDifference.ts'
import { chosenMonth } from './chosenMonth.ts'
import { chosenOne } from './chosenSeries.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Which figure in which month, and how it is given. */
export type BridgeOptions = AnswerOptions &
  DifferenceOptions & {
    /** `total_arr`, `new_arr[mid_market]`. */
    readonly row: string
    readonly month?: string
  }

/** Prints the bars of the bridge and what stands behind them. */
export async function bridgeCommand(
  terminal: Terminal,
  path: string,
  before: string,
  after: string,
  options: BridgeOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const difference = chosenDifference(terminal, compiled, before, after, options)
  const measure = chosenMeasure(terminal, compiled, options)
  if (difference === undefined || measure === undefined) return exitCodes.usage
  const found = foundOrTell(
    terminal,
    path,
    await bridge(compiled, { ...difference, measure }, countRuns(terminal)),
  )
  if (typeof found === 'number') return found
  const answer = bridgeAnswer(compiled, found, difference.seed)
  return giveAnswer(terminal, { compiled, path, scenario: difference.after, answer, value: found }, options)
}

/** The row, or the member of it, in a month of the plan; undefined after telling what is wrong. */
function chosenMeasure(
  terminal: Terminal,
  compiled: CompiledPlan,
  { row: text, month: monthText }: BridgeOptions,
): Measure | undefined {
  const series = chosenOne(terminal, compiled, text)
  const month = chosenMonth(terminal, compiled, monthText)
  return series && month !== undefined ? { ...series, month } : undefined
}
