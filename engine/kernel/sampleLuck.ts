// Draws the luck of single deals, contracts and people: a uniform number for every item, month and path.

import { streamOf, uniforms } from '../numeric/philox.ts'
import type { LuckyProgram } from '../plan/luckyProgram.ts'
import { cellName } from '../plan/planVocabulary.ts'
import type { UncertainCell } from './uncertainCell.ts'

/** Columns that are drawn when and where they are read: most numbers of a simulation are luck. */
export type LuckDraws = {
  readonly columns: number
  readonly cells: readonly UncertainCell[]
  /** One column on `count` paths from path `first` on. */
  readonly draw: (column: number, first: number, count: number) => Float64Array
}

/**
 * One column for every draw and month. A number depends on the seed, the cell, the month and the path alone: drawn in parts,
 * by several workers, or again for another scenario, it is the same to the last bit.
 */
export function luckDraws({ program, draws }: LuckyProgram, seed: number): LuckDraws {
  const { months } = program
  const streams = draws.map(cell => {
    const { input, member } = program.cells[cell] ?? { input: '', member: [] }
    return streamOf(cellName(input, member))
  })
  return {
    columns: draws.length * months,
    cells: draws.flatMap((cell, index) =>
      Array.from({ length: months }, (_, at): UncertainCell => {
        const month = at + 1
        return { cell, column: index * months + at, mode: 'value', months: { from: month, to: month } }
      }),
    ),
    draw: (column, first, count) => {
      const numbers = new Float64Array(count)
      const month = (column % months) + 1
      uniforms(seed, streams[Math.floor(column / months)] ?? 0, first, count, numbers, month)
      return numbers
    },
  }
}
