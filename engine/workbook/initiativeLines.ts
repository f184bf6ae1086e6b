// What each initiative costs and brings, on the sheet `Use of proceeds`: the engine's scenario with it less without it.

import { summaryLook } from './numberFormats.ts'
import type { InitiativeNumbers, PlanSource, RowNumbers } from './planSource.ts'
import type { SheetParts } from './sheetParts.ts'
import { joinedParts } from './sheetTable.ts'
import type { CellContent } from './workbook.ts'

type YearEnd = { readonly label: string; readonly month: number }
type InitiativeColumns = {
  readonly label: number
  readonly unit: number
  readonly first: number
  readonly right: number
}

/** A table per scenario, three lines per initiative; nothing when the engine was not asked about any. */
export function initiativeLines(
  source: PlanSource,
  top: number,
  columns: InitiativeColumns,
  ends: readonly YearEnd[],
): SheetParts {
  const initiatives = source.engine.initiatives ?? []
  const scenarios = [...new Set(initiatives.map(({ scenario }) => scenario))]
  const parts: SheetParts[] = []
  let next = top
  for (const scenario of scenarios) {
    const own = initiatives.filter(initiative => initiative.scenario === scenario)
    const table = scenarioParts(source, next, columns, ends, scenario, own)
    parts.push(table)
    next = (table.bottom ?? next) + 2
  }
  return parts.length === 0 ? { blocks: [], formats: [] } : joinedParts(parts)
}

function scenarioParts(
  { layout, model }: PlanSource,
  top: number,
  columns: InitiativeColumns,
  ends: readonly YearEnd[],
  scenario: string,
  initiatives: readonly InitiativeNumbers[],
): SheetParts {
  const { numberFormat, label: unit } = summaryLook('money', model.currency, 'thousands')
  const title = layout.scenarios.find(({ id }) => id === scenario)?.title ?? scenario
  const functions = (model.shape.items.get('function') ?? []).map(({ id }) => [id])
  const lines = initiatives.flatMap(initiative => effectLines(initiative, functions, ends, unit))
  const bottom = top + lines.length
  const right = columns.first + ends.length - 1
  return {
    blocks: [
      {
        id: `uses/initiatives/${scenario}`,
        top,
        left: columns.label,
        cells: [[`By initiative in ${title}: what the engine finds with it, less without it`]],
      },
      { id: `uses/initiatives/${scenario}/lines`, top: top + 1, left: columns.label, cells: lines },
    ],
    formats: [
      { area: { top, bottom: top, left: columns.label, right: columns.right }, style: 'section' },
      { area: { top: top + 1, bottom, left: columns.label, right: columns.label }, style: 'label' },
      { area: { top: top + 1, bottom, left: columns.unit, right }, style: 'unit', numberFormat },
    ],
    bottom,
  }
}

/** Cost to the end of each year, and ARR and cash at it. */
function effectLines(
  { label, with: present, without }: InitiativeNumbers,
  functions: readonly (readonly string[])[],
  ends: readonly YearEnd[],
  unit: string,
): readonly (readonly CellContent[])[] {
  const cost = (numbers: RowNumbers, month: number): number =>
    functions.reduce((sum, member) => sum + total(numbers('cost_by_function', member), month), 0)
  const end = (row: string) => (numbers: RowNumbers, month: number) => numbers(row, [])[month - 1] ?? 0
  const line = (
    what: string,
    read: (numbers: RowNumbers, month: number) => number,
  ): readonly CellContent[] => [
    `${label}: ${what}`,
    unit,
    ...ends.map(({ month }) => read(present, month) - read(without, month)),
  ]
  return [line('cost', cost), line('ARR', end('total_arr')), line('cash', end('cash_balance'))]
}

function total(months: readonly number[], to: number): number {
  return months.slice(0, to).reduce((sum, value) => sum + value, 0)
}
