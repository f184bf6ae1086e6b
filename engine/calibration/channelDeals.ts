// What marketing's spending brought, counted in the CRM where the list of spending does not say.

import type { ChannelSpend, Opportunity } from '../intake/records.ts'
import { monthNumber } from '../plan/calendar.ts'
import { monthOfDay } from './elapsed.ts'

/**
 * Spending without a count of opportunities gets the deals of its month that the mapping gives its channel: from the first month
 * with a deal of the channel, since before it nobody kept that. A list that counts for itself is believed.
 */
export function withDealsOf(
  spending: readonly ChannelSpend[],
  deals: readonly Opportunity[],
): readonly ChannelSpend[] {
  const counts = new Map<string, Map<number, number>>()
  for (const { channel, created } of deals) {
    if (channel === undefined) continue
    const months = counts.get(channel.toLowerCase()) ?? new Map<number, number>()
    counts.set(channel.toLowerCase(), months)
    months.set(monthOfDay(created), (months.get(monthOfDay(created)) ?? 0) + 1)
  }
  return spending.map(one => {
    const months = counts.get(one.channel.toLowerCase())
    const month = monthNumber(one.month)
    const isKept = months !== undefined && month >= Math.min(...months.keys())
    return one.opportunities !== undefined || !isKept
      ? one
      : { ...one, opportunities: months.get(month) ?? 0 }
  })
}
