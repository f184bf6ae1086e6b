// The timeline of systems as tables for a sheet: when each starts and goes live, and how full the teams are.

import type { CalendarMonth, CopiedTable } from '../../../engine/index.ts'
import { fullLoad, type SystemLine, type TeamLine } from './loadSystems.ts'

/** Colours of the workbook's own charts. */
const colors = ['1F3247', '1F5FA8', '3F8F8A', 'E0A100', 'C55A11', '8A94A0'] as const

/** The systems that are chosen, and the teams with the share of their time in use as lines. */
export function systemsTables(
  systems: readonly SystemLine[],
  teams: readonly TeamLine[],
  months: readonly string[],
  dates: readonly CalendarMonth[],
): readonly CopiedTable[] {
  return [
    {
      id: 'systems',
      header: ['System', 'Work from', 'Live', 'After'],
      lines: systems.map(system => ({
        name: system.label,
        values: [
          monthOf(system.from, months, 'no work yet'),
          monthOf(system.live, months, 'not within the plan'),
          system.after.map(id => systems.find(other => other.id === id)?.label ?? id).join(', '),
        ],
        unit: '',
      })),
    },
    {
      id: 'teams',
      header: ['Share of time in use', ...teams.map(({ short }) => short)],
      lines: dates.map((name, month) => ({
        name,
        values: teams.map(({ load }) => load[month] ?? null),
        unit: 'ratio',
      })),
      chart: {
        kind: 'line',
        title: 'Share of internal time in use',
        series: teams.map((_, index) => ({
          column: index + 1,
          color: colors[index % colors.length] ?? colors[0],
        })),
      },
    },
  ]
}

/** Until when each team is full, in words. */
export function fullUntil({ load }: TeamLine, months: readonly string[]): string {
  return monthOf(load.findLastIndex(share => share >= fullLoad) + 1 || undefined, months, 'never')
}

function monthOf(month: number | undefined, months: readonly string[], otherwise: string): string {
  return month === undefined ? otherwise : (months[month - 1] ?? otherwise)
}
