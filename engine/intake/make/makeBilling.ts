// Contracts, subscriptions, invoices and what is owed, from the rows of billing systems.

import type { Quantity } from '../../formula/quantity.ts'
import type { RowValues } from '../readRow.ts'
import type { Contract, Day, Invoice, MonthlyRevenue, ReceivableAge, RevenueChange } from '../records.ts'
import { given, isBefore, type Made, type Making, moneyOf, one, wordAmong } from './making.ts'

/** A contract or a term of it. Its value a year is given, or twelve times a month's, or the whole value over the term. */
export function makeContract(row: RowValues, making: Making): Made<Contract> {
  const customer = row.text('customer')
  const start = row.day('start')
  if (customer === undefined || start === undefined) return { reason: 'it is empty' }
  const end = row.day('end') ?? endOfTerm(start, row.decimal('termMonths'))
  if (end !== undefined && isBefore(end, start)) return { field: 'end', reason: 'it is before the first day' }
  const cancelled = row.day('cancelled')
  if (cancelled !== undefined && isBefore(cancelled, start))
    return { field: 'cancelled', reason: 'it is before the first day' }
  const arr = yearlyValue(row, making, start, end)
  if (typeof arr === 'object') return arr
  if (String(arr).startsWith('-')) return { field: 'arr', reason: 'the value of the contract is below 0' }
  const billing = row.text('billing')
  return one({
    source: row.source,
    id: row.text('id') ?? `${customer}, from ${start.year}-${twoDigits(start.month)}-${twoDigits(start.day)}`,
    customer,
    start,
    arr,
    ...given({
      end,
      cancelled,
      segment: making.segment(row, row.decimal('arr') ?? row.decimal('value')),
      product: row.text('product'),
      billing: billing === undefined ? undefined : billingOf(billing, making),
      renews: row.text('renews'),
    }),
  })
}

/** What a subscriber paid in each month across; a month without a figure makes no record, a 0 does. */
export function makeMonthlyRevenue(row: RowValues, making: Making): Made<MonthlyRevenue> {
  const customer = row.text('customer')
  if (customer === undefined) return { reason: 'it is empty' }
  const negative = row.across.find(({ value }) => value.startsWith('-'))
  if (negative !== undefined) return { field: negative.of.header, reason: 'monthly revenue is below 0' }
  const segment = making.segment(row, undefined)
  return {
    records: row.across.flatMap(({ of, value }) =>
      of.month === undefined
        ? []
        : [
            {
              source: row.source,
              customer,
              month: of.month,
              mrr: moneyOf(value, making),
              ...given({ segment }),
            },
          ],
    ),
  }
}

/** A change of a subscriber's monthly revenue; its sign has to fit its kind. */
export function makeRevenueChange(row: RowValues, making: Making): Made<RevenueChange> {
  const customer = row.text('customer')
  const day = row.day('day')
  const word = row.text('kind')
  const change = row.decimal('change')
  if (customer === undefined || day === undefined || word === undefined || change === undefined)
    return { reason: 'it is empty' }
  const kind = wordAmong(word, changeWords)
  if (kind === undefined)
    return { field: 'kind', reason: `"${word}" is none of new, upgrade, downgrade, reactivation, churn` }
  const falls = kind === 'downgrade' || kind === 'churn'
  if (change !== '0' && change.startsWith('-') !== falls)
    return { field: 'change', reason: `a ${kind} has to be ${falls ? 'below' : 'above'} 0` }
  const segment = making.segment(row, undefined)
  return one({
    source: row.source,
    customer,
    day,
    kind,
    change: moneyOf(change, making),
    ...given({ segment }),
  })
}

