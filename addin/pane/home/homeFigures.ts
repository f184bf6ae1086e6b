// The five figures of Home, each with its line over the months and its change against the parent.

import { type KeyFigure, monthLabel, type Plan, printChange, printFigure } from '../../../engine/index.ts'
import type { PlanLayout, ScenarioNumbers } from '../../session/engineApi.ts'
import { type NumbersOf, numbersOf } from '../../session/scenarioResult.ts'
import { centFigure, changeTone, fullFigure, type Tone } from '../figureText.ts'

/** One of the five figures. */
export type HomeFigure = {
  /** The row that explains it. */
  readonly row: string
  readonly month: number
  readonly name: string
  /** When it is read: "Dec 2028", "Year to Dec 2027". */
  readonly when: string
  readonly value: string
  /** Every digit, for hovering. */
  readonly full: string
  readonly change?: { readonly text: string; readonly tone: Tone }
  /** Months 1 to N; null where the figure does not exist yet. */
  readonly points: readonly (number | null)[]
  readonly parentPoints?: readonly (number | null)[]
  /** The unit of its values in the growth model; empty for one that no row has. */
  readonly unit: string
  /** How a value on its line reads. */
  readonly print: (value: number) => string
}

/** The numbers of one scenario, ready to be read. */
export type Side = {
  readonly of: NumbersOf
  readonly figures: readonly KeyFigure[]
  /** The runway that stands for "that long or longer", in months. */
  readonly longestRunway: number
}

/** A scenario's numbers as a side of the comparison. */
export function sideOf(layout: PlanLayout, numbers: ScenarioNumbers): Side {
  const cap = numbers.values[layout.cells.findIndex(({ input }) => input === 'runway_cap_months')]
  return {
    of: numbersOf(layout, numbers),
    figures: numbers.figures,
    longestRunway: typeof cap === 'number' ? cap : Number.POSITIVE_INFINITY,
  }
}

/** The least cash from the month in which the round's first money arrives. */
export function cashLowPoint({ figures }: Side): KeyFigure | undefined {
  return figures.find(({ id }) => id === 'cash_low_point')
}

/** The figures of a scenario, and their changes from its parent where that is known. */
export function homeFigures(plan: Plan, now: Side, parent: Side | undefined): readonly HomeFigure[] {
  const { months } = plan
  const read = (row: string, month: number, name: string, when?: string): HomeFigure =>
    rowFigure({ plan, now, parent, row, month, name, when: when ?? monthLabel(plan, month) })
  const low = cashLowPoint(now)
  const lowMonth = low?.month ?? months
  const burnMonth = now.figures.find(({ row }) => row === 'burn_multiple')?.month ?? months
  return [
    read('total_arr', months, 'ARR'),
    withLowPoint(read('cash_balance', lowMonth, 'Cash low point'), plan, low, parent && cashLowPoint(parent)),
    withRunwayCap(read('runway_months', Math.min(12, months), 'Runway'), now, parent),
    read('burn_multiple', burnMonth, 'Burn multiple', `Year to ${monthLabel(plan, burnMonth)}`),
    perDollarFigure(plan, now, parent),
  ]
}

type Kind = { readonly unit: string; readonly better: 'higher' | 'lower' }

const kinds = {
  total_arr: { unit: 'money', better: 'higher' },
  cash_balance: { unit: 'money', better: 'higher' },
  runway_months: { unit: 'months', better: 'higher' },
  burn_multiple: { unit: 'year', better: 'lower' },
} as const satisfies Record<string, Kind>

/** A figure that is a row without dimensions, read in one month. */
function rowFigure(asked: {
  readonly plan: Plan
  readonly now: Side
  readonly parent: Side | undefined
  readonly row: string
  readonly month: number
  readonly name: string
  readonly when: string
}): HomeFigure {
  const { plan, now, parent, row, month, name, when } = asked
  const kind: Kind = kinds[row as keyof typeof kinds]
  const points = now.of(row)
  const parentPoints = parent?.of(row)
  const value = points[month - 1] ?? 0
  const print = (at: number): string => printFigure(at, kind.unit, plan.currency)
  return {
    row,
    month,
    name,
    when,
    value: print(value),
    full: fullFigure(value, kind.unit, plan.currency),
    ...changeOf(parentPoints?.[month - 1], value, kind, plan.currency),
    points,
    ...(parentPoints && { parentPoints }),
    unit: kind.unit,
    print,
  }
}

