// The smallest write: what has to change in a workbook that holds one value so that it holds another.

import type { BlockWrite, CellFormat, SheetWrite } from './blockWrite.ts'
import { keyedAreas } from './changedAreas.ts'
import { type SheetGrid, sheetGrid } from './sheetGrid.ts'
import type { Area, CellContent, FormatRule, Sheet, Workbook } from './workbook.ts'

/**
 * The changes from one workbook to another, in the order in which they are to be done; none when the two are the same.
 * Only cells of blocks are written, and of those only the ones that differ. The value of a formula does not count, as
 * every host calculates. Without `from`, everything is new.
 */
export function writesBetween(from: Workbook | undefined, to: Workbook): readonly BlockWrite[] {
  const before = new Map((from?.sheets ?? []).map(sheet => [sheet.name, sheet]))
  const staying = new Set(to.sheets.map(({ name }) => name))
  const gone = [...before.values()].filter(({ name }) => !staying.has(name))
  return [
    ...to.sheets.flatMap((sheet, position): readonly BlockWrite[] =>
      before.has(sheet.name) ? [] : [{ kind: 'add_sheet', sheet, position }],
    ),
    ...named('names', from?.names ?? [], to.names),
    ...named('parts', from?.parts ?? [], to.parts),
    ...to.sheets.flatMap(sheet => onSheet(sheet.name, sheetWrites(before.get(sheet.name) ?? sheet, sheet))),
    ...gone.flatMap(sheet =>
      onSheet(sheet.name, cellWrites(sheetGrid(sheet), sheetGrid({ ...sheet, blocks: [] }))),
    ),
    ...gone.map(({ name }): BlockWrite => ({ kind: 'remove_sheet', sheet: name })),
    ...orderWrites(from?.sheets ?? [], to.sheets),
  ]
}

function onSheet(sheet: string, writes: readonly SheetWrite[]): readonly BlockWrite[] {
  return writes.map(write => ({ sheet, ...write }))
}

type Named = { readonly name: string }

function named<Kind extends 'names' | 'parts', Item extends Named>(
  kind: Kind,
  before: readonly Item[],
  after: readonly Item[],
): readonly { kind: Kind; removed: readonly string[]; added: readonly Item[] }[] {
  const staying = new Set(after.map(({ name }) => name))
  const removed = before.flatMap(({ name }) => (staying.has(name) ? [] : [name]))
  const { added } = listChange(before, after)
  return removed.length + added.length === 0 ? [] : [{ kind, removed, added }]
}

/** Needed when adding new sheets at their places and removing old ones leaves ours in another order. */
function orderWrites(before: readonly Named[], after: readonly Named[]): readonly BlockWrite[] {
  const wanted = after.map(({ name }) => name)
  const standing = new Set(before.map(({ name }) => name))
  let order = before.map(({ name }) => name)
  for (const [position, name] of wanted.entries())
    if (!standing.has(name)) order = [...order.slice(0, position), name, ...order.slice(position)]
  const left = order.filter(name => wanted.includes(name))
  return same(left, wanted) ? [] : [{ kind: 'order', sheets: wanted }]
}

function sheetWrites(before: Sheet, after: Sheet): readonly SheetWrite[] {
  if (before === after) return []
  const [gridBefore, gridAfter] = [sheetGrid(before), sheetGrid(after)]
  return [
    ...cellWrites(gridBefore, gridAfter),
    ...formatWrites(gridBefore, gridAfter),
    ...ruleWrites(before, after),
    ...chartWrites(before, after),
    ...sizeWrites(before, after),
    ...viewWrites(before, after),
  ]
}

function cellWrites(before: SheetGrid, after: SheetGrid): readonly SheetWrite[] {
  const changed = (row: number, column: number) =>
    sameContent(before.content(row, column), after.content(row, column)) ? undefined : ''
  return areasOf(before, after, changed).map(({ area }) => ({
    kind: 'cells',
    top: area.top,
    left: area.left,
    before: contents(before, area),
    after: contents(after, area),
  }))
}

function areasOf(
  before: SheetGrid,
  after: SheetGrid,
  keyAt: (row: number, column: number) => string | undefined,
) {
  return keyedAreas(Math.max(before.bottom, after.bottom), Math.max(before.right, after.right), keyAt)
}

function sameContent(a: CellContent, b: CellContent): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a?.formula === b?.formula
  return a === b
}

/** What stands in an area, formulas without their values. */
function contents(grid: SheetGrid, { top, left, bottom, right }: Area): readonly (readonly CellContent[])[] {
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, across) => {
      const content = grid.content(top + down, left + across)
      return typeof content === 'object' && content !== null ? { formula: content.formula } : content
    }),
  )
}

