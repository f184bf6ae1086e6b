// `proceeds attribute FILE`: what each thing that a scenario decides returns for its cash.

import { attribute, attributeAnswer } from '../engine/index.ts'
import { chosenDifference, type DifferenceOptions } from './chosenDifference.ts'
import { chosenMonth } from './chosenMonth.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Which difference, in which month, and how it is given. */
export type AttributeOptions = AnswerOptions &
  DifferenceOptions & {
    readonly scenario?: string
    readonly against?: string
    readonly month?: string
  }

/** Prints the share of every cause in ARR, cash, lowest cash and runway. */
export async function attributeCommand(
  terminal: Terminal,
  path: string,
  options: AttributeOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const { scenario, against } = options
  const difference = chosenDifference(terminal, compiled, against, scenario, options)
  const month = chosenMonth(terminal, compiled, options.month)
  if (difference === undefined || month === undefined) return exitCodes.usage
  const found = foundOrTell(
    terminal,
    path,
    await attribute(compiled, { ...difference, month }, countRuns(terminal)),
  )
  if (typeof found === 'number') return found
  const answer = attributeAnswer(found, compiled.plan, difference.seed)
  const asked = { compiled, path, scenario: difference.after, answer, value: found }
  return giveAnswer(terminal, asked, options)
}
