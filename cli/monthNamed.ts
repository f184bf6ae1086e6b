// Months on a command line: by their number in the plan, or by name.

import { type CompiledPlan, monthLabel } from '../engine/index.ts'

/** The number of a month written as `15`, `2027-03` or `Mar 2027`, 0 and below before the plan; undefined for anything else. */
export function monthNamed({ plan }: CompiledPlan, text: string): number | undefined {
  if (/^-?\d{1,3}$/.test(text)) return Number(text)
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? []
  if (year !== undefined && month !== undefined) {
    const [firstYear, firstMonth] = plan.start_month.split('-').map(Number)
    return (Number(year) - (firstYear ?? 0)) * 12 + Number(month) - (firstMonth ?? 0) + 1
  }
  const name = text.trim().toLowerCase()
  const first = 1 - plan.history_months
  const all = Array.from({ length: plan.history_months + plan.months }, (_, index) => first + index)
  return all.find(number => monthLabel(plan, number).toLowerCase() === name)
}

/** A run of months written as `3..12`, `2026-03..2026-12`, or one month; undefined for anything else. */
export function monthsNamed(
  compiled: CompiledPlan,
  text: string,
): { readonly from: number; readonly to: number } | undefined {
  const [first = '', last = first, more] = text.split('..')
  const [from, to] = [monthNamed(compiled, first), monthNamed(compiled, last)]
  return from === undefined || to === undefined || more !== undefined ? undefined : { from, to }
}
