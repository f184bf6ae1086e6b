// Quarters and years from months: sums, closing values, means, and ratios recomputed from what they are made of.

import { unreachable } from '../formula/unreachable.ts'
import type { GrowthModel, GrowthRow } from '../growth/growthModel.ts'
import type { Period } from './calendar.ts'

/** The monthly numbers of a member of a row, month 1 first. */
export type MonthlyNumbers = (row: string, member: readonly string[]) => readonly number[]

/** A row's number in each period, null where it says nothing. */
export type RollUp = (
  row: string,
  member: readonly string[],
  periods: readonly Period[],
) => readonly (number | null)[]

/**
 * How the rows of a model roll up. A single month shows the row's own number. Longer periods: a ratio is its two parts
 * rolled up and divided, blank where the lower part is 0; a row with the summary `none` is blank; so is every period
 * that ends before the row is valid.
 */
export function rollUp(model: GrowthModel, numbers: MonthlyNumbers): RollUp {
  const rows = new Map(model.themes.flatMap(theme => theme.rows.map(row => [row.name, row] as const)))
  const rowOf = (name: string): GrowthRow => {
    const row = rows.get(name)
    if (row === undefined) throw new Error(`rollUp: no row ${name} in the model`)
    return row
  }
  const overPeriod = (row: GrowthRow, member: readonly string[], period: Period): number | null => {
    if (period.to < row.validFrom) return null
    const months = numbers(row.name, member).slice(period.from - 1, period.to)
    if (months.length === 1) return months[0] ?? null
    if (typeof row.summary === 'string') return summarise(row.summary, months)
    const [above, below] = [row.summary.numerator, row.summary.denominator].map(name => {
      const part = rowOf(name)
      return overPeriod(part, memberOfPart(row, member, part), period)
    })
    return above == null || below == null || below === 0 ? null : above / below
  }
  return (name, member, periods) => periods.map(period => overPeriod(rowOf(name), member, period))
}

function summarise(summary: 'sum' | 'end' | 'average' | 'none', months: readonly number[]): number | null {
  switch (summary) {
    case 'sum':
      return total(months)
    case 'end':
      return months.at(-1) ?? null
    case 'average':
      return months.length === 0 ? null : total(months) / months.length
    case 'none':
      return null
    default:
      return unreachable(summary)
  }
}

function total(months: readonly number[]): number {
  return months.reduce((sum, month) => sum + month, 0)
}

/** A part has the dimensions of the whole, or fewer: those it has, in its order. */
function memberOfPart(row: GrowthRow, member: readonly string[], part: GrowthRow): readonly string[] {
  return part.dims.map(dimension => {
    const item = member[row.dims.indexOf(dimension)]
    if (item === undefined)
      throw new Error(`rollUp: ${row.name} has no ${dimension} for its part ${part.name}`)
    return item
  })
}
