// What a search found, told in full: the plan and everything around it in one batch, and the plan by the exact backend.

import type { CellValues } from '../../formula/cellValues.ts'
import { type Result, success } from '../../formula/result.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { inWorld, stressWorlds } from '../stressWorlds.ts'
import type { BuildOrder } from './buildOrder.ts'
import { exactCheck } from './exactCheck.ts'
import { tenthOf } from './judge.ts'
import { emptied } from './leanPlan.ts'
import { lowestCash } from './lowestCash.ts'
import { type Guard, shortfallOf } from './measure.ts'
import type { KeptLimit, Optimisation, PlanFigures, Worth } from './optimisation.ts'
import type { OptimiseRequest } from './optimiseRequest.ts'
import { type Figures, figuresOf } from './planAround.ts'
import { planChanges } from './planChanges.ts'
import { chosenValues, type PlanDecisions } from './planDecisions.ts'
import { guardsOf, type SpendingGoal } from './planFigures.ts'
import {
  decisionGroups,
  differencesBetween,
  groupsAtMost,
  groupWords,
  isDone,
  planFacts,
  scheduleOf,
} from './planWords.ts'
import type { SearchFindings } from './searchPlans.ts'
import type { Rated } from './searchProblem.ts'
import type { ScoredScenario, SpendingQuestion } from './spendingQuestion.ts'
import { everyLimit } from './usualLimits.ts'
import { peopleWorth } from './worth.ts'

/** All that was searched for. */
export type Searched = SearchFindings & {
  readonly others: readonly Rated[]
  readonly front: readonly { readonly floor: number; readonly plan?: Rated }[]
  readonly money: readonly Worth[]
  readonly order: BuildOrder
  readonly isStopped: boolean
}

/** Runs the plans found, the plan without each of its parts, and all plans in worse worlds; then the plan exactly. */
export async function toldOptimum(
  compiled: CompiledPlan,
  request: OptimiseRequest,
  question: SpendingQuestion,
  { best, byGain, byRatio, others, front, money, order, certificate, isStopped }: Searched,
): Promise<Result<Optimisation>> {
  const { program } = compiled
  const { objective, guards, limitsFrom, floor, futures, scenarios, leading, found, idle, problem } = question
  // What remains is a few hundred runs: a stopped search is still told in full.
  const runs = problem.judge.runs()
  const values = chosenValues(compiled, found, best.choices)
  const groups = decisionGroups(compiled, found.decisions)
  const done = groups.filter(group => isDone(found.decisions, group, best.choices))
  const [start, ...rivals] = scenarios as readonly [ScoredScenario, ...ScoredScenario[]]
  const plans = [best, byGain, byRatio, ...others, ...front.flatMap(({ plan }) => plan ?? [])]
  const planValues = plans.map(({ choices }) => chosenValues(compiled, found, choices))
  const people = peopleWorth(compiled, values)
  const worlds = stressWorlds(compiled)
  const ratioValues = chosenValues(compiled, found, byRatio.choices)
  const sets: readonly CellValues[] = [
    ...planValues,
    ...done.map(({ members }) =>
      chosenValues(compiled, found, problem.repaired(emptied(problem.decisions, best.choices, members))),
    ),
    ...people.map(change => change.values),
    ...worlds.flatMap(world =>
      [values, ratioValues, ...rivals.map(({ scenario }) => scenario.values)].map(set =>
        inWorld(compiled, set, world),
      ),
    ),
  ]
  const around = await figuresOf(program, sets, objective, guards)
  if (!around.ok) return around
  const figures = [...around.value]
  const take = (count: number): readonly Figures[] => figures.splice(0, count)
  const figuresOfPlans = take(plans.length)
  // A search that was stopped may not have looked at the futures of these.
  const foundLowest = await lowestCash(futures, planValues.slice(0, 3))
  if (!foundLowest.ok) return foundLowest
  const told = (plan: Rated): PlanFigures => {
    const index = plans.indexOf(plan)
    const lowest = foundLowest.value[index]
    const reserve = lowest === undefined ? plan.reserve : tenthOf(lowest, lowest.length)
    return withReserve(figuresOfPlans[index] as Figures, reserve, guards, floor)
  }
  const without = take(done.length)
  const withPeople = take(people.length)
  const bestFigures = told(best)
  const exact = exactCheck(program, values, objective, guards, floor, futures, {
    figures: bestFigures,
    lowest: foundLowest.value[0] as Float64Array,
    reserve: bestFigures.reserve,
  })
  if (!exact.ok) return exact
  return success({
    scenario: { id: start.scenario.id, name: start.scenario.name },
    objective: { label: objective.label, unit: objective.unit, sign: objective.sign },
    best: bestFigures,
    changes: planChanges(compiled, start.scenario.values, values),
    values,
    does: planFacts(compiled, values),
    atMost: groupsAtMost(found.decisions, groups, best.choices),
    schedule: scheduleOf(found.decisions, groups, best.choices, decidedIn(found)),
    items: done.map((group, index) => ({
      kind: group.kind,
      item: group.item,
      label: group.label,
      words: groupWords(compiled, found.decisions, group, best.choices),
      without: without[index] as Figures,
    })),
    byGain: told(byGain),
    byRatio: told(byRatio),
    scenarios: scenarios.map(({ scenario, figures: own, reserve }) => ({
      id: scenario.id,
      name: scenario.name,
      does: planFacts(compiled, scenario.values),
      ...withReserve(guardFigures(compiled, request.goal, own, guards), reserve, guards, floor),
    })),
    limits: keptLimits(
      guards,
      limitsFrom,
      floor,
      request.floor === undefined ? leading?.scenario.name : undefined,
      bestFigures,
    ),
    worth: [
      ...money,
      ...people.map(({ label }, index) => ({
        label,
        how: 'as it is' as const,
        value: (withPeople[index] as Figures).value - bestFigures.value,
        lowest: (withPeople[index] as Figures).lowest - bestFigures.lowest,
      })),
    ],
    others: others.map(plan => ({
      ...told(plan),
      differences: differencesBetween(found.decisions, groups, best.choices, plan.choices),
    })),
    front: front.map(({ floor: at, plan }) =>
      plan === undefined ? { floor: at } : { floor: at, plan: told(plan) },
    ),
    worlds: {
      plans: ['Plan found', 'Most for its money', ...rivals.map(({ scenario }) => scenario.name)],
      lines: worlds.map(({ name }) => ({
        world: name,
        values: take(2 + rivals.length).map(({ value }) => value),
      })),
    },
    order,
    exact: exact.value,
    certificate,
    idle,
    search: {
      decisions: found.decisions.length,
      runs,
      futures: request.futures,
      seed: request.seed,
      hasLuck: request.withoutLuck !== true,
      isStopped,
    },
  })
}

