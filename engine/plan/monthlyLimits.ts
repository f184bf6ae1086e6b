// What limits new business in a segment and month: the pipeline, its sellers, or sellers who are still being hired.

import type { MonthlyNumbers } from './rollUp.ts'

/** `waiting`: sellers are the limit while a planned one of that segment is being hired. */
export type Limit = 'pipeline' | 'sellers' | 'waiting'

/** A segment of a scenario. */
export type LimitedSegment = {
  readonly segment: string
  /** The roles that sell to it. */
  readonly roles: readonly string[]
  readonly numbers: MonthlyNumbers
  /** Months from asking for someone in a role to their first day. */
  readonly monthsToFill: (role: string) => number
}

/**
 * The limit of months 1 to N. Sellers wait for a hire while a planned one of the segment's roles is held back or asked
 * for and not started; leavers are always being replaced, which does not count. O(roles × months × time to fill).
 */
export function monthlyLimits({ segment, roles, numbers, monthsToFill }: LimitedSegment): readonly Limit[] {
  const hiring = roles.map(role => beingHired(role, monthsToFill(role), numbers))
  return numbers('capacity_binds', [segment]).map((binds, month) => {
    if (binds === 0) return 'pipeline'
    return hiring.some(people => (people[month] ?? 0) > 0) ? 'waiting' : 'sellers'
  })
}

/** Planned hires of a role that wait at the gate or have been asked for and not started, month by month. */
function beingHired(role: string, monthsToFill: number, numbers: MonthlyNumbers): readonly number[] {
  const released = numbers('hires_released', [role])
  const held = numbers('hires_waiting', [role])
  return released.map((_, month) => {
    const asked = released.slice(Math.max(0, month - monthsToFill + 1), month + 1)
    return (held[month] ?? 0) + (monthsToFill === 0 ? 0 : asked.reduce((sum, people) => sum + people, 0))
  })
}
