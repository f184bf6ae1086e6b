// What Compare says of two scenarios: the bridge between their ARR, the figures side by side, what limits new business.

import {
  type CalendarMonth,
  dateOf,
  type KeyFigure,
  monthLabel,
  monthLabels,
  type Plan,
  printChange,
} from '../../../engine/index.ts'
import type { ScenarioNumbers } from '../../session/engineApi.ts'
import { isStale, numbersOf } from '../../session/scenarioResult.ts'
import { type Session, scenarioOf } from '../../session/session.ts'
import { changeTone, figureOrNone, fullFigure, type Tone } from '../figureText.ts'
import { type Phrase, strong } from '../phrase.ts'
import { type ArrBridge, arrBridge } from './arrBridge.ts'
import { type CostChange, costChanges } from './costChanges.ts'
import { type SegmentLimits, segmentLimits } from './segmentLimits.ts'

/** A line of the figures table. */
type FigureLine = {
  readonly label: string
  readonly before: string
  readonly after: string
  readonly change: string
  readonly tone: Tone
  readonly full: string
  /** The values themselves, before and after, in the unit of the growth model. */
  readonly values: Pair<number | null>
  readonly unit: string
}

type Pair<T> = readonly [T, T]

/** All that Compare shows. */
export type CompareProps = { readonly kind: 'empty' } | { readonly kind: 'busy' } | CompareReady

/** Two scenarios, both computed. */
export type CompareReady = {
  readonly kind: 'ready'
  readonly stale: boolean
  readonly before: string
  readonly after: string
  readonly sentence: Phrase
  readonly horizon: string
  readonly months: readonly string[]
  /** The calendar years and months (1 to 12) of the same. */
  readonly dates: readonly CalendarMonth[]
  readonly bridge: ArrBridge
  readonly figures: readonly FigureLine[]
  readonly limits: { readonly before: SegmentLimits; readonly after: SegmentLimits }
  readonly costs: readonly CostChange[]
  readonly currency: string
}

/** Reads the comparison of two scenarios out of the session. */
export function loadCompare(session: Session, beforeId: string, afterId: string): CompareProps {
  const { plan, layout, results } = session
  if (plan.scenarios.length < 2) return { kind: 'empty' }
  const [from, to] = [scenarioOf(plan, beforeId), scenarioOf(plan, afterId)]
  if (from === undefined || to === undefined) return { kind: 'empty' }
  const [before, after] = [results.get(beforeId)?.numbers, results.get(afterId)?.numbers]
  if (before === undefined || after === undefined) return { kind: 'busy' }
  const [ofBefore, ofAfter] = [numbersOf(layout, before), numbersOf(layout, after)]
  return {
    kind: 'ready',
    stale: isStale(session, beforeId) || isStale(session, afterId),
    before: from.name,
    after: to.name,
    sentence: compareSentence(plan, to.name, [before, after]),
    horizon: monthLabel(plan, plan.months),
    months: monthLabels(plan),
    dates: Array.from({ length: plan.months }, (_, index) => dateOf(plan, index + 1)),
    bridge: arrBridge(layout, ofBefore, ofAfter),
    figures: figureLines(session, [before, after]),
    limits: {
      before: segmentLimits(layout, before, ofBefore),
      after: segmentLimits(layout, after, ofAfter),
    },
    costs: costChanges(layout, ofBefore, ofAfter),
    currency: plan.currency,
  }
}

/** The pair that Compare opens with: the shown scenario against a sibling if it has one, else its parent or a child. */
export function firstPair({ plan, current }: Session): readonly [string, string] {
  const shown = scenarioOf(plan, current)
  const sibling = plan.scenarios.find(({ id, parent }) => id !== current && parent === shown?.parent)
  const other = sibling?.id ?? shown?.parent ?? plan.scenarios.find(({ id }) => id !== current)?.id ?? current
  return [other, current]
}

