// A month of the plan, as a command line names it.

import type { CompiledPlan } from '../engine/index.ts'
import { monthNamed } from './monthNamed.ts'
import type { Terminal } from './terminal.ts'

/** The number of the month; the last one where none is said. Undefined after telling that there is no such month. */
export function chosenMonth(
  terminal: Terminal,
  compiled: CompiledPlan,
  text = String(compiled.plan.months),
): number | undefined {
  const month = monthNamed(compiled, text)
  if (month !== undefined && month >= 1 && month <= compiled.plan.months) return month
  tellMonth(terminal, compiled, text)
  return undefined
}

/** Says how months are written. */
export function tellMonth(terminal: Terminal, { plan }: CompiledPlan, text: string): void {
  terminal.err(
    `${text} is no month of this plan. Write 1 to ${plan.months}, 2027-03 or "Mar 2027"; several as 3..12.`,
  )
}
