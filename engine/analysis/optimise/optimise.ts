// How to spend the raise: the plan that reaches most while cash lasts in nine futures of ten, what it is worth against the
// plan's own scenarios and against rules of thumb, and how sure that is.

import type { CellValues } from '../../formula/cellValues.ts'
import { failure, type Result, success } from '../../formula/result.ts'
import { type Samples, samplePlan } from '../../kernel/sample.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import { printFigure } from '../../plan/figure.ts'
import { planChecks } from '../../plan/planChecks.ts'
import { runWorlds, worldsOf } from '../runWorlds.ts'
import { inWorld, stressWorlds } from '../stressWorlds.ts'
import { type ComparableScenario, comparableScenarios } from './comparableScenarios.ts'
import type { Choices } from './decision.ts'
import { exactCheck } from './exactCheck.ts'
import { type Judge, planJudge, tenthOf } from './judge.ts'
import { idleDecisions } from './leanPlan.ts'
import { type Guard, type Objective, shortfallOf } from './measure.ts'
import type { KeptLimit, Optimisation, PlanFigures } from './optimisation.ts'
import { differentPlans, frontOf } from './otherPlans.ts'
import { type Figures, figuresOf } from './planAround.ts'
import { planChanges } from './planChanges.ts'
import {
  choicesOf,
  chosenValues,
  type DecisionScope,
  type PlanDecisions,
  planDecisions,
} from './planDecisions.ts'
import { type GuardLimits, guardsOf, objectiveOf, type SpendingGoal, seriesOf } from './planFigures.ts'
import { mendedBy, type PlanRules, systemNeeds } from './planRules.ts'
import {
  decisionGroups,
  differencesBetween,
  groupsAtMost,
  groupWords,
  isDone,
  planFacts,
  scheduleOf,
} from './planWords.ts'
import { searchPlans } from './searchPlans.ts'
import type { Aim, Rated, SearchProblem } from './searchProblem.ts'
import { chosenLimits, everyLimit } from './usualLimits.ts'
import { moneyWorth, peopleWorth } from './worth.ts'

/** What is asked for. */
export type OptimiseRequest = {
  /** The scenario that has the money; what it decides is a start like the others. */
  readonly scenario: string
  readonly goal: SpendingGoal
  /** P10 of the lowest cash; left out, what the best of the plan's own scenarios keeps. */
  readonly floor?: number
  /** Limits left out are the usual ones, or what the best of the plan's own scenarios keeps where that is looser. */
  readonly limits: Partial<Record<keyof GuardLimits, number | 'none'>>
  readonly rules: PlanRules
  readonly scope: DecisionScope
  /** Futures that all plans share. */
  readonly futures: number
  /** Same seed, same plan. */
  readonly seed: number
  /** Runs of the model, about. */
  readonly runs: number
}

/** How far the search is. */
export type OptimiseProgress = {
  readonly runs: number
  /** The best plan so far that keeps all limits. */
  readonly best?: { readonly value: number; readonly reserve: number }
}

/** Parts of the runs: for the search itself, for other plans nearly as good, for the front. */
const parts = { search: 0.65, others: 0.1, front: 0.2, money: 0.05 }

/**
 * Looks for the best plan. `goesOn` is asked after every block of paths; when it says no, the answer is the best plan so
 * far, or the scenario that is started from. Fails on plans that planChecks refuses and on numbers that cannot be computed.
 * O(runs × instructions).
 */
