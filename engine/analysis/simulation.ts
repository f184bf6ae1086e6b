// What is asked of a simulation and what comes out: plain data.

import type { Estimate, Spread } from './estimate.ts'
import type { SeriesName } from './runWorlds.ts'
import type { SpreadDriver } from './spreadDrivers.ts'
import type { Timing } from './timing.ts'

/** What to simulate. */
export type SimulationRequest = {
  /** Ids, at least one, each once; the others are compared with the first, path by path. */
  readonly scenarios: readonly string[]
  readonly paths: number
  /** Same seed, same futures. */
  readonly seed: number
  /** Leaves out the luck of single deals, contracts and people: only the plan's uncertain numbers differ then. */
  readonly withoutLuck?: boolean
  /** Rows, or members of rows, whose fans are wanted. */
  readonly rows: readonly SeriesName[]
  /** Cash that should never be undercut. */
  readonly floor: number
  /** The month in which scenarios are compared and drivers looked for; the last one if not said. */
  readonly month?: number
  readonly milestones?: readonly Milestone[]
}

/** Something to be reached in at least one month up to `by`. */
export type Milestone = SeriesName & {
  readonly is: 'at_least' | 'at_most'
  readonly target: number
  readonly by: number
}

/** What came out. Plain data. */
export type Simulation = {
  readonly paths: number
  readonly seed: number
  /** Whether the luck of single deals, contracts and people is in it. */
  readonly hasLuck: boolean
  readonly floor: number
  /** The month in which scenarios are compared and drivers looked for. */
  readonly month: number
  readonly scenarios: readonly SimulatedScenario[]
  /** Every scenario after the first, against the first. */
  readonly differences: readonly ScenarioDifference[]
}

/** One scenario over all paths. */
export type SimulatedScenario = {
  readonly scenario: string
  /** In the order asked for; a spread for each month from 1. */
  readonly rows: readonly (SeriesName & { readonly months: readonly Spread[] })[]
  /**
   * The lowest cash of each path over all months from the one in which the round's first money arrives: percentiles of
   * the lowest points, which lie below the lowest point of the percentiles, as not all paths are low at once.
   */
  readonly lowestCash: Spread
  /** How likely cash is below the floor in at least one month from then on. */
  readonly belowFloor: Estimate
  /** How likely it is below in that very month. */
  readonly belowFloorByMonth: readonly Estimate[]
  readonly milestones: readonly (Milestone & { readonly missed: Estimate; readonly timing: Timing })[]
  /** Tranches that bring money and wait for a milestone, or come in a month that differs from path to path. */
  readonly tranches: readonly { readonly tranche: string; readonly timing: Timing }[]
  /** What drives each row in `month`, and the lowest cash (called `cash_low_point`, in the last month). */
  readonly drivers: readonly (SeriesName & { readonly month: number; readonly by: readonly SpreadDriver[] })[]
}

/** A scenario less the first one, path by path. */
export type ScenarioDifference = {
  readonly scenario: string
  readonly against: string
  /** Each row in the month of comparison, and the lowest cash (`cash_low_point`, in the last month). */
  readonly of: readonly (SeriesName & {
    readonly month: number
    readonly difference: Spread
    readonly higher: Estimate
    readonly lower: Estimate
    /**
     * How many times as many paths it would take to know the mean difference as well from draws that are not shared:
     * variance of the two added up, over that of the difference. Null where the difference is certain.
     */
    readonly sharper: number | null
  })[]
}
