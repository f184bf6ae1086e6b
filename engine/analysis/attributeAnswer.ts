// An attribution as people read it: what the difference comes to, what brings it, what pays back and what does not.

import type { Answer, AnswerTable } from '../plan/answer.ts'
import { monthLabel } from '../plan/calendar.ts'
import { printFigure } from '../plan/figure.ts'
import type { Plan } from '../plan/plan.ts'
import type { AttributedCause, Attribution, Return } from './attribute.ts'
import { causeText, listOf } from './causeText.ts'
import { methodSentence } from './methodSentence.ts'

/** Sentences, and four tables: the causes, the range of each, pairs, and what each cause is made of. */
export function attributeAnswer(attribution: Attribution, plan: Plan, seed: number): Answer {
  const words = wordsOf(attribution, plan)
  const { causes } = attribution
  return {
    title: `Return of ${words.after} over ${words.before}`,
    sentences:
      causes.length === 0
        ? [`${words.after} and ${words.before} have the same inputs: there is nothing to ascribe.`]
        : [
            headline(attribution, words),
            ...mostOfIt(attribution, words),
            ...payBack(attribution),
            ...bestAndWorst(attribution, words),
            ...together(attribution, words),
            ...runwayNote(attribution, words),
            methodSentence({ ...attribution, seed, error: largestError(attribution, words), isMoney: true }),
          ],
    tables:
      causes.length === 0
        ? []
        : [
            causesTable(attribution, words),
            ...rangeTables(attribution, words),
            ...pairsTable(attribution),
            {
              id: 'what',
              header: ['Cause', 'What it changes'],
              lines: causes.map(cause => ({ name: cause.label, values: [causeText(cause, plan)] })),
            },
          ],
  }
}

type Words = {
  readonly before: string
  readonly after: string
  /** The month by name. */
  readonly month: string
  readonly money: (value: number) => string
}

function wordsOf({ before, after, month }: Attribution, plan: Plan): Words {
  const nameOf = (id: string): string => plan.scenarios.find(scenario => scenario.id === id)?.name ?? id
  return {
    before: nameOf(before),
    after: nameOf(after),
    month: monthLabel(plan, month),
    money: value => printFigure(Math.abs(value), 'money', plan.currency),
  }
}

function headline({ arr, cash, returns }: Attribution, { before, after, month, money }: Words): string {
  const [ofArr, ofCash] = [arr.after - arr.before, cash.after - cash.before]
  const than = (difference: number): string => (difference < 0 ? 'less' : 'more')
  const verdict = {
    'per cash': `: ${ratioText(returns)} of ARR for each 1.00 of cash`,
    'pays back': ': it pays back',
    'costs only': '',
    'costs and lowers': '',
    'brings cash': '',
    'saves and lowers': '',
    nothing: '',
    'near no cost': '',
  }[returns.kind]
  if (returns.kind === 'nothing')
    return `By ${month} ${after} and ${before} have the same ARR and the same cash.`
  const isSame = ofArr === 0
  return `By ${month} ${after} has ${isSame ? 'the same ARR as' : `${money(ofArr)} ${than(ofArr)} ARR than`} ${before} and ${money(ofCash)} ${than(ofCash)} cash${verdict}.`
}

function ratioText(returns: Return): string {
  return returns.kind === 'per cash' ? returns.ratio.toFixed(2) : ''
}

/** The cause with the largest share of the ARR, whichever way it goes. */
function mostOfIt({ causes }: Attribution, { money }: Words): readonly string[] {
  const [largest] = [...causes].sort((a, b) => Math.abs(b.arr.amount) - Math.abs(a.arr.amount))
  if (largest === undefined || causes.length === 1 || Math.abs(largest.arr.amount) < 0.5) return []
  const { label, arr, cash, returns } = largest
  const effect = `${label} ${arr.amount < 0 ? 'takes' : 'brings'} most: ${money(arr.amount)} of ARR`
  switch (returns.kind) {
    case 'per cash':
      return [`${effect} for ${money(cash.amount)} of cash, ${ratioText(returns)} for each 1.00.`]
    case 'pays back':
      return [`${effect}, and it pays back: ${money(cash.amount)} more cash in the end.`]
    default:
      return [
        `${effect}, and ${money(cash.amount)} ${cash.amount < 0 ? 'of cash with it' : 'of cash saved'}.`,
      ]
  }
}

function payBack({ causes }: Attribution): readonly string[] {
  const names = causes.filter(({ returns }) => returns.kind === 'pays back').map(({ label }) => label)
  if (names.length === 0) return []
  const [pays, adds, leaves, it] =
    names.length === 1 ? ['pays', 'adds', 'leaves', 'it'] : ['pay', 'add', 'leave', 'them']
  return [
    `${listOf(names, 4)} ${pays} back: ${names.length === 1 ? 'it' : 'they'} ${adds} ARR and ${leaves} more cash than there would be without ${it}.`,
  ]
}

