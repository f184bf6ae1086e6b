// What Home says of the shown scenario: where it stands, what changed against its parent, what to do next.

import {
  type CalendarMonth,
  dateOf,
  monthLabel,
  monthLabels,
  type Plan,
  printFigure,
} from '../../../engine/index.ts'
import type { ScenarioNumbers } from '../../session/engineApi.ts'
import { isStale } from '../../session/scenarioResult.ts'
import { type Session, scenarioOf } from '../../session/session.ts'
import { type Phrase, strong } from '../phrase.ts'
import { cashLowPoint, type HomeFigure, homeFigures, type Side, sideOf } from './homeFigures.ts'
import { type NextStep, nextSteps } from './nextSteps.ts'

/** All that Home shows. */
export type HomeProps = { readonly kind: 'busy' } | HomeReady

/** A scenario that was computed. */
export type HomeReady = {
  readonly kind: 'ready'
  /** The figures belong to an earlier state and are being computed again. */
  readonly stale: boolean
  readonly sentence: Phrase
  /** What is badly wrong, in a sentence with what to do. */
  readonly wrong?: string
  readonly scenario: string
  /** The scenario whose lines are grey and from which changes are counted. */
  readonly parent?: string
  readonly months: readonly string[]
  /** The calendar years and months (1 to 12) of the same. */
  readonly dates: readonly CalendarMonth[]
  readonly currency: string
  readonly figures: readonly HomeFigure[]
  readonly next: readonly NextStep[]
  /** How fresh the exports of each source are. */
  readonly sources: readonly { readonly name: string; readonly text: string }[]
  readonly checks: { readonly text: string; readonly hold: boolean }
}

/** Reads Home out of the session. O(months). */
export function loadHome(session: Session): HomeProps {
  const { plan, layout, current, results } = session
  const result = results.get(current)
  const numbers = result?.numbers
  const scenario = scenarioOf(plan, current)
  if (numbers === undefined || scenario === undefined) return { kind: 'busy' }
  const parent = scenario.parent === null ? undefined : scenarioOf(plan, scenario.parent)
  const parentNumbers = parent && results.get(parent.id)?.numbers
  const now = sideOf(layout, numbers)
  const wrong = cashRunsOut(plan, now)
  return {
    kind: 'ready',
    stale: isStale(session, current),
    sentence: homeSentence(plan, scenario.name, now),
    ...(wrong !== undefined && { wrong }),
    scenario: scenario.name,
    ...(parent && parentNumbers && { parent: parent.name }),
    months: monthLabels(plan),
    dates: Array.from({ length: layout.months }, (_, index) => dateOf(plan, index + 1)),
    currency: plan.currency,
    figures: homeFigures(plan, now, parentNumbers && sideOf(layout, parentNumbers)),
    next: nextSteps(session, { ...result, numbers }),
    sources: sources.map(name => ({ name, text: 'no export' })),
    checks: checksLine([...layout.rows.keys()], numbers),
  }
}

/** Whoever supplies numbers; their exports are read by the Data view. */
const sources = ['Finance', 'Sales ops', 'HR', 'Technology']

function homeSentence(plan: Plan, name: string, side: Side): Phrase {
  const arr = strong(printFigure(side.of('total_arr').at(-1) ?? 0, 'money', plan.currency))
  const reaches = [`${name} reaches `, arr, ` ARR by ${monthLabel(plan, plan.months)}`]
  const low = cashLowPoint(side)
  if (low?.value == null) return [...reaches, '.']
  const cash = strong(printFigure(low.value, 'money', plan.currency))
  if (low.value < 0) return [...reaches, ', but cash falls to ', cash, ` in ${monthLabel(plan, low.month)}.`]
  return [...reaches, ' and never holds less than ', cash, ' in cash.']
}

function cashRunsOut(plan: Plan, side: Side): string | undefined {
  const index = side.of('cash_balance').findIndex(cash => cash < 0)
  if (index < 0) return undefined
  return `Cash runs out in ${monthLabel(plan, index + 1)}. Raise more, spend less or hire later in Plan.`
}

/** "All 8 checks hold", or how many do not. */
function checksLine(
  rows: readonly string[],
  { findings }: ScenarioNumbers,
): { readonly text: string; readonly hold: boolean } {
  const checks = rows.filter(name => name.startsWith('check_')).length
  const failing = findings.filter(({ code }) => code === 'C302').length
  if (failing === 0) return { text: `All ${checks} checks hold`, hold: true }
  return { text: `${failing} of ${checks} checks ${failing === 1 ? 'fails' : 'fail'}`, hold: false }
}
