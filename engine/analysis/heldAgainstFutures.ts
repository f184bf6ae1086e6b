// What really happened, held against the futures that a plan saw: per row and month, and over all the months.

import { type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { spreadReader } from './estimate.ts'
import { prepareFutures } from './prepareFutures.ts'

/** A scenario and its futures: same seed, same futures. */
export type FuturesToHold = {
  readonly scenario: string
  readonly paths: number
  readonly seed: number
  /** Leaves out the luck of single deals, contracts and people. */
  readonly withoutLuck?: boolean
}

/** What happened to some members of a row, added up, in months 1 to N of the plan. */
export type ActualLine = {
  readonly row: string
  readonly members: readonly (readonly string[])[]
  /** A balance is read at the end of the months; anything else is added up over them. */
  readonly isBalance: boolean
  readonly actual: readonly number[]
}

/** A number of the futures beside the one that came. */
type Held = {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly actual: number
  /** The middle future less what came, as a share of what came; absent where nothing came. */
  readonly error?: number
  /** Whether what came lies between P10 and P90. */
  readonly isInside: boolean
  /** Whether all futures have the same number, as of what the plan decides. */
  readonly isCertain: boolean
}

/** One line, month by month and as a whole. */
export type HeldLine = { readonly months: readonly Held[]; readonly total: Held }

/**
 * Totals are added up within each future, so their fan is that of the sum. Undefined when `goesOn` says no. Refused: what a
 * simulation refuses.
 */
export async function heldAgainstFutures(
  compiled: CompiledPlan,
  { scenario, paths, seed, withoutLuck = false }: FuturesToHold,
  lines: readonly ActualLine[],
  goesOn: GoesOn,
): Promise<Result<readonly HeldLine[]> | undefined> {
  const named = lines.flatMap(({ row, members }) => members.map(member => ({ row, member })))
  const series = [...new Map(named.map(one => [cellName(one.row, one.member), one])).values()]
  const prepared = prepareFutures(
    compiled,
    { scenarios: [scenario], seed, withoutLuck, series },
    { first: 0, count: paths },
    [],
  )
  if (!prepared.ok) return prepared
  const futures = await prepared.value.with([], goesOn)
  if (futures === undefined || !futures.ok) return futures
  const [numbers] = futures.value.numbers
  const spread = spreadReader(paths)
  const held = (values: Float64Array, actual: number): Held => {
    const { p10, p50, p90 } = spread(values)
    const [low, middle, high] = [p10.value, p50.value, p90.value]
    const slack = rounding * Math.max(Math.abs(low), Math.abs(high), Math.abs(actual))
    return {
      p10: low,
      p50: middle,
      p90: high,
      actual,
      ...(actual === 0 ? {} : { error: (middle - actual) / Math.abs(actual) }),
      isInside: low - slack <= actual && actual <= high + slack,
      isCertain: high - low <= slack,
    }
  }
  return success(
    lines.map(({ row, members, isBalance, actual }) => {
      const columns = members.flatMap(member => {
        const months = numbers?.get(cellName(row, member))
        return months === undefined ? [] : [months]
      })
      const months = actual.map((_, at) =>
        added(
          columns.flatMap(column => column[at] ?? []),
          paths,
        ),
      )
      const whole = isBalance ? months.slice(-1) : months
      const came = isBalance ? (actual.at(-1) ?? 0) : actual.reduce((sum, one) => sum + one, 0)
      return {
        months: months.map((values, at) => held(values, actual[at] ?? 0)),
        total: held(added(whole, paths), came),
      }
    }),
  )
}

/** What rounding may move a number by, as a share of it. */
const rounding = 1e-9

/** Path by path. */
function added(columns: readonly Float64Array[], paths: number): Float64Array {
  const sums = new Float64Array(paths)
  for (const column of columns)
    for (let path = 0; path < paths; path += 1) sums[path] = (sums[path] as number) + (column[path] as number)
  return sums
}
