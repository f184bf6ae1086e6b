// A cause in words: which inputs it moves, from what to what, and who says so.

import { monthLabel } from '../plan/calendar.ts'
import { printFigure } from '../plan/figure.ts'
import type { Plan } from '../plan/plan.ts'
import type { Cause, CauseMove } from './causesBetween.ts'

/** "Planned hires 0 to 41 in all; Marketing budget $5.1M to $8.8M in all (Hire first)". */
export function causeText({ moves, scenarios }: Cause, plan: Plan): string {
  return `${moves.map(move => moveText(move, plan)).join('; ')} (${scenarios.join(', ')})`
}

function moveText({ label, unit, numbers, from, to, isSum, isMonth }: CauseMove, plan: Plan): string {
  if (from === undefined || to === undefined) return `${label}, ${numbers} numbers`
  const print = (number: number): string => {
    if (isMonth) return monthLabel(plan, number)
    if (unit === 'flag') return number === 0 ? 'no' : 'yes'
    return unit === 'people' || unit === 'index'
      ? plainNumber(number)
      : printFigure(number, unit, plan.currency)
  }
  if (isSum && from === to) return `${label} ${print(to)} in all as before, placed differently`
  return `${label} ${print(from)} to ${print(to)}${isSum ? ' in all' : ''}`
}

/** Up to three decimals, no more than needed. */
function plainNumber(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: 3 }).replace('-', '−')
}

/** Names as a sentence lists them: "A", "A and B", "A, B and 3 others". */
export function listOf(names: readonly string[], most = 3): string {
  const shown = names.length <= most ? names : names.slice(0, most - 1)
  const others = names.length - shown.length
  const all = others > 0 ? [...shown, `${others} others`] : shown
  const last = all.at(-1) ?? ''
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`
}
