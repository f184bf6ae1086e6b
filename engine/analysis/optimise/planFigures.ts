// What can be sought in a plan and what it has to keep, as figures read off the growth model's rows.

import type { Program } from '../../formula/program.ts'
import { seriesOf } from '../../formula/rowSeries.ts'
import { monthLabel } from '../../plan/calendar.ts'
import type { CompiledPlan } from '../../plan/compilePlan.ts'
import type { Guard, Measure, Objective, Reader } from './measure.ts'

/** What is to be had as much of as possible. */
export type SpendingGoal =
  /** ARR at the end of a month. */
  | { readonly kind: 'arr'; readonly month: number }
  /** Free cash flow to the last month and a multiple of its ARR, discounted by month at an annual rate. */
  | { readonly kind: 'value'; readonly rate: number; readonly multiple: number }
  /** As little burn as possible up to the month in which the target is reached. */
  | { readonly kind: 'burn'; readonly month: number; readonly arr: number }

/** Limits a person may set; one left out is not kept. */
export type GuardLimits = {
  /** Most net burn of the trailing window per unit of net new ARR, from the first month with a whole window. */
  readonly burnMultiple?: number
  readonly managerCoverage?: number
  readonly csmCoverage?: number
  /** Most systems that go live in a quarter of the plan. */
  readonly goLives?: number
}

/** A goal as an objective. */
export function objectiveOf(compiled: CompiledPlan, goal: SpendingGoal): Objective {
  const { program, plan } = compiled
  const arr = seriesOf(program, { row: 'total_arr' })
  switch (goal.kind) {
    case 'arr':
      return {
        label: `ARR in ${monthLabel(plan, goal.month)}`,
        unit: 'money/year',
        sign: 1,
        measure: { series: [arr], of: read => read(arr, goal.month) },
      }
    case 'value': {
      const flow = seriesOf(program, { row: 'free_cash_flow' })
      const factor = (month: number): number => (1 + goal.rate) ** (-month / 12)
      return {
        label: `Present value: cash flow and ${goal.multiple} times ARR in ${monthLabel(plan, program.months)}, at ${Math.round(1000 * goal.rate) / 10}% a year`,
        unit: 'money',
        sign: 1,
        measure: {
          series: [arr, flow],
          of: read =>
            sumOver(program.months, month => factor(month) * read(flow, month)) +
            factor(program.months) * goal.multiple * read(arr, program.months),
        },
      }
    }
    case 'burn': {
      const burn = seriesOf(program, { row: 'net_burn' })
      return {
        label: `Burn to ${monthLabel(plan, goal.month)}`,
        unit: 'money',
        sign: -1,
        measure: { series: [burn], of: read => sumOver(goal.month, month => read(burn, month)) },
      }
    }
  }
}

/** The limits as guards; a goal of least burn brings its target as one. */
export function guardsOf(compiled: CompiledPlan, goal: SpendingGoal, limits: GuardLimits): readonly Guard[] {
  const { program, plan } = compiled
  const guards: Guard[] = []
  if (goal.kind === 'burn') {
    const arr = seriesOf(program, { row: 'total_arr' })
    guards.push({
      id: 'target',
      label: `ARR in ${monthLabel(plan, goal.month)}`,
      unit: 'money/year',
      bound: 'at least',
      limit: goal.arr,
      measure: { series: [arr], of: read => read(arr, goal.month) },
    })
  }
  if (limits.burnMultiple !== undefined)
    guards.push({
      id: 'burn_multiple',
      label: 'Highest burn multiple',
      unit: 'multiple',
      bound: 'at most',
      limit: limits.burnMultiple,
      measure: highestBurnMultiple(program),
    })
  if (limits.managerCoverage !== undefined)
    guards.push(coverage(program, 'manager_coverage', 'Lowest manager coverage', limits.managerCoverage))
  if (limits.csmCoverage !== undefined)
    guards.push(coverage(program, 'csm_coverage', 'Lowest customer success coverage', limits.csmCoverage))
  if (limits.goLives !== undefined)
    guards.push({
      id: 'go_lives',
      label: 'Most systems that go live in a quarter',
      unit: 'count',
      bound: 'at most',
      limit: limits.goLives,
      measure: goLivesInQuarter(program),
    })
  return guards
}

/** Burn that brings no ARR counts as this many times: more than any limit. */
const endlessMultiple = 99

function highestBurnMultiple(program: Program): Measure {
  const burn = seriesOf(program, { row: 'trailing_burn' })
  const added = seriesOf(program, { row: 'trailing_net_new_arr' })
  const multiple = (read: Reader, month: number): number => {
    if (read(burn, month) <= 0) return 0
    return read(added, month) <= 0
      ? endlessMultiple
      : Math.min(endlessMultiple, read(burn, month) / read(added, month))
  }
  const first = Math.min(12, program.months)
  return {
    series: [burn, added],
    of: read => {
      let highest = 0
      for (let month = first; month <= program.months; month += 1)
        highest = Math.max(highest, multiple(read, month))
      return highest
    },
  }
}

function coverage(program: Program, row: string, label: string, limit: number): Guard {
  const series = seriesOf(program, { row })
  return {
    id: row,
    label,
    unit: 'ratio',
    bound: 'at least',
    limit,
    measure: {
      series: [series],
      of: read => {
        let lowest = Infinity
        for (let month = 1; month <= program.months; month += 1)
          lowest = Math.min(lowest, read(series, month))
        return lowest
      },
    },
  }
}

function goLivesInQuarter(program: Program): Measure {
  const place = program.rows.get('go_live_month')
  const systems = Array.from({ length: place?.count ?? 0 }, (_, index) => (place?.first ?? 0) + index)
  return {
    series: systems,
    of: read => {
      const quarters = systems.flatMap(series => {
        const month = read(series, program.months)
        return month > 0 ? [Math.ceil(month / 3)] : []
      })
      return Math.max(0, ...quarters.map(quarter => quarters.filter(other => other === quarter).length))
    },
  }
}

function sumOver(months: number, of: (month: number) => number): number {
  let sum = 0
  for (let month = 1; month <= months; month += 1) sum += of(month)
  return sum
}
