import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fractionOf, quantityOf, sum } from '../../engine/plan/fraction.ts'
import { importing } from './importing.ts'

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
const amount = fc.oneof(
  cents.map(value => (value / 100).toFixed(2)),
  cents.map(value => `"${(value / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}"`),
  cents.map(value => `"(${Math.abs(value / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })})"`),
  fc.constantFrom('', 'N/A', '-', 'TBD', '12%', '#REF!', '$5.10', '1.5k'),
)
const cell = fc.constantFrom('Acme', '', 'Total', '"a ""b"", c"', '=1+1', '\u0000', '"two\nlines"')
const deal = fc.record({
  id: fc.constantFrom('1', '2', '3', '4', '5', '6', ''),
  customer: cell,
  stage: fc.constantFrom('Closed Won', 'Open', 'Closed Lost', ''),
  amount,
  closes: fc.constantFrom('2024-03-31', '2024-02-30', '2023-01-01', '', 'soon'),
  created: fc.constantFrom('2024-01-05', '2024-01-06', '', '2024-13-01'),
  more: fc.constantFrom('', '', '', ',extra'),
})

test('whatever a file holds, rows in = used + rejected + ignored, and sum in = sum used + sum rejected', async () => {
  const header = 'Opportunity ID,Account Name,Stage,Amount,Close Date,Created Date\n'
  await fc.assert(
    fc.asyncProperty(fc.array(deal, { maxLength: 15 }), async rows => {
      const text = rows.map(
        row =>
          `${row.id},${row.customer},${row.stage},${row.amount},${row.closes},${row.created}${row.more}\n`,
      )
      const { tables, records, questions } = await importing({
        'deals.csv': `Report\n\n${header}${text.join('')}`,
      })
      if (questions.length > 0) return
      const account = tables[0]?.reconciliation
      expect(account?.closes).toBe(true)
      expect(account?.rows).toBe(rows.length + 3)
      expect(account?.used).toBe(records.opportunities.length)
      const used = quantityOf(sum(records.opportunities.map(deal => fractionOf(deal.amount ?? 0))))
      expect(Number(account?.sums[0]?.used.replaceAll(',', ''))).toBe(used)
    }),
    { numRuns: 150 },
  )
})

test('months across come to the same sum as the records, to the cent', async () => {
  const months = fc.array(fc.array(amount, { minLength: 3, maxLength: 3 }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(months, async rows => {
      const text = rows.map((cells, index) => `  ${4000 + index} Subscription revenue,${cells.join(',')}\n`)
      const { tables, records, questions } = await importing({
        'pl.csv': `Distribution account,Jan 2024,Feb 2024,Mar 2024\nIncome,,,\n${text.join('')}Total for Income,1,2,3\n`,
      })
      if (questions.length > 0) return
      const account = tables[0]?.reconciliation
      expect(account?.closes).toBe(true)
      const used = quantityOf(sum(records.ledger.map(line => fractionOf(line.amount))))
      expect(Number(account?.sums[0]?.used.replaceAll(',', ''))).toBe(used)
    }),
    { numRuns: 100 },
  )
})
