// What the parts of Plan read of the shown scenario: its computed rows, and its inputs as they are entered now.

import { numberNow } from '../../session/inputCells.ts'
import { type NumbersOf, numbersOf } from '../../session/scenarioResult.ts'
import type { Session } from '../../session/session.ts'

/** The two ways to ask for numbers of the shown scenario. */
export type ShownNumbers = {
  /** A computed row, month by month. */
  readonly of: NumbersOf
  /** An input that does not vary by month; 0 where there is no such number. */
  readonly at: (input: string, ...member: readonly string[]) => number
}

/** Undefined until the shown scenario has been computed. */
export function shownNumbers(session: Session): ShownNumbers | undefined {
  const { layout, results, current } = session
  const numbers = results.get(current)?.numbers
  return (
    numbers && {
      of: numbersOf(layout, numbers),
      at: (input, ...member) => numberNow(session, current, { input, member }) ?? 0,
    }
  )
}
