// A figure of Home month by month, as a table and a native chart for a sheet of its own.

import type { CopiedTable } from '../../../engine/index.ts'
import type { HomeFigure } from './homeFigures.ts'
import type { HomeReady } from './loadHome.ts'

/** The plan's line, its parent's where there is one, and for cash the line at which there is none left. */
export function figureTable(
  { name, row, points, parentPoints, unit }: HomeFigure,
  { scenario, parent, dates }: Pick<HomeReady, 'scenario' | 'parent' | 'dates'>,
): CopiedTable {
  const isCash = row === 'cash_balance'
  const lines = [
    { name: scenario, color: '1F5FA8', values: points },
    ...(parentPoints === undefined ? [] : [{ name: parent ?? '', color: '8A94A0', values: parentPoints }]),
    ...(isCash
      ? [{ name: 'No cash', color: 'B3261E', values: points.map(() => 0), dashed: true as const }]
      : []),
  ]
  return {
    id: row,
    header: ['Month', ...lines.map(line => line.name)],
    lines: dates.map((date, month) => ({
      name: date,
      values: lines.map(({ values }) => values[month] ?? null),
      unit,
    })),
    chart: {
      kind: 'line',
      title: isCash ? 'Cash' : name,
      series: lines.map(({ color, dashed }, index) => ({
        column: index + 1,
        color,
        ...(dashed && { dashed }),
      })),
    },
  }
}
