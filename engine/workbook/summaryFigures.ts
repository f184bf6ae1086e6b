// The key figures as the sheets show them: where each stands on Model, and what the engine found for every scenario.

import { type KeyFigure, keyFigures } from '../plan/keyFigures.ts'
import { modelRow, monthColumn, sheetNames } from './layout.ts'
import { type MoneyScale, moneyScale, summaryLook } from './numberFormats.ts'
import { calendarOf, exactNumbers, type PlanSource, rowNamed } from './planSource.ts'
import { cellReference, membersMonths } from './reference.ts'

/** One key figure. */
export type SummaryFigure = {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly numberFormat: string
  readonly better: 'higher' | 'lower'
  /** The cell of Model that holds it for the scenario shown. */
  readonly live: string
  /** The engine's value in each scenario, in the order of the columns. */
  readonly stored: readonly number[]
}

/** The id of the figure below which the month of the low point stands. */
export const lowPoint = 'cash_low_point'

/** The key figures of every scenario; those whose window is never complete are left out. */
export function summaryFigures(source: PlanSource): readonly SummaryFigure[] {
  const { layout, model } = source
  const calendar = calendarOf(source)
  const scale = planScale(source)
  const byScenario = layout.scenarios.map((_, index) =>
    keyFigures(calendar, row => exactNumbers(source, index, row)),
  )
  const figures = byScenario[0] ?? []
  return figures.flatMap((figure, place): readonly SummaryFigure[] => {
    const stored = byScenario.map(own => own[place]?.value ?? null)
    if (stored.some(value => value === null)) return []
    const { numberFormat, label: unit } = summaryLook(
      rowNamed(source, figure.row).unit,
      model.currency,
      scale,
    )
    return [
      {
        id: figure.id,
        label: figure.label,
        unit,
        numberFormat,
        better: figure.better,
        live: liveCell(source, figure),
        stored: stored.flatMap(value => value ?? []),
      },
    ]
  })
}

/** The low point is what Model knows of it in the last month. */
function liveCell(source: PlanSource, { id, row, month }: KeyFigure): string {
  return modelCell(source, row, [], id === lowPoint ? source.layout.months : month)
}

/** A member of a row on Model in a month; month 0 is the opening. */
export function modelCell(source: PlanSource, row: string, member: readonly string[], month: number): string {
  const { layout } = source
  const at = modelRow(layout, row, member, rowNamed(source, row).dims)
  return cellReference(at, monthColumn(layout, month), 'both', sheetNames.model)
}

/** ARR of all segments before the first month, as Model rolls it forward. */
export function openingArr({ layout }: PlanSource): string {
  return `SUM(${membersMonths(layout, 'closing_arr', 0)})`
}

/** Millions or thousands, by the largest ARR of any scenario. */
export function planScale(source: PlanSource): MoneyScale {
  const largest = source.layout.scenarios.flatMap((_, index) => exactNumbers(source, index, 'total_arr'))
  return moneyScale(largest.reduce((most, value) => Math.max(most, Math.abs(value)), 0))
}
