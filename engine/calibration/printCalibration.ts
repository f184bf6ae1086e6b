// What a calibration found, for people: every number with its interval and what it rests on, then what is not known, what
// to know besides, and what ties.

import { printFigure } from '../plan/figure.ts'
import type { ItemLabel } from '../plan/itemLabel.ts'
import type { Calibration } from './calibrate.ts'
import { dayText } from './calibratedPlan.ts'
import type { Evidence } from './evidence.ts'
import { figureName } from './figureName.ts'
import { printColumns } from './printColumns.ts'

/** Plain text. `currency` is an ISO code; items are called as in the records unless a plan's labels are given. */
export function printCalibration(
  calibration: Calibration,
  currency: string,
  itemLabel: ItemLabel = (_, id) => id,
): string {
  const { asOf, evidence, ties } = calibration
  const nameOf = (one: Evidence): string => figureName(one, itemLabel).label
  const known = evidence.filter(one => one.basis === 'data')
  const rest = evidence.filter(one => one.basis !== 'data')
  const benchmarks = rest.filter(({ basis }) => basis === 'benchmark').length
  const summary = [
    `Calibrated to ${dayText(asOf)}: ${known.length} numbers from records`,
    ...(benchmarks > 0 ? [`${benchmarks} from benchmarks`] : []),
    ...(rest.length > benchmarks ? [`${rest.length - benchmarks} not known`] : []),
  ]
  return [
    `${summary.join(', ')}.`,
    printColumns(
      ['', 'Value', 'Nine times in ten', 'From'],
      known.map(one => line(one, nameOf(one), currency)),
      [1, 2],
    ),
    ...shapes(calibration, itemLabel),
    roleCosts(calibration, currency, itemLabel),
    section(
      'Too few data',
      rest.map(one => `${nameOf(one)}: ${'tooFew' in one ? one.tooFew : ''}`),
    ),
    section(
      'To know',
      known.flatMap(one => one.remarks.map(remark => `${nameOf(one)}: ${remark}`)),
    ),
    section(
      `What should tie, in ${currency}`,
      ties.map(({ says }) => says),
    ),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

/** Curves and forecasts, a line of numbers each. */
function shapes({ cycles, ramps, forecasts }: Calibration, itemLabel: ItemLabel): readonly string[] {
  return [
    ...Object.entries(ramps).map(
      ([role, points]) =>
        `Ramp of ${itemLabel('role', role)}, share of full productivity after 0 to 12 months of service\n  ${points.map(({ share }) => `${Math.round(100 * share)}%`).join(' ')}`,
    ),
    ...Object.entries(cycles)
      .filter(([, lags]) => lags.length > 0)
      .map(
        ([segment, lags]) =>
          `Of 100 wins of ${itemLabel('segment', segment)}, how many come in the month of creation, the next and so on\n  ${lags.map(Math.round).join(' ')}`,
      ),
    section(
      'Points a month of the next eight sprints, lowest tenth, middle and highest tenth',
      Object.entries(forecasts).map(
        ([team, { p10, p50, p90 }]) =>
          `${itemLabel('team', team)}: ${p10.toFixed(0)}, ${p50.toFixed(0)}, ${p90.toFixed(0)}`,
      ),
    ),
  ]
}

/** What one full-time person of each role costs a year. */
function roleCosts({ roleCosts: costs }: Calibration, currency: string, itemLabel: ItemLabel): string {
  const print = (amount: number): string => printFigure(amount, 'money', currency)
  return printColumns(
    ['A person costs a year', 'Base pay', 'Payroll tax', 'Benefits', 'Variable', 'In all'],
    costs
      .filter(({ personMonths }) => personMonths > 0)
      .map(({ role, base, payrollTax, benefits, variable, loaded }) => [
        itemLabel('role', role),
        ...[base, payrollTax, benefits, variable, loaded].map(print),
      ]),
    [1, 2, 3, 4, 5],
  )
}

function line(
  one: Evidence & { readonly basis: 'data' },
  label: string,
  currency: string,
): readonly string[] {
  const { unit } = figureName(one)
  const [low, high] = one.interval
  const print = (value: number): string => printFigure(value, unit, currency)
  const planned =
    one.planned === undefined || print(one.planned) === print(one.value)
      ? ''
      : `; ${print(one.planned)} in the plan`
  return [
    label,
    print(one.value),
    `${print(low)} to ${print(high)}`,
    `${one.n} ${one.n === 1 ? one.counted.replace(/s$/, '') : one.counted}${planned}`,
  ]
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map(text => `  ${text}`)].join('\n')
}
