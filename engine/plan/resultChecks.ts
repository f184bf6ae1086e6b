// What the results say about the plan: when the cash runs out, and whether figures computed twice agree.

import { growthRows } from '../growth/baseModel.ts'
import { monthLabel } from './calendar.ts'
import type { CompiledPlan } from './compilePlan.ts'
import { printFigure } from './figure.ts'
import type { Finding } from './finding.ts'
import type { MonthlyNumbers } from './rollUp.ts'

/** Checks may differ from 0 by this much: half a cent of money, a millionth of anything else. */
const tolerances = { money: 0.005, other: 1e-6 }

/** `C301` the first month with less than no cash, `C302` an integrity check of the model that is not 0. */
export function resultChecks({ plan, model }: CompiledPlan, numbers: MonthlyNumbers): readonly Finding[] {
  const checks = growthRows(model).filter(({ name, dims }) => name.startsWith('check_') && dims.length === 0)
  return [
    ...cashRunsOut(plan, numbers('cash_balance', [])),
    ...checks.flatMap(({ name, unit, says }) => {
      const tolerance = unit.startsWith('money') ? tolerances.money : tolerances.other
      const values = numbers(name, [])
      const index = values.findIndex(value => Math.abs(value) > tolerance)
      if (index < 0) return []
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      return [
        {
          code: 'C302',
          severity: 'error' as const,
          place: { kind: 'number' as const, row: name, member: [], month: index + 1 },
          message: `${name} is ${values[index]?.toPrecision(4)} in ${monthLabel(plan, index + 1)} and should be 0; the largest of all months is ${largest.toPrecision(4)}.`,
          remedy: `Check the opening balances and any formula of your own. ${says}`,
        },
      ]
    }),
  ]
}

function cashRunsOut(plan: CompiledPlan['plan'], cash: readonly number[]): readonly Finding[] {
  const index = cash.findIndex(balance => balance < 0)
  if (index < 0) return []
  const shown = (balance: number) => printFigure(balance, 'money', plan.currency)
  const lowest = Math.min(...cash)
  const lowestMonth = cash.indexOf(lowest) + 1
  return [
    {
      code: 'C301',
      severity: 'warning',
      place: { kind: 'number', row: 'cash_balance', member: [], month: index + 1 },
      message: `Cash first falls below zero in ${monthLabel(plan, index + 1)} (month ${index + 1}): ${shown(cash[index] ?? 0)}. It is lowest in ${monthLabel(plan, lowestMonth)}: ${shown(lowest)}.`,
      remedy: 'Raise more or earlier, spend less, or later.',
    },
  ]
}
