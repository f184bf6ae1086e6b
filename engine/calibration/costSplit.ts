// Which part of a monthly cost is there anyway, and which grows with revenue or with people.

import { leastSquares } from '../numeric/leastSquares.ts'
import { relativeDeviation } from '../numeric/relativeDeviation.ts'
import type { Benchmark, Evidence } from './evidence.ts'
import { insteadOf, measured, tooFewOf } from './evidence.ts'
import { spreadOfNumber } from './spread.ts'

const monthsNeeded = 12
/** Where the driver hardly moves, nothing can be told apart: its deviation must be this share of its mean. */
const leastMovement = 0.05

/** What a cost is regressed on, and the inputs that its two parts are. */
export type CostDriver = {
  /** "hosting" and "revenue". */
  readonly cost: string
  readonly driver: string
  readonly variableInput: string
  readonly fixedInput: string
  readonly source: string
  readonly benchmark?: Benchmark
}

/** A cost a month that does not move, and one for each unit of the driver. */
export type CostSplit = { readonly fixed: Evidence; readonly variable: Evidence }

/** A straight line through months of cost and driver by least squares; intervals by Student's t. */
export function costSplit(
  costs: readonly number[],
  drivers: readonly number[],
  { cost, driver, variableInput, fixedInput, source, benchmark }: CostDriver,
): CostSplit {
  const used = costs
    .map((amount, at) => ({ amount, level: drivers[at] ?? 0 }))
    .filter(({ amount, level }) => amount !== 0 || level !== 0)
  const fit = leastSquares(
    used.map(({ level }) => [1, level]),
    used.map(({ amount }) => amount),
  )
  const heading = (input: string, part: string) => ({
    input,
    where: {},
    n: used.length,
    counted: 'months of the ledger',
    method: `${part} of the straight line of ${cost} on ${driver} (least squares)`,
    source,
    remarks:
      fit === undefined ? [] : [`the line explains ${Math.round(100 * fit.explained)}% of how ${cost} moves`],
  })
  const fixedHeading = heading(fixedInput, 'level')
  const variableHeading = heading(variableInput, 'slope')
  const tooFew =
    tooFewOf('months of the ledger', used.length, monthsNeeded) ??
    (relativeDeviation(used.map(({ level }) => level)) < leastMovement
      ? `${driver} moves too little to tell fixed from variable (its deviation is under ${100 * leastMovement}% of its mean)`
      : undefined)
  if (tooFew !== undefined || fit === undefined) {
    const why = tooFew ?? `${driver} does not move`
    return { fixed: insteadOf(fixedHeading, why), variable: insteadOf(variableHeading, why, benchmark) }
  }
  const part = (at: number) => ({
    value: fit.coefficients[at] as number,
    standardError: fit.standardErrors[at] as number,
    degreesOfFreedom: fit.degreesOfFreedom,
  })
  return {
    fixed: measured(fixedHeading, spreadOfNumber(part(0))),
    variable: measured(variableHeading, spreadOfNumber(part(1))),
  }
}
