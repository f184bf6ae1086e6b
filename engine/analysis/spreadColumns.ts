// Spreads as columns of a table.

import { percentiles, type Spread } from './estimate.ts'
import type { SeriesName } from './runWorlds.ts'

/** The headers of a spread's columns. */
export const spreadHeader = [...percentiles.map(name => name.toUpperCase()), 'Mean']

/** The values under them. */
export function spreadValues(spread: Spread): readonly number[] {
  return [...percentiles.map(name => spread[name].value), spread.mean.value]
}

/** The id of a table about a series. */
export function tableId({ row, member = [] }: SeriesName): string {
  return [row, ...member].join('_')
}
