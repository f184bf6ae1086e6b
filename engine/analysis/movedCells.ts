// Cells that two scenarios set differently, and their values in every world in which some causes hold and others do not.

import { applyChange } from '../plan/applyChange.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { CellValue } from '../plan/givenInputs.ts'
import type { Change } from '../plan/plan.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { selectCells } from '../plan/selection.ts'
import { type CauseName, causeFinder, type Grouping } from './causeFinder.ts'
import type { MergedStep } from './mergedSteps.ts'
import { numbersOf } from './numbersOf.ts'

/** For each cause whether it holds as in the later scenario. */
export type CauseSet = readonly boolean[]

/** A cell that some causes move. */
export type MovedCell = {
  /** Index into the cells of the program. */
  readonly cell: number
  /** Indexes of the causes. */
  readonly movedBy: readonly number[]
  /** Its value where a choice of them hold: bit k stands for `movedBy[k]`. */
  readonly value: (choice: number) => CellValue
}

/** A cell that is changed by one scenario and not the other, with all that is done to it, in order. */
export type TouchedCell = {
  readonly input: string
  readonly member: readonly string[]
  readonly steps: CellStep[]
}

type CellStep = {
  readonly of: MergedStep['of']
  readonly cause: CauseName
  readonly scenario: string
  readonly apply: (value: CellValue) => CellValue
}

/** The cells, in the order in which the steps first name them. O(steps × cells of each). */
export function touchedCells(
  compiled: CompiledPlan,
  steps: readonly MergedStep[],
  by: Grouping,
): readonly TouchedCell[] {
  const causeOf = causeFinder(compiled, by)
  const cells = new Map<string, TouchedCell>()
  for (const { step, of } of steps) {
    const { change, source } = step
    const input = compiled.vocabulary.inputs.get(change.input)
    if (input === undefined) throw new Error(`movedCells: no input ${change.input}`)
    for (const member of selectCells(input, change.where, compiled.vocabulary).selection.members) {
      const cell = cellName(input.name, member)
      const touched = cells.get(cell) ?? { input: input.name, member, steps: [] }
      cells.set(cell, touched)
      const items = Object.fromEntries(input.dims.map((dimension, index) => [dimension, member[index] ?? '']))
      const only: Change = { ...change, where: { ...change.where, ...items } }
      touched.steps.push({
        of,
        cause: causeOf(source, input.name, member),
        scenario: source.scenario,
        apply: value =>
          applyChange({ ...step, change: only }, compiled.vocabulary, () => value).settings[0]?.value ??
          value,
      })
    }
  }
  return [...cells.values()].filter(cell => cell.steps.some(({ of }) => of !== 'both'))
}

/**
 * The values of a cell where some of these causes hold: a step of both scenarios always applies, one of `after` where its
 * cause holds, one of `before` where it does not. Each is computed once. O(steps of the cell) for each choice asked for.
 */
export function movedCell(
  { program, given }: CompiledPlan,
  { input, member, steps }: TouchedCell,
  names: readonly CauseName[],
): MovedCell {
  const name = cellName(input, member)
  const start = given.get(name)
  const cell = program.cells.findIndex(other => cellName(other.input, other.member) === name)
  if (start === undefined || cell < 0) throw new Error(`movedCells: no cell ${name}`)
  const indexOf = (step: CellStep): number =>
    step.of === 'both' ? -1 : names.findIndex(({ id }) => id === step.cause.id)
  const movedBy = [...new Set(steps.map(indexOf))].filter(index => index >= 0).sort((a, b) => a - b)
  const bits = steps.map(step => movedBy.indexOf(indexOf(step)))
  const known = new Map<number, CellValue>()
  const value = (choice: number): CellValue => {
    const found = known.get(choice)
    if (found !== undefined) return found
    const computed = steps.reduce((so, { of, apply }, index) => {
      const holds = Math.floor(choice / 2 ** (bits[index] ?? -1)) % 2 === 1 && (bits[index] ?? -1) >= 0
      return of === 'both' || holds === (of === 'after') ? apply(so) : so
    }, start)
    known.set(choice, computed)
    return computed
  }
  return { cell, movedBy, value }
}

/** Bit k is whether the k-th of these causes is in the set. */
export function choiceOf(movedBy: readonly number[], set: CauseSet): number {
  return movedBy.reduce((choice, cause, bit) => choice + (set[cause] ? 2 ** bit : 0), 0)
}

/** Places of the numbers that differ: 0 of a constant, those of the months of an input by month. */
export function movedNumbers(from: CellValue, to: CellValue): readonly number[] {
  const [one, other] = [numbersOf(from), numbersOf(to)]
  return one.flatMap((number, place) => (number === other[place] ? [] : [place]))
}
