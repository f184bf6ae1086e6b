// What each initiative costs and brings, on the sheet `Use of proceeds`: the engine's scenario with it less without it.

import { summaryLook } from './numberFormats.ts'
import type { InitiativeNumbers, PlanSource, RowNumbers } from './planSource.ts'
import type { SheetParts } from './sheetParts.ts'
import type { CellContent } from './workbook.ts'

type YearEnd = { readonly label: string; readonly month: number }
type InitiativeColumns = { readonly label: number; readonly unit: number; readonly first: number }

/** Three lines per initiative and scenario; nothing when the engine was not asked about any. */
export function initiativeLines(
  source: PlanSource,
  top: number,
  columns: InitiativeColumns,
  ends: readonly YearEnd[],
): SheetParts {
  const initiatives = source.engine.initiatives ?? []
  if (initiatives.length === 0) return { blocks: [], formats: [] }
  const { numberFormat, label: unit } = summaryLook('money', source.model.currency, 'thousands')
  const lines = initiatives.flatMap(initiative => effectLines(initiative, source, ends, unit))
  const bottom = top + lines.length
  const right = columns.first + ends.length - 1
  return {
    blocks: [
      {
        id: 'uses/initiatives',
        top,
        left: columns.label,
        cells: [['By initiative: what the engine finds with it, less without it; not calculated here']],
      },
      { id: 'uses/initiatives/lines', top: top + 1, left: columns.label, cells: lines },
    ],
    formats: [
      { area: { top, bottom: top, left: columns.label, right }, style: 'section' },
      {
        area: { top: top + 1, bottom, left: columns.label, right: columns.label },
        style: 'label',
      },
      { area: { top: top + 1, bottom, left: columns.unit, right }, style: 'unit', numberFormat },
    ],
    bottom,
  }
}

/** Cost to the end of each year, and ARR and cash at it. */
function effectLines(
  { label, scenario, with: present, without }: InitiativeNumbers,
  { layout, model }: PlanSource,
  ends: readonly YearEnd[],
  unit: string,
): readonly (readonly CellContent[])[] {
  const title = layout.scenarios.find(({ id }) => id === scenario)?.title ?? scenario
  const functions = (model.shape.items.get('function') ?? []).map(({ id }) => [id])
  const cost = (numbers: RowNumbers, month: number): number =>
    functions.reduce((sum, member) => sum + total(numbers('cost_by_function', member), month), 0)
  const end = (row: string) => (numbers: RowNumbers, month: number) => numbers(row, [])[month - 1] ?? 0
  const line = (
    what: string,
    read: (numbers: RowNumbers, month: number) => number,
  ): readonly CellContent[] => [
    `${label} in ${title}: ${what}`,
    unit,
    ...ends.map(({ month }) => read(present, month) - read(without, month)),
  ]
  return [line('cost', cost), line('ARR', end('total_arr')), line('cash', end('cash_balance'))]
}

function total(months: readonly number[], to: number): number {
  return months.slice(0, to).reduce((sum, value) => sum + value, 0)
}
