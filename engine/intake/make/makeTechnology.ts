// Software contracts, issues and sprints, from the rows of lists and trackers.

import { quantityOfDecimal } from '../plainDecimal.ts'
import type { RowValues } from '../readRow.ts'
import type { Issue, Sprint, ToolContract } from '../records.ts'
import { given, isBefore, type Made, type Making, moneyOf, one, wordAmong } from './making.ts'

/** A contract with a software vendor. */
export function makeToolContract(row: RowValues, making: Making): Made<ToolContract> {
  const vendor = row.text('vendor')
  const value = row.decimal('value')
  if (vendor === undefined || value === undefined) return { reason: 'it is empty' }
  if (value.startsWith('-')) return { field: 'value', reason: 'it is below 0' }
  const start = row.day('start')
  const end = row.day('end')
  if (start !== undefined && end !== undefined && isBefore(end, start))
    return { field: 'end', reason: 'it is before the first day' }
  const bought = row.decimal('seatsBought')
  const used = row.decimal('seatsUsed')
  if (bought !== undefined && used !== undefined && Number(used) > Number(bought))
    making.doubt(row, 'seatsUsed', 'more seats are used than were bought')
  const price = row.decimal('seatPrice')
  const purpose = row.text('purpose')
  const uplift = row.decimal('uplift')
  if (uplift !== undefined && (Number(uplift) < 0 || Number(uplift) > 1))
    return { field: 'uplift', reason: 'it is a share from 0 to 1: write 7% or 0.07' }
  const notice = row.decimal('noticeDays')
  return one({
    source: row.source,
    vendor,
    value: moneyOf(value, making),
    ...given({
      product: row.text('product'),
      department: row.text('department'),
      purpose: purpose === undefined ? undefined : purposeOf(purpose, making),
      start,
      end,
      seatsBought: bought === undefined ? undefined : quantityOfDecimal(bought),
      seatsUsed: used === undefined ? undefined : quantityOfDecimal(used),
      seatPrice: price === undefined ? undefined : moneyOf(price, making),
      uplift: uplift === undefined ? undefined : quantityOfDecimal(uplift),
      noticeDays: notice === undefined ? undefined : Number(notice),
    }),
  })
}

/** A piece of work. */
export function makeIssue(row: RowValues): Made<Issue> {
  const id = row.text('id')
  const created = row.day('created')
  const status = row.text('status')
  if (id === undefined || created === undefined || status === undefined) return { reason: 'it is empty' }
  const resolved = row.day('resolved')
  if (resolved !== undefined && isBefore(resolved, created))
    return { field: 'resolved', reason: 'it is before the day on which the issue was created' }
  const points = row.decimal('points')
  if (points?.startsWith('-')) return { field: 'points', reason: 'it is below 0' }
  return one({
    source: row.source,
    id,
    created,
    status,
    ...given({
      type: row.text('type'),
      team: row.text('team'),
      sprint: row.text('sprint'),
      points: points === undefined ? undefined : quantityOfDecimal(points),
      resolved,
    }),
  })
}

/** A team's sprint. */
export function makeSprint(row: RowValues, making: Making): Made<Sprint> {
  const team = row.text('team')
  const name = row.text('name')
  const start = row.day('start')
  const end = row.day('end')
  const completed = row.decimal('completed')
  if (
    team === undefined ||
    name === undefined ||
    start === undefined ||
    end === undefined ||
    completed === undefined
  )
    return { reason: 'it is empty' }
  if (isBefore(end, start)) return { field: 'end', reason: 'it is before the first day' }
  if (completed.startsWith('-')) return { field: 'completed', reason: 'it is below 0' }
  const committed = row.decimal('committed')
  if (committed === '0') making.doubt(row, 'committed', 'nothing was promised in this sprint')
  return one({
    source: row.source,
    team,
    name,
    start,
    end,
    completed: quantityOfDecimal(completed),
    ...given({ committed: committed === undefined ? undefined : quantityOfDecimal(committed) }),
  })
}

/** Which of the three purposes a word means; undefined for none. */
export function purposeOf(word: string, { taken }: Making): ToolContract['purpose'] {
  const purpose = wordAmong(word, purposeWords)
  taken('purpose', word, purpose ?? 'no purpose')
  return purpose
}

const purposeWords = [
  [/^(it|information)/i, 'information_technology'],
  [/^(ot|operation)/i, 'operational_technology'],
  [/^(ct|customer)/i, 'customer_technology'],
] as const
