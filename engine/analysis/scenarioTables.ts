// The tables of one scenario's futures: fans by month, chances, what drives the spread, and how sure all of it is.

import type { AnswerChart, AnswerLine, AnswerTable } from '../plan/answer.ts'
import { dateOf, type PeriodLength, periods } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type Estimate, percentiles, type Spread } from './estimate.ts'
import type { SeriesName } from './runWorlds.ts'
import type { SimulatedScenario, Simulation } from './simulation.ts'
import { percent, type SimulationWords } from './simulationWords.ts'
import { spreadHeader, spreadValues, tableId } from './spreadColumns.ts'
import type { Timing } from './timing.ts'

/** The tables of one scenario: a month at the end of each period a line. */
export function scenarioTables(
  compiled: CompiledPlan,
  words: SimulationWords,
  simulation: Simulation,
  scenario: SimulatedScenario,
  by: PeriodLength,
): readonly AnswerTable[] {
  const ends = periods(compiled.plan, by).map(({ to }) => to)
  const name = (month: number) => dateOf(compiled.plan, month)
  const fans = scenario.rows.map(row => fanTable(words, row, ends, name))
  const { floor } = simulation
  const below = ends.map(month => ({
    name: name(month),
    values: [scenario.belowFloorByMonth[month - 1]?.value ?? null],
    unit: 'ratio',
  }))
  const floorTable: AnswerTable = {
    id: 'below_floor',
    header: ['Chance of cash', `Below ${words.figure(floor, { row: 'cash_balance' })}`],
    lines: below,
  }
  return [
    ...fans,
    ...(scenario.belowFloorByMonth.some(({ value }) => value > 0) ? [floorTable] : []),
    ...timingTables(words, scenario),
    marginTable(words, simulation, scenario),
    ...scenario.drivers.flatMap((drivers, index) =>
      index === 0 || index === scenario.drivers.length - 1 ? driverTable(words, drivers) : [],
    ),
  ]
}

function fanTable(
  words: SimulationWords,
  row: SimulatedScenario['rows'][number],
  ends: readonly number[],
  name: (month: number) => AnswerLine['name'],
): AnswerTable {
  const lines = ends.flatMap((month): readonly AnswerLine[] => {
    const spread = row.months[month - 1]
    if (spread === undefined) return []
    const values = month < words.validFrom(row) ? spreadHeader.map(() => null) : spreadValues(spread)
    return [{ name: name(month), values, unit: words.unit(row) }]
  })
  const title = words.series(row)
  return { id: `fan_${tableId(row)}`, header: [title, ...spreadHeader], lines, chart: fanChart(title) }
}

/** The middle as a line, half of all futures between two thinner ones, eight in ten between the dashed ones. */
function fanChart(title: string): AnswerChart {
  const look = ['8FB3D9', '5B8CC4', '1F3247', '5B8CC4', '8FB3D9']
  return {
    kind: 'line',
    title,
    series: look.map((color, index) => ({
      column: index + 1,
      color,
      ...((index === 0 || index === 4) && { dashed: true as const }),
    })),
  }
}

function timingTables(words: SimulationWords, scenario: SimulatedScenario): readonly AnswerTable[] {
  const months = ({ p10, p50, p90 }: Timing): readonly string[] =>
    [p10, p50, p90].map(month => (month === null ? 'not in the plan' : words.month(month)))
  const header = ['At least', 'At most', '10% have it by', '50% by', '90% by']
  const milestones: AnswerTable = {
    id: 'milestones',
    header: ['Milestone', 'Missed in', ...header],
    units: ['ratio', 'ratio', 'ratio', '', '', ''],
    lines: scenario.milestones.map(milestone => ({
      name: words.milestone(milestone),
      values: [...estimateValues(milestone.missed), ...months(milestone.timing)],
    })),
  }
  const tranches: AnswerTable = {
    id: 'tranches',
    header: ['Tranche', 'Comes in within the plan', ...header],
    units: ['ratio', 'ratio', 'ratio', '', '', ''],
    lines: scenario.tranches.map(({ tranche, timing }) => ({
      name: words.tranche(tranche),
      values: [...estimateValues(timing.byMonth.at(-1)), ...months(timing)],
    })),
  }
  return [milestones, tranches].filter(({ lines }) => lines.length > 0)
}

function estimateValues(estimate: Estimate | undefined): readonly (number | null)[] {
  return [estimate?.value ?? null, estimate?.low ?? null, estimate?.high ?? null]
}

/** Half the width of the interval of every percentile: what another seed would hardly exceed. */
function marginTable(
  words: SimulationWords,
  { month, paths }: Simulation,
  { rows, lowestCash }: SimulatedScenario,
): AnswerTable {
  const line = (name: string, of: SeriesName, spread: Spread | undefined): AnswerLine => ({
    name,
    values: [...percentiles, 'mean' as const].map(which => halfWidth(spread?.[which])),
    unit: words.unit(of),
  })
  return {
    id: 'margins',
    header: [`± at ${paths.toLocaleString('en-US')} futures`, ...spreadHeader],
    lines: [
      ...rows.map(row => line(words.spot({ ...row, month }), row, row.months[month - 1])),
      line('Lowest cash', { row: 'cash_low_point' }, lowestCash),
    ],
  }
}

function halfWidth(estimate: Estimate | undefined): number | null {
  if (estimate === undefined || estimate.low === null || estimate.high === null) return null
  return (estimate.high - estimate.low) / 2
}

/** Shares below this are left out, and said to be. */
const leastShare = 0.01

function driverTable(
  words: SimulationWords,
  { by, ...spot }: SimulatedScenario['drivers'][number],
): readonly AnswerTable[] {
  const shown = by.filter(({ share }) => share >= leastShare)
  if (shown.length === 0) return []
  const unit = words.unit(spot)
  const others = by.length - shown.length
  const rest: readonly AnswerLine[] =
    others === 0
      ? []
      : [
          {
            name:
              others === 1
                ? `1 other, under ${percent(leastShare)}`
                : `${others} others, each under ${percent(leastShare)}`,
            values: [null, null, null, null],
          },
        ]
  return [
    {
      id: `drivers_${tableId(spot)}`,
      header: [`What drives ${words.spot(spot)}`, 'Share of variance', '±', 'Mean if low', 'Mean if high'],
      units: ['ratio', 'ratio', unit, unit],
      lines: [
        ...shown.map(({ label, share, standardError, lowTenth, highTenth }) => ({
          name: label,
          values: [share, 1.96 * standardError, lowTenth, highTenth],
        })),
        ...rest,
      ],
    },
  ]
}
