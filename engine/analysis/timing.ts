// When something first happens, and how likely it has by each month: a milestone reached, a tranche received.

import { chance, type Estimate } from './estimate.ts'

/** When something first happens. */
export type Timing = {
  /** How likely it has happened by the end of each month, month 1 first. */
  readonly byMonth: readonly Estimate[]
  /** The first month by which it has happened in 10, 50 and 90 of 100 futures; null where that is not within the plan. */
  readonly p10: number | null
  readonly p50: number | null
  readonly p90: number | null
}

/** From the month it first happens on each path, 0 where it never does. */
export function timingOf(firstMonths: Uint16Array, months: number): Timing {
  const happened = new Float64Array(months + 1)
  for (const month of firstMonths) if (month > 0) happened[month] = (happened[month] as number) + 1
  let sum = 0
  const byMonth = Array.from({ length: months }, (_, index) => {
    sum += happened[index + 1] as number
    return chance(sum, firstMonths.length)
  })
  const monthBy = (share: number): number | null => {
    const index = byMonth.findIndex(({ value }) => value >= share)
    return index < 0 ? null : index + 1
  }
  return { byMonth, p10: monthBy(0.1), p50: monthBy(0.5), p90: monthBy(0.9) }
}

/** The first month, from the one given, in which it holds on each path; 0 where it never does. */
export function firstMonthsThat(
  months: readonly Float64Array[],
  from: number,
  holds: (value: number) => boolean,
): Uint16Array {
  const found = new Uint16Array(months[0]?.length ?? 0)
  for (let month = Math.max(1, from); month <= months.length; month += 1) {
    const values = months[month - 1] as Float64Array
    for (let path = 0; path < found.length; path += 1)
      if (found[path] === 0 && holds(values[path] as number)) found[path] = month
  }
  return found
}
