// A workbook as a spreadsheet program holds it, cell by cell, and what becomes of it when changes are carried out.

import { unreachable } from '../../engine/formula/unreachable.ts'
import type { BlockWrite, CellFormat, SheetWrite } from '../../engine/workbook/blockWrite.ts'
import { areaAddress, cellAddress } from '../../engine/workbook/cellAddress.ts'
import { sheetGrid } from '../../engine/workbook/sheetGrid.ts'
import type { Area, CellContent, Chart, Sheet, Validation, Workbook } from '../../engine/workbook/workbook.ts'

/** Sheets in their order, ours and others, and what is kept by name. */
export type GridWorkbook = {
  readonly sheets: readonly GridSheet[]
  readonly names: ReadonlyMap<string, string>
  readonly parts: ReadonlyMap<string, string>
}

/** Cells, formats and validations by address, sizes by row and column; what is empty is left out. */
type GridSheet = Pick<
  Sheet,
  'name' | 'tabColor' | 'conditionals' | 'print' | 'rowGroups' | 'columnGroups'
> & {
  readonly cells: ReadonlyMap<string, CellContent>
  readonly formats: ReadonlyMap<string, CellFormat>
  readonly validations: ReadonlyMap<string, Validation>
  readonly charts: ReadonlyMap<string, Chart>
  readonly widths: ReadonlyMap<number, number>
  readonly heights: ReadonlyMap<number, number>
  readonly frozen: { readonly rows: number; readonly columns: number }
}

/** A workbook as a program would hold it that was given it whole. */
export function gridOf({ sheets, names, parts }: Workbook): GridWorkbook {
  return {
    sheets: sheets.map(gridSheetOf),
    names: new Map(names.map(({ name, refersTo }) => [name, refersTo])),
    parts: new Map(parts.map(({ name, xml }) => [name, xml])),
  }
}

function gridSheetOf(sheet: Sheet): GridSheet {
  const { name, tabColor, conditionals, print, rowGroups, columnGroups } = sheet
  const grid = sheetGrid(sheet)
  const cells = new Map<string, CellContent>()
  const formats = new Map<string, CellFormat>()
  for (let row = 1; row <= grid.bottom; row++)
    for (let column = 1; column <= grid.right; column++) {
      const content = grid.content(row, column)
      if (content !== null) cells.set(cellAddress(row, column), withoutValue(content))
      const rule = grid.format(row, column)
      if (rule === undefined) continue
      const { style, numberFormat = 'General', indent = 0 } = rule
      formats.set(cellAddress(row, column), { style, numberFormat, indent })
    }
  return {
    ...{ name, tabColor, conditionals, print, rowGroups, columnGroups, cells, formats },
    validations: new Map(sheet.validations.map(validation => [areaAddress(validation.area), validation])),
    charts: new Map(sheet.charts.map(chart => [chart.id, chart])),
    widths: new Map(
      sheet.columnWidths.flatMap(({ from, to, pixels }) => run(from, to).map(at => [at, pixels] as const)),
    ),
    heights: new Map(sheet.rowHeights.map(({ row, points }) => [row, points])),
    frozen: sheet.frozen ?? { rows: 0, columns: 0 },
  }
}

/**
 * The workbook after the changes. Nothing is done, and the cells in the way are named, when a cell that is to be written
 * holds neither what it held when we last wrote it nor what it is to hold.
 */
export function applyWrites(
  workbook: GridWorkbook,
  writes: readonly BlockWrite[],
): { readonly workbook: GridWorkbook; readonly inTheWay: readonly string[] } {
  const inTheWay = writes.flatMap(write => (write.kind === 'cells' ? foreignCells(workbook, write) : []))
  return { workbook: inTheWay.length > 0 ? workbook : writes.reduce(applied, workbook), inTheWay }
}

type OnSheet<Kind extends SheetWrite['kind']> = Extract<BlockWrite, { readonly kind: Kind }>

function foreignCells({ sheets }: GridWorkbook, write: OnSheet<'cells'>): readonly string[] {
  const cells = sheets.find(({ name }) => name === write.sheet)?.cells
  return eachCell(write).flatMap(({ address, before, after }) => {
    const held = JSON.stringify(cells?.get(address) ?? null)
    const known = [before, after].map(content => JSON.stringify(content))
    return known.includes(held) ? [] : [`${write.sheet}!${address}`]
  })
}

