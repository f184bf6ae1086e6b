// `proceeds bridge FILE BEFORE AFTER`: what leads from one scenario's figure to another's.

import { bridge, bridgeAnswer, type CompiledPlan, type Measure } from '../engine/index.ts'
import { chosenRows } from './choose.ts'
import { chosenDifference, type DifferenceOptions } from './chosenDifference.ts'
import { chosenMonth } from './chosenMonth.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { nameAndItems } from './inputNamed.ts'
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
  const { name: row, items: member } = nameAndItems(text)
  if (chosenRows(terminal, compiled, [row]) === undefined) return undefined
  const members = compiled.program.series.filter(series => series.row === row).map(series => series.member)
  const isMember = members.some(items => items.join() === member.join())
  const month = chosenMonth(terminal, compiled, monthText)
  if (!isMember) {
    const [first = []] = members
    terminal.err(
      first.length === 0
        ? `${row} has no members; write it without brackets.`
        : `${text} is not one of the ${members.length} members of ${row}. Name one, such as ${row}[${first.join(', ')}].`,
    )
  }
  return isMember && month !== undefined ? { row, member, month } : undefined
}