/** The low point is a number of its own: it may lie before the first month, where the line has none. */
function withLowPoint(
  figure: HomeFigure,
  { currency }: Plan,
  low: KeyFigure | undefined,
  parentLow: KeyFigure | undefined,
): HomeFigure {
  const { unit } = kinds.cash_balance
  const value = low?.value ?? 0
  return {
    ...figure,
    value: figure.print(value),
    full: fullFigure(value, unit, currency),
    ...changeOf(parentLow?.value, value, kinds.cash_balance, currency),
  }
}

function changeOf(
  from: number | null | undefined,
  to: number | null | undefined,
  { unit, better }: Kind,
  currency: string,
): Pick<HomeFigure, 'change'> {
  if (from == null || to == null) return {}
  const text = printChange(from, to, unit, currency)
  return { change: { text, tone: changeTone(text, better) } }
}

/** The longest runway stands for "that long or longer", so a change to or from it has no size. */
function withRunwayCap(figure: HomeFigure, now: Side, parent: Side | undefined): HomeFigure {
  const text = `${now.longestRunway}+ months`
  const capped = (side: Side): boolean =>
    (side.of('runway_months')[figure.month - 1] ?? 0) >= side.longestRunway
  const [mine, theirs] = [capped(now), parent !== undefined && capped(parent)]
  if (!mine && !theirs) return figure
  const { change: _, ...rest } = figure
  if (!mine) return { ...rest, change: { text: `from ${text}`, tone: 'bad' } }
  const longest = { ...rest, value: text, full: `${now.longestRunway} months or more, or no burn` }
  return parent === undefined || theirs
    ? longest
    : {
        ...longest,
        change: { text: `from ${parent.of('runway_months')[figure.month - 1]?.toFixed(1)}`, tone: 'good' },
      }
}

/** What a dollar of burn has bought in ARR so far, month by month; nothing while no cash was burned. */
function perDollarFigure(plan: Plan, now: Side, parent: Side | undefined): HomeFigure {
  const { currency, months } = plan
  const points = perDollar(now)
  const parentPoints = parent && perDollar(parent)
  const value = points.at(-1) ?? null
  const earlier = parentPoints?.at(-1) ?? null
  const change = value === null || earlier === null ? undefined : centChange(earlier, value, currency)
  return {
    row: 'net_new_arr',
    month: months,
    name: `Net new ARR per ${oneUnit(currency)}`,
    when: `burned, ${months} months`,
    value: value === null ? 'no burn' : centFigure(value, currency),
    full: value === null ? 'No cash is used over the whole plan' : value.toFixed(4),
    ...(change !== undefined && { change: { text: change, tone: changeTone(change, 'higher') } }),
    points,
    ...(parentPoints && { parentPoints }),
    unit: '',
    print: at => centFigure(at, currency),
  }
}

function centChange(from: number, to: number, currency: string): string {
  const size = centFigure(Math.abs(to - from), currency)
  return /[1-9]/.test(size) ? `${to < from ? '−' : '+'}${size}` : size
}

/** `$`, or the code of a currency without a sign of its own. */
function oneUnit(currency: string): string {
  return centFigure(0, currency).replace(/[\d.,\s]/g, '')
}

function perDollar(side: Side): readonly (number | null)[] {
  const burned = runningTotal(side.of('net_burn'))
  return runningTotal(side.of('net_new_arr')).map((gained, index) => {
    const spent = burned[index] ?? 0
    return spent > 0 ? gained / spent : null
  })
}

function runningTotal(values: readonly number[]): readonly number[] {
  let total = 0
  return values.map(value => {
    total += value
    return total
  })
}