/** The first months of the quarters that are decided. */
function decidedIn({ decisions }: PlanDecisions): readonly number[] {
  const months = decisions.flatMap(({ kind, month }) =>
    kind === 'hires' || kind === 'budget' ? [month] : [],
  )
  return [...new Set(months)].sort((a, b) => a - b)
}

function withReserve(
  figures: Figures,
  reserve: number,
  guards: readonly Guard[],
  floor: number,
): PlanFigures {
  const isKept = guards.every((guard, index) => shortfallOf(guard, figures.guards[index] as number) === 0)
  return { ...figures, reserve, keepsLimits: isKept && reserve >= floor }
}

/** Figures read with every guard, cut down to the guards that count. */
function guardFigures(
  compiled: CompiledPlan,
  goal: SpendingGoal,
  figures: Figures,
  guards: readonly Guard[],
): Figures {
  const all = guardsOf(compiled, goal, everyLimit)
  return {
    ...figures,
    guards: guards.map(({ id }) => figures.guards[all.findIndex(guard => guard.id === id)] as number),
  }
}

function keptLimits(
  guards: readonly Guard[],
  from: Readonly<Record<string, string>>,
  floor: number,
  floorFrom: string | undefined,
  figures: PlanFigures,
): readonly KeptLimit[] {
  return [
    {
      id: 'floor',
      label: 'Lowest cash in nine futures of ten (P10)',
      unit: 'money',
      bound: 'at least',
      limit: floor,
      figure: figures.reserve,
      ...(floorFrom === undefined ? {} : { from: floorFrom }),
    },
    ...guards.map(({ id, label, unit, bound, limit }, index) => ({
      id,
      label,
      unit,
      bound,
      limit,
      figure: figures.guards[index] as number,
      ...(from[id] === undefined ? {} : { from: from[id] }),
    })),
  ]
}
