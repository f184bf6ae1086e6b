// The figures by which a CFO compares scenarios: recurring revenue at each year's end, the cash low point, how
// efficiently the money turns into growth. The terminal, the sheets and the pane all show these.

import { monthLabel, type PlanCalendar } from './calendar.ts'

/** The monthly numbers of a row without dimensions, months 1 to N. */
export type TotalNumbers = (row: string) => readonly number[]

/** One figure of one scenario. */
export type KeyFigure = {
  /** Stable: the row and the month, or `cash_low_point`. The same figure of two scenarios has the same id. */
  readonly id: string
  readonly label: string
  readonly row: string
  /** The month it is read in; for the low point the month in which it falls. */
  readonly month: number
  /** Null while a trailing window is not complete. */
  readonly value: number | null
  readonly better: 'higher' | 'lower'
}

type Wanted = {
  readonly row: string
  readonly label: string
  readonly better: 'higher' | 'lower'
  readonly months: 'every year' | 'middle' | 'last'
  readonly validFrom?: number
}

const wanted: readonly Wanted[] = [
  { row: 'total_arr', label: 'ARR', better: 'higher', months: 'every year' },
  { row: 'cash_balance', label: 'Cash', better: 'higher', months: 'middle' },
  { row: 'burn_multiple', label: 'Burn multiple', better: 'lower', months: 'middle', validFrom: 1 },
  {
    row: 'net_revenue_retention',
    label: 'Net revenue retention',
    better: 'higher',
    months: 'middle',
    validFrom: 12,
  },
  {
    row: 'gross_revenue_retention',
    label: 'Gross revenue retention',
    better: 'higher',
    months: 'last',
    validFrom: 12,
  },
  { row: 'gross_margin', label: 'Gross margin', better: 'higher', months: 'last' },
  { row: 'cac_payback_months', label: 'CAC payback', better: 'lower', months: 'middle', validFrom: 3 },
  { row: 'magic_number', label: 'Magic number', better: 'higher', months: 'middle' },
  { row: 'rule_of_forty', label: 'Rule of 40', better: 'higher', months: 'last' },
  { row: 'arr_per_employee', label: 'ARR per employee', better: 'higher', months: 'last' },
  { row: 'total_headcount', label: 'Headcount', better: 'higher', months: 'middle' },
  { row: 'capacity_utilisation', label: 'Selling capacity used', better: 'higher', months: 'middle' },
]

/** The key figures of a scenario, in reading order. O(months). */
export function keyFigures(calendar: PlanCalendar, numbers: TotalNumbers): readonly KeyFigure[] {
  const figures = wanted.flatMap(figure =>
    figureMonths(figure.months, calendar.months).map(month => readFigure(figure, month, calendar, numbers)),
  )
  const afterArr = figures.findIndex(figure => figure.row !== 'total_arr')
  return [...figures.slice(0, afterArr), cashLowPoint(calendar, numbers), ...figures.slice(afterArr)]
}

/** The model keeps the low point as it goes; the last month knows it for the whole plan. */
function cashLowPoint(calendar: PlanCalendar, numbers: TotalNumbers): KeyFigure {
  return {
    id: 'cash_low_point',
    label: 'Cash low point',
    row: 'cash_low_point',
    month: numbers('cash_low_point_month')[calendar.months - 1] ?? 0,
    value: numbers('cash_low_point')[calendar.months - 1] ?? null,
    better: 'higher',
  }
}

function readFigure(figure: Wanted, month: number, calendar: PlanCalendar, numbers: TotalNumbers): KeyFigure {
  const value = numbers(figure.row)[month - 1]
  return {
    id: `${figure.row}@${month}`,
    label: `${figure.label}, ${monthLabel(calendar, month)}`,
    row: figure.row,
    month,
    value: value === undefined || month < (figure.validFrom ?? 1) ? null : value,
    better: figure.better,
  }
}

/** The last month of each full year of the plan, its middle one, or the plan's last month. */
function figureMonths(which: Wanted['months'], months: number): readonly number[] {
  const years = Array.from({ length: Math.floor(months / 12) }, (_, index) => (index + 1) * 12)
  const ends = years.at(-1) === months ? years : [...years, months]
  if (which === 'last') return [months]
  if (which === 'middle') return [ends[Math.floor((ends.length - 1) / 2)] ?? months]
  return ends.length <= 4
    ? ends
    : [ends[0] ?? months, ends[Math.floor((ends.length - 1) / 2)] ?? months, months]
}
