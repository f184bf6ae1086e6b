// The worlds of sets of causes as columns for the kernel. A cell takes few values, as few causes move it: they are
// computed once and dealt out, so that thousands of worlds cost no more exact arithmetic than a dozen.

import type { CellValues } from '../formula/cellValues.ts'
import type { Program } from '../formula/program.ts'
import type { UncertainCell } from '../kernel/uncertainCell.ts'
import { type CauseSet, choiceOf, type MovedCell } from './movedCells.ts'
import { numbersOf } from './numbersOf.ts'
import type { Worlds } from './runWorlds.ts'

/** One world for each set; `values` are those of any of them. O(worlds × columns). */
export function causeWorlds(
  program: Program,
  values: CellValues,
  moved: readonly MovedCell[],
  sets: readonly CauseSet[],
): Worlds {
  const choices = new Map<string, readonly number[]>()
  const columns: Float64Array[] = []
  const indexes = new Map<string, number>()
  const cells = moved.flatMap(({ cell, movedBy, value }): readonly UncertainCell[] => {
    const causes = movedBy.join()
    const chosen = choices.get(causes) ?? sets.map(set => choiceOf(movedBy, set))
    choices.set(causes, chosen)
    const distinct = new Map([...new Set(chosen)].map(choice => [choice, numbersOf(value(choice))]))
    const time = program.cells[cell]?.time
    const count = numbersOf(value(0)).length
    const plain = numbersOf(values[cell] ?? 0)
    return Array.from({ length: count }, (_, place) => place).flatMap((place): readonly UncertainCell[] => {
      const numbers = new Map([...distinct].map(([choice, list]) => [choice, list[place] as number]))
      if ([...numbers.values()].every(number => number === plain[place])) return []
      const key = `${causes}|${[...numbers].join('|')}`
      const column =
        indexes.get(key) ??
        columns.push(Float64Array.from(chosen, choice => numbers.get(choice) as number)) - 1
      indexes.set(key, column)
      const month = time === 'history' ? 1 - count + place : place + 1
      return [
        { cell, column, mode: 'value', ...(time !== 'constant' && { months: { from: month, to: month } }) },
      ]
    })
  })
  return { values, cells, columns, count: sets.length }
}
