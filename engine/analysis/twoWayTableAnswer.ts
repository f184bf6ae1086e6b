// A two-way table in words and cells.

import type { Answer } from '../plan/answer.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { leverName, leverNumber } from './leverText.ts'
import { modelRow } from './modelRow.ts'
import { scenarioName } from './scenarioName.ts'
import { spotName, spotPrinter } from './spot.ts'
import type { TwoWayTable } from './twoWayTable.ts'

/** The answer: from where to where the figure runs, and which of the two inputs moves it more. */
export function twoWayTableAnswer(
  compiled: CompiledPlan,
  { request, now, figures, runs }: TwoWayTable,
): Answer {
  const { spot, scenario } = request
  const { unit } = modelRow(compiled, spot.row)
  const [down, across] = [request.down, request.across]
  const print = spotPrinter(compiled, spot)
  const all = figures.flat()
  const place = (value: number): string => {
    const index = all.indexOf(value)
    const [row, column] = [Math.floor(index / across.numbers.length), index % across.numbers.length]
    return `${leverNumber(compiled, down.lever, down.numbers[row] ?? 0)} and ${leverNumber(compiled, across.lever, across.numbers[column] ?? 0)}`
  }
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const figure = `${spotName(compiled, spot)} of ${scenarioName(compiled, scenario)} by ${leverName(compiled, down.lever)} and ${leverName(compiled, across.lever)}`
  const columns = across.numbers.map((_, column) => figures.map(row => row[column] as number))
  return {
    title: 'Two-way table',
    sentences: [
      ...(least === most
        ? [`${figure}: ${print(now)} as planned, and neither of them moves it.`]
        : [
            `${figure}: from ${print(least)} (at ${place(least)}) to ${print(most)} (at ${place(most)}); as planned it is ${print(now)}.`,
            `${leverName(compiled, down.lever)} moves it by up to ${print(mostSpread(columns))}, ${leverName(compiled, across.lever)} by up to ${print(mostSpread(figures))}.`,
          ]),
      `${leverName(compiled, down.lever)} stands down the side, ${leverName(compiled, across.lever)} across; ${runs.toLocaleString('en-US')} runs of the model.`,
    ],
    tables: [
      {
        id: 'two_way',
        header: [
          spotName(compiled, spot),
          ...across.numbers.map(number => leverNumber(compiled, across.lever, number)),
        ],
        units: across.numbers.map(() => unit),
        lines: down.numbers.map((number, row) => ({
          name: leverNumber(compiled, down.lever, number),
          values: figures[row] ?? [],
        })),
      },
    ],
  }
}

/** The widest range of any of the lists. */
function mostSpread(lists: readonly (readonly number[])[]): number {
  return Math.max(...lists.map(list => Math.max(...list) - Math.min(...list)))
}
