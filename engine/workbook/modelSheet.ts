// The sheet `Model`: every row of the model with its formula, one and the same in every month.

import { columnLetters } from './cellAddress.ts'
import { calendarRows, type Layout, monthColumn, type PlacedBlock, sheetNames } from './layout.ts'
import { headRows } from './layoutSheets.ts'
import { computedLook, monthFormat } from './numberFormats.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import type { FormulaBlock } from './sheetFormulas.ts'
import type { SheetRow, SheetTheme } from './sheetModel.ts'
import { emptySheet, memberName, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { Block, CellContent, FormatRule, Sheet } from './workbook.ts'

/** The model sheet. O(members × months). */
export function modelSheet(source: SheetSource): Sheet {
  const { model, layout } = source
  const chapters = model.themes.map(theme => chapter(theme, source))
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
      fitToWidth: false,
      repeatRows: [1, headRows.model],
      repeatColumns: [1, layout.unitColumn],
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

function chapter(theme: SheetTheme, source: SheetSource): SheetParts {
  const { formulas, layout } = source
  const rows = new Map(theme.rows.map(row => [row.name, row]))
  const blocks = formulas.blocks.filter(({ row, block }) => rows.has(row) && membersIn(block) > 0)
  const first = blocks[0] && layout.blocks.get(blocks[0].block.key)
  if (first === undefined) return { blocks: [], formats: [] }
  const band = first.header - 1
  const written = blocks.flatMap(block => {
    const placed = layout.blocks.get(block.block.key)
    const row = rows.get(block.row)
    return placed && row ? [rowOfModel(block, placed, row, source)] : []
  })
  const bottom = Math.max(...written.flatMap(({ bottom: last }) => last ?? []))
  return {
    blocks: [
      { id: `model/chapter/${theme.title}`, top: band, left: 1, cells: [[theme.title]] },
      ...written.flatMap(parts => parts.blocks),
    ],
    formats: [
      { area: { top: band, left: 1, bottom: band, right: layout.lastColumn }, style: 'section' },
      ...written.flatMap(parts => parts.formats),
    ],
    rowGroups: [
      { from: band + 1, to: bottom, level: 1, hidden: false },
      ...written.flatMap(parts => parts.rowGroups ?? []),
    ],
    bottom,
  }
}

/** Members beyond this number are folded away; their total or header stays. */
const mostOpenMembers = 20

/** The lines of one row of the model, or of its working. */
function rowOfModel(
  written: FormulaBlock,
  placed: PlacedBlock,
  row: SheetRow,
  source: SheetSource,
): SheetParts {
  const { model, layout } = source
  const { block, working } = written
  const { numberFormat, label: unit } = computedLook(working === undefined ? row.unit : 'any', model.currency)
  const name = working === undefined ? row.label : `Working for ${row.label.toLowerCase()}`
  const says =
    working === undefined ? row.says : 'Worked out here because a formula needs it in cells of its own.'
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  const months = Array.from({ length: layout.lastColumn - layout.firstColumn + 1 }, () => null)
  const keyed = working === undefined ? row.name : ''
  const lines = Array.from({ length: membersIn(block) }, (_, index) =>
    monthCells(written, index, placed, source),
  )
  const cells: readonly (readonly CellContent[])[] =
    block.dims.length === 0
      ? lines.map(line => [name, keyed, ...blanks, unit, says, ...line])
      : [
          [name, keyed, ...blanks, unit, says, ...months],
          ...lines.map((line, index) => {
            const member = memberName(block, positionsAt(block, index), layout)
            return [member.label, ...member.ids, ...blanks.slice(block.dims.length - 1), unit, null, ...line]
          }),
        ]
  const bottom = placed.header + cells.length - 1
  const id = working === undefined ? `model/${row.name}` : `model/${block.key.replace(':', '/')}`
  return {
    blocks: [{ id, top: placed.header, left: 1, cells } satisfies Block],
    formats: rowLook(written, placed, bottom, numberFormat, layout),
    rowGroups:
      block.dims.length === 0
        ? []
        : [{ from: placed.top, to: bottom, level: 2, hidden: lines.length > mostOpenMembers }],
    bottom,
  }
}

/** One member in every column: nothing where nothing is read, the opening, then the same formula to the end. */
function monthCells(
  { formulas, before, block, onlyBefore }: FormulaBlock,
  index: number,
  placed: PlacedBlock,
  { depth, layout, render }: SheetSource,
): readonly CellContent[] {
  const row = placed.top + index
  const held = depth.of(block.key, index)
  const monthly = formulas[index] ?? []
  const opening = before === 'same' ? monthly : before === 'zero' ? undefined : before[index]
  const count = layout.lastColumn - layout.firstColumn + 1
  return Array.from({ length: count }, (_, offset): CellContent => {
    const column = layout.firstColumn + offset
    const month = column - layout.openingColumn
    const cell = { sheet: sheetNames.model, row, column }
    if (month > 0) return onlyBefore ? null : { formula: render(monthly, cell) }
    if (month <= -held) return null
    return opening === undefined ? 0 : { formula: render(opening, cell) }
  })
}

function rowLook(
  { block, working, formulas }: FormulaBlock,
  { header, top }: PlacedBlock,
  bottom: number,
  numberFormat: string,
  layout: Layout,
): readonly FormatRule[] {
  const isResult = working === undefined && block.dims.length === 0 && isTotal(formulas[0])
  const style = isResult ? 'result' : working === undefined ? 'computed' : 'unit'
  const named: FormatRule = {
    area: { top: header, left: 1, bottom: header, right: 1 },
    style: isResult ? 'result' : working === undefined ? 'label' : 'unit',
  }
  const aside: FormatRule = {
    area: { top: header, left: 2, bottom, right: layout.liveColumn },
    style: isResult ? 'result' : 'unit',
  }
  const history: FormatRule = {
    area: { top, left: layout.firstColumn, bottom, right: layout.openingColumn },
    style: 'opening',
    numberFormat,
  }
  const months: FormatRule = {
    area: { top, left: monthColumn(layout, 1), bottom, right: layout.lastColumn },
    style,
    numberFormat,
  }
  const members: readonly FormatRule[] =
    block.dims.length === 0
      ? []
      : [
          {
            area: { top, left: 1, bottom, right: 1 },
            style: working === undefined ? 'label' : 'unit',
            indent: 1,
          },
        ]
  return [named, ...members, aside, history, months]
}

/** A sum over items stands out as the result it is. */
function isTotal(formula: readonly unknown[] | undefined): boolean {
  return formula?.[0] === 'SUM(' && formula.length === 3
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
