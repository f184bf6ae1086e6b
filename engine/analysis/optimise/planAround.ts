// The plan under small changes of itself and of the world, all in one batch on the plan's own numbers.

import type { CellValues } from '../../formula/cellValues.ts'
import type { Program } from '../../formula/program.ts'
import { type Result, success } from '../../formula/result.ts'
import { seriesOf } from '../../formula/rowSeries.ts'
import { runWorlds, worldsOf } from '../runWorlds.ts'
import type { Guard, Objective, Reader } from './measure.ts'

/** What a set of numbers comes to. */
export type Figures = {
  /** Of the objective, as a person reads it. */
  readonly value: number
  /** By guard, in their order. */
  readonly guards: readonly number[]
  /** Lowest cash over the months, and cash at the end. */
  readonly lowest: number
  readonly cash: number
  readonly arr: number
}

/** The figures of many sets of numbers, in their order. */
export async function figuresOf(
  program: Program,
  sets: readonly CellValues[],
  objective: Objective,
  guards: readonly Guard[],
): Promise<Result<readonly Figures[]>> {
  const series = [...new Set(seriesRead(program, objective, guards))]
  const named = series.map(index => {
    const { row, member } = program.series[index] ?? { row: '', member: [] }
    return { row, member }
  })
  const run = await runWorlds(program, worldsOf(program, sets), named, async () => true)
  if (run === undefined) throw new Error('figuresOf: nobody stopped it')
  if (!run.ok) return run
  return success(
    sets.map((_, world) => {
      const numbers = new Map(
        series.map((index, place) => [index, run.value.numbers(world, named[place] ?? { row: '' })]),
      )
      const read: Reader = (index, month) => numbers.get(index)?.[month - 1] ?? Number.NaN
      return figuresFrom(program, read, objective, guards)
    }),
  )
}

/** The figures of one run, however it was computed. */
export function figuresFrom(
  program: Program,
  read: Reader,
  objective: Objective,
  guards: readonly Guard[],
): Figures {
  return {
    value: objective.measure.of(read),
    guards: guards.map(({ measure }) => measure.of(read)),
    lowest: read(seriesOf(program, { row: 'cash_low_point' }), program.months),
    cash: read(seriesOf(program, { row: 'cash_balance' }), program.months),
    arr: read(seriesOf(program, { row: 'total_arr' }), program.months),
  }
}

function seriesRead(program: Program, objective: Objective, guards: readonly Guard[]): readonly number[] {
  const always = ['cash_low_point', 'cash_balance', 'total_arr'].map(row => seriesOf(program, { row }))
  return [...objective.measure.series, ...guards.flatMap(({ measure }) => measure.series), ...always]
}
