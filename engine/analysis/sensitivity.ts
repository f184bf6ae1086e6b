// What a figure hangs on: every uncertain input by itself at its low and at its high end, the others as planned.

import type { CellValues } from '../formula/cellValues.ts'
import { allOf, failure, type Result, success } from '../formula/result.ts'
import { seriesOf } from '../formula/rowSeries.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { planErrors } from '../plan/planChecks.ts'
import { scenarioValues } from '../plan/scenarioInputs.ts'
import { placeLever, turned } from './lever.ts'
import { reachedCells } from './reachedCells.ts'
import { runWorlds, worldsOf } from './runWorlds.ts'
import { readSpot, type Spot, spotFaults } from './spot.ts'
import { type Uncertain, uncertainInputs } from './uncertainInputs.ts'
import { withinLimits } from './withinLimits.ts'

/** Which figure of which scenario. */
export type SensitivityRequest = {
  readonly scenario: string
  readonly spot: Spot
  /** Vary every estimate by this share, up and down, instead of from its own P10 to its own P90. */
  readonly by?: number
}

/** One end of an input, and what the figure comes to there. */
type End = {
  readonly number: number
  readonly value: number
  /** The input has a limit of its own that comes before this number: the figure is that of the limit. */
  readonly isCut: boolean
}

/** What one input does to the figure. */
export type Swing = Uncertain & {
  readonly lowEnd: End
  readonly highEnd: End
  /** From the least to the greatest of the figure as planned and at both ends. */
  readonly size: number
  /** Nothing moves: the figure is not computed from this input, or something else decides. */
  readonly flat?: 'not read' | 'something else binds'
}

/** What came out. */
export type Sensitivity = {
  readonly request: SensitivityRequest
  /** The figure as planned. */
  readonly now: number
  /** The largest swing first. */
  readonly swings: readonly Swing[]
  readonly runs: number
}

/** Smaller swings than this part of the figure are none, as computers count. */
const nothing = 1e-9

/**
 * Two runs for each uncertain input, all in one batch. Undefined when `goesOn` says no. Refused: names and months that
 * there are not, and a plan that says of no input how uncertain it is, unless `by` does.
 */
export async function sensitivity(
  compiled: CompiledPlan,
  request: SensitivityRequest,
  goesOn: GoesOn,
): Promise<Result<Sensitivity> | undefined> {
  const { spot, scenario, by } = request
  const planned = scenarioValues(compiled, scenario)
  if (!planned.ok) return planned
  const values = planned.value
  const unsound = planErrors(compiled)
  const faults = [...spotFaults(compiled, spot), ...unsound]
  if (faults.length > 0) return failure(faults)
  const inputs = uncertainInputs(compiled, values, by)
  if (!inputs.ok) return inputs
  const ends = allOf(inputs.value.map(input => endsOf(compiled, values, input)))
  if (!ends.ok) return ends
  const sets = [values, ...ends.value.flatMap(({ low, high }) => [low.values, high.values])]
  const run = await runWorlds(compiled.program, worldsOf(compiled.program, sets), [spot], goesOn)
  if (run === undefined || !run.ok) return run
  const figure = (world: number): number => readSpot(run.value.numbers(world, spot), spot)
  const now = figure(0)
  const read = reachedCells(compiled.program, seriesOf(compiled.program, spot))
  const swings = ends.value.map(({ input, cells, low, high }, index): Swing => {
    const [lowValue, highValue] = [figure(1 + 2 * index), figure(2 + 2 * index)]
    const size = Math.max(now, lowValue, highValue) - Math.min(now, lowValue, highValue)
    return {
      ...input,
      lowEnd: { number: low.number, value: lowValue, isCut: low.isCut },
      highEnd: { number: high.number, value: highValue, isCut: high.isCut },
      size,
      ...(size <= nothing * Math.max(1, Math.abs(now)) && {
        flat: cells.some(cell => read.has(cell)) ? 'something else binds' : 'not read',
      }),
    }
  })
  const sorted = [...swings].sort((a, b) => b.size - a.size)
  return success({ request, now, swings: sorted, runs: sets.length })
}

type Tried = { readonly number: number; readonly isCut: boolean; readonly values: CellValues }

type Ends = {
  readonly input: Uncertain
  readonly cells: readonly number[]
  readonly low: Tried
  readonly high: Tried
}

/** The scenario with the input at either end, within what the input may be. */
function endsOf(compiled: CompiledPlan, values: CellValues, input: Uncertain): Result<Ends> {
  const lever = placeLever(compiled, values, input.lever)
  if (!lever.ok) return lever
  const at = (number: number): Tried => ({
    number,
    ...withinLimits(compiled, values, turned(values, lever.value, number)),
  })
  return success({
    input,
    cells: lever.value.cells.map(({ cell }) => cell),
    low: at(input.low),
    high: at(input.high),
  })
}
