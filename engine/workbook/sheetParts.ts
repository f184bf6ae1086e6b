// What a chapter or a table puts on its sheet, before the sheet is put together.

import type { HistoryDepth } from './historyDepth.ts'
import type { Layout } from './layout.ts'
import type { FormulaRenderer } from './renderFormula.ts'
import type { SheetBlock } from './sheetBlocks.ts'
import type { SheetFormulas } from './sheetFormulas.ts'
import type { SheetModel } from './sheetModel.ts'
import type { Area, Block, FormatRule, Sheet } from './workbook.ts'

/** What every sheet is made from. */
export type SheetSource = {
  readonly model: SheetModel
  readonly formulas: SheetFormulas
  readonly depth: HistoryDepth
  readonly layout: Layout
  readonly render: FormulaRenderer
}

/** Blocks with their looks, and what else they bring along. */
export type SheetParts = {
  readonly blocks: readonly Block[]
  readonly formats: readonly FormatRule[]
  readonly rowGroups?: Sheet['rowGroups']
  readonly validations?: Sheet['validations']
  readonly conditionals?: Sheet['conditionals']
  /** The last row in use. */
  readonly bottom?: number
}

/** A sheet with nothing on it. */
export function emptySheet(name: string, tabColor: string): Sheet {
  return {
    name,
    tabColor,
    blocks: [],
    formats: [],
    conditionals: [],
    validations: [],
    charts: [],
    columnWidths: [],
    rowHeights: [],
    rowGroups: [],
    columnGroups: [],
    print: { landscape: true, fitToWidth: true },
  }
}

/** The ids of a member in the order of its block, and what people call it. */
export function memberName(
  block: SheetBlock,
  positions: readonly number[],
  layout: Layout,
): { readonly ids: readonly string[]; readonly label: string } {
  const items = block.dims.map((dimension, index) => layout.items(dimension)[positions[index] ?? 0])
  return {
    ids: items.map(item => item?.id ?? ''),
    label: items.map(item => item?.label ?? '').join(' · '),
  }
}

/** A style over an area. */
export function look(style: FormatRule['style'], area: Area): FormatRule {
  return { area, style }
}
