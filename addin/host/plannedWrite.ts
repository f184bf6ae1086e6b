// The changes of one write, sorted by what a host does with them.

import {
  type BlockWrite,
  type DefinedName,
  type Sheet,
  type Workbook,
  writesBetween,
} from '../../engine/index.ts'
import type { AsideWrite, CellsWrite, HostWrite } from './workbookPort.ts'

/** A change of how a sheet of ours looks; cells and their contents are none of it. */
export type LookWrite = Exclude<
  BlockWrite,
  { readonly kind: 'add_sheet' | 'names' | 'parts' | 'remove_sheet' | 'order' | 'cells' }
>

/** A sheet to be added, and its place among ours (from 0). */
type NewSheet = { readonly sheet: Sheet; readonly position: number }

/** What is done besides writing cells, where nothing of a person's can be lost. */
export type Dressing = {
  /** Added in this write: everything but their cells is still to be done. */
  readonly newSheets: readonly Sheet[]
  readonly looks: readonly LookWrite[]
  /** Our sheets in their order; empty when they are in it. */
  readonly order: readonly string[]
}

/** One write. */
export type PlannedWrite = {
  /** Done before everything else. */
  readonly asides: readonly AsideWrite[]
  readonly cells: readonly CellsWrite[]
  readonly newSheets: readonly NewSheet[]
  readonly names: readonly DefinedName[]
  readonly removedNames: readonly string[]
  readonly removedSheets: readonly string[]
  readonly looks: readonly LookWrite[]
  readonly order: readonly string[] | undefined
  /** Texts to keep in the document; each takes the place of those with the same namespace. */
  readonly texts: readonly string[]
}

/** Sorts the changes; the cells of new sheets become cells to write. Within a kind they keep their order. */
export function plannedWrite(writes: readonly HostWrite[]): PlannedWrite {
  const newSheets = writes.flatMap(write => (write.kind === 'add_sheet' ? [write] : []))
  const names = writes.flatMap(write => (write.kind === 'names' ? [write] : []))
  return {
    asides: writes.flatMap(write => (write.kind === 'set_aside' ? [write] : [])),
    newSheets,
    cells: [
      ...writes.flatMap(write => (write.kind === 'cells' ? [write] : [])),
      ...newSheets.flatMap(({ sheet }) => blocksOf(sheet)),
    ],
    names: names.flatMap(({ added }) => added),
    removedNames: names.flatMap(({ removed }) => removed),
    removedSheets: writes.flatMap(write => (write.kind === 'remove_sheet' ? [write.sheet] : [])),
    looks: writes.filter(isLook),
    order: writes.findLast(write => write.kind === 'order')?.sheets,
    texts: writes.flatMap(write => (write.kind === 'parts' ? write.added.map(({ xml }) => xml) : [])),
  }
}

/** Our sheets in the order they are to have, when those now standing and the new ones are not in it. */
export function wantedOrder(
  standing: readonly string[],
  { newSheets, order }: PlannedWrite,
): readonly string[] {
  const added = newSheets.map(({ sheet }) => sheet.name).filter(name => !standing.includes(name))
  const appended = [...standing, ...added]
  const placed = newSheets.reduce(
    (names: readonly string[], { sheet, position }) =>
      names.includes(sheet.name)
        ? names
        : [...names.slice(0, position), sheet.name, ...names.slice(position)],
    standing,
  )
  const wanted = order ?? placed
  return wanted.every((name, index) => appended[index] === name) ? [] : wanted
}

/** Everything but the cells of a new sheet, as changes to a sheet without looks. */
export function looksOf(sheet: Sheet): readonly LookWrite[] {
  const { frozen: _, ...rest } = sheet
  const bare: Sheet = {
    ...rest,
    ...{ tabColor: '', formats: [], conditionals: [], validations: [], charts: [] },
    ...{ columnWidths: [], rowHeights: [], rowGroups: [], columnGroups: [] },
    print: { landscape: !sheet.print.landscape, fitToWidth: false },
  }
  const holding = (one: Sheet): Workbook => ({ title: '', sheets: [one], names: [], parts: [] })
  return writesBetween(holding(bare), holding(sheet)).filter(isLook)
}

function isLook(write: HostWrite): write is LookWrite {
  return !notLooks.has(write.kind)
}

const notLooks: ReadonlySet<HostWrite['kind']> = new Set([
  'add_sheet',
  'names',
  'parts',
  'remove_sheet',
  'order',
  'cells',
  'set_aside',
])

function blocksOf({ name, blocks }: Sheet): readonly CellsWrite[] {
  return blocks.map(({ top, left, cells }) => ({
    kind: 'cells',
    sheet: name,
    top,
    left,
    before: cells.map(row => row.map(() => null)),
    after: cells,
  }))
}