export async function optimise(
  compiled: CompiledPlan,
  request: OptimiseRequest,
  goesOn: (progress: OptimiseProgress) => Promise<boolean>,
): Promise<Result<Optimisation>> {
  const unsound = planChecks(compiled).filter(({ severity }) => severity === 'error')
  if (unsound.length > 0) return failure(unsound)
  const comparable = comparableScenarios(compiled, request.scenario, request.scope.debt)
  if (!comparable.ok) return comparable
  const drawn = samplePlan(compiled, request.seed, request.futures)
  if (!drawn.ok) return drawn
  const [start, ...own] = comparable.value as [ComparableScenario, ...ComparableScenario[]]
  const { program } = compiled
  const objective = objectiveOf(compiled, request.goal)

  const search = { isStopped: false, best: undefined as OptimiseProgress['best'] }
  const stopped = async (runs: number): Promise<boolean> => {
    const best = search.best === undefined ? {} : { best: search.best }
    if (!search.isStopped && !(await goesOn({ runs, ...best }))) search.isStopped = true
    return search.isStopped
  }
  const judgeOf = (found: PlanDecisions, guards: readonly Guard[]): Judge => {
    const judge: Judge = planJudge(
      {
        program,
        values: found.values,
        decisions: found.decisions,
        objective,
        guards,
        lowest: seriesOf(program, 'cash_low_point'),
        cash: seriesOf(program, 'cash_balance'),
        samples: drawn.value,
      },
      () => stopped(judge.runs()),
    )
    return judge
  }

  // The plan's own scenarios as they are: what the plan found is held against, and where limits come from.
  const ownFigures = await figuresOf(
    program,
    comparable.value.map(({ values }) => values),
    objective,
    guardsOf(compiled, request.goal, everyLimit),
  )
  if (!ownFigures.ok) return ownFigures
  const ownLowest = await lowestCash(
    compiled,
    comparable.value.map(({ values }) => values),
    drawn.value,
  )
  if (!ownLowest.ok) return ownLowest
  const scored = comparable.value.map((scenario, index) => ({
    scenario,
    figures: ownFigures.value[index] as Figures,
    reserve: tenthOf(ownLowest.value[index] as Float64Array, request.futures),
  }))
  const leading = scored
    .filter(({ reserve }) => reserve >= (request.floor ?? 0))
    .sort((a, b) => objective.sign * (b.figures.value - a.figures.value))[0]
  const { limits, from } = chosenLimits(compiled, request.goal, request.limits, leading)
  const guards = guardsOf(compiled, request.goal, limits)
  const floor = request.floor ?? Math.max(0, leading?.reserve ?? 0)

  const everything = planDecisions(
    compiled,
    start.values,
    own.map(({ values }) => values),
    request.scope,
  )
  const whole = problemOf(compiled, everything, judgeOf(everything, guards), request.rules)
  const idle = await idleDecisions(whole, request.seed)
  const found = { ...everything, decisions: everything.decisions.filter((_, index) => !idle.has(index)) }
  const problem = problemOf(compiled, found, judgeOf(found, guards), request.rules)
  const { judge } = problem
  const aim = aimOf(floor, scored[0] as (typeof scored)[number], objective)
  const further = (part: number, salt: number) => ({
    seed: request.seed + salt,
    runs: part * request.runs,
    isStopped: () => search.isStopped,
  })

  const { best, byGain, byRatio, certificate } = await searchPlans(
    problem,
    aim,
    comparable.value.map(({ values }) => choicesOf(found.decisions, values)),
    {
      ...further(parts.search, 0),
      found: ({ rating, reserve }) => {
        search.best = { value: objective.sign * rating.value, reserve }
      },
    },
  )
  const others = await differentPlans(problem, best, aim, 2, further(parts.others, 1))
  const floors = frontFloors(floor, leading?.reserve)
  const front = await frontOf(problem, [best, byGain, byRatio], aim, floors, further(parts.front, 100))
  const money = await moneyWorth(problem, best, aim, objective, further(parts.money, 0), amount =>
    printFigure(amount, 'money', compiled.plan.currency),
  )

  // What remains is a few hundred runs: a stopped search is still told in full.
  const runs = whole.judge.runs() + judge.runs()
  const values = chosenValues(compiled, found, best.choices)
  const groups = decisionGroups(compiled, found.decisions)
  const done = groups.filter(group => isDone(found.decisions, group, best.choices))
  const rivals = scored.filter(({ scenario }) => scenario.id !== start.id)
  const plans = [best, byGain, byRatio, ...others, ...front.flatMap(({ plan }) => plan ?? [])]
  const planValues = plans.map(({ choices }) => chosenValues(compiled, found, choices))
  const people = peopleWorth(compiled, values)
  const worlds = stressWorlds(compiled)
  const ratioValues = chosenValues(compiled, found, byRatio.choices)
  const sets: readonly CellValues[] = [
    ...planValues,
    ...done.map(({ members }) => chosenValues(compiled, found, emptied(problem, best.choices, members))),
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
  const foundLowest = await lowestCash(compiled, planValues.slice(0, 3), drawn.value)
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
  const exact = exactCheck(program, values, objective, guards, floor, drawn.value, {
    figures: bestFigures,
    lowest: foundLowest.value[0] as Float64Array,
    reserve: bestFigures.reserve,
  })
  if (!exact.ok) return exact
  return success({
    scenario: { id: start.id, name: start.name },
    objective: { label: objective.label, unit: objective.unit, sign: objective.sign },
    best: bestFigures,
    changes: planChanges(compiled, start.values, values),
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
    scenarios: scored.map(({ scenario, figures: own, reserve }) => ({
      id: scenario.id,
      name: scenario.name,
      does: planFacts(compiled, scenario.values),
      ...withReserve(guardFigures(compiled, request.goal, own, guards), reserve, guards, floor),
    })),
    limits: keptLimits(
      guards,
      from,
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
    exact: exact.value,
    certificate,
    idle: decisionGroups(compiled, everything.decisions)
      .filter(({ members }) => members.every(index => idle.has(index)))
      .map(({ label }) => label),
    search: {
      decisions: found.decisions.length,
      runs,
      futures: request.futures,
      seed: request.seed,
      isStopped: search.isStopped,
    },
  })
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

function emptied(
  { decisions, repaired }: SearchProblem,
  choices: Choices,
  members: readonly number[],
): Choices {
  const copy = choices.slice()
  for (const index of members) copy[index] = decisions[index]?.nothing ?? (copy[index] as number)
  return repaired(copy)
}

/** The first months of the quarters that are decided. */
function decidedIn({ decisions }: PlanDecisions): readonly number[] {
  const months = decisions.flatMap(({ kind, month }) =>
    kind === 'hires' || kind === 'budget' ? [month] : [],
  )
  return [...new Set(months)].sort((a, b) => a - b)
}

/** Floors for the front: the one asked for, and steps of it on either side that are not below nothing. */
function frontFloors(floor: number, own: number | undefined): readonly number[] {
  const size = Math.max(Math.abs(floor), Math.abs(own ?? 0), 1e6)
  const step = 10 ** Math.floor(Math.log10(size)) * (size / 10 ** Math.floor(Math.log10(size)) >= 5 ? 2 : 1)
  return [-2, -1, 0, 1, 2, 4]
    .map(times => (times === 0 ? floor : Math.round(floor / step) * step + times * step))
    .filter(at => at >= 0 || at === floor)
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

/** The lowest cash of each plan in every future. */
async function lowestCash(
  { program }: CompiledPlan,
  plans: readonly CellValues[],
  samples: Samples,
): Promise<Result<readonly Float64Array[]>> {
  const lowest = { row: 'cash_low_point' }
  const drawn = samples.columns.length === 0 ? undefined : samples
  const run = await runWorlds(program, worldsOf(program, plans), [lowest], async () => true, drawn)
  if (run === undefined) throw new Error('optimise: nobody stopped it')
  if (!run.ok) return run
  return success(plans.map((_, world) => run.value.paths(world, lowest, program.months)))
}
