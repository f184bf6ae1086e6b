// A backtest for people: what was said then, what came since, and how much of it held.

import { printFigure } from '../plan/figure.ts'
import type { ItemLabel } from '../plan/itemLabel.ts'
import type { Backtest } from './backtest.ts'
import { dayText } from './calibratedPlan.ts'
import type { Estimate, Evidence } from './evidence.ts'
import { figureName } from './figureName.ts'
import { printColumns } from './printColumns.ts'

/** Plain text. `currency` is an ISO code; items are called as in the records unless a plan's labels are given. */
export function printBacktest(
  { knownUntil, now, figures, notComparable }: Backtest,
  currency: string,
  itemLabel?: ItemLabel,
): string {
  const held = figures.filter(({ holds }) => holds).length
  const rows = figures.map(({ before, after, holds }) => {
    const { label, unit } = figureName(before, itemLabel)
    const print = ({ n, value, interval: [low, high] }: Evidence & Estimate): readonly string[] => [
      String(n),
      printFigure(value, unit, currency),
      `${printFigure(low, unit, currency)} to ${printFigure(high, unit, currency)}`,
    ]
    return [label, ...print(before), ...print(after), holds ? '' : 'moved']
  })
  const summary =
    figures.length === 0
      ? 'Nothing can be compared: there are too few records before or after that day.'
      : `Known on ${dayText(knownUntil)} and held against what came until ${dayText(now)}: ${held} of ${figures.length} numbers held (${Math.round((100 * held) / figures.length)}%; nine in ten would where nothing changed).`
  return [
    summary,
    printColumns(
      ['', 'n', 'Then', 'Nine times in ten', 'n', 'Since', 'Nine times in ten', ''],
      rows,
      [1, 2, 3, 4, 5, 6],
    ),
    figures.length === 0
      ? ''
      : 'n is how many cases a number rests on: renewals that came due, deals decided or won, people who left, invoices, months.',
    ...(notComparable > 0 ? [`${notComparable} more have too few data before or after.`] : []),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}
