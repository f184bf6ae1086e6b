// `proceeds breakeven FILE A B`: where one plan stops beating another.

import { breakEven, breakEvenAnswer } from '../engine/index.ts'
import { betterOf } from './betterOf.ts'
import { chosenScenarios } from './choose.ts'
import { chosenLever, type LeverOptions } from './chosenLever.ts'
import { chosenSpot, type SpotOptions } from './chosenSpot.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** What is turned in both plans, how far, and by which figure they are compared. */
export type BreakEvenOptions = LeverOptions &
  SpotOptions &
  AnswerOptions & {
    readonly from?: number
    readonly to?: number
    readonly whole?: true
    readonly lessIsBetter?: true
  }

/** Prints where the order of the two plans changes, or that it never does. */
export async function breakEvenCommand(
  terminal: Terminal,
  path: string,
  plans: readonly [string, string],
  options: BreakEvenOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const known = chosenScenarios(terminal, compiled, plans)
  const lever = chosenLever(terminal, compiled, options)
  const spot = chosenSpot(terminal, compiled, options)
  if (known === undefined || lever === undefined || spot === undefined) return exitCodes.usage
  const { from, to, whole } = options
  const better = betterOf(compiled, spot.row, options.lessIsBetter)
  const request = {
    plans,
    lever,
    spot,
    better,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(whole && { whole }),
  }
  const found = foundOrTell(terminal, path, await breakEven(compiled, request, countRuns(terminal)))
  if (typeof found === 'number') return found
  const { range, stretches, crossings, figures, runs } = found
  const value = { ...request, ...range, stretches, crossings, figures, runs }
  const answer = breakEvenAnswer(compiled, found)
  return giveAnswer(terminal, { compiled, path, scenario: plans[0], answer, value }, options)
}
