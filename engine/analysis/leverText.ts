// A lever in words: what is turned, and to what.

import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printInput } from '../plan/figure.ts'
import type { Where } from '../plan/plan.ts'
import type { Lever } from './lever.ts'
import { labelOf } from './memberLabel.ts'
import { modelInput } from './modelInput.ts'

/** What a lever turns: "Planned hires of CSM from Mar 2026 to Dec 2026". Several inputs are joined by "and". */
export function leverName(compiled: CompiledPlan, { moves, name }: Lever): string {
  return name ?? moves.map(({ input, where }) => inputName(compiled, input, where)).join(' and ')
}

/** The lever at a number: "Base win rate of Enterprise at 14.21%", "… × 1.24", "… + 2 in each month". */
export function leverAt(compiled: CompiledPlan, lever: Lever, number: number): string {
  const at = lever.kind === 'value' ? 'at ' : ''
  return `${leverName(compiled, lever)} ${at}${leverNumber(compiled, lever, number)}${eachMonth(compiled, lever)}`
}

/** The number of a lever by itself: "14.21%", "× 1.24", "+ 2"; months by name. */
export function leverNumber(
  compiled: CompiledPlan,
  { kind, moves }: Lever,
  number: number,
  digits = 6,
): string {
  const input = compiled.vocabulary.inputs.get(moves[0]?.input ?? '')
  const print = (value: number): string =>
    printInput(value, input?.unit ?? '', compiled.plan.currency, digits)
  switch (kind) {
    case 'value':
      return input?.dated === true ? monthLabel(compiled.plan, Math.round(number)) : print(number)
    case 'add':
      return `${number < 0 ? '−' : '+'} ${print(Math.abs(number))}`
    case 'multiply':
      return `× ${number.toLocaleString('en-US', { maximumSignificantDigits: digits })}`
  }
}

/** What is added to an input by month is added in each of its months. */
function eachMonth({ vocabulary }: CompiledPlan, { kind, moves, name }: Lever): string {
  if (name !== undefined) return ''
  const isMonthly = moves.some(({ input, where }) => {
    const { month, from_month: from, to_month: to } = where
    return (
      vocabulary.inputs.get(input)?.time === 'monthly' &&
      month === undefined &&
      (from === undefined || from !== to)
    )
  })
  return kind === 'add' && isMonthly ? ' in each month' : ''
}

function inputName(compiled: CompiledPlan, name: string, where: Where): string {
  const input = modelInput(compiled, name)
  const chosen = input.dims.filter(dimension => where[dimension] !== undefined)
  const items = chosen.map(dimension => String(where[dimension]))
  return `${labelOf(compiled, { label: input.label, dims: chosen }, items)}${monthsName(compiled, where)}`
}

function monthsName(
  { plan }: CompiledPlan,
  { month, from_month: from = month, to_month: to = month }: Where,
): string {
  const label = (value: string | number): string => monthLabel(plan, Number(value))
  if (from === undefined && to === undefined) return ''
  if (from === to) return ` in ${label(from ?? 1)}`
  return `${from === undefined ? '' : ` from ${label(from)}`}${to === undefined ? ' on' : ` to ${label(to)}`}`
}
