// Which commitments can wait, in words and a table.

import type { Answer } from '../plan/answer.ts'
import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { counted } from '../plan/counted.ts'
import { modelRow } from './modelRow.ts'
import { scenarioName } from './scenarioName.ts'
import { spotName, spotPrinter } from './spot.ts'
import type { Waiting } from './waiting.ts'

/** So many worlds stand in the first table, the others in the second, so that both fit a page. */
const fewWorlds = 5

/** The answer: what can be staged without loss, what is dearest to put off, and each in every world. */
export function waitingAnswer(
  compiled: CompiledPlan,
  { request, worlds, commitments, runs }: Waiting,
): Answer {
  const { unit } = modelRow(compiled, request.spot.row)
  const print = spotPrinter(compiled, request.spot)
  const plan = scenarioName(compiled, request.scenario)
  const months = counted(request.months, 'month')
  const by = spotName(compiled, request.spot)
  const free = commitments.filter(({ canWait }) => canWait).map(({ commitment }) => commitment.label)
  const [dearest] = commitments
  const names = worlds.map(({ name }) => name)
  return {
    title: 'Waiting',
    sentences: [
      commitments.length === 0
        ? `${plan} commits to nothing that could wait.`
        : free.length === 0
          ? `Nothing in ${plan} can wait ${months} without loss of ${by}.`
          : `In ${plan} ${free.length} of ${commitments.length} commitments can wait ${months} without loss of ${by}: ${free.join(', ')}.`,
      ...(dearest === undefined || dearest.canWait
        ? []
        : [
            `Dearest to put off is ${dearest.commitment.label}: ${print(dearest.costs[0] ?? 0)} for ${months}.`,
          ]),
      `Each commitment is put off by itself, in each world; ${runs} runs of the model.`,
    ],
    tables: [
      {
        id: 'waiting',
        header: [`Cost of waiting ${months}`, 'Begins', 'Lowest cash, change', ...names.slice(0, fewWorlds)],
        units: ['', 'money', ...names.slice(0, fewWorlds).map(() => unit)],
        lines: commitments.map(({ commitment, costs, cash }) => ({
          name: commitment.label,
          values: [monthLabel(compiled.plan, commitment.month), cash, ...costs.slice(0, fewWorlds)],
        })),
      },
      {
        id: 'waiting_more',
        header: [`Cost of waiting ${months}`, ...names.slice(fewWorlds)],
        units: names.slice(fewWorlds).map(() => unit),
        lines: commitments.map(({ commitment, costs }) => ({
          name: commitment.label,
          values: costs.slice(fewWorlds),
        })),
      },
    ],
  }
}
