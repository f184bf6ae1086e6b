// An attribution as people read it: sentences, then what each cause adds, how far that is certain, and what it is made of.

import type { Answer, AnswerTable } from '../plan/answer.ts'
import type { Plan } from '../plan/plan.ts'
import type { AttributedCause, Attribution, Return } from './attribute.ts'
import { attributeSentences } from './attributeSentences.ts'
import { isCapped, type Words, wordsOf } from './attributeWords.ts'
import { causeText } from './causeText.ts'

/** Sentences, and tables: the causes, the range of each, pairs, and what each cause is made of. */
export function attributeAnswer(attribution: Attribution, plan: Plan, seed: number): Answer {
  const words = wordsOf(attribution, plan)
  const { causes } = attribution
  const title = `Return of ${words.after} over ${words.before}`
  if (causes.length === 0) {
    const none = `${words.after} and ${words.before} have the same inputs: there is nothing to ascribe.`
    return { title, sentences: [none], tables: [] }
  }
  const what: AnswerTable = {
    id: 'what',
    header: ['Cause', 'What it changes'],
    lines: causes.map(cause => ({ name: cause.label, values: [causeText(cause, plan)] })),
  }
  return {
    title,
    sentences: attributeSentences(attribution, words, seed),
    tables: [
      causesTable(attribution, words),
      ...rangeTables(attribution, words),
      ...pairsTable(attribution),
      what,
    ],
  }
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
