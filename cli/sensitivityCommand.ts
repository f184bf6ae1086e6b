// `proceeds sensitivity FILE`: which uncertain inputs a figure hangs on.

import { sensitivity, sensitivityAnswer } from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { chosenSpot, type SpotOptions } from './chosenSpot.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Which figure, and whether every estimate is varied by the same share. */
export type SensitivityOptions = SpotOptions &
  AnswerOptions & {
    readonly scenario?: string
    /** Per cent. */
    readonly by?: number
  }

/** Prints the inputs by how far they move the figure. */
export async function sensitivityCommand(
  terminal: Terminal,
  path: string,
  options: SensitivityOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const scenario = chosenScenario(terminal, compiled, options.scenario)
  const spot = chosenSpot(terminal, compiled, options)
  if (scenario === undefined || spot === undefined) return exitCodes.usage
  const request = { scenario, spot, ...(options.by !== undefined && { by: options.by / 100 }) }
  const asked = await sensitivity(compiled, request, countRuns(terminal))
  if (asked?.ok === false && asked.diagnostics.some(({ code }) => code === 'Q220'))
    terminal.err('(--by 10 varies all estimates by 10%.)')
  const found = foundOrTell(terminal, path, asked)
  if (typeof found === 'number') return found
  const answer = sensitivityAnswer(compiled, found)
  return giveAnswer(terminal, { compiled, path, scenario, answer, value: found }, options)
}
