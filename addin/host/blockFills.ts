// Writes a block in few and short commands: the first cell of a row's repeated formula is set and copied to the right.

import { type Area, movableFormula } from '../../engine/index.ts'
import type { HeldContent } from './cellEntry.ts'

/** Sets the cells of an area; undefined leaves a cell as it is. */
export type CellSet = {
  readonly area: Area
  readonly cells: readonly (readonly (HeldContent | undefined)[])[]
}

/** Copies a column of formulas over the columns beside it. */
export type CellFill = { readonly source: Area; readonly target: Area }

/** Sets first, then fills. */
export type BlockFills = { readonly sets: readonly CellSet[]; readonly fills: readonly CellFill[] }

/** A copy is worth a command of its own from this many cells on. */
const shortestRun = 3

/** Columns from `from` to `to` of a row in which every formula is the one before it, copied to the right. */
type Run = { readonly from: number; readonly to: number }

/** The commands for a rectangle that begins at this row and column; every row has the same length. */
export function blockFills(
  top: number,
  left: number,
  cells: readonly (readonly (HeldContent | undefined)[])[],
): BlockFills {
  const sets: CellSet[] = []
  const fills: CellFill[] = []
  for (const { first, rows, runs } of bands(cells.map(runsOf))) {
    const band = cells.slice(first, first + rows)
    const area = (from: number, to: number): Area => ({
      top: top + first,
      left: left + from,
      bottom: top + first + rows - 1,
      right: left + to,
    })
    for (const { from, to } of segments(runs, cells[0]?.length ?? 0)) {
      const part = band.map(row => row.slice(from, to + 1))
      if (part.some(row => row.some(content => content !== undefined)))
        sets.push({ area: area(from, to), cells: part })
    }
    for (const { from, to } of runs) fills.push({ source: area(from, from), target: area(from + 1, to) })
  }
  return { sets, fills }
}

/** Rows one below the other that repeat their formulas in the same columns. */
function bands(
  rows: readonly (readonly Run[])[],
): readonly { readonly first: number; readonly rows: number; readonly runs: readonly Run[] }[] {
  const found: { first: number; rows: number; runs: readonly Run[] }[] = []
  rows.forEach((runs, index) => {
    const last = found.at(-1)
    if (last !== undefined && sameRuns(last.runs, runs)) last.rows += 1
    else found.push({ first: index, rows: 1, runs })
  })
  return found
}

function runsOf(row: readonly (HeldContent | undefined)[]): readonly Run[] {
  const runs: Run[] = []
  for (let from = 0; from < row.length; ) {
    const to = lastCopy(row, from)
    if (to - from + 1 >= shortestRun) runs.push({ from, to })
    from = to + 1
  }
  return runs
}

/** The last of the columns in which the formula of this one is repeated without a gap. */
function lastCopy(row: readonly (HeldContent | undefined)[], from: number): number {
  const first = row[from]
  if (!isFormula(first)) return from
  const moved = movableFormula(first.formula)
  let to = from
  for (
    let next = row[to + 1];
    isFormula(next) && next.formula === moved(0, to + 1 - from);
    next = row[to + 1]
  )
    to += 1
  return to
}

function isFormula(content: HeldContent | undefined): content is { readonly formula: string } {
  return typeof content === 'object' && content !== null
}

/** The columns outside the copies, each copy's first cell included. */
function segments(runs: readonly Run[], width: number): readonly Run[] {
  const parts: Run[] = []
  let from = 0
  for (const run of runs) {
    parts.push({ from, to: run.from })
    from = run.to + 1
  }
  return from < width ? [...parts, { from, to: width - 1 }] : parts
}

function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return (
    a.length === b.length && a.every((run, index) => run.from === b[index]?.from && run.to === b[index]?.to)
  )
}
