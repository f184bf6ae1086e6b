// People and open positions, from the rows of HR systems. Names go no further than the mapping allows.

import type { Quantity } from '../../formula/quantity.ts'
import { fractionOf, quantityOf } from '../../plan/fraction.ts'
import { sameCurrency } from '../currencies.ts'
import { quantityOfDecimal } from '../plainDecimal.ts'
import type { RowValues } from '../readRow.ts'
import type { Employee, Requisition } from '../records.ts'
import { given, isBefore, type Made, type Making, moneyOf, one, wordAmong } from './making.ts'

/** A person on the payroll, with pay brought to a year at full time. Pay in another currency is left out. */
export function makeEmployee(row: RowValues, making: Making): Made<Employee> {
  const title = row.text('title')
  const hired = row.day('hired')
  if (title === undefined || hired === undefined) return { reason: 'it is empty' }
  const left = row.day('left')
  if (left !== undefined && isBefore(left, hired))
    return { field: 'left', reason: 'it is before the first day' }
  if (left === undefined && /^(inactive|terminated)$/i.test(row.text('status') ?? ''))
    return { field: 'status', reason: 'the person has left, and no last day is given' }
  const share = shareOf(row)
  if (typeof share === 'string')
    return { field: row.decimal('share') === undefined ? 'hoursAWeek' : 'share', reason: share }
  const pay = yearlyPay(row, making)
  if (typeof pay === 'object' && 'reason' in pay) return pay
  const variable = row.decimal('variable')
  if (variable?.startsWith('-')) return { field: 'variable', reason: 'it is below 0' }
  const name = nameOf(row)
  const id = row.text('id') ?? (name === undefined ? undefined : making.person(name, row, 'name'))
  if (id === undefined) return { reason: 'it has neither a number nor a name' }
  return one({
    source: row.source,
    id,
    title,
    kind: /contract|consult|freelance|temp|intern\b|agency/i.test(row.text('employmentType') ?? '')
      ? 'contractor'
      : 'employee',
    hired,
    share,
    ...given({
      name: making.mapping.keepNames ? name : undefined,
      role: making.role(title, row),
      department: row.text('department'),
      segment: row.text('segment') === undefined ? undefined : making.segment(row, undefined),
      left,
      leaving: left === undefined ? undefined : leavingOf(row),
      salary: pay,
      variable: variable === undefined || isForeign(row, making) ? undefined : moneyOf(variable, making),
    }),
  })
}

/** The name of a person as a row gives it, whole or in two parts. */
export function nameOf(row: RowValues): string | undefined {
  const parts = [row.text('firstName'), row.text('lastName')].filter(part => part !== undefined)
  return row.text('name') ?? (parts.length === 0 ? undefined : parts.join(' '))
}

/** A position from opening to first day. */
export function makeRequisition(row: RowValues, making: Making): Made<Requisition> {
  const title = row.text('title')
  const opened = row.day('opened')
  if (title === undefined || opened === undefined) return { reason: 'it is empty' }
  const accepted = row.day('accepted')
  const started = row.day('started')
  if (accepted !== undefined && isBefore(accepted, opened))
    return { field: 'accepted', reason: 'it is before the day on which the position was opened' }
  if (started !== undefined && isBefore(started, opened))
    return { field: 'started', reason: 'it is before the day on which the position was opened' }
  return one({
    source: row.source,
    id: row.text('id') ?? `row ${row.source.row} of ${row.source.file}`,
    title,
    opened,
    status: statusOf(row.text('status'), started !== undefined || accepted !== undefined),
    ...given({ role: making.role(title, row), accepted, started, leadSource: row.text('leadSource') }),
  })
}

