// The months of a plan by name, and the quarters and years they make up.

import type { Plan } from './plan.ts'

/** What the calendar needs of a plan. */
export type PlanCalendar = Pick<Plan, 'start_month' | 'fiscal_year_start' | 'months'>

/** How months are put together in a report. */
export type PeriodLength = 'month' | 'quarter' | 'year'

/** A month of the calendar, 1 to 12. */
export type CalendarMonth = { readonly year: number; readonly monthOfYear: number }

/** A run of planned months, `from` to `to` inclusive, counted from 1. */
export type Period = {
  /** "Jan 2026", "Q1 2026", "2026"; "Q1 FY2027", "FY2027" when the fiscal year does not begin in January. */
  readonly label: string
  readonly from: number
  readonly to: number
  /** The plan covers only a part of this quarter or year. */
  readonly partial: boolean
}

/** The name of a month of the plan: 1 is the first, 0 and below lie before it. */
export function monthLabel(calendar: Pick<PlanCalendar, 'start_month'>, month: number): string {
  return monthName(dateOf(calendar, month))
}

/** A month of the calendar by name: "Jan 2026". */
export function monthName({ year, monthOfYear }: CalendarMonth): string {
  return `${monthNames[monthOfYear - 1]} ${year}`
}

/** The number of a month of the calendar: 12 a year. */
export function monthNumber({ year, monthOfYear }: CalendarMonth): number {
  return year * 12 + monthOfYear - 1
}

/** The month of the calendar with a number. */
export function calendarMonth(number: number): CalendarMonth {
  return { year: Math.floor(number / 12), monthOfYear: modulo(number, 12) + 1 }
}

/** The names of all months of the plan, month 1 first. */
export function monthLabels(calendar: Pick<PlanCalendar, 'start_month' | 'months'>): readonly string[] {
  return Array.from({ length: calendar.months }, (_, index) => monthLabel(calendar, index + 1))
}

/** The calendar year and month (1 to 12) of a month of the plan. */
export function dateOf({ start_month }: Pick<PlanCalendar, 'start_month'>, month: number): CalendarMonth {
  const [year = '0', monthOfYear = '1'] = start_month.split('-')
  return calendarMonth(monthNumber({ year: Number(year), monthOfYear: Number(monthOfYear) }) + month - 1)
}

/** The periods that the plan's months fall into, in order; the first and the last may be partial. */
export function periods(calendar: PlanCalendar, length: PeriodLength): readonly Period[] {
  const size = periodMonths[length]
  const lead = modulo(dateOf(calendar, 1).monthOfYear - calendar.fiscal_year_start, size)
  const count = Math.ceil((lead + calendar.months) / size)
  return Array.from({ length: count }, (_, index) => {
    const first = index * size - lead + 1
    const last = first + size - 1
    const from = Math.max(1, first)
    const to = Math.min(calendar.months, last)
    return { label: periodLabel(calendar, length, first), from, to, partial: from !== first || to !== last }
  })
}

const periodMonths = { month: 1, quarter: 3, year: 12 } satisfies Record<PeriodLength, number>

/** The months of the calendar by their short names, January first. */
export const monthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** `first` is the period's first month, which may lie before the plan. A fiscal year is called by the year it ends in. */
function periodLabel(calendar: PlanCalendar, length: PeriodLength, first: number): string {
  if (length === 'month') return monthLabel(calendar, first)
  const intoYear = modulo(dateOf(calendar, first).monthOfYear - calendar.fiscal_year_start, 12)
  const { year } = dateOf(calendar, first - intoYear + 11)
  const name = calendar.fiscal_year_start === 1 ? String(year) : `FY${year}`
  return length === 'year' ? name : `Q${Math.floor(intoYear / 3) + 1} ${name}`
}

function modulo(value: number, size: number): number {
  return ((value % size) + size) % size
}
