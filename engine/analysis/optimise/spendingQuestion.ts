// The question made ready: what the plan's own scenarios come to, the limits that follow from them, and the decisions between
// which is searched.

import type { Diagnostic } from '../../formula/diagnostic.ts'
import { failure, type Result, success } from '../../formula/result.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { planErrors } from '../../plan/planChecks.ts'
import { type ModelOfFutures, modelOfFutures } from '../modelOfFutures.ts'
import { questionFault } from '../questionFault.ts'
import { type ComparableScenario, comparableScenarios } from './comparableScenarios.ts'
import { type Judge, tenthOf } from './judge.ts'
import { idleDecisions } from './leanPlan.ts'
import { lowestCash } from './lowestCash.ts'
import type { Guard, Objective } from './measure.ts'
import type { OptimiseRequest } from './optimiseRequest.ts'
import { type Figures, figuresOf } from './planAround.ts'
import { type PlanDecisions, planDecisions } from './planDecisions.ts'
import { type GuardLimits, guardsOf, objectiveOf } from './planFigures.ts'
import { mendedBy, type PlanRules, systemNeeds } from './planRules.ts'
import { decisionGroups } from './planWords.ts'
import type { Aim, SearchProblem } from './searchProblem.ts'
import { spendingJudge } from './spendingJudge.ts'
import { chosenLimits, everyLimit } from './usualLimits.ts'

/** A scenario of the plan as it is. */
export type ScoredScenario = {
  readonly scenario: ComparableScenario
  /** With the figures of every guard there is. */
  readonly figures: Figures
  readonly reserve: number
}

/** All that a search and the telling of it need. */
export type SpendingQuestion = {
  readonly objective: Objective
  readonly guards: readonly Guard[]
  /** By guard, the scenario whose figure was taken as its limit. */
  readonly limitsFrom: Readonly<Record<string, string>>
  /** The limits that the guards stand for. */
  readonly limits: GuardLimits
  readonly floor: number
  /** The futures that all plans share. */
  readonly futures: ModelOfFutures
  /** The scenario that is started from, first. */
  readonly scenarios: readonly ScoredScenario[]
  /** The best of them that keeps the floor. */
  readonly leading: ScoredScenario | undefined
  readonly found: PlanDecisions
  /** What brought nothing in plans drawn at random and is not decided. */
  readonly idle: readonly string[]
  readonly problem: SearchProblem
  readonly aim: Aim
}

/**
 * Makes the question ready; `stopped` is asked, with the runs so far, after every block of paths. Fails on plans that
 * planChecks refuses, and where no decision would bring anything.
 */
export async function spendingQuestion(
  compiled: CompiledPlan,
  request: OptimiseRequest,
  stopped: (runs: number) => Promise<boolean>,
): Promise<Result<SpendingQuestion>> {
  const unsound = planErrors(compiled)
  if (unsound.length > 0) return failure(unsound)
  const comparable = comparableScenarios(compiled, request.scenario, request.scope.debt)
  if (!comparable.ok) return comparable
  const modelled = modelOfFutures(compiled, request, { first: 0, count: request.futures })
  if (!modelled.ok) return modelled
  const futures = modelled.value
  const objective = objectiveOf(compiled, request.goal)
  const scored = await scoredScenarios(compiled, request, comparable.value, objective, futures)
  if (!scored.ok) return scored
  const leading = scored.value
    .filter(({ reserve }) => reserve >= (request.floor ?? 0))
    .sort((a, b) => objective.sign * (b.figures.value - a.figures.value))[0]
  const { limits, from } = chosenLimits(compiled, request.goal, request.limits, leading)
  const guards = guardsOf(compiled, request.goal, limits)
  const floor = request.floor ?? Math.max(0, leading?.reserve ?? 0)

  const [start, ...own] = comparable.value.map(({ values }) => values)
  if (start === undefined) throw new Error('spendingQuestion: no scenario to start from')
  const everything = planDecisions(compiled, start, own, request.scope)
  const judged = { compiled, objective, guards, futures, stopped }
  const whole = problemOf(compiled, everything, spendingJudge(judged, everything), request.rules)
  const neverHelped = await idleDecisions(whole, request.seed)
  // A search that is stopped here has seen nothing, which says nothing against any decision.
  const isStopped = await stopped(whole.judge.runs())
  const idle = isStopped ? new Set<number>() : neverHelped
  if (idle.size === everything.decisions.length) return failure([nothingToDecide(objective)])
  const found = { ...everything, decisions: everything.decisions.filter((_, index) => !idle.has(index)) }
  const judge = spendingJudge(judged, found, whole.judge.runs())
  return success({
    objective,
    guards,
    limitsFrom: from,
    limits,
    floor,
    futures,
    scenarios: scored.value,
    leading,
    found,
    idle: decisionGroups(compiled, everything.decisions)
      .filter(({ members }) => members.every(index => idle.has(index)))
      .map(({ label }) => label),
    problem: problemOf(compiled, found, judge, request.rules),
    aim: aimOf(floor, scored.value[0] as ScoredScenario, objective),
  })
}

function nothingToDecide({ label }: Objective): Diagnostic {
  return questionFault(
    'Q240',
    `Nothing that can be decided in this plan changes ${label}, or brings a limit nearer.`,
    'Fill in what brings business (prices, win rates, pipeline, quotas) and whom and what the round can pay for, or ask for another goal or month.',
  )
}

/** The plan's own scenarios as they are: what a plan found is held against, and where limits come from. */
async function scoredScenarios(
  compiled: CompiledPlan,
  { goal }: OptimiseRequest,
  scenarios: readonly ComparableScenario[],
  objective: Objective,
  futures: ModelOfFutures,
): Promise<Result<readonly ScoredScenario[]>> {
  const sets = scenarios.map(({ values }) => values)
  const figures = await figuresOf(compiled.program, sets, objective, guardsOf(compiled, goal, everyLimit))
  if (!figures.ok) return figures
  const lowest = await lowestCash(futures, sets)
  if (!lowest.ok) return lowest
  return success(
    scenarios.map((scenario, index) => {
      const inFutures = lowest.value[index] as Float64Array
      return {
        scenario,
        figures: figures.value[index] as Figures,
        reserve: tenthOf(inFutures, inFutures.length),
      }
    }),
  )
}

function problemOf(
  compiled: CompiledPlan,
  found: PlanDecisions,
  judge: Judge,
  rules: PlanRules,
): SearchProblem {
  const needs = systemNeeds(compiled, found)
  return { decisions: found.decisions, needs, repaired: mendedBy(compiled, found, needs, rules), judge }
}

/** A shortfall of all of a limit costs thirty times what the company is worth looking at, so that it never pays. */
const steepness = 30

function aimOf(
  floor: number,
  { figures, reserve }: { readonly figures: Figures; readonly reserve: number },
  { sign }: Objective,
): Aim {
  const value = Math.max(Math.abs(sign * figures.value), Math.abs(figures.arr), 1)
  const money = Math.max(Math.abs(reserve - floor), Math.abs(floor), 0.1 * value)
  return { floor, penalty: { shortfall: steepness * value, money: (steepness * value) / money } }
}
