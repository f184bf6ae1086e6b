// A figure at every pair of numbers of two levers.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { scenarioValues } from '../plan/scenarioInputs.ts'
import { type Lever, type PlacedLever, placeLever, turned } from './lever.ts'
import { beyondLimits } from './leverRange.ts'
import { leverName, leverNumber } from './leverText.ts'
import { questionFault } from './questionFault.ts'
import { runWorlds, worldsOf } from './runWorlds.ts'
import { readSpot, type Spot, spotFaults } from './spot.ts'

/** A lever and the numbers it is turned to, in the order of the table. */
export type Axis = { readonly lever: Lever; readonly numbers: readonly number[] }

/** Which figure of which scenario, and what is turned. */
export type TwoWayRequest = {
  readonly scenario: string
  readonly down: Axis
  readonly across: Axis
  readonly spot: Spot
}

/** What came out. */
export type TwoWayTable = {
  readonly request: TwoWayRequest
  /** The figure as planned. */
  readonly now: number
  /** By number down: the figure at each number across. */
  readonly figures: readonly (readonly number[])[]
  readonly runs: number
}

/** More pairs than a person reads, or a sheet shows. */
const mostPairs = 2500

/**
 * Every pair in one batch. Undefined when `goesOn` says no. Refused: names and months that there are not, numbers beyond
 * the limits of an input, and two levers on the same input.
 */
export async function twoWayTable(
  compiled: CompiledPlan,
  request: TwoWayRequest,
  goesOn: GoesOn,
): Promise<Result<TwoWayTable> | undefined> {
  const { scenario, spot, down, across } = request
  const planned = scenarioValues(compiled, scenario)
  if (!planned.ok) return planned
  const values = planned.value
  const [rows, columns] = [down, across].map(({ lever }) => placeLever(compiled, values, lever))
  if (rows === undefined || columns === undefined) throw new Error('twoWayTable: two levers')
  if (!rows.ok) return rows
  if (!columns.ok) return columns
  const faults = [
    ...spotFaults(compiled, spot),
    ...numberFaults(compiled, rows.value, down.numbers),
    ...numberFaults(compiled, columns.value, across.numbers),
    ...pairFaults(compiled, request, rows.value, columns.value),
  ]
  if (faults.length > 0) return failure(faults)
  const pairs = down.numbers.flatMap(one => {
    const row = turned(values, rows.value, one)
    return across.numbers.map(other => turned(row, columns.value, other))
  })
  const run = await runWorlds(
    compiled.program,
    worldsOf(compiled.program, [values, ...pairs]),
    [spot],
    goesOn,
  )
  if (run === undefined || !run.ok) return run
  const figure = (world: number): number => readSpot(run.value.numbers(world, spot), spot)
  return success({
    request,
    now: figure(0),
    figures: down.numbers.map((_, row) =>
      across.numbers.map((_, column) => figure(1 + row * across.numbers.length + column)),
    ),
    runs: pairs.length + 1,
  })
}

function numberFaults(
  compiled: CompiledPlan,
  lever: PlacedLever,
  numbers: readonly number[],
): readonly Diagnostic[] {
  const beyond = numbers.flatMap(number => beyondLimits(compiled, lever, number) ?? [])
  const part = lever.whole ? numbers.find(number => !Number.isInteger(number)) : undefined
  if (part === undefined) return beyond.slice(0, 1)
  const says = `${leverName(compiled, lever)} ${leverNumber(compiled, lever, part)}`
  return [
    questionFault('Q206', `${says} is no whole number, and only whole numbers count there.`, 'Round it.'),
  ]
}

function pairFaults(
  compiled: CompiledPlan,
  { down, across }: TwoWayRequest,
  rows: PlacedLever,
  columns: PlacedLever,
): readonly Diagnostic[] {
  const cells = new Set(rows.cells.map(({ cell }) => cell))
  if (columns.cells.some(({ cell }) => cells.has(cell)))
    return [
      questionFault(
        'Q230',
        `${leverName(compiled, rows)} and ${leverName(compiled, columns)} are the same input.`,
        'Choose two inputs, or other items of one.',
      ),
    ]
  const count = down.numbers.length * across.numbers.length
  if (count > 0 && count <= mostPairs) return []
  return [
    questionFault(
      'Q231',
      `The table would have ${count.toLocaleString('en-US')} numbers.`,
      `Give from 1 to ${mostPairs.toLocaleString('en-US')} pairs.`,
    ),
  ]
}
