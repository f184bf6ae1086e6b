// `proceeds simulate FILE`: thousands of futures, how likely the cash runs short, and which plan does better in them.

import {
  type CompiledPlan,
  type Milestone,
  type PeriodLength,
  type SeriesName,
  simulate,
  simulateAnswer,
} from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { chosenMonth } from './chosenMonth.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { nameAndItems } from './inputNamed.ts'
import { openPlan } from './openPlan.ts'
import { showProgress } from './showProgress.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** What to simulate, and how it is given. */
export type SimulateOptions = AnswerOptions & {
  readonly scenario?: readonly string[]
  readonly paths: number
  readonly seed: number
  readonly floor: number
  /** `total_arr`, `new_arr[mid_market]`. */
  readonly row: readonly string[]
  readonly month?: string
  /** `total_arr >= 20000000 by 2027-12`. */
  readonly milestone?: readonly string[]
  readonly by: PeriodLength
  readonly within?: number
  readonly withoutLuck?: boolean
}

/** Prints the fans of one scenario with its chances and drivers, or several scenarios against the first. */
export async function simulateCommand(
  terminal: Terminal,
  path: string,
  options: SimulateOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const scenarios = chosenScenarios(terminal, compiled, options.scenario)
  const month = chosenMonth(terminal, compiled, options.month)
  const milestones = (options.milestone ?? []).map(text => milestoneOf(terminal, compiled, text))
  if (scenarios === undefined || month === undefined || milestones.includes(undefined)) return exitCodes.usage
  const { paths, seed, floor, by, within, withoutLuck = false } = options
  const request = {
    scenarios,
    paths,
    seed,
    withoutLuck,
    floor,
    month,
    rows: options.row.map(seriesNamed),
    milestones: milestones.flatMap(milestone => milestone ?? []),
  }
  const runs = paths * scenarios.length
  const found = foundOrTell(
    terminal,
    path,
    await simulate(compiled, request, done => goOn(terminal, done, runs)),
  )
  if (typeof found === 'number') return found
  const answer = simulateAnswer(compiled, found, { by, ...(within !== undefined && { within }) })
  const asked = { compiled, path, scenario: scenarios[0] ?? '', answer, value: found }
  return giveAnswer(terminal, asked, options)
}

/** The ids, each once; the plan's last scenario where none is named. Undefined after telling which there is not. */
function chosenScenarios(
  terminal: Terminal,
  compiled: CompiledPlan,
  ids: readonly string[] | undefined,
): readonly string[] | undefined {
  const chosen = (ids ?? [undefined]).map(id => chosenScenario(terminal, compiled, id))
  const known = chosen.flatMap(id => id ?? [])
  return known.length < chosen.length ? undefined : [...new Set(known)]
}

function seriesNamed(text: string): SeriesName {
  const { name, items } = nameAndItems(text)
  return { row: name, member: items }
}

function milestoneOf(terminal: Terminal, compiled: CompiledPlan, text: string): Milestone | undefined {
  const [, name, sign, target, month] = /^(.+?)\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)\s+by\s+(.+)$/.exec(text) ?? []
  if (name === undefined || target === undefined || month === undefined) {
    terminal.err(`"${text}" is not a milestone. Write it as "total_arr >= 20000000 by 2027-12".`)
    return undefined
  }
  const by = chosenMonth(terminal, compiled, month)
  if (by === undefined) return undefined
  return { ...seriesNamed(name), is: sign === '>=' ? 'at_least' : 'at_most', target: Number(target), by }
}

/** Draws the bar, lets Ctrl-C come in, and says whether to go on. */
function goOn(terminal: Terminal, done: number, runs: number): Promise<boolean> {
  const filled = Math.round((30 * done) / runs)
  return showProgress(
    terminal,
    `${'#'.repeat(filled)}${'.'.repeat(30 - filled)} ${done.toLocaleString('en-US')} of ${runs.toLocaleString('en-US')} futures (Ctrl-C stops)`,
  )
}
