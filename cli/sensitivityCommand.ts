// `proceeds sensitivity FILE`: which uncertain inputs a figure hangs on.

import { sensitivity, sensitivityAnswer } from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { chosenSpot, type SpotOptions } from './chosenSpot.ts'
import { countRuns } from './countRuns.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan, refuse } from './openPlan.ts'
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
  const found = await sensitivity(compiled, request, countRuns(terminal))
  terminal.progress('')
  if (found === undefined) {
    terminal.err('Stopped. Nothing was changed.')
    return exitCodes.cancelled
  }
  if (!found.ok) {
    if (found.diagnostics.some(({ code }) => code === 'Q220'))
      terminal.err('(--by 10 varies all estimates by 10%.)')
    return refuse(terminal, path, found.diagnostics)
  }
  const answer = sensitivityAnswer(compiled, found.value)
  return giveAnswer(terminal, { compiled, path, scenario, answer, value: found.value }, options)
}