function formatWrites(before: SheetGrid, after: SheetGrid): readonly SheetWrite[] {
  const changed = (row: number, column: number) => {
    const now = formatKey(after.format(row, column))
    return now === formatKey(before.format(row, column)) ? undefined : now
  }
  return areasOf(before, after, changed).map(({ area }) => ({
    kind: 'format',
    area,
    format: formatOf(after.format(area.top, area.left)),
  }))
}

function formatKey(rule: FormatRule | undefined): string {
  const format = formatOf(rule)
  return format === null ? '' : `${format.style} ${format.indent} ${format.numberFormat}`
}

function formatOf(rule: FormatRule | undefined): CellFormat | null {
  if (rule === undefined) return null
  const { style, numberFormat = 'General', indent = 0 } = rule
  return { style, numberFormat, indent }
}

function ruleWrites(before: Sheet, after: Sheet): readonly SheetWrite[] {
  const validations = listChange(before.validations, after.validations)
  const removed = validations.removed.map(({ area }) => area)
  return [
    ...(removed.length + validations.added.length === 0
      ? []
      : [{ kind: 'validations', removed, added: validations.added } as const]),
    ...(same(before.conditionals, after.conditionals)
      ? []
      : [{ kind: 'conditionals', removed: before.conditionals, added: after.conditionals } as const]),
  ]
}

function chartWrites(before: Sheet, after: Sheet): readonly SheetWrite[] {
  const { removed, added } = listChange(before.charts, after.charts)
  if (removed.length + added.length === 0) return []
  return [{ kind: 'charts', removed: removed.map(({ id }) => id), added }]
}

function sizeWrites(before: Sheet, after: Sheet): readonly SheetWrite[] {
  const widths = changedRuns(widthsByColumn(before), widthsByColumn(after))
  const heights = changedRuns(heightsByRow(before), heightsByRow(after))
  return [
    ...widths.map(({ from, to, size }) => ({ kind: 'column_width', from, to, pixels: size }) as const),
    ...heights.map(({ from, to, size }) => ({ kind: 'row_height', from, to, points: size }) as const),
  ]
}

type Sizes = ReadonlyMap<number, number>

/** The width of each column that has one; of two that are given the later holds. */
function widthsByColumn({ columnWidths }: Sheet): Sizes {
  return new Map(
    columnWidths.flatMap(({ from, to, pixels }) =>
      Array.from({ length: to - from + 1 }, (_, index) => [from + index, pixels] as const),
    ),
  )
}

/** The height of each row that has one. */
function heightsByRow({ rowHeights }: Sheet): Sizes {
  return new Map(rowHeights.map(({ row, points }) => [row, points]))
}

/** Neighbours whose size becomes the same, each run as one; null where there is no size any more. */
function changedRuns(
  before: Sizes,
  after: Sizes,
): readonly { readonly from: number; readonly to: number; readonly size: number | null }[] {
  const runs: { from: number; to: number; size: number | null }[] = []
  const places = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)
  for (const place of places) {
    const size = after.get(place) ?? null
    if (size === (before.get(place) ?? null)) continue
    const last = runs.at(-1)
    if (last !== undefined && last.to === place - 1 && last.size === size) last.to = place
    else runs.push({ from: place, to: place, size })
  }
  return runs
}

function viewWrites(before: Sheet, after: Sheet): readonly SheetWrite[] {
  const { rows = 0, columns = 0 } = after.frozen ?? {}
  const groups = ({ rowGroups, columnGroups }: Sheet) => [rowGroups, columnGroups]
  return [
    ...(same(groups(before), groups(after))
      ? []
      : [{ kind: 'groups', rows: after.rowGroups, columns: after.columnGroups } as const]),
    ...(before.tabColor === after.tabColor ? [] : [{ kind: 'tab_color', color: after.tabColor } as const]),
    ...(same(before.frozen, after.frozen) ? [] : [{ kind: 'frozen', rows, columns } as const]),
    ...(same(before.print, after.print) ? [] : [{ kind: 'print', print: after.print } as const]),
  ]
}

/** What is on one of two lists only, compared by everything it says. */
function listChange<Item>(before: readonly Item[], after: readonly Item[]) {
  const keysBefore = new Set(before.map(textOf))
  const keysAfter = new Set(after.map(textOf))
  return {
    removed: before.filter(item => !keysAfter.has(textOf(item))),
    added: after.filter(item => !keysBefore.has(textOf(item))),
  }
}

function same(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b)
}

/** A text that is the same for two values that say the same, whatever the order of their fields. */
function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, part) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  )
}
