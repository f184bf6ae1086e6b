// `proceeds stress FILE`: plans in worlds that turn out otherwise, and what of a plan can wait.

import {
  type Answer,
  type CompiledPlan,
  plansToChooseFrom,
  type Stress,
  stress,
  stressAnswer,
  waiting,
  waitingAnswer,
} from '../engine/index.ts'
import { betterOf } from './betterOf.ts'
import { chosenScenario, chosenScenarios } from './choose.ts'
import { chosenSpot, type SpotOptions } from './chosenSpot.ts'
import { countRuns } from './countRuns.ts'
import { foundOrTell } from './foundOrTell.ts'
import { type AnswerOptions, giveAnswer } from './giveAnswer.ts'
import { openPlan } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Which plans, by which figure, and how long to wait. */
export type StressOptions = SpotOptions &
  AnswerOptions & {
    readonly plans?: readonly string[]
    /** The plan whose commitments wait; left out: the safest. */
    readonly scenario?: string
    readonly lessIsBetter?: true
    readonly wait: number
  }

/** Prints every plan in every world, regret, and the cost of waiting. */
export async function stressCommand(
  terminal: Terminal,
  path: string,
  options: StressOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const spot = chosenSpot(terminal, compiled, options)
  const plans = chosenPlans(terminal, compiled, options)
  if (spot === undefined || plans === undefined) return exitCodes.usage
  const asked = options.scenario
  if (asked !== undefined && chosenScenario(terminal, compiled, asked) === undefined) return exitCodes.usage
  const better = betterOf(compiled, spot.row, options.lessIsBetter)
  const found = foundOrTell(
    terminal,
    path,
    await stress(compiled, { plans, spot, better }, countRuns(terminal)),
  )
  if (typeof found === 'number') return found
  const scenario = asked ?? plans[found.safest] ?? ''
  const request = { scenario, months: options.wait, spot, better } as const
  const waited = foundOrTell(terminal, path, await waiting(compiled, request, countRuns(terminal)))
  if (typeof waited === 'number') return waited
  const answer = together(compiled, stressAnswer(compiled, found), waitingAnswer(compiled, waited), found)
  const value = { stress: found, waiting: waited }
  return giveAnswer(terminal, { compiled, path, scenario, answer, value }, options)
}

/** The plans named, or all scenarios that are plans. Undefined after telling that there are too few. */
function chosenPlans(
  terminal: Terminal,
  compiled: CompiledPlan,
  { plans }: StressOptions,
): readonly string[] | undefined {
  const ids = chosenScenarios(terminal, compiled, plans ?? plansToChooseFrom(compiled))
  if (ids === undefined || ids.length > 1) return ids
  terminal.err('Comparing takes two plans or more: name scenarios with --plans, each once.')
  return undefined
}

function together(compiled: CompiledPlan, first: Answer, second: Answer, { request }: Stress): Answer {
  const left = compiled.plan.scenarios.filter(({ id }) => !request.plans.includes(id))
  const others =
    left.length === 0 ? [] : [`Not among the plans compared: ${left.map(({ name }) => name).join(', ')}.`]
  return {
    title: first.title,
    sentences: [...first.sentences, ...others, ...second.sentences],
    tables: [...first.tables, ...second.tables],
  }
}
