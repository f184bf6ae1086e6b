// Lines of inputs by month: their months, their cells across, and how their names look.

import { columnLetters } from './cellAddress.ts'
import { type Layout, monthColumn } from './layout.ts'
import type { SheetInput } from './sheetModel.ts'
import type { SheetSource } from './sheetParts.ts'
import type { Area, CellContent, FormatRule } from './workbook.ts'

/** The months in which an input has numbers. */
function monthsOf(input: SheetInput, { layout, model }: SheetSource): readonly number[] {
  const [from, count] =
    input.time === 'history' ? [1 - model.shape.historyMonths, model.shape.historyMonths] : [1, layout.months]
  return Array.from({ length: count }, (_, index) => from + index)
}

/** A line of cells with something in the months of the input and nothing in the others. */
export function acrossMonths(
  input: SheetInput,
  source: SheetSource,
  cell: (month: number, column: string) => CellContent,
): readonly CellContent[] {
  const { layout } = source
  const months = new Set(monthsOf(input, source))
  return Array.from({ length: layout.lastColumn - layout.firstColumn + 1 }, (_, index) => {
    const column = layout.firstColumn + index
    const month = column - layout.openingColumn
    return months.has(month) ? cell(month, columnLetters(column)) : null
  })
}

/** The cells of an input in its months, from one row to another. */
export function monthsArea(input: SheetInput, top: number, bottom: number, source: SheetSource): Area {
  const months = monthsOf(input, source)
  return {
    top,
    left: monthColumn(source.layout, months[0] ?? 1),
    bottom,
    right: monthColumn(source.layout, months.at(-1) ?? 1),
  }
}

/** Looks of the names, ids and units left of the months. `hasMembers`: the lines below the header are indented. */
export function nameLooks(
  header: number,
  top: number,
  bottom: number,
  hasMembers: boolean,
  layout: Layout,
): readonly FormatRule[] {
  const members: readonly FormatRule[] = !hasMembers
    ? []
    : [{ area: { top, left: 1, bottom, right: 1 }, style: 'label', indent: 1 }]
  return [
    { area: { top: header, left: 1, bottom: header, right: 1 }, style: 'label' },
    ...members,
    { area: { top: header, left: 2, bottom, right: layout.liveColumn }, style: 'unit' },
  ]
}
