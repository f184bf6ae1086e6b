// What a calibration found, for people: every number with its interval and what it rests on, then what is not known, what
// to know besides, and what ties.

import { printFigure } from '../plan/figure.ts'
import type { Calibration } from './calibrate.ts'
import { dayText } from './calibratedPlan.ts'
import type { Evidence } from './evidence.ts'
import { figureName } from './figureName.ts'
import { printColumns } from './printColumns.ts'

/** Plain text. `currency` is an ISO code. */
export function printCalibration({ asOf, evidence, ties, ramps }: Calibration, currency: string): string {
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
      known.map(one => line(one, currency)),
      [1, 2],
    ),
    ...Object.entries(ramps).map(([role, points]) => {
      const shares = points.map(({ share }) => `${Math.round(100 * share)}%`).join(' ')
      return `Ramp of ${role}, share of full productivity after 0 to 12 months of service\n  ${shares}`
    }),
    section(
      'Too few data',
      rest.map(one => `${figureName(one).label}: ${'tooFew' in one ? one.tooFew : ''}`),
    ),
    section(
      'To know',
      known.flatMap(one => one.remarks.map(remark => `${figureName(one).label}: ${remark}`)),
    ),
    section(
      'What should tie',
      ties.map(({ says }) => says),
    ),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function line(one: Evidence & { readonly basis: 'data' }, currency: string): readonly string[] {
  const { label, unit } = figureName(one)
  const [low, high] = one.interval
  const print = (value: number): string => printFigure(value, unit, currency)
  const planned = one.planned === undefined || unit !== 'months' ? '' : `; ${print(one.planned)} in the plan`
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
