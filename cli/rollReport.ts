// What a roll did, as a person reads it: what was closed, how hires matched, and why it came out otherwise than planned.

import {
  type CompiledPlan,
  type ForecastLine,
  type HireMatch,
  monthLabel,
  printFigure,
  type RolledPlan,
  type VarianceByDriver,
} from '../engine/index.ts'
import { printTable } from './textTable.ts'

/** Everything there is to say. */
export type Roll = {
  readonly compiled: CompiledPlan
  readonly scenario: string
  readonly months: number
  readonly rolled: RolledPlan
  readonly lines: readonly ForecastLine[]
  /** Absent where the records do not give ARR. */
  readonly variance?: VarianceByDriver
}

/** Sentences first, then hires, the closed months, and ARR by driver. */
export function rollReport(
  { compiled, scenario, months, rolled, lines, variance }: Roll,
  width: number,
): string {
  const { plan } = compiled
  const name = plan.scenarios.find(({ id }) => id === scenario)?.name ?? scenario
  const span = [...new Set([1, months])].map(month => monthLabel(plan, month)).join(' to ')
  const closing =
    months === 0
      ? `No month of the plan has closed: it still starts in ${monthLabel(plan, 1)}, from what the records say now.`
      : `Closed: ${span}, held against ${name}. The plan now starts in ${monthLabel(rolled.plan, 1)} and ends in ${monthLabel(rolled.plan, rolled.plan.months)}.`
  return [
    [
      closing,
      ...headlines(lines, plan.currency),
      ...(variance ? [because(variance, plan.currency)] : []),
    ].join('\n'),
    rolled.told.join('\n'),
    hireTable(compiled, rolled.hires, width),
    lineTable(lines, plan.currency, width),
    variance ? varianceTable(variance, plan.currency, width) : '',
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

/** "ARR is $9.10M where $9.30M was forecast: $0.20M less (2.2%)." */
function headlines(lines: readonly ForecastLine[], currency: string): readonly string[] {
  return lines
    .filter(({ row }) => row === 'total_arr' || row === 'revenue' || row === 'cash_balance')
    .map(({ label, unit, isBalance, total: { forecast, actual, variance } }) => {
      const print = (value: number): string => printFigure(value, unit, currency)
      const share =
        forecast === 0 ? '' : ` (${printFigure(Math.abs(variance / forecast), 'ratio', currency)})`
      const than = variance < 0 ? 'less' : 'more'
      return `${label} ${isBalance ? 'is' : 'was'} ${print(actual)} where ${print(forecast)} was forecast: ${print(Math.abs(variance))} ${than}${share}.`
    })
}

/** The two drivers that say most, and what nothing says. */
function because({ drivers, unexplained, unit }: VarianceByDriver, currency: string): string {
  const most = drivers.slice(0, 2)
  const named = most.map(({ label, amount }) => `${label.toLowerCase()} ${signed(amount, unit, currency)}`)
  return `Of the difference in ARR, ${named.join(' and ')} weigh most; ${signed(unexplained, unit, currency)} is not explained by these inputs.`
}

function hireTable({ plan }: CompiledPlan, hires: readonly HireMatch[], width: number): string {
  const busy = hires.filter(
    ({ started, underway, surplus, moved, dropped, left }) =>
      started + underway + surplus + moved + dropped + left > 0,
  )
  if (busy.length === 0) return ''
  const labels = new Map((plan.dimensions.role?.items ?? []).map(({ id, label }) => [id, label]))
  const columns = [
    ['Came', 'started'],
    ['for leavers', 'replaced'],
    ['as planned', 'matched'],
    ['early', 'early'],
    ['late', 'late'],
    ['unplanned', 'unplanned'],
    ['Sought', 'underway'],
    ['Surplus', 'surplus'],
    ['Now due', 'moved'],
    ['Dropped', 'dropped'],
    ['To come', 'left'],
  ] as const
  const told = columns.filter(([, field]) => busy.some(match => match[field] > 0))
  const people = (count: number): string => (count === 0 ? '·' : String(Math.round(count * 10) / 10))
  return printTable(
    {
      header: ['Hires', ...told.map(([title]) => title)],
      rows: busy.map(match => [
        labels.get(match.role) ?? match.role,
        ...told.map(([, field]) => people(match[field])),
      ]),
    },
    width,
  )
}

function lineTable(lines: readonly ForecastLine[], currency: string, width: number): string {
  if (lines.length === 0) return ''
  return printTable(
    {
      header: ['Closed months', 'Forecast', 'Actual', 'Variance', ''],
      areWords: [true, false, false, false, true],
      rows: lines.map(({ label, unit, isBalance, total: { forecast, actual, variance } }) => [
        label,
        printFigure(forecast, unit, currency),
        printFigure(actual, unit, currency),
        signed(variance, unit, currency),
        isBalance ? 'at the end' : 'in all',
      ]),
    },
    width,
  )
}

function varianceTable(
  { forecast, actual, drivers, unexplained, unit }: VarianceByDriver,
  currency: string,
  width: number,
): string {
  const print = (value: number): string => printFigure(value, unit, currency)
  return printTable(
    {
      header: ['ARR by driver', ''],
      rows: [
        ['Forecast', print(forecast)],
        ...drivers.map(({ label, amount }) => [label, signed(amount, unit, currency)]),
        ['Not explained by these inputs', signed(unexplained, unit, currency)],
        ['Actual', print(actual)],
      ],
    },
    width,
  )
}

function signed(value: number, unit: string, currency: string): string {
  const text = printFigure(Math.abs(value), unit, currency)
  if (text === printFigure(0, unit, currency)) return text
  return `${value < 0 ? '−' : '+'}${text}`
}
