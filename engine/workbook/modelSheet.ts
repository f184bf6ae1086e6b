// The sheet `Model`: every row of the model with its formula, one and the same in every month.

import { columnLetters } from './cellAddress.ts'
import { calendarRows, type Layout, pagesWide, sheetNames } from './layout.ts'
import { headRows } from './layoutSheets.ts'
import { modelChapter } from './modelChapter.ts'
import { monthFormat } from './numberFormats.ts'
import { emptySheet, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { CellContent, FormatRule, Sheet } from './workbook.ts'

/** The model sheet. O(members × months). */
export function modelSheet(source: SheetSource): Sheet {
  const { model, layout } = source
  const chapters = model.themes.map(theme => modelChapter(theme, source))
  const parts = [heading(layout), ...chapters]
  const bottom = Math.max(headRows.model, ...chapters.flatMap(({ bottom: last }) => last ?? []))
  return {
    ...emptySheet(sheetNames.model, '8A94A0'),
    blocks: parts.flatMap(({ blocks }) => blocks),
    formats: [openingLook(layout, bottom), ...parts.flatMap(({ formats }) => formats)],
    rowGroups: parts.flatMap(({ rowGroups }) => rowGroups ?? []),
    columnWidths: columnWidths(layout),
    rowHeights: [{ row: 1, points: 22.5 }],
    columnGroups: historyGroup(layout),
    frozen: { rows: headRows.model, columns: layout.unitColumn },
    print: {
      landscape: true,
      fitToWidth: true,
      pagesWide: pagesWide(layout),
      repeatRows: [1, headRows.model],
      repeatColumns: [1, 1],
      area: { top: 1, left: 1, bottom, right: layout.lastColumn },
    },
  }
}

/** Title, the shown scenario, and the calendar: date, month number, position among the columns. */
function heading(layout: Layout): SheetParts {
  const { firstColumn, lastColumn, liveColumn, calendar } = layout
  const { column: chosen, row } = layout.selector
  const live = `${sheetNames.inputs}!$${columnLetters(liveColumn)}$`
  const shown = `${layout.selector.sheet}!$${columnLetters(chosen)}$${row}`
  const months = Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) => firstColumn + index)
  const cells = (formula: (column: string, before: string) => string): readonly CellContent[] =>
    months.map(column => ({ formula: formula(columnLetters(column), columnLetters(column - 1)) }))
  const labels = (label: string, name: string, unit: string, says: CellContent): readonly CellContent[] => [
    label,
    name,
    ...Array.from({ length: layout.keyColumns - 1 }, () => null),
    unit,
    says,
  ]
  const dates = cells(column => `EDATE(${live}${calendar.firstMonth},${column}${calendarRows.month}-1)`)
  const numbers = cells(column => `${column}${calendarRows.column}-${live}${calendar.historyMonths}`)
  const positions = cells((_, before) => `${before}${calendarRows.column}+1`)
  const across = { left: 1, right: lastColumn }
  return {
    blocks: [
      {
        id: 'model/title',
        top: 1,
        left: 1,
        cells: [['Model'], [{ formula: `${shown}&" · one formula per row, copied right"` }]],
      },
      {
        id: 'model/calendar',
        top: calendarRows.date,
        left: 1,
        cells: [
          [...labels('Month', 'Name or item', 'Unit', 'What it is'), ...dates],
          [...labels('Month number', '', '', 'Months from the first; 0 is the opening.'), ...numbers],
          [...labels('Column', '', '', 0), ...positions],
        ],
      },
    ],
    formats: [
      { area: { top: 1, left: 1, bottom: 1, right: 1 }, style: 'title' },
      { area: { top: 2, left: 1, bottom: 2, right: 1 }, style: 'subtitle' },
      { area: { top: calendarRows.date, bottom: calendarRows.date, ...across }, style: 'header' },
      {
        area: { top: calendarRows.date, bottom: calendarRows.date, left: firstColumn, right: lastColumn },
        style: 'header_right',
        numberFormat: monthFormat,
      },
      {
        area: { top: calendarRows.month, bottom: calendarRows.column, ...across },
        style: 'unit',
        numberFormat: '0',
      },
    ],
  }
}

function openingLook(layout: Layout, bottom: number): FormatRule {
  return {
    area: { top: headRows.model + 1, left: layout.firstColumn, bottom, right: layout.openingColumn },
    style: 'opening',
  }
}

/** All history but the opening is folded away. */
function historyGroup(layout: Layout): Sheet['columnGroups'] {
  if (layout.historyColumns < 2) return []
  return [{ from: layout.firstColumn, to: layout.openingColumn - 1, level: 1, hidden: true }]
}

function columnWidths(layout: Layout): Sheet['columnWidths'] {
  return [
    { from: 1, to: 1, pixels: 236 },
    { from: 2, to: 2, pixels: 130 },
    { from: 3, to: layout.keyColumns + 1, pixels: 70 },
    { from: layout.unitColumn, to: layout.unitColumn, pixels: 74 },
    { from: layout.liveColumn, to: layout.liveColumn, pixels: 216 },
    { from: layout.firstColumn, to: layout.lastColumn, pixels: 68 },
  ]
}
