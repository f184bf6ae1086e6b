// `proceeds seek FILE`: what it takes to reach a target.

import {
  type CompiledPlan,
  childScenario,
  type Goal,
  type GoalSeek,
  goalSeek,
  goalSeekAnswer,
  leverAt,
  type Spot,
  whereGiven,
} from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { chosenLever, type LeverOptions } from './chosenLever.ts'
import { tellMonth } from './chosenMonth.ts'
import { chosenSpot, type SpotOptions } from './chosenSpot.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { monthsNamed } from './monthNamed.ts'
import { openPlan, refuse } from './openPlan.ts'
import { maySave, type SaveOptions, saveScenario } from './saveScenario.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** What to turn, what for, and where to keep the answer. */
export type SeekOptions = LeverOptions &
  SpotOptions &
  AnswerOptions &
  SaveOptions & {
    readonly scenario?: string
    readonly from?: number
    readonly to?: number
    readonly whole?: true
    readonly atLeast?: number
    readonly atMost?: number
    readonly equal?: number
    /** The goal is to be met in every one of these months, `3..12`; in all where only the option stands. */
    readonly everyMonth?: string | true
  }

const bothOptions =
  'To keep the answer give both --save-as with the id of a new scenario and --out with a plan file.'

/** Prints what it takes, or the best that can be reached, and saves it as a scenario if wanted. */
export async function seekCommand(terminal: Terminal, path: string, options: SeekOptions): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const goal = chosenGoal(terminal, options)
  const scenario = chosenScenario(terminal, compiled, options.scenario)
  const lever = chosenLever(terminal, compiled, options)
  const spot = goal && goalSpot(terminal, compiled, options, goal)
  if (goal === undefined || scenario === undefined || lever === undefined || spot === undefined)
    return exitCodes.usage
  if (!maySave(terminal, compiled.plan, options, bothOptions)) return exitCodes.usage
  const kept = options.wherePlanned ? whereGiven(compiled, scenario, lever) : undefined
  if (kept?.ok === false) return refuse(terminal, path, kept.diagnostics)
  const { from, to, whole } = options
  const request = {
    scenario,
    lever: kept?.value ?? lever,
    spot,
    goal,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(whole && { whole }),
  }
  const found = foundOrTell(terminal, path, await goalSeek(compiled, request, countRuns(terminal)))
  if (typeof found === 'number') return found
  const answer = goalSeekAnswer(compiled, found)
  const { range, now, reach, met, outcome, runs } = found
  const value = { ...request, ...range, now, reach, met, outcome, runs }
  const given = await giveAnswer(terminal, { compiled, path, scenario, answer, value }, options)
  if (given !== exitCodes.done || options.saveAs === undefined) return given
  return save(terminal, compiled, found, options.saveAs, options.out ?? '')
}

function chosenGoal(terminal: Terminal, { atLeast, atMost, equal }: SeekOptions): Goal | undefined {
  if (atLeast !== undefined) return { kind: 'at least', target: atLeast }
  if (atMost !== undefined) return { kind: 'at most', target: atMost }
  if (equal !== undefined) return { kind: 'equal', target: equal }
  terminal.err('Say what the figure is to become: --at-least, --at-most or --equal with a number.')
  return undefined
}

/** A goal for every month is one for the lowest, or the highest, of them. */
function goalSpot(
  terminal: Terminal,
  compiled: CompiledPlan,
  options: SeekOptions,
  { kind }: Goal,
): Spot | undefined {
  const { everyMonth } = options
  const spot = chosenSpot(terminal, compiled, options)
  if (everyMonth === undefined || spot === undefined) return spot
  const range =
    everyMonth === true ? { from: 1, to: compiled.plan.months } : monthsNamed(compiled, everyMonth)
  if (range === undefined) tellMonth(terminal, compiled, String(everyMonth))
  if (kind === 'equal') terminal.err('A figure that equals a number in every month cannot be sought.')
  if (range === undefined || kind === 'equal') return undefined
  return { ...spot, ...range, read: kind === 'at least' ? 'lowest' : 'highest' }
}

async function save(
  terminal: Terminal,
  compiled: CompiledPlan,
  { request, lever, outcome }: GoalSeek,
  id: string,
  out: string,
): Promise<ExitCode> {
  if (outcome.kind !== 'found') {
    terminal.err(`${out} was not written: there is no answer to save.`)
    return exitCodes.done
  }
  const name = leverAt(compiled, lever, outcome.number)
  const changes = outcome.changes.map(change => ({ ...change, note: 'Found by goal seek' }))
  return saveScenario(terminal, compiled.plan, childScenario(request.scenario, id, name, changes), out)
}
