// What an attribution says in a meeting: what the difference comes to, what brings it, what pays back and what does not.

import type { AttributedCause, Attribution, Return } from './attribute.ts'
import { isCapped, type Words } from './attributeWords.ts'
import { listOf } from './causeText.ts'
import { methodSentence } from './methodSentence.ts'

/** The sentences, the one to say first in front. */
export function attributeSentences(attribution: Attribution, words: Words, seed: number): readonly string[] {
  return [
    headline(attribution, words),
    ...mostOfIt(attribution, words),
    ...payBack(attribution),
    ...bestAndWorst(attribution, words),
    ...together(attribution, words),
    ...runwayNote(attribution, words),
    methodSentence({ ...attribution, seed, error: largestError(attribution, words), isMoney: true }),
  ]
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