/** Among causes that cost at least a hundredth of all that is spent. */
function bestAndWorst({ causes }: Attribution, { money, month }: Words): readonly string[] {
  const costly = causes.filter(({ cash }) => cash.amount < 0)
  const spent = costly.reduce((sum, { cash }) => sum - cash.amount, 0)
  const weighty = costly.filter(({ cash }) => -cash.amount >= spent / 100)
  const byRatio = weighty
    .flatMap(({ label, returns }) => (returns.kind === 'per cash' ? [{ label, returns }] : []))
    .sort((a, b) => b.returns.ratio - a.returns.ratio)
  const [best, worst] = [byRatio[0], byRatio.at(-1)]
  const idle = weighty.filter(({ returns }) => returns.kind === 'costs only')
  const idleCost = idle.reduce((sum, { cash }) => sum + cash.amount, 0)
  return [
    ...(best === undefined || worst === undefined || best === worst
      ? []
      : [
          `Of what costs cash, ${best.label} returns most for it (${ratioText(best.returns)} of ARR for each 1.00) and ${worst.label} least (${ratioText(worst.returns)}).`,
        ]),
    ...(idle.length === 0
      ? []
      : [
          `${listOf(idle.map(({ label }) => label))} ${idle.length === 1 ? 'costs' : 'cost'} ${money(idleCost)} and ${idle.length === 1 ? 'brings' : 'bring'} no ARR by ${month}.`,
        ]),
  ]
}

/** The strongest pair that comes to more together than apart, and the strongest that comes to less. */
function together({ causes, pairs }: Attribution, { money }: Words): readonly string[] {
  const [more, less] = [pairs.find(({ amount }) => amount > 0), pairs.find(({ amount }) => amount < 0)]
  const arr = Math.max(...causes.map(cause => Math.abs(cause.arr.amount)))
  return [more, less].flatMap(pair => {
    if (pair === undefined || Math.abs(pair.amount) < arr / 100) return []
    const names = `${causes[pair.first]?.label} and ${causes[pair.second]?.label}`
    return [
      `${names} come to ${money(pair.amount)} ${pair.amount < 0 ? 'less' : 'more'} ARR together than apart.`,
    ]
  })
}

function isCapped({ runway, longestRunway }: Attribution): 'both' | 'one' | 'none' {
  const capped = [runway.before, runway.after].filter(months => months >= longestRunway)
  return capped.length === 2 ? 'both' : capped.length === 1 ? 'one' : 'none'
}

function runwayNote(attribution: Attribution, { before, after, month }: Words): readonly string[] {
  const { longestRunway, runway } = attribution
  switch (isCapped(attribution)) {
    case 'both':
      return [`Both have a runway of ${longestRunway} months or more in ${month}.`]
    case 'one':
      return [
        `The runway of ${runway.before >= longestRunway ? before : after} is ${longestRunway} months or more and counts as ${longestRunway}.`,
      ]
    case 'none':
      return []
  }
}

function largestError({ causes, orders }: Attribution, { money }: Words): string | undefined {
  if (orders === undefined) return undefined
  const largest = (read: (cause: AttributedCause) => number): string => money(Math.max(...causes.map(read)))
  return `${largest(({ arr }) => arr.error)} for ARR and ${largest(({ cash }) => cash.error)} for cash`
}

function causesTable(attribution: Attribution, { month }: Words): AnswerTable {
  const { causes, arr, cash, lowestCash, runway, returns } = attribution
  const hasRunway = isCapped(attribution) !== 'both'
  const line = (values: readonly number[], verdict: Return) => [
    ...values.slice(0, hasRunway ? 4 : 3),
    verdict.kind === 'per cash' ? verdict.ratio : verdict.kind === 'nothing' ? null : verdict.kind,
  ]
  const changes = [arr, cash, lowestCash, runway].map(({ before, after }) => after - before)
  return {
    id: 'causes',
    header: [
      'Cause',
      `ARR, ${month}`,
      `Cash, ${month}`,
      'Lowest cash',
      ...(hasRunway ? [`Runway, ${month}`] : []),
      'ARR per cash',
    ],
    units: ['money/year', 'money', 'money', ...(hasRunway ? ['months'] : []), 'multiple'],
    lines: [
      ...causes.map(cause => ({
        name: cause.label,
        values: line(
          [cause.arr, cause.cash, cause.lowestCash, cause.runway].map(({ amount }) => amount),
          cause.returns,
        ),
      })),
      { name: 'All together', values: line(changes, returns), isTotal: true as const },
    ],
    chart: {
      kind: 'bar',
      title: `What each cause adds by ${month}`,
      series: [
        { column: 1, color: '1F3247' },
        { column: 2, color: '2F7D5B' },
      ],
    },
  }
}

function rangeTables({ causes, orders }: Attribution, { month }: Words): readonly AnswerTable[] {
  const isSampled = orders !== undefined
  const figures = [
    {
      id: 'range_arr',
      title: `ARR, ${month}`,
      unit: 'money/year',
      read: (cause: AttributedCause) => cause.arr,
    },
    {
      id: 'range_cash',
      title: `Cash, ${month}`,
      unit: 'money',
      read: (cause: AttributedCause) => cause.cash,
    },
  ]
  return figures.map(({ id, title, unit, read }) => ({
    id,
    header: [title, 'First in', 'Share', ...(isSampled ? ['Standard error'] : []), 'Last out'],
    units: [unit, unit, unit, unit],
    lines: causes.map(cause => {
      const { firstIn, amount, error, lastOut } = read(cause)
      return { name: cause.label, values: [firstIn, amount, ...(isSampled ? [error] : []), lastOut] }
    }),
  }))
}

function pairsTable({ causes, pairs, orders }: Attribution): readonly AnswerTable[] {
  if (pairs.length === 0) return []
  const isSampled = orders !== undefined
  return [
    {
      id: 'pairs',
      header: ['Two together', 'and', 'ARR beyond the two apart', ...(isSampled ? ['Standard error'] : [])],
      units: ['', 'money/year', ...(isSampled ? ['money/year'] : [])],
      lines: pairs.slice(0, 8).map(({ first, second, amount, error }) => ({
        name: causes[first]?.label ?? '',
        values: [causes[second]?.label ?? '', amount, ...(isSampled ? [error] : [])],
      })),
    },
  ]
}