/** An invoice; one that was voided is none. */
export function makeInvoice(row: RowValues, making: Making): Made<Invoice> {
  const id = row.text('id')
  const customer = row.text('customer')
  const issued = row.day('issued')
  const amount = row.decimal('amount')
  if (id === undefined || customer === undefined || issued === undefined || amount === undefined)
    return { reason: 'it is empty' }
  const status = row.text('status') ?? ''
  if (/void|draft|cancel|deleted/i.test(status))
    return { field: 'status', reason: `the invoice is "${status}"` }
  const day = row.day('paidDay')
  const paid = row.decimal('paidAmount') ?? (day === undefined ? undefined : amount)
  if (day !== undefined && isBefore(day, issued))
    making.doubt(row, 'paidDay', 'it was paid before it was issued')
  if (day === undefined && paid !== undefined && paid !== '0')
    return { field: 'paidDay', reason: 'it is empty, though something was paid' }
  return one({
    source: row.source,
    id,
    customer,
    issued,
    amount: moneyOf(amount, making),
    ...given({
      paid: day === undefined || paid === undefined ? undefined : { day, amount: moneyOf(paid, making) },
      writtenOff: /written|write|uncollect|bad debt/i.test(status) ? true : undefined,
    }),
  })
}

/** What a customer owes in each bracket of days overdue. */
export function makeReceivable(row: RowValues, making: Making): Made<ReceivableAge> {
  const customer = row.text('customer')
  if (customer === undefined) return { reason: 'it is empty' }
  return {
    records: row.across.flatMap(({ of, value }) =>
      of.bracket === undefined
        ? []
        : [{ source: row.source, customer, ...of.bracket, amount: moneyOf(value, making) }],
    ),
  }
}

type ValueFault = { readonly field: string; readonly reason: string }

function yearlyValue(
  row: RowValues,
  making: Making,
  start: Day,
  end: Day | undefined,
): Quantity | ValueFault {
  const arr = row.decimal('arr')
  if (arr !== undefined) return moneyOf(arr, making)
  const mrr = row.decimal('mrr')
  if (mrr !== undefined) return moneyOf(mrr, making, 12)
  const value = row.decimal('value')
  if (value === undefined) return { field: 'value', reason: 'it is empty' }
  const months = row.decimal('termMonths') ?? (end === undefined ? undefined : wholeMonths(start, end))
  if (months === undefined || !/^\d{1,3}$/.test(String(months)) || Number(months) === 0)
    return {
      field: 'value',
      reason: 'the value of the whole contract needs a term in whole months to become a value a year',
    }
  return moneyOf(value, making, `12/${Number(months)}`)
}

/** The last day of a term of whole months. */
function endOfTerm(start: Day, term: string | undefined): Day | undefined {
  if (term === undefined || !/^\d{1,3}$/.test(term) || term === '0') return undefined
  const next = new Date(Date.UTC(start.year, start.month - 1 + Number(term), start.day) - 86_400_000)
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() }
}

/** Months from the first to the last day, when they are whole ones; a last day like the first counts as the day after. */
function wholeMonths(start: Day, end: Day): number | undefined {
  const next = new Date(Date.UTC(end.year, end.month - 1, end.day + 1))
  const months = (next.getUTCFullYear() - start.year) * 12 + next.getUTCMonth() + 1 - start.month
  if (next.getUTCDate() === start.day) return months
  return end.day === start.day ? (end.year - start.year) * 12 + end.month - start.month : undefined
}

function billingOf(word: string, { taken }: Making): Contract['billing'] {
  const billing = wordAmong(word, billingWords)
  taken('billing', word, billing ?? 'no billing frequency')
  return billing
}

const billingWords = [
  [/^(month|1 ?m)/i, 'monthly'],
  [/^(quarter|3 ?m)/i, 'quarterly'],
  [/semi|half|bi-?ann|6 ?m/i, 'half_yearly'],
  [/up ?front|prepa|advance|full term/i, 'upfront'],
  [/^(ann|year|12 ?m)/i, 'yearly'],
] as const

const changeWords = [
  [/reactivat|resum/i, 'reactivation'],
  [/^new|start|created/i, 'new'],
  [/upgrad|expan|increas/i, 'upgrade'],
  [/downgrad|contract|decreas/i, 'downgrade'],
  [/churn|cancel|lost/i, 'churn'],
] as const

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
