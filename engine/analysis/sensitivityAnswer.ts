// What a figure hangs on, in words and as a tornado.

import type { Answer, AnswerTable } from '../plan/answer.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printChange } from '../plan/figure.ts'
import { leverName, leverNumber } from './leverText.ts'
import { modelRow } from './modelRow.ts'
import { scenarioName } from './scenarioName.ts'
import type { Sensitivity, Swing } from './sensitivity.ts'
import { spotName, spotPrinter } from './spot.ts'

/** The answer: the inputs that move the figure most first, and why some do not move it. */
export function sensitivityAnswer(compiled: CompiledPlan, found: Sensitivity): Answer {
  return {
    title: 'Sensitivity',
    sentences: [mainSentence(compiled, found), ...flatSentences(compiled, found), methodSentence(found)],
    tables: [tornado(compiled, found)],
  }
}

function mainSentence(compiled: CompiledPlan, { request, now, swings }: Sensitivity): string {
  const { unit } = modelRow(compiled, request.spot.row)
  const { currency } = compiled.plan
  const print = spotPrinter(compiled, request.spot)
  // A change that would not show beside the figure is told by itself: +$31k of $14.4M.
  const change = (value: number): string => {
    const beside = printChange(now, value, unit, currency)
    return /[1-9]/.test(beside) ? beside : printChange(0, value - now, unit, currency)
  }
  const name = spotName(compiled, request.spot)
  const scenario = scenarioName(compiled, request.scenario)
  const [first, ...others] = swings.filter(({ flat }) => flat === undefined)
  if (first === undefined)
    return `${name} of ${scenario} is ${print(now)} and moves with none of these inputs.`
  const { lowEnd, highEnd, lever } = first
  const at = (end: string, number: number): string =>
    request.by === undefined
      ? `at its ${end} (${leverNumber(compiled, lever, number, 3)})`
      : `at ${leverNumber(compiled, lever, number, 3)}`
  const next = others
    .slice(0, 2)
    .map(swing => `${leverName(compiled, swing.lever)} (a swing of ${print(swing.size)})`)
  const after =
    next.length === 0 ? '' : ` Next ${next.length === 1 ? 'comes' : 'come'} ${next.join(' and ')}.`
  return `${name} of ${scenario}, ${print(now)} as planned, hangs most on ${leverName(compiled, lever)}: ${change(lowEnd.value)} ${at('P10', lowEnd.number)}, ${change(highEnd.value)} ${at('P90', highEnd.number)}.${after}`
}

function flatSentences(compiled: CompiledPlan, { swings }: Sensitivity): readonly string[] {
  const named = (flat: Swing['flat']): string =>
    swings
      .filter(swing => swing.flat === flat)
      .map(({ lever }) => leverName(compiled, lever))
      .join(', ')
  const [bound, unread] = [named('something else binds'), named('not read')]
  return [
    ...(bound === ''
      ? []
      : [
          `Makes no difference here, because something else binds or what it acts on is switched off: ${bound}.`,
        ]),
    ...(unread === '' ? [] : [`Does not enter this figure: ${unread}.`]),
  ]
}

function methodSentence({ request, runs, swings }: Sensitivity): string {
  const range =
    request.by === undefined
      ? 'from its P10 to its P90'
      : `by ${(request.by * 100).toLocaleString('en-US')}% down and up`
  const cut = swings.some(({ lowEnd, highEnd }) => lowEnd.isCut || highEnd.isCut)
  const within = cut ? ', or to the limit of the input where that comes first' : ''
  return `Each input moves by itself ${range}${within}, everything else as planned; ${runs} runs of the model.`
}

function tornado(compiled: CompiledPlan, { request, now, swings }: Sensitivity): AnswerTable {
  const { unit } = modelRow(compiled, request.spot.row)
  const [low, high] = request.by === undefined ? ['P10', 'P90'] : ['Low', 'High']
  return {
    id: 'tornado',
    header: ['', low, high, `Change at ${low}`, `Change at ${high}`, 'Swing'],
    units: ['', '', unit, unit, unit],
    changes: [3, 4],
    lines: swings.map(({ lever, lowEnd, highEnd, size }) => ({
      name: leverName(compiled, lever),
      values: [
        leverNumber(compiled, lever, lowEnd.number, 3),
        leverNumber(compiled, lever, highEnd.number, 3),
        lowEnd.value - now,
        highEnd.value - now,
        size,
      ],
    })),
    chart: {
      kind: 'bar',
      title: `Change of ${spotName(compiled, request.spot)}`,
      series: [
        { column: 3, color: 'C55A11' },
        { column: 4, color: '2F5D8A' },
      ],
    },
  }
}
