// The plan found, run by the exact backend: its objective and limits, and the futures that decide P10 of its lowest cash.

import { runExact } from '../../exact/runExact.ts'
import type { CellValues } from '../../formula/cellValues.ts'
import type { Program } from '../../formula/program.ts'
import { failure, type Result, success } from '../../formula/result.ts'
import { seriesOf } from '../../formula/rowSeries.ts'
import { isCertain, type ModelOfFutures, valuesOnPath } from '../modelOfFutures.ts'
import { reserveShare } from './judge.ts'
import { type Guard, type Objective, shortfallOf } from './measure.ts'
import type { ExactCheck } from './optimisation.ts'
import { type Figures, figuresFrom } from './planAround.ts'

/** What was found fast and is now to be confirmed. */
export type FoundFast = {
  readonly figures: Figures
  /** The lowest cash in each future. */
  readonly lowest: Float64Array
  readonly reserve: number
}

/** Runs the plan exactly, and the one or two futures between which P10 lies. Three exact runs at most. */
export function exactCheck(
  program: Program,
  values: CellValues,
  objective: Objective,
  guards: readonly Guard[],
  floor: number,
  futures: ModelOfFutures,
  fast: FoundFast,
): Result<ExactCheck> {
  const run = runExact(program, values)
  if (run.faults.length > 0) return failure(run.faults)
  const numbers = run.numbers()
  const figures = figuresFrom(
    program,
    (series, month) => numbers[series]?.[month - 1] ?? Number.NaN,
    objective,
    guards,
  )
  const reserve = isCertain(futures) ? figures.lowest : exactReserve(futures, values, fast.lowest)
  const shortfall = guards.reduce(
    (sum, guard, index) => sum + shortfallOf(guard, figures.guards[index] as number),
    0,
  )
  return success({
    value: figures.value,
    lowest: figures.lowest,
    reserve,
    keepsLimits: shortfall <= tolerance && reserve >= floor - tolerance * Math.max(1, Math.abs(floor)),
    difference: Math.max(
      relative(figures.value, fast.figures.value),
      relative(figures.lowest, fast.figures.lowest),
      relative(reserve, fast.reserve),
    ),
  })
}

/** The backends agree to this, relative to what is summed. */
const tolerance = 1e-8

/** P10 of the lowest cash (R type 7) from exact runs of the futures on either side of its place. */
function exactReserve(futures: ModelOfFutures, values: CellValues, lowest: Float64Array): number {
  const { program } = futures
  const order = [...lowest.keys()].sort((a, b) => (lowest[a] as number) - (lowest[b] as number))
  const place = reserveShare * (lowest.length - 1)
  const below = Math.floor(place)
  const series = seriesOf(program, { row: 'cash_low_point' })
  const [lower = Number.NaN, upper = lower] = [below, Math.min(below + 1, lowest.length - 1)].map(rank => {
    const drawn = valuesOnPath(futures, values, order[rank] as number)
    return runExact(program, drawn).numbers()[series]?.at(-1)
  })
  return lower + (place - below) * (upper - lower)
}

function relative(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(1, Math.abs(b))
}
