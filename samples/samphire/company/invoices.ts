// Invoices of the contracts, and when they were paid.

import {
  dayNumber,
  firstDayOf,
  lastDayOf,
  monthOfDay,
  monthsLater,
} from '../../../engine/calibration/elapsed.ts'
import { quantityToNumber } from '../../../engine/formula/quantity.ts'
import type { Contract, Invoice } from '../../../engine/intake/records.ts'
import { dayOfNumber, isBefore } from './calendar.ts'
import { type Random, randomOf } from './random.ts'
import { nowhere } from './source.ts'
import type { Truth } from './truth.ts'

/** After so many months an unpaid invoice is written off. */
const writeOffMonths = 9

/** Every invoice issued in the truth's months, in the order of issue. */
export function makeInvoices(truth: Truth, contracts: readonly Contract[], seed: number): readonly Invoice[] {
  const random = randomOf(seed, 'invoices')
  return contracts
    .flatMap(billedOf)
    .filter(({ issued }) => monthOfDay(issued) >= truth.firstMonth && monthOfDay(issued) <= truth.lastMonth)
    .sort((one, two) => dayNumber(one.issued) - dayNumber(two.issued))
    .map((invoice, index) => ({
      ...invoice,
      ...paymentOf(invoice, truth, random),
      id: `INV-${String(index + 20_001)}`,
    }))
}

function billedOf({ customer, start, arr, billing }: Contract): readonly Omit<Invoice, 'id'>[] {
  const every = billing === 'upfront' ? 12 : 3
  return Array.from({ length: 12 / every }, (_, period) => ({
    source: nowhere,
    customer,
    issued: monthsLater(start, period * every),
    amount: Math.round((quantityToNumber(arr) * 100 * every) / 12) / 100,
  }))
}

function paymentOf(
  { issued, amount }: Omit<Invoice, 'id'>,
  { collection, lastMonth }: Truth,
  random: Random,
): Pick<Invoice, 'paid' | 'writtenOff'> {
  const today = lastDayOf(lastMonth)
  const unpaid = 1 - collection.reduce((sum, share) => sum + share, 0)
  const age = random.pick([...collection, unpaid])
  if (age === collection.length)
    return lastMonth - monthOfDay(issued) >= writeOffMonths ? { writtenOff: true } : {}
  const from = Math.max(dayNumber(issued), dayNumber(firstDayOf(monthOfDay(issued) + age)))
  const to = dayNumber(lastDayOf(monthOfDay(issued) + age))
  const day = dayOfNumber(from + Math.floor(random.uniform() * (to - from + 1)))
  return isBefore(today, day) ? {} : { paid: { day, amount } }
}
