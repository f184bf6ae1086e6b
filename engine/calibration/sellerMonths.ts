// What every seller ever hired booked in each completed month of service: the rows of a rep ramp chart.

import { quantityToNumber } from '../formula/quantity.ts'
import type { Day, Employee, Opportunity } from '../intake/records.ts'
import { dayNumber, monthsBetween } from './elapsed.ts'
import { groupedBy } from './groupedBy.ts'

/** One seller's whole months of service that the deals cover, from the first to the last, with what was booked in each. */
export type SellerMonths = {
  readonly seller: string
  /** Completed months of service at the start of the first of `booked`. */
  readonly firstTenure: number
  /** New ARR in money a year. */
  readonly booked: readonly number[]
}

/** The sellers' months, and what was left out. */
export type SellerHistory = { readonly sellers: readonly SellerMonths[]; readonly remarks: readonly string[] }

/**
 * Only months of service that lie whole between `from` and `asOf`, and before the seller left: a part of a month would count
 * as a weak one. Leavers' months stand beside the others'; what they no longer sell is in attrition, not here.
 */
export function sellerMonths(
  sellers: readonly Employee[],
  deals: readonly Opportunity[],
  from: Day,
  asOf: Day,
): SellerHistory {
  const won = deals.filter(({ outcome, closes }) => outcome === 'won' && closes !== undefined)
  const usable = won.filter(({ amount, amountMeans }) => amount !== undefined && amountMeans === 'arr')
  const byOwner = groupedBy(usable, ({ owner }) => owner ?? '')
  const ids = new Set(sellers.map(({ id }) => id))
  const foreign = usable.filter(({ owner }) => owner === undefined || !ids.has(owner)).length
  return {
    sellers: sellers
      .map(seller => monthsOf(seller, byOwner.get(seller.id) ?? [], from, asOf))
      .filter(({ booked }) => booked.length > 0),
    remarks: [
      ...(usable.length < won.length
        ? [`${won.length - usable.length} won deals left out: no yearly amount`]
        : []),
      ...(foreign > 0 ? [`${foreign} won deals belong to nobody on this list of sellers`] : []),
    ],
  }
}

function monthsOf(
  { id, hired, left }: Employee,
  deals: readonly Opportunity[],
  from: Day,
  asOf: Day,
): SellerMonths {
  const until = left !== undefined && dayNumber(left) < dayNumber(asOf) ? left : asOf
  const firstTenure = Math.max(0, Math.ceil(monthsBetween(hired, from)))
  const booked = new Array<number>(Math.max(0, Math.floor(monthsBetween(hired, until)) - firstTenure)).fill(0)
  for (const { closes, amount } of deals) {
    if (closes === undefined || amount === undefined) continue
    const month = Math.floor(monthsBetween(hired, closes)) - firstTenure
    if (month in booked) booked[month] = (booked[month] as number) + quantityToNumber(amount)
  }
  return { seller: id, firstTenure, booked }
}
