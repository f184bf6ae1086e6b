// The number that a question is about: a row in a month, or the lowest or highest it has in some months.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { nearest } from '../formula/nearest.ts'
import { membersOf } from '../formula/rowSeries.ts'
import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printFigure } from '../plan/figure.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { inSentence } from './inSentence.ts'
import { labelOf } from './memberLabel.ts'
import { modelRow } from './modelRow.ts'
import { questionFault } from './questionFault.ts'

/** One member of a row and the months it is read in, from 1; one month where both are the same. */
export type Spot = {
  readonly row: string
  readonly member: readonly string[]
  readonly from: number
  readonly to: number
  readonly read: 'lowest' | 'highest'
}

/** The number of a spot, from months 1 to N of its series. */
export function readSpot(months: readonly number[], { from, to, read }: Spot): number {
  const chosen = months.slice(from - 1, to)
  return read === 'lowest' ? Math.min(...chosen) : Math.max(...chosen)
}

/** What a person calls it: "ARR in Dec 2028", "Lowest cash balance from Feb 2026 to Dec 2028". */
export function spotName(compiled: CompiledPlan, spot: Spot): string {
  const { from, to, read } = spot
  const label = labelOf(compiled, modelRow(compiled, spot.row), spot.member)
  if (from === to) return `${label} in ${monthLabel(compiled.plan, from)}`
  const months = `from ${monthLabel(compiled.plan, from)} to ${monthLabel(compiled.plan, to)}`
  return `${read === 'lowest' ? 'Lowest' : 'Highest'} ${inSentence(label)} ${months}`
}

/** Prints figures of a spot, in the unit of its row. */
export function spotPrinter(compiled: CompiledPlan, { row }: Spot): (value: number) => string {
  const { unit } = modelRow(compiled, row)
  return value => printFigure(value, unit, compiled.plan.currency)
}

/** What is wrong with a spot: a row, an item or a month that is not in the plan. */
export function spotFaults(compiled: CompiledPlan, spot: Spot): readonly Diagnostic[] {
  const { program } = compiled
  const members = membersOf(program, spot.row)
  if (members.length === 0) {
    const guess = nearest(spot.row, program.rows.keys())
    return [
      questionFault(
        'Q210',
        `There is no row called ${spot.row}.`,
        guess === undefined ? 'proceeds model lists the rows.' : `Did you mean ${guess}?`,
      ),
    ]
  }
  if (!members.some(member => member.join() === spot.member.join())) {
    const known = members.slice(0, 8).map(member => cellName(spot.row, member))
    const more = members.length > known.length ? ', …' : ''
    return [
      questionFault(
        'Q211',
        `${cellName(spot.row, spot.member)} is not in the plan.`,
        `There are ${known.join(', ')}${more}.`,
      ),
    ]
  }
  const { months } = program
  if (spot.from < 1 || spot.to > months || spot.from > spot.to)
    return [
      questionFault(
        'Q212',
        `The plan has months 1 to ${months}.`,
        'Choose one of them, or some in their order.',
      ),
    ]
  return []
}
