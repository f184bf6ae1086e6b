// Tools: what is on and from when, how many seats it has, what it costs in a year.

import { monthLabels, type Period, periods, printFigure } from '../../../engine/index.ts'
import { isStale } from '../../session/scenarioResult.ts'
import type { Session } from '../../session/session.ts'
import { currencySign } from '../currencySign.ts'
import { shownNumbers } from './shownNumbers.ts'

/** A tool as the list shows it. */
type ToolLine = {
  readonly id: string
  readonly label: string
  readonly chosen: boolean
  readonly start: number
  /** "42 seats · $1,200 a seat · $30,000 a year". */
  readonly terms: string
  readonly cost: string
}

/** All that Tools shows. */
export type ToolsProps =
  | { readonly kind: 'busy' }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'ready'
      readonly stale: boolean
      readonly years: readonly string[]
      readonly tools: readonly ToolLine[]
      readonly total: string
      /** For how many months a tool is bought at a time. */
      readonly term: number
      readonly months: readonly string[]
    }

/** The fiscal year that opens: the second, because by then what is bought in the first costs its whole year. */
export function firstYear(session: Session): number {
  return Math.min(1, periods(session.plan, 'year').length - 1)
}

/** Reads the tools of the shown scenario for a fiscal year. O(tools × months). */
export function loadTools(session: Session, year: number): ToolsProps {
  const { plan, layout, current } = session
  const numbers = shownNumbers(session)
  if (numbers === undefined) return { kind: 'busy' }
  const items = layout.items.get('tool') ?? []
  if (items.length === 0) return { kind: 'empty' }
  const { of, at } = numbers
  const years = periods(plan, 'year')
  const { from, to }: Pick<Period, 'from' | 'to'> = years[year] ?? { from: 1, to: plan.months }
  const costs = items.map(({ id }) => sum(of('tool_expense', [id]).slice(from - 1, to)))
  const money = (value: number): string => printFigure(value, 'money', plan.currency)
  const sign = currencySign(plan)
  const price = (value: number): string => sign + value.toLocaleString('en-US', { maximumFractionDigits: 2 })
  const tools = items.map(({ id, label }, index) => {
    const seats = of('tool_seats', [id])[to - 1] ?? 0
    const [seat, flat] = [at('tool_seat_price', id), at('tool_flat_price', id)]
    const prices = [
      ...(seat > 0 ? [`${price(seat)} a seat`] : []),
      ...(flat > 0 ? [`${price(flat)} a year`] : []),
    ]
    return {
      id,
      label,
      chosen: at('tool_chosen', id) === 1,
      start: at('tool_start_month', id),
      terms: [`${Math.round(seats)} seats`, ...prices].join(' · '),
      cost: money(costs[index] ?? 0),
    }
  })
  return {
    kind: 'ready',
    stale: isStale(session, current),
    years: years.map(({ label }) => label),
    tools,
    total: money(sum(costs)),
    term: at('tool_contract_months'),
    months: monthLabels(plan),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
