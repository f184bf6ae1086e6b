// The futures that all plans share, lowered once: plans are run on all of them or on some, in one batch.

import type { CellValues } from '../../formula/cellValues.ts'
import { seriesOf } from '../../formula/rowSeries.ts'
import { type GoesOn, type PreparedBatch, prepareBatch } from '../../kernel/prepareBatch.ts'
import type { Columns, UncertainCell } from '../../kernel/uncertainCell.ts'
import type { ModelOfFutures } from '../modelOfFutures.ts'

/** What differs between plans: cells, and columns that span all numbers they take. */
export type SpannedCells = {
  readonly cells: readonly UncertainCell[]
  readonly spans: (length: number) => Columns
}

/** Runs so many plans, each on all chosen futures: the columns of what differs between plans have a number for each path. */
export type FuturesBatch = (
  columns: Columns,
  plans: number,
  chosen: readonly number[],
  goesOn: GoesOn,
) => ReturnType<PreparedBatch['run']>

/** Makes a row ready to be run. Of luck the columns that are read are drawn, once for all plans. O(terms × months). */
export function futuresBatch(
  { program, values, draws: { samples, luck } }: ModelOfFutures,
  plan: CellValues,
  row: string,
  { cells, spans }: SpannedCells,
): FuturesBatch {
  const futures = samples.columns[0]?.length ?? 1
  const paths = Math.max(2, futures)
  const ofPlans = spans(paths)
  const certain = ofPlans.length + samples.columns.length
  const notDrawn = new Array<Float64Array>(luck?.draws.columns ?? 0).fill(new Float64Array(0))
  const batch = prepareBatch({
    program,
    values: values(plan),
    keep: [seriesOf(program, { row })],
    uncertain: [
      ...cells,
      ...samples.cells.map(cell => ({ ...cell, column: cell.column + ofPlans.length })),
      ...(luck?.draws.cells ?? []).map(cell => ({ ...cell, column: cell.column + certain })),
    ],
    columns: [...ofPlans, ...samples.columns.map(column => atLeastTwo(column)), ...notDrawn],
    ranges: new Map(notDrawn.map((_, index) => [certain + index, { low: 0, high: 1 }])),
    paths,
  })
  const lucks = notDrawn.map((none, index) =>
    luck === undefined || !batch.reads.has(certain + index)
      ? none
      : luck.draws.draw(index, luck.first, futures),
  )
  const onFutures = repeatedOn([...samples.columns, ...lucks])
  return (columns, plans, chosen, goesOn) =>
    batch.run([...columns, ...onFutures(chosen, plans)], plans * chosen.length, goesOn)
}

/**
 * Columns of all futures cut down to some of them and repeated for so many plans. Most of a search asks for the same
 * futures again: what was made stays until others are asked for, and serves fewer plans too.
 */
function repeatedOn(columns: Columns): (chosen: readonly number[], plans: number) => Columns {
  const made = new WeakMap<readonly number[], { readonly plans: number; readonly columns: Columns }>()
  return (chosen, plans) => {
    const known = made.get(chosen)
    if (known !== undefined && known.plans >= plans) return known.columns
    const some = columns.map(column =>
      column.length === 0 ? column : repeated(cutDown(column, chosen), plans),
    )
    made.set(chosen, { plans, columns: some })
    return some
  }
}

function cutDown(column: Float64Array, chosen: readonly number[]): Float64Array {
  const some = new Float64Array(chosen.length)
  for (let place = 0; place < some.length; place += 1) some[place] = column[chosen[place] as number] as number
  return some
}

function repeated(column: Float64Array, times: number): Float64Array {
  const all = new Float64Array(column.length * times)
  for (let copy = 0; copy < times; copy += 1) all.set(column, copy * column.length)
  return all
}

function atLeastTwo(column: Float64Array): Float64Array {
  return column.length === 1 ? repeated(column, 2) : column
}