function applied(workbook: GridWorkbook, write: BlockWrite): GridWorkbook {
  switch (write.kind) {
    case 'add_sheet': {
      const added = gridSheetOf(write.sheet)
      return { ...workbook, sheets: workbook.sheets.toSpliced(write.position, 0, added) }
    }
    case 'remove_sheet':
      return {
        ...workbook,
        sheets: workbook.sheets.filter(({ name, cells }) => name !== write.sheet || cells.size > 0),
      }
    case 'order': {
      const places = workbook.sheets.map(({ name }) => write.sheets.includes(name))
      const ours = write.sheets.flatMap(wanted => workbook.sheets.filter(({ name }) => name === wanted))
      return {
        ...workbook,
        sheets: workbook.sheets.map((sheet, at) => (places[at] ? (ours.shift() ?? sheet) : sheet)),
      }
    }
    case 'names':
      return {
        ...workbook,
        names: replaced(
          workbook.names,
          write.removed,
          write.added.map(({ name, refersTo }) => [name, refersTo]),
        ),
      }
    case 'parts':
      return {
        ...workbook,
        parts: replaced(
          workbook.parts,
          write.removed,
          write.added.map(({ name, xml }) => [name, xml]),
        ),
      }
    default:
      return {
        ...workbook,
        sheets: workbook.sheets.map(sheet =>
          sheet.name === write.sheet ? { ...sheet, ...onSheet(sheet, write) } : sheet,
        ),
      }
  }
}

function onSheet(sheet: GridSheet, write: SheetWrite): Partial<GridSheet> {
  switch (write.kind) {
    case 'cells':
      return {
        cells: filled(
          sheet.cells,
          eachCell(write).map(({ address, after }) => [address, after]),
        ),
      }
    case 'format':
      return {
        formats: filled(
          sheet.formats,
          addresses(write.area).map(address => [address, write.format]),
        ),
      }
    case 'validations':
      return {
        validations: replaced(
          sheet.validations,
          write.removed.map(areaAddress),
          write.added.map(validation => [areaAddress(validation.area), validation]),
        ),
      }
    case 'conditionals':
      return { conditionals: write.added }
    case 'charts':
      return {
        charts: replaced(
          sheet.charts,
          write.removed,
          write.added.map(chart => [chart.id, chart]),
        ),
      }
    case 'column_width':
      return {
        widths: filled(
          sheet.widths,
          run(write.from, write.to).map(at => [at, write.pixels]),
        ),
      }
    case 'row_height':
      return {
        heights: filled(
          sheet.heights,
          run(write.from, write.to).map(at => [at, write.points]),
        ),
      }
    case 'groups':
      return { rowGroups: write.rows, columnGroups: write.columns }
    case 'tab_color':
      return { tabColor: write.color }
    case 'frozen':
      return { frozen: { rows: write.rows, columns: write.columns } }
    case 'print':
      return { print: write.print }
    default:
      return unreachable(write)
  }
}

function eachCell({ top, left, before, after }: Extract<SheetWrite, { readonly kind: 'cells' }>) {
  return after.flatMap((row, down) =>
    row.map((content, across) => ({
      address: cellAddress(top + down, left + across),
      before: before[down]?.[across] ?? null,
      after: content,
    })),
  )
}

function addresses({ top, left, bottom, right }: Area): readonly string[] {
  return run(top, bottom).flatMap(row => run(left, right).map(column => cellAddress(row, column)))
}

function run(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** With some entries set; null takes one away. */
function filled<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  entries: readonly (readonly [Key, Value | null])[],
) {
  const next = new Map(map)
  for (const [key, value] of entries)
    if (value === null) next.delete(key)
    else next.set(key, value)
  return next
}

function replaced<Value>(
  map: ReadonlyMap<string, Value>,
  removed: readonly string[],
  added: readonly (readonly [string, Value])[],
): ReadonlyMap<string, Value> {
  return filled(
    filled(
      map,
      removed.map(key => [key, null]),
    ),
    added,
  )
}

function withoutValue(content: CellContent): CellContent {
  return typeof content === 'object' && content !== null ? { formula: content.formula } : content
}
