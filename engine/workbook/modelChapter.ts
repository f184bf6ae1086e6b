// A chapter of the sheet `Model`: its rows with their formulas, working above the row that needs it.

import { type Layout, monthColumn, type PlacedBlock, sheetNames } from './layout.ts'
import { computedLook } from './numberFormats.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import type { FormulaBlock } from './sheetFormulas.ts'
import type { SheetRow, SheetTheme } from './sheetModel.ts'
import { memberName, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { CellContent, FormatRule } from './workbook.ts'

/** A band with the name of the chapter and the lines of its rows; nothing where it has none. O(members × months). */
export function modelChapter(theme: SheetTheme, source: SheetSource): SheetParts {
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
    blocks: [{ id, top: placed.header, left: 1, cells }],
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
