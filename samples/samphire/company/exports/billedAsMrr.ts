// The same billing as a subscription system tells it that keeps no contracts: MRR per subscriber and month, or its changes.

import { arrInForce } from '../../../../engine/calibration/arrInForce.ts'
import { lastDayOf } from '../../../../engine/calibration/elapsed.ts'
import { groupedBy } from '../../../../engine/calibration/groupedBy.ts'
import type { Records } from '../../../../engine/intake/records.ts'
import { segmentLabel } from './financeExports.ts'
import { csv, type ExportFile, isoDay, monthName } from './text.ts'

/** Which download of Stripe. */
export type BilledAsMrr = 'mrr per subscriber' | 'mrr changes'

/** One of Stripe's downloads, over the months of the ledger. */
export function billedAsMrr({ contracts, ledger }: Records, how: BilledAsMrr): ExportFile {
  const all = ledger.map(({ month }) => month.year * 12 + month.monthOfYear - 1)
  const first = Math.min(...all)
  const months = Array.from({ length: Math.max(...all) - first + 1 }, (_, at) => first + at)
  const subscribers = [...groupedBy(contracts, ({ customer }) => customer)].map(([customer, own]) => ({
    customer,
    segment: segmentLabel(own[0]?.segment ?? '', customer.length),
    paid: months.map(month => Math.round((100 * arrInForce(own, lastDayOf(month))) / 12) / 100),
  }))
  if (how === 'mrr per subscriber')
    return {
      name: 'stripe-mrr-per-subscriber.csv',
      text: csv([
        ['Customer ID', 'Segment', ...months.map(monthName)],
        ...subscribers.map(({ customer, segment, paid }) => [
          customer,
          segment,
          ...paid.map(amount => amount.toFixed(2)),
        ]),
      ]),
    }
  const changes = subscribers.flatMap(({ customer, segment, paid }) =>
    paid.flatMap((amount, at) => {
      const before = paid[at - 1] ?? 0
      const change = amount - before
      const isBack = before === 0 && paid.slice(0, at).some(one => one > 0)
      const [grows, shrinks] = [
        before === 0 ? (isBack ? 'reactivation' : 'new') : 'upgrade',
        amount === 0 ? 'churn' : 'downgrade',
      ]
      return change === 0
        ? []
        : [
            [
              customer,
              segment,
              isoDay(lastDayOf(months[at] ?? first)),
              change > 0 ? grows : shrinks,
              change.toFixed(2),
            ],
          ]
    }),
  )
  return {
    name: 'stripe-mrr-changes.csv',
    text: csv([['Customer ID', 'Segment', 'Event Timestamp', 'Event Type', 'MRR Change'], ...changes]),
  }
}