/** Part of full time, from a share or from hours of 40 a week; a sentence when it cannot be one. */
function shareOf(row: RowValues): Quantity | string {
  const share = row.decimal('share')
  const hours = row.decimal('hoursAWeek')
  if (share !== undefined) {
    const value = Number(share)
    return value > 0 && value <= mostShare
      ? quantityOfDecimal(share)
      : `${share} is no part of full time (1 is full time): these may be hours a week`
  }
  if (hours === undefined) return 1
  const value = Number(hours)
  if (value <= 0 || value > mostHours) return `${hours} hours a week cannot be`
  return value >= fullWeek ? 1 : quantityOf(fractionOf(`${Math.round(value * 100)}/${fullWeek * 100}`))
}

const mostShare = 1.25
const fullWeek = 40
const mostHours = 80

type Pay = Quantity | undefined | { readonly field: string; readonly reason: string }

function yearlyPay(row: RowValues, making: Making): Pay {
  const pay = row.decimal('pay')
  if (pay === undefined) return undefined
  if (pay.startsWith('-')) return { field: 'pay', reason: 'pay is below 0' }
  if (isForeign(row, making)) {
    making.doubt(row, 'pay', `it is in ${row.currency}, and is left out; the person counts`)
    return undefined
  }
  const word = row.text('payPeriod')
  const period = word === undefined ? (making.choice.payIs ?? 'year') : wordAmong(word, periodWords)
  if (period === undefined)
    return { field: 'payPeriod', reason: `"${word}" is no period of pay that is known` }
  if (word === undefined && making.choice.payIs === undefined)
    making.assume(
      'Pay without a period is taken for pay of a year; if it is not, set "payIs" in the mapping.',
    )
  if (period === 'hour')
    making.assume(
      `Pay by the hour is brought to a year of ${periodsAYear.hour} hours (52 weeks of ${fullWeek}).`,
    )
  const yearly = moneyOf(pay, making, periodsAYear[period])
  const amount = Number(pay) * periodsAYear[period] * (making.unit === 'cents' ? 0.01 : 1)
  if (amount > 0 && (amount < leastUsual || amount > mostUsual))
    making.doubt(
      row,
      'pay',
      `${Math.round(amount).toLocaleString('en-US')} a year is unusual: another period, or cents?`,
    )
  return yearly
}

/** A year's pay outside is marked, not refused. */
const leastUsual = 5_000
const mostUsual = 2_000_000

const periodsAYear = {
  year: 1,
  month: 12,
  half_month: 24,
  two_weeks: 26,
  week: 52,
  hour: 52 * fullWeek,
} as const

const periodWords: readonly (readonly [RegExp, keyof typeof periodsAYear])[] = [
  [/semi-?monthly|twice (a|per) month/i, 'half_month'],
  [/bi-?weekly|every (two|2|other) weeks?|fortnight/i, 'two_weeks'],
  [/^(per |a )?(year|annual|annually|yearly|annum|yr|salary|salaried|exempt)/i, 'year'],
  [/^(per |a )?(month|monthly|mo)\b/i, 'month'],
  [/^(per |a )?(week|weekly|wk)\b/i, 'week'],
  [/^(per |a |an )?(hour|hourly|hr)\b/i, 'hour'],
]

function isForeign(row: RowValues, { mapping }: Making): boolean {
  return (
    row.currency !== undefined &&
    mapping.currency !== undefined &&
    !sameCurrency(row.currency, mapping.currency)
  )
}

function leavingOf(row: RowValues): Employee['leaving'] {
  const flag = row.flag('involuntary')
  if (flag !== undefined) return flag ? 'involuntary' : 'voluntary'
  const reason = row.text('leavingReason')
  return reason === undefined ? undefined : wordAmong(reason, leavingWords)
}

const leavingWords = [
  [/involuntar|dismiss|laid|layoff|redundan|terminated for|performance|fired/i, 'involuntary'],
  [/voluntar|resign|quit|retire/i, 'voluntary'],
] as const

function statusOf(word: string | undefined, hired: boolean): Requisition['status'] {
  if (word !== undefined && /cancel|withdrawn|on hold|abandon/i.test(word)) return 'cancelled'
  if (hired || (word !== undefined && /filled|hired|closed/i.test(word))) return 'filled'
  return 'open'
}
