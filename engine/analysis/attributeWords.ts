// The names and months of an attribution, in words.

import { monthLabel } from '../plan/calendar.ts'
import { printFigure } from '../plan/figure.ts'
import type { Plan } from '../plan/plan.ts'
import type { Attribution } from './attribute.ts'
import { scenarioName } from './scenarioName.ts'

/** What sentences and tables are written with. */
export type Words = {
  readonly before: string
  readonly after: string
  /** The month by name. */
  readonly month: string
  readonly money: (value: number) => string
}

/** The words of an attribution of a plan. */
export function wordsOf({ before, after, month }: Attribution, plan: Plan): Words {
  return {
    before: scenarioName({ plan }, before),
    after: scenarioName({ plan }, after),
    month: monthLabel(plan, month),
    money: value => printFigure(Math.abs(value), 'money', plan.currency),
  }
}

/** How many of the two runways are as long as is told apart, so that they say nothing. */
export function isCapped({ runway, longestRunway }: Attribution): 'both' | 'one' | 'none' {
  const capped = [runway.before, runway.after].filter(months => months >= longestRunway)
  return capped.length === 2 ? 'both' : capped.length === 1 ? 'one' : 'none'
}
