// What a search for a target found, in words and tables.

import { unreachable } from '../formula/unreachable.ts'
import type { Answer, AnswerTable } from '../plan/answer.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { counted } from '../plan/counted.ts'
import type { Finding } from '../plan/finding.ts'
import type { GoalSeekOutcome } from './goalOutcome.ts'
import type { GoalSeek } from './goalSeek.ts'
import { leverAt, leverName, leverNumber } from './leverText.ts'
import { modelRow } from './modelRow.ts'
import { scenarioName } from './scenarioName.ts'
import { spotName, spotPrinter } from './spot.ts'

/** The answer: what it takes, what the figure comes to, where else the target is met. */
export function goalSeekAnswer(compiled: CompiledPlan, found: GoalSeek): Answer {
  return {
    title: 'Goal seek',
    sentences: [mainSentence(compiled, found), ...sideSentences(compiled, found)],
    tables: [figureTable(compiled, found)],
  }
}

function mainSentence(compiled: CompiledPlan, found: GoalSeek): string {
  const { request, outcome, range, lever, now, reach } = found
  const scenario = scenarioName(compiled, request.scenario)
  const print = spotPrinter(compiled, request.spot)
  const name = leverName(compiled, lever)
  const at = (number: number): string => leverNumber(compiled, lever, number)
  const goal = `${spotName(compiled, request.spot)} of ${goalWords(found, print)}`
  const between = `between ${at(range.from)} and ${at(range.to)}`
  switch (outcome.kind) {
    case 'found': {
      const turned = leverAt(compiled, lever, outcome.number)
      return found.isMetNow
        ? `${goal} still holds with ${turned}, and no further: ${scenario} then comes to ${print(outcome.value)}, against ${print(now)} as planned.`
        : `${goal} takes ${turned}: ${scenario} then comes to ${print(outcome.value)}, against ${print(now)} as planned.`
    }
    case 'always':
      return `${goal} holds in ${scenario} for any ${name} ${between}: it runs from ${print(reach.least.value)} to ${print(reach.most.value)}.`
    case 'never':
      return `${goal} cannot be had from ${name}: no solution ${between}. The best that ${scenario} can reach is ${print(outcome.best.value)}, at ${at(outcome.best.at)}; as planned it is ${print(now)}.`
    case 'jumps':
      return `${goal} cannot be had exactly from ${name}: ${at(outcome.below.at)} gives ${print(outcome.below.value)}, and ${at(outcome.above.at)} gives ${print(outcome.above.value)}.`
    default:
      return unreachable(outcome)
  }
}

/** What a person should know besides: where else the goal is met, and that the number was tried. */
function sideSentences(
  compiled: CompiledPlan,
  { outcome, met, lever, runs, range }: GoalSeek,
): readonly string[] {
  const at = (number: number): string => leverNumber(compiled, lever, number)
  const searched = `${runs.toLocaleString('en-US')} runs of the model`
  if (outcome.kind !== 'found') return [...flatSentence(outcome, at), `Searched with ${searched}.`]
  const stretch = met.find(({ from, to }) => outcome.number >= from && outcome.number <= to)
  const end = outcome.side === 'more' ? stretch?.to : stretch?.from
  const last = outcome.side === 'more' ? range.to : range.from
  const further =
    outcome.side === 'only' || end === undefined || end === outcome.number
      ? []
      : [
          `${outcome.side === 'more' ? 'More' : 'Less'} meets it too, as far as ${at(end)}${end === last ? ', the end of the range' : ''}.`,
        ]
  const several =
    met.length < 2
      ? []
      : [
          `The figure does not simply rise or fall: the goal is met ${met.map(({ from, to }) => (from === to ? at(from) : `from ${at(from)} to ${at(to)}`)).join(', ')}. Taken is what is nearest to the plan as it stands.`,
        ]
  return [
    ...further,
    ...several,
    ...findingSentences(outcome.findings),
    `Found with ${searched}; put back into the plan and computed exactly, it holds.`,
  ]
}

/** So many warnings are told; the others are counted. */
const warningsTold = 3

/** What the checks of the plan say of the answer: every mistake, and the first warnings. */
function findingSentences(findings: readonly Finding[]): readonly string[] {
  const told = (finding: Finding): string => `${finding.message} ${finding.remedy}`
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const more = warnings.length - warningsTold
  return [
    ...errors.map(error => `The checks of the plan object to it: ${told(error)}`),
    ...warnings.slice(0, warningsTold).map(warning => `The checks of the plan warn of it: ${told(warning)}`),
    ...(more > 0 ? [`The checks list ${counted(more, 'more warning')} once the answer is a scenario.`] : []),
  ]
}

/** Where turning further changes nothing, a person should turn something else. */
function flatSentence(outcome: GoalSeekOutcome, at: (number: number) => string): readonly string[] {
  if (outcome.kind !== 'never' || outcome.flat === undefined) return []
  const { from, to } = outcome.flat
  return [`From ${at(from)} to ${at(to)} it makes no difference: something else is the limit there.`]
}

function figureTable(compiled: CompiledPlan, found: GoalSeek): AnswerTable {
  const { request, lever, outcome, now, reach } = found
  const at = (number: number): string => leverNumber(compiled, lever, number)
  return {
    id: 'goal',
    header: ['', 'Turned to', spotName(compiled, request.spot)],
    units: ['', modelRow(compiled, request.spot.row).unit],
    lines: [
      { name: 'As planned', values: [lever.now === undefined ? 'as planned' : at(lever.now), now] },
      { name: 'Goal', values: [request.goal.kind, request.goal.target] },
      ...answerLines(outcome, at),
      { name: 'Lowest in the range', values: [at(reach.least.at), reach.least.value] },
      { name: 'Highest in the range', values: [at(reach.most.at), reach.most.value] },
    ],
  }
}

function answerLines(outcome: GoalSeekOutcome, at: (number: number) => string): AnswerTable['lines'] {
  switch (outcome.kind) {
    case 'found':
      return [{ name: 'Answer', values: [at(outcome.number), outcome.value], isTotal: true }]
    case 'never':
      return [{ name: 'Nearest', values: [at(outcome.best.at), outcome.best.value], isTotal: true }]
    case 'jumps':
      return [outcome.below, outcome.above].map(point => ({
        name: 'Nearest',
        values: [at(point.at), point.value],
        isTotal: true,
      }))
    case 'always':
      return []
    default:
      return unreachable(outcome)
  }
}

function goalWords({ request: { goal } }: GoalSeek, print: (value: number) => string): string {
  return `${goal.kind === 'equal' ? 'exactly' : goal.kind} ${print(goal.target)}`
}
