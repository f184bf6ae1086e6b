// A bridge as people read it: how far it is, the largest steps, and what stands behind each bar.

import type { Answer, AnswerTable } from '../plan/answer.ts'
import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printChange, printFigure } from '../plan/figure.ts'
import type { Bridge, BridgeBar } from './bridge.ts'
import { causeText, listOf } from './causeText.ts'
import { labelOf } from './memberLabel.ts'
import { methodSentence } from './methodSentence.ts'
import { modelRow } from './modelRow.ts'
import { scenarioName } from './scenarioName.ts'

/** Sentences, the bars with a chart, and what each cause is made of. */
export function bridgeAnswer(compiled: CompiledPlan, bridge: Bridge, seed: number): Answer {
  const words = wordsOf(compiled, bridge)
  const { bars } = bridge
  return {
    title: `Bridge of ${words.figure}`,
    sentences:
      bars.length === 0
        ? [`${words.figure} is ${words.print(bridge.to)} in both ${words.before} and ${words.after}.`]
        : [
            ...headline(bridge, words),
            ...others(bars, words),
            methodSentence({
              ...bridge,
              seed,
              error: words.print(largestError(bars)),
              isMoney: bridge.unit.startsWith('money'),
            }),
          ],
    tables: [barsTable(bridge, words), ...(bars.length === 0 ? [] : stepTables(compiled, bridge))],
  }
}

type Words = {
  readonly before: string
  readonly after: string
  /** The figure and its month: "ARR, Dec 2028". */
  readonly figure: string
  readonly print: (value: number) => string
  /** A change with its sign. */
  readonly change: (amount: number) => string
}

function wordsOf(compiled: CompiledPlan, { before, after, measure, unit }: Bridge): Words {
  const { plan } = compiled
  const { row, member = [], month } = measure
  return {
    before: scenarioName(compiled, before),
    after: scenarioName(compiled, after),
    figure: `${labelOf(compiled, modelRow(compiled, row), member)}, ${monthLabel(plan, month)}`,
    print: value => printFigure(value, unit, plan.currency),
    change: amount => printChange(0, amount, unit, plan.currency),
  }
}

/** How far apart the two are, then what leads furthest up and furthest down. */
function headline({ from, to, bars }: Bridge, words: Words): readonly string[] {
  const { before, after, figure, print } = words
  const single = bars.filter(({ steps }) => steps.length === 1)
  const named = (wanted: readonly BridgeBar[]): string =>
    listOf(wanted.slice(0, 2).map(bar => `${barName(bar)} (${words.change(bar.amount)})`))
  const up = single.filter(({ amount }) => amount > 0)
  const down = single.filter(({ amount }) => amount < 0).reverse()
  const most = [
    ...(up.length === 0 ? [] : [`${named(up)} ${up.length === 1 ? 'adds' : 'add'} most`]),
    ...(down.length === 0 ? [] : [`${named(down)} ${down.length === 1 ? 'takes' : 'take'} most away`]),
  ].join('; ')
  const gap = print(Math.abs(to - from))
  return [
    print(from) === print(to)
      ? `${figure} comes to ${print(to)} in ${after} as in ${before}, but not for the same reasons.`
      : `${figure} is ${gap} ${to < from ? 'lower' : 'higher'} in ${after} than in ${before}: ${print(to)} against ${print(from)}.`,
    ...(most === '' ? [] : [`${most}.`]),
  ]
}

/** What is in the last bar, the six largest of it by name. */
function others(bars: readonly BridgeBar[], { change }: Words): readonly string[] {
  const grouped = bars.find(({ steps }) => steps.length > 1)
  if (grouped === undefined) return []
  const inside = grouped.steps.map(({ cause, share }) => `${cause.label} ${change(share.amount)}`)
  return [`The ${grouped.steps.length} others come to ${change(grouped.amount)}: ${listOf(inside, 7)}.`]
}

function barName({ steps }: BridgeBar): string {
  return steps.length === 1 ? (steps[0]?.cause.label ?? '') : `${steps.length} others`
}

function largestError(bars: readonly BridgeBar[]): number {
  return Math.max(0, ...bars.flatMap(({ steps }) => steps.map(({ share }) => share.error)))
}

/** Colours of the workbook's own charts. */
const colors = { total: '1F3247', up: '2F7D5B', down: 'C55A11', carried: 'FFFFFF' } as const

function barsTable(
  { bars, from, to, unit }: Bridge,
  { before, after, figure, change, print }: Words,
): AnswerTable {
  const levels = [from]
  for (const { amount } of bars) levels.push((levels.at(-1) ?? from) + amount)
  const all = [...levels, to]
  const [least, most] = [Math.min(...all), Math.max(...all)]
  // As far below the lowest point as the highest lies above it, so that the steps can be seen; from 0 where that is near.
  const cut = least < 0 ? least - (most - least) / 5 : Math.max(0, least - (most - least))
  const total = (name: string, value: number) => ({
    name,
    values: [value, value, `${name} ${print(value)}`, 0, value - cut, 0, 0],
    isTotal: true as const,
  })
  return {
    id: 'bridge',
    header: [figure, 'Amount', 'Running', 'In the chart', 'Carried', 'Total', 'Up', 'Down'],
    units: [unit, unit, '', unit, unit, unit, unit],
    drawnFrom: 3,
    lines: [
      total(before, from),
      ...bars.map((bar, index) => {
        const [start, end] = [levels[index] ?? 0, index === bars.length - 1 ? to : (levels[index + 1] ?? 0)]
        return {
          name: barName(bar),
          values: [
            bar.amount,
            end,
            `${barName(bar)} ${change(bar.amount)}`,
            Math.min(start, end) - cut,
            0,
            Math.max(0, bar.amount),
            Math.max(0, -bar.amount),
          ],
        }
      }),
      total(after, to),
    ],
    chart: {
      kind: 'stacked_column',
      title: `${figure}: from ${before} to ${after}`,
      labels: 3,
      series: [
        { column: 4, color: colors.carried, invisible: true },
        { column: 5, color: colors.total },
        { column: 6, color: colors.up },
        { column: 7, color: colors.down },
      ],
      isAxisBare: true,
    },
  }
}

/** Every cause with its range, those of the last bar too; and what each is made of. */
function stepTables({ plan }: CompiledPlan, { bars, unit, orders }: Bridge): readonly AnswerTable[] {
  const isSampled = orders !== undefined
  const steps = bars.flatMap(bar => bar.steps)
  return [
    {
      id: 'causes',
      header: ['Cause', 'Amount', ...(isSampled ? ['Standard error'] : []), 'First in', 'Last out'],
      units: [unit, unit, unit, unit],
      lines: steps.map(({ cause: { label }, share: { amount, error, firstIn, lastOut } }) => ({
        name: label,
        values: [amount, ...(isSampled ? [error] : []), firstIn, lastOut],
      })),
    },
    {
      id: 'what',
      header: ['Cause', 'What it changes'],
      lines: steps.map(({ cause }) => ({ name: cause.label, values: [causeText(cause, plan)] })),
    },
  ]
}
