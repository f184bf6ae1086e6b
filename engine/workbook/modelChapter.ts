// A chapter of the sheet `Model`: its rows with their formulas, working above the row that needs it.

import type { CheckedExpression } from '../formula/checkedModel.ts'
import { unitOf } from './expressionFacts.ts'
import { type Layout, type PlacedBlock, sheetNames } from './layout.ts'
import { computedLook, modelLook, type UnitLook } from './numberFormats.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import type { FormulaBlock } from './sheetFormulas.ts'
import type { SheetModel, SheetRow, SheetTheme } from './sheetModel.ts'
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
  const { numberFormat, label: unit } = lookOf(row, working?.expression, model)
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
    formats: rowLook(written, placed, row, bottom, numberFormat, layout),
    rowGroups:
      block.dims.length === 0
        ? []
        : [{ from: placed.top, to: bottom, level: 2, hidden: lines.length > mostOpenMembers }],
    bottom,
  }
}

/** Checks are 0 when they hold, and shown in full when they do not. */
function lookOf(row: SheetRow, worked: CheckedExpression | undefined, model: SheetModel): UnitLook {
  if (worked !== undefined) return computedLook(unitOf(worked, model.checked), model.currency)
  return modelLook(row, model.currency)
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

/** Working is grey, a result bold; months whose trailing window is not complete yet are grey too. */
function rowLook(
  written: FormulaBlock,
  { header, top }: PlacedBlock,
  row: SheetRow,
  bottom: number,
  numberFormat: string,
  layout: Layout,
): readonly FormatRule[] {
  const isWorking = written.working !== undefined
  const isResult = !isWorking && standsOut(written, row)
  const { firstColumn, openingColumn, lastColumn, liveColumn, unitColumn } = layout
  const label = isResult ? 'result' : isWorking ? 'unit' : 'label'
  const incomplete = isWorking ? 0 : Math.min(row.validFrom - 1, layout.months)
  const numbers = (style: FormatRule['style'], left: number, right: number): readonly FormatRule[] =>
    right < left ? [] : [{ area: { top, left, bottom, right }, style, numberFormat }]
  const members: FormatRule = { area: { top, left: 1, bottom, right: 1 }, style: label, indent: 1 }
  return [
    { area: { top: header, left: 1, bottom: header, right: 1 }, style: label },
    ...(top === header ? [] : [members]),
    { area: { top: header, left: 2, bottom, right: liveColumn }, style: 'unit' },
    ...(isResult
      ? [{ area: { top: header, left: 1, bottom, right: unitColumn }, style: label } as const]
      : []),
    ...numbers('opening', firstColumn, openingColumn),
    ...numbers(isResult ? 'result' : isWorking ? 'unit' : 'computed', openingColumn + 1, lastColumn),
    ...numbers('unit', openingColumn + 1, openingColumn + incomplete),
  ]
}

/** Sums over items, and balances of the whole company that are carried forward. */
function standsOut({ block, formulas }: FormulaBlock, row: SheetRow): boolean {
  const [first, second] = formulas[0] ?? []
  if (block.dims.length > 0 || first === undefined) return false
  const isRun = typeof second === 'object' && second.kind === 'cells'
  if (first === 'SUM(') return isRun && formulas[0]?.length === 3
  const isOwn = typeof first !== 'string' && first.kind === 'cells' && first.block === block.key
  return isOwn && typeof second === 'string' && /^[+-]/.test(second) && row.unit.startsWith('money')
}