/** "Balanced ends $0.7M lower in ARR but keeps $1.7M more cash at the low point." */
function compareSentence(plan: Plan, after: string, numbers: Pair<ScenarioNumbers>): Phrase {
  const [arr, cash] = [arrChange(plan, numbers), cashChange(plan, numbers)]
  if (arr.size === '' && cash.size === '')
    return [`${after} ends with the same ARR and the same low point of cash.`]
  const ends: Phrase =
    arr.size === ''
      ? ['ends with the same ARR']
      : ['ends ', strong(`${arr.size} ${arr.up ? 'higher' : 'lower'}`), ' in ARR']
  const keeps: Phrase =
    cash.size === ''
      ? ['keeps the same low point of cash']
      : ['keeps ', strong(`${cash.size} ${cash.up ? 'more' : 'less'}`), ' cash at the low point']
  const joined = arr.size !== '' && cash.size !== '' && arr.up !== cash.up ? 'but' : 'and'
  return [`${after} `, ...ends, ` ${joined} `, ...keeps, '.']
}

/** How far a figure moved, without its sign; an empty size where nothing is to be seen. */
type Moved = { readonly size: string; readonly up: boolean }

function arrChange(plan: Plan, numbers: Pair<ScenarioNumbers>): Moved {
  return moved(
    numbers.map(({ figures }) => figures.findLast(({ row }) => row === 'total_arr')),
    plan,
  )
}

function cashChange(plan: Plan, numbers: Pair<ScenarioNumbers>): Moved {
  return moved(
    numbers.map(({ figures }) => figures.find(({ id }) => id === 'cash_low_point')),
    plan,
  )
}

function moved(figures: readonly (KeyFigure | undefined)[], { currency }: Plan): Moved {
  const [from, to] = figures.map(figure => figure?.value ?? 0)
  const text = printChange(from ?? 0, to ?? 0, 'money', currency)
  return { size: /[1-9]/.test(text) ? text.replace(/^[+−]/, '') : '', up: (to ?? 0) > (from ?? 0) }
}

/** The figures of the table by row, in reading order, each with its name in this narrow place. */
const shownFigures: readonly {
  readonly row: string
  readonly name: string
  readonly dated?: 'month' | 'year'
}[] = [
  { row: 'total_arr', name: 'ARR', dated: 'month' },
  { row: 'cash_low_point', name: 'Cash low point' },
  { row: 'burn_multiple', name: 'Burn multiple', dated: 'year' },
  { row: 'net_revenue_retention', name: 'NRR', dated: 'month' },
  { row: 'capacity_utilisation', name: 'Capacity used' },
]

function figureLines({ plan, layout }: Session, [from, to]: Pair<ScenarioNumbers>): readonly FigureLine[] {
  return shownFigures.flatMap(({ row, name, dated }) => {
    const [before, after] = [from, to].map(({ figures }) => figures.findLast(figure => figure.row === row))
    if (before === undefined || after === undefined) return []
    const month = monthLabel(plan, before.month)
    const when = dated === 'year' ? yearTo(month) : month
    const label = dated === undefined ? name : `${name}, ${when}`
    return [figureLine(label, before, after, layout.rows.get(row)?.unit ?? 'index', plan.currency)]
  })
}

/** The year that ends with a month: "2027" of "Dec 2027", else "year to Jun 2027". */
function yearTo(month: string): string {
  return month.startsWith('Dec ') ? month.slice(4) : `year to ${month}`
}

function figureLine(
  label: string,
  before: KeyFigure,
  after: KeyFigure,
  unit: string,
  currency: string,
): FigureLine {
  const [from, to] = [before.value, after.value]
  const known = from !== null && to !== null
  const change = known ? printChange(from, to, unit, currency) : ''
  return {
    label,
    before: figureOrNone(from, unit, currency),
    after: figureOrNone(to, unit, currency),
    change,
    tone: changeTone(change, before.better),
    values: [from, to],
    unit,
    full: known
      ? `${before.label}: ${fullFigure(from, unit, currency)} to ${fullFigure(to, unit, currency)}`
      : before.label,
  }
}
