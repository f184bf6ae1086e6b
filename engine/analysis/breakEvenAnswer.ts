// Where one plan stops beating another, in words and a table.

import type { Answer } from '../plan/answer.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { BreakEven } from './breakEven.ts'
import { leverName, leverNumber } from './leverText.ts'
import { modelRow } from './modelRow.ts'
import type { Ahead, Crossing } from './orderOfPlans.ts'
import { scenarioName } from './scenarioName.ts'
import { spotName, spotPrinter } from './spot.ts'

/** The answer: where the order changes, or that it never does. */
export function breakEvenAnswer(compiled: CompiledPlan, found: BreakEven): Answer {
  const { request, lever, figures, crossings, runs } = found
  const { unit } = modelRow(compiled, request.spot.row)
  const [first, second] = request.plans.map(id => scenarioName(compiled, id))
  return {
    title: 'Break-even',
    sentences: [
      ...(crossings.length === 0 ? [neverSentence(compiled, found)] : crossingSentences(compiled, found)),
      `Looked for with ${runs.toLocaleString('en-US')} runs of the model, in the whole range at once and then closer.`,
    ],
    tables: [
      {
        id: 'break_even',
        header: [leverName(compiled, lever), first ?? '', second ?? '', 'Difference'],
        units: [unit, unit, unit],
        changes: [3],
        lines: figures.map(({ at, first: one, second: two }) => ({
          name: `${leverNumber(compiled, lever, at, 4)}${at === lever.now ? ', as planned' : ''}`,
          values: [one, two, one - two],
          ...(crossings.some(({ between }) => between.includes(at)) && { isTotal: true as const }),
        })),
        chart: {
          kind: 'line',
          title: spotName(compiled, request.spot),
          series: [
            { column: 1, color: '2F5D8A' },
            { column: 2, color: 'C55A11' },
          ],
        },
      },
    ],
  }
}

function neverSentence(compiled: CompiledPlan, found: BreakEven): string {
  const { request, lever, range, stretches, figures } = found
  const at = (number: number): string => leverNumber(compiled, lever, number)
  const over = `${leverName(compiled, lever)} from ${at(range.from)} to ${at(range.to)}`
  const by = spotName(compiled, request.spot)
  const [{ ahead } = { ahead: 'neither' as Ahead }] = stretches
  const [first, second] = request.plans.map(id => scenarioName(compiled, id))
  if (ahead === 'neither') return `${first} and ${second} have the same ${by} over all of ${over}.`
  const gap = (one: (typeof figures)[number]): number => Math.abs(one.first - one.second)
  const [nearest] = [...figures].sort((a, b) => gap(a) - gap(b))
  const print = spotPrinter(compiled, request.spot)
  const least =
    nearest === undefined ? '' : `; the difference is least, ${print(gap(nearest))}, at ${at(nearest.at)}`
  return `Never in the range: ${planNamed(compiled, found, ahead)} is ahead of ${planNamed(compiled, found, other(ahead))} by ${by} over all of ${over}${least}.`
}

function crossingSentences(compiled: CompiledPlan, found: BreakEven): readonly string[] {
  const { crossings, stretches, lever } = found
  const { now } = lever
  const nearest = [...crossings].sort(
    (a, b) => Math.abs(a.at - (now ?? a.at)) - Math.abs(b.at - (now ?? b.at)),
  )[0]
  if (nearest === undefined) return []
  const at = (number: number): string => leverNumber(compiled, lever, number)
  const all = stretches.map(({ ahead, from, to }) => {
    const who =
      ahead === 'neither' ? 'both come to the same' : `${planNamed(compiled, found, ahead)} is ahead`
    return `from ${at(from)} to ${at(to)} ${who}`
  })
  return [crossingSentence(compiled, found, nearest), `Over the range: ${all.join('; ')}.`]
}

/** "Hire first stops beating Balanced by Total ARR in Dec 2028 when Win rate shock falls below × 0.87." */
function crossingSentence(
  compiled: CompiledPlan,
  found: BreakEven,
  { at, below, above, between }: Crossing,
): string {
  const { lever, request } = found
  const { now } = lever
  const number = leverNumber(compiled, lever, at)
  const name = leverName(compiled, lever)
  const by = spotName(compiled, request.spot)
  const isAbove = now === undefined || now >= between[1]
  const [here, there] = isAbove ? [above, below] : [below, above]
  const turn = isAbove ? `falls below ${number}` : `${lever.whole ? 'reaches' : 'rises above'} ${number}`
  const planned = now === undefined ? '' : `; as planned it is ${leverNumber(compiled, lever, now)}`
  if (here === 'neither')
    return `${planNamed(compiled, found, there)} begins to beat ${planNamed(compiled, found, other(there))} by ${by} when ${name} ${turn}${planned}.`
  return `${planNamed(compiled, found, here)} stops beating ${planNamed(compiled, found, other(here))} by ${by} when ${name} ${turn}${planned}.`
}

function other(ahead: Ahead): Ahead {
  return ahead === 'first' ? 'second' : 'first'
}

function planNamed(compiled: CompiledPlan, { request }: BreakEven, ahead: Ahead): string {
  return scenarioName(compiled, request.plans[ahead === 'second' ? 1 : 0])
}
