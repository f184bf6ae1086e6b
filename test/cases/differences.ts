// Where two runs of the same rows part, as sentences; none when they are the same company.

import type { Series } from '../../engine/formula/program.ts'
import { cellName } from '../../engine/plan/planVocabulary.ts'
import type { Numbers } from './company.ts'

/** How far apart numbers may lie: nothing, or a share of the largest number of the series. */
export type Closeness = 'to the bit' | number

/**
 * The series of `all` whose numbers differ in months 1 to N, N being the shorter of the two runs; with the first month
 * in which they do. `close` is a share of the largest number of the series: doubles added in another order differ by a
 * few units in the last digit of what was added.
 */
export function differences(
  all: readonly Series[],
  before: Numbers,
  after: Numbers,
  close: Closeness = 'to the bit',
): readonly string[] {
  return all.flatMap(({ row, member }) => {
    const [a, b] = [before(row, ...member), after(row, ...member)]
    const months = Math.min(a.length, b.length)
    const largest = Math.max(...a.slice(0, months).map(Math.abs))
    const tolerance =
      close === 'to the bit'
        ? 0
        : row.startsWith('check_')
          ? roundingOfChecks
          : Math.max(close * largest, nothing)
    const index = a
      .slice(0, months)
      .findIndex((value, at) => !(Math.abs(value - (b[at] ?? Number.NaN)) <= tolerance))
    return index < 0 ? [] : [`${cellName(row, member)} in month ${index + 1}: ${a[index]} and ${b[index]}`]
  })
}

/** Checks are 0 but for rounding: a hundred-thousandth of a currency unit or a person. */
const roundingOfChecks = 1e-5

/** What doubles leave of a share that is nothing. */
const nothing = 1e-15
