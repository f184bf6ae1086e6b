// The tables of several scenarios' futures: each by itself, then path by path against the first.

import type { AnswerLine, AnswerTable } from '../plan/answer.ts'
import { dateOf, type PeriodLength, periods } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Estimate } from './estimate.ts'
import type { ScenarioDifference, SimulatedScenario, Simulation } from './simulation.ts'
import type { SimulationWords } from './simulationWords.ts'
import { spreadHeader, spreadValues, tableId } from './spreadColumns.ts'

/** The tables of several scenarios: each of them by itself, against the first, then their fans beside each other. */
export function pairedTables(
  compiled: CompiledPlan,
  words: SimulationWords,
  simulation: Simulation,
  by: PeriodLength,
): readonly AnswerTable[] {
  const { scenarios, differences, month, floor } = simulation
  const spots = differences[0]?.of ?? []
  const each = spots.map((spot, index): AnswerTable => {
    const lines = scenarios.map(({ scenario, rows, lowestCash }) => {
      const spread = rows[index]?.months[month - 1] ?? lowestCash
      return { name: words.scenario(scenario), values: spreadValues(spread), unit: words.unit(spot) }
    })
    return { id: `scenarios_${index + 1}`, header: [words.spot(spot), ...spreadHeader], lines }
  })
  const against = spots.map((spot, index) => differenceTable(words, differences, spot, index))
  const ends = periods(compiled.plan, by).map(({ to }) => to)
  const name = (month: number) => dateOf(compiled.plan, month)
  const fans = (scenarios[0]?.rows ?? []).map((_, index) => fansTable(words, scenarios, index, ends, name))
  return [...each, ...against, chanceTable(words, scenarios, floor), ...fans]
}

/** More scenarios than this show only their middles: a chart of more fans is a tangle. */
const mostFans = 3

const scenarioColors = ['1F3247', 'C55A11', '2F7D5B', '5B8CC4', '8A5A00', '7A4B9A', '8C8C8C']

/** One row of several scenarios: P10, P50 and P90 of each by month. */
function fansTable(
  words: SimulationWords,
  scenarios: readonly SimulatedScenario[],
  index: number,
  ends: readonly number[],
  name: (month: number) => AnswerLine['name'],
): AnswerTable {
  const row = scenarios[0]?.rows[index] ?? { row: '' }
  const shown = scenarios.length > mostFans ? (['p50'] as const) : (['p10', 'p50', 'p90'] as const)
  const columns = scenarios.flatMap((scenario, of) =>
    shown.map(which => ({ scenario, which, color: scenarioColors[of % scenarioColors.length] ?? '' })),
  )
  const title = words.series(row)
  return {
    id: `fans_${tableId(row)}`,
    header: [
      title,
      ...columns.map(
        ({ scenario: { scenario }, which }) => `${words.scenario(scenario)} ${which.toUpperCase()}`,
      ),
    ],
    lines: ends.map(month => ({
      name: name(month),
      unit: words.unit(row),
      values: columns.map(({ scenario, which }) =>
        month < words.validFrom(row)
          ? null
          : (scenario.rows[index]?.months[month - 1]?.[which].value ?? null),
      ),
    })),
    chart: {
      kind: 'line',
      title,
      series: columns.map(({ which, color }, column) => ({
        column: column + 1,
        color,
        ...(which !== 'p50' && { dashed: true as const }),
      })),
    },
  }
}

function differenceTable(
  words: SimulationWords,
  differences: readonly ScenarioDifference[],
  spot: ScenarioDifference['of'][number],
  index: number,
): AnswerTable {
  const unit = words.unit(spot)
  return {
    id: `differences_${index + 1}`,
    header: [words.spot(spot), ...spreadHeader, 'Higher', 'Lower', 'Sharper'],
    units: [...spreadHeader.map(() => unit), 'ratio', 'ratio', 'multiple'],
    lines: differences.flatMap(({ scenario, against, of }) => {
      const found = of[index]
      if (found === undefined) return []
      const { difference, higher, lower, sharper } = found
      const values = [...spreadValues(difference), higher.value, lower.value, sharper]
      return [{ name: `${words.scenario(scenario)} less ${words.scenario(against)}`, values }]
    }),
  }
}

function chanceTable(
  words: SimulationWords,
  scenarios: readonly SimulatedScenario[],
  floor: number,
): AnswerTable {
  const chances = (scenario: SimulatedScenario): readonly (readonly [string, Estimate | undefined])[] => [
    [`Cash below ${words.figure(floor, { row: 'cash_balance' })}`, scenario.belowFloor],
    ...scenario.milestones.map(
      milestone => [`Missed: ${words.milestone(milestone)}`, milestone.missed] as const,
    ),
  ]
  const tranches = [...new Set(scenarios.flatMap(({ tranches }) => tranches.map(({ tranche }) => tranche)))]
  const first = scenarios[0] === undefined ? [] : chances(scenarios[0])
  return {
    id: 'chances',
    header: [
      'How likely',
      ...first.map(([name]) => name),
      ...tranches.map(id => `${words.tranche(id)} comes in`),
    ],
    lines: scenarios.map(scenario => ({
      name: words.scenario(scenario.scenario),
      unit: 'ratio',
      values: [
        ...chances(scenario).map(([, estimate]) => estimate?.value ?? null),
        ...tranches.map(id => {
          const found = scenario.tranches.find(({ tranche }) => tranche === id)
          return found?.timing.byMonth.at(-1)?.value ?? null
        }),
      ],
    })),
  }
}
