// The comparison as tables and native charts for a sheet of its own.

import type { CopiedTable, Limit, StyleName } from '../../../engine/index.ts'
import { runningLevels } from '../charts/runningLevels.ts'
import type { CompareReady } from './loadCompare.ts'
import { moneyScale, scaledChange, scaledMoney } from './scaledMoney.ts'

/** What of the comparison can be taken to a sheet by itself. */
export type ComparisonPart = 'bridge' | 'figures' | 'limits' | 'costs'

/** The tables by part, in the order of the view. */
export function comparisonTables(compare: CompareReady): Readonly<Record<ComparisonPart, CopiedTable>> {
  return {
    bridge: bridgeTable(compare),
    figures: figuresTable(compare),
    limits: limitsTable(compare),
    costs: costsTable(compare),
  }
}

/** Colours of the workbook's own charts. */
const colors = { total: '1F3247', up: '2F7D5B', down: 'C55A11', carried: 'FFFFFF' } as const

/** The steps, and beside them what the chart draws: what carries a column, then the column itself. */
function bridgeTable({ bridge, before, after, horizon, currency }: CompareReady): CopiedTable {
  const scale = moneyScale(Math.max(Math.abs(bridge.from), Math.abs(bridge.to)), currency)
  const levels = runningLevels(
    bridge.from,
    bridge.steps.map(({ change }) => change),
  )
  const all = [...levels, bridge.to]
  const [least, most] = [Math.min(...all), Math.max(...all)]
  // As far below the lowest point as the highest lies above it, so that the steps can be seen.
  const cut = least < 0 ? 0 : Math.max(0, least - (most - least))
  const total = (name: string, value: number) => ({
    name,
    values: [value, `${name} ${scaledMoney(value, scale, 1)}`, 0, value - cut, 0, 0],
    unit: 'money',
    isTotal: true as const,
  })
  return {
    id: 'bridge',
    header: [`ARR, ${horizon}`, 'Amount', 'In the chart', 'Carried', 'Total', 'Up', 'Down'],
    lines: [
      total(before, bridge.from),
      ...bridge.steps.map(({ label, short, change }, index) => ({
        name: label,
        values: [
          change,
          `${short} ${scaledChange(change, scale, 2)}`,
          Math.min(levels[index] ?? 0, levels[index + 1] ?? 0) - cut,
          0,
          Math.max(0, change),
          Math.max(0, -change),
        ],
        unit: 'money',
      })),
      total(after, bridge.to),
    ],
    chart: {
      kind: 'stacked_column',
      title: `ARR, ${horizon}: from ${before} to ${after}, ${scale.name}`,
      labels: 2,
      series: [
        { column: 3, color: colors.carried, invisible: true },
        { column: 4, color: colors.total },
        { column: 5, color: colors.up },
        { column: 6, color: colors.down },
      ],
      isAxisBare: true,
    },
  }
}

function figuresTable({ figures, before, after }: CompareReady): CopiedTable {
  return {
    id: 'figures',
    header: ['Figure', before, after, 'Change'],
    lines: figures.map(({ label, values: [from, to], unit }) => ({
      name: label,
      values: [from, to, from === null || to === null ? null : to - from],
      unit,
    })),
  }
}

/** Letters and looks as on the workbook's own sheet Compare. */
const letters: Readonly<Record<Limit, string>> = { sellers: 'S', waiting: 'H', pipeline: 'P' }
const marks: Readonly<Record<string, StyleName>> = {
  S: 'limit_sellers',
  H: 'limit_waiting',
  P: 'limit_pipeline',
}

function limitsTable({ limits, before, after, dates }: CompareReady): CopiedTable {
  const columns = [
    ...limits.before.map(({ segment, months }) => ({ name: `${before}: ${segment}`, months })),
    ...limits.after.map(({ segment, months }) => ({ name: `${after}: ${segment}`, months })),
  ]
  return {
    id: 'limits',
    header: ['S: sellers, H: waiting for a hire, P: pipeline', ...columns.map(({ name }) => name)],
    lines: dates.map((name, month) => ({
      name,
      values: columns.map(({ months }) => letters[months[month] ?? 'pipeline']),
      unit: '',
    })),
    marks,
  }
}

function costsTable({ costs, before, after, months }: CompareReady): CopiedTable {
  return {
    id: 'costs',
    header: [`Cost over ${months.length} months`, before, after, 'Change'],
    lines: costs.map(cost => ({
      name: cost.label,
      values: [cost.before, cost.after, cost.change],
      unit: 'money',
    })),
    chart: {
      kind: 'bar',
      title: `Cost over ${months.length} months: ${after} less ${before}`,
      series: [{ column: 3, color: colors.total }],
    },
  }
}
