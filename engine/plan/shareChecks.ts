// Shares that must make a whole.

import { type CheckedNumbers, type Finding, printExact } from './finding.ts'
import { add, compare, type Fraction, fractionOf, one, subtract, sum } from './fraction.ts'

/** `C201`: mixes and curves that do not sum to 1, to one part in a million. */
export function shareChecks(numbers: CheckedNumbers): readonly Finding[] {
  const { items, amount } = numbers
  const over = (input: string, dimension: string, ...head: readonly string[]) =>
    wholeOf(
      numbers,
      input,
      head,
      items(dimension).map(item => amount(input, ...head, item)),
      dimension,
    )
  return [
    ...over('marketing_mix', 'channel'),
    ...items('channel').flatMap(channel => over('channel_segment_mix', 'segment', channel)),
    ...over('sdr_segment_mix', 'segment'),
    ...functionFlags.flatMap(flag => over(flag, 'function')),
    ...collection(numbers),
  ]
}

const functionFlags = ['is_sales', 'is_marketing', 'is_cost_of_revenue', 'is_general_and_administrative']

const tolerance = fractionOf('1/1000000')

function wholeOf(
  { place }: CheckedNumbers,
  input: string,
  head: readonly string[],
  shares: readonly Fraction[],
  dimension: string,
): readonly Finding[] {
  const total = sum(shares)
  if (shares.length === 0 || isOne(total)) return []
  const of = head.length === 0 ? '' : ` of ${head.join(', ')}`
  return [
    {
      code: 'C201',
      severity: 'error',
      place: place(input, head),
      message: `The shares${of} in ${input} sum to ${printExact(total)} over ${dimension}, and must sum to 1.`,
      remedy: `Change them by ${printExact(subtract(one, total))} in all.`,
    },
  ]
}

/** What is invoiced is collected or written off. */
function collection({ items, amount, place }: CheckedNumbers): readonly Finding[] {
  const collected = sum(items('collection_age').map(age => amount('collection_curve', age)))
  const lost = amount('bad_debt_share')
  const total = add(collected, lost)
  if (items('collection_age').length === 0 || isOne(total)) return []
  return [
    {
      code: 'C201',
      severity: 'error',
      place: place('collection_curve'),
      message: `collection_curve (${printExact(collected)}) and bad_debt_share (${printExact(lost)}) sum to ${printExact(total)}, and must sum to 1.`,
      remedy: 'Every invoice is collected in some month or lost: change the curve or the lost share.',
    },
  ]
}

function isOne(total: Fraction): boolean {
  const off = subtract(total, one)
  return compare(off, tolerance) <= 0 && compare(off, subtract(fractionOf(0), tolerance)) >= 0
}
