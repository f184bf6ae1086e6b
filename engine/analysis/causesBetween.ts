// What was decided in one scenario and not in another, as causes; and the numbers of every world in which some of them
// hold and the others do not.

import type { CellValues } from '../formula/cellValues.ts'
import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { scenarioChain } from '../plan/scenarioChain.ts'
import { cellValues, resolveScenario } from '../plan/scenarioInputs.ts'
import { scenarioSteps } from '../plan/scenarioSteps.ts'
import type { CauseName, Grouping } from './causeFinder.ts'
import { causeWorlds } from './causeWorlds.ts'
import { type MergedStep, mergedSteps } from './mergedSteps.ts'
import {
  type CauseSet,
  choiceOf,
  type MovedCell,
  movedCell,
  movedNumbers,
  type TouchedCell,
  touchedCells,
} from './movedCells.ts'
import { numbersOf } from './numbersOf.ts'
import type { Worlds } from './runWorlds.ts'

/** Something that was decided in one scenario and not in the other. */
export type Cause = {
  readonly id: string
  readonly label: string
  readonly moves: readonly CauseMove[]
  /** The names of the scenarios whose changes it is made of. */
  readonly scenarios: readonly string[]
}

/** What a cause does to one input. */
export type CauseMove = {
  readonly input: string
  readonly label: string
  readonly unit: string
  /** How many of its numbers move: of an input by month one for each member and month. */
  readonly numbers: number
  /**
   * From what to what: the one number; or of people and money by month the sum over the cells in which some move. Left
   * out where several numbers have no sum that says anything.
   */
  readonly from?: number
  readonly to?: number
  readonly isSum: boolean
  /** The numbers are months of the plan. */
  readonly isMonth: boolean
}

/** The causes by which two scenarios differ. */
export type CausesBetween = {
  readonly causes: readonly Cause[]
  /** The numbers of each set: none of the causes gives the one scenario, all of them the other, cell for cell. */
  readonly worlds: (sets: readonly CauseSet[]) => Worlds
  /** The same of one set as they stand in a plan, for the exact backend. */
  readonly values: (set: CauseSet) => CellValues
}

/**
 * The causes by which `after` differs from `before`. In the world of some of them the steps of both scenarios are applied
 * in one order (see mergedSteps), leaving out what is only in `after` of the other causes and what is only in `before`
 * of these. A cause that changes no number in any world is not one.
 */
export function causesBetween(
  compiled: CompiledPlan,
  before: string,
  after: string,
  by: Grouping,
): Result<CausesBetween> {
  const steps = stepsOf(compiled, before, after)
  if (!steps.ok) return steps
  const cells = touchedCells(compiled, steps.value, by)
  const names = livingCauses(compiled, cells)
  const moved = cells.map(touched => movedCell(compiled, touched, names))
  const untouched = resolveScenario(compiled, before)
  if (!untouched.ok) return untouched
  const values = (set: CauseSet): CellValues => {
    const all = [...cellValues(compiled.program, untouched.value)]
    for (const { cell, movedBy, value } of moved) all[cell] = value(choiceOf(movedBy, set))
    return all
  }
  return success(
    {
      causes: names.map((name, index) => describedCause(compiled, name, index, cells, moved)),
      values,
      worlds: sets => causeWorlds(compiled.program, values([]), moved, sets),
    },
    steps.warnings,
  )
}

function stepsOf(compiled: CompiledPlan, before: string, after: string): Result<readonly MergedStep[]> {
  const lists = [before, after].map(id => {
    const resolved = resolveScenario(compiled, id)
    const chain = scenarioChain(compiled.plan, id)
    if (!resolved.ok) return resolved
    return chain.ok ? success(scenarioSteps(compiled.plan, chain.value), resolved.warnings) : chain
  })
  const [first, second] = lists
  if (first === undefined || second === undefined) throw new Error('causesBetween: two scenarios')
  if (!first.ok) return first
  if (!second.ok) return second
  return success(mergedSteps(first.value, second.value), [...first.warnings, ...second.warnings])
}

/** The causes that change a number in some world, in the order in which they first say something. */
function livingCauses(compiled: CompiledPlan, cells: readonly TouchedCell[]): readonly CauseName[] {
  const causes = new Map(
    cells.flatMap(({ steps }) =>
      steps.filter(({ of }) => of !== 'both').map(({ cause }) => [cause.id, cause]),
    ),
  )
  const names = [...causes.values()]
  const moved = cells.map(touched => movedCell(compiled, touched, names))
  return names.filter((_, cause) => moved.some(cell => isMovedBy(cell, cause)))
}

/** Whether a cause changes the cell, whatever the others are; with many causes on one cell it is taken to. */
function isMovedBy({ movedBy, value }: MovedCell, cause: number): boolean {
  const bit = movedBy.indexOf(cause)
  if (bit < 0) return false
  const others = 2 ** (movedBy.length - 1)
  if (others > 1024) return true
  return Array.from({ length: others }, (_, rest) => {
    const low = rest % 2 ** bit
    const without = (rest - low) * 2 + low
    return movedNumbers(value(without), value(without + 2 ** bit)).length > 0
  }).some(Boolean)
}

function describedCause(
  compiled: CompiledPlan,
  { id, label, alone }: CauseName,
  cause: number,
  cells: readonly TouchedCell[],
  moved: readonly MovedCell[],
): Cause {
  const byInput = new Map<string, MovedNumbers[]>()
  const scenarios = new Set<string>()
  for (const [index, { input, steps }] of cells.entries()) {
    const own = steps.filter(step => step.of !== 'both' && step.cause.id === id)
    const numbers = movedOf(moved[index] as MovedCell, cause)
    if (own.length === 0 || numbers.count === 0) continue
    byInput.set(input, [...(byInput.get(input) ?? []), numbers])
    for (const { scenario } of own) scenarios.add(scenario)
  }
  const moves = [...byInput].map(([input, numbers]) => describedMove(compiled, input, numbers))
  return {
    id,
    label: moves.length === 1 ? (alone ?? label) : label,
    moves,
    scenarios: compiled.plan.scenarios.filter(scenario => scenarios.has(scenario.id)).map(({ name }) => name),
  }
}

/** How many numbers of a cell move, and all its numbers in the one scenario and in the other. */
type MovedNumbers = {
  readonly count: number
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** Counts where a cause makes a difference by itself, or as the last of all. */
function movedOf({ movedBy, value }: MovedCell, cause: number): MovedNumbers {
  const bit = movedBy.indexOf(cause)
  if (bit < 0) return { count: 0, from: [], to: [] }
  const all = 2 ** movedBy.length - 1
  const places = new Set([
    ...movedNumbers(value(0), value(2 ** bit)),
    ...movedNumbers(value(all - 2 ** bit), value(all)),
  ])
  return { count: places.size, from: numbersOf(value(0)), to: numbersOf(value(all)) }
}

function describedMove(
  { vocabulary }: CompiledPlan,
  name: string,
  cells: readonly MovedNumbers[],
): CauseMove {
  const { label = name, unit = '', dated = false, time } = vocabulary.inputs.get(name) ?? {}
  const total = (of: 'from' | 'to'): number =>
    cells.flatMap(cell => cell[of]).reduce((sum, number) => sum + number, 0)
  const isOne = cells.length === 1 && time === 'constant'
  const hasSum = isOne || (time === 'monthly' && (unit === 'people' || unit === 'money'))
  return {
    input: name,
    label,
    unit,
    numbers: cells.reduce((sum, { count }) => sum + count, 0),
    isSum: !isOne,
    isMonth: dated,
    ...(hasSum && { from: total('from'), to: total('to') }),
  }
}
