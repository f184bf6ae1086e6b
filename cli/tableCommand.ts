// `proceeds table FILE --down … --across …`: a figure at every pair of numbers of two inputs.

import { twoWayTable, twoWayTableAnswer } from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { chosenAxis } from './chosenAxis.ts'
import { chosenSpot, type SpotOptions } from './chosenSpot.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Which figure, and what stands down the side and across. */
export type TableOptions = SpotOptions &
  AnswerOptions & {
    readonly scenario?: string
    readonly down: string
    readonly across: string
  }

/** Prints the table, with what stands out of it in words. */
export async function tableCommand(
  terminal: Terminal,
  path: string,
  options: TableOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const scenario = chosenScenario(terminal, compiled, options.scenario)
  const spot = chosenSpot(terminal, compiled, options)
  const down = chosenAxis(terminal, compiled, options.down)
  const across = chosenAxis(terminal, compiled, options.across)
  if (scenario === undefined || spot === undefined || down === undefined || across === undefined)
    return exitCodes.usage
  const found = foundOrTell(
    terminal,
    path,
    await twoWayTable(compiled, { scenario, spot, down, across }, countRuns(terminal)),
  )
  if (typeof found === 'number') return found
  const answer = twoWayTableAnswer(compiled, found)
  return giveAnswer(terminal, { compiled, path, scenario, answer, value: found }, options)
}
