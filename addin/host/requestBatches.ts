// Commands in as few requests as fit under the limit of Excel on the web (5 MB a request; we stay below 4).

import type { Area } from '../../engine/index.ts'
import type { CellFill, CellSet } from './blockFills.ts'
import { entryOf } from './cellEntry.ts'
import type { SheetCommands } from './cellStore.ts'
import type { LookWrite } from './plannedWrite.ts'
import type { SheetArea } from './workbookPort.ts'

/** One command on one sheet. */
export type SheetCommand = { readonly sheet: string } & (
  | { readonly set: CellSet }
  | { readonly fill: CellFill }
)

/** What the library adds to the cells of a command: paths, actions, names (measured: 500 to 700 bytes). */
const commandBytes = 800

/** Bytes of a request that we let ourselves fill. */
const requestBytes = 3_500_000

/**
 * Contents of cells read in one request: 26 letters are the median of our formulas (measured). Excel answers with at most
 * 5 MB, and a larger answer is asked for again in halves.
 */
const readContents = 110_000

/** The commands in order, in groups of a request each; a set that is larger than a request is cut between its rows. */
export function requestBatches(commands: readonly SheetCommands[]): readonly (readonly SheetCommand[])[] {
  const single = commands.flatMap(({ sheet, sets, fills }): readonly SheetCommand[] => [
    ...sets.flatMap(set => cutSet(set).map(part => ({ sheet, set: part }))),
    ...fills.map(fill => ({ sheet, fill })),
  ])
  return grouped(
    single,
    command => commandBytes + ('set' in command ? setBytes(command.set) : 0),
    requestBytes,
  )
}

/** Changes of looks in order, in groups of a request each. */
export function lookBatches(looks: readonly LookWrite[]): readonly (readonly LookWrite[])[] {
  return grouped(looks, lookBytes, requestBytes)
}

/** A generous guess (measured: 350 kB for 800 formats and 158 validations). */
function lookBytes(look: LookWrite): number {
  switch (look.kind) {
    case 'validations':
    case 'conditionals':
      return 2_500 * (look.added.length + look.removed.length)
    case 'charts':
      return 20_000 * (look.added.length + look.removed.length)
    case 'groups':
      return 1_000 * (look.rows.length + look.columns.length)
    default:
      return 700
  }
}

/** A piece of an area that is read in one request; `place` tells of which area, counted from 0. */
export type AreaPiece = SheetArea & { readonly place: number }

/**
 * Areas to be read, in groups of a request each; an area that is larger is cut between its rows, in order. Each cell is
 * read so many times, as formula and as value.
 */
export function readBatches(areas: readonly SheetArea[], times: number): readonly (readonly AreaPiece[])[] {
  const most = Math.floor(readContents / times)
  const pieces = areas.flatMap(({ sheet, area }, place) =>
    cutRows(area, most).map(piece => ({ sheet, area: piece, place })),
  )
  return grouped(pieces, ({ area }) => (area.bottom - area.top + 1) * (area.right - area.left + 1), most)
}

/** Texts to be kept in the document, in groups of a request each; one group without any where there are none. */
export function textBatches(texts: readonly string[]): readonly (readonly string[])[] {
  const groups = grouped(
    texts,
    xml => commandBytes + new TextEncoder().encode(JSON.stringify(xml)).length,
    requestBytes,
  )
  return groups.length === 0 ? [[]] : groups
}

/** Whole rows of the area, at most so many cells at a time and at least a row. */
export function cutRows(area: Area, cells: number): readonly Area[] {
  const rows = Math.max(1, Math.floor(cells / (area.right - area.left + 1)))
  return Array.from({ length: Math.ceil((area.bottom - area.top + 1) / rows) }, (_, index) => {
    const top = area.top + index * rows
    return { ...area, top, bottom: Math.min(area.bottom, top + rows - 1) }
  })
}

function cutSet(set: CellSet): readonly CellSet[] {
  if (setBytes(set) <= requestBytes || set.cells.length < 2) return [set]
  const half = Math.floor(set.cells.length / 2)
  const { area, cells } = set
  return [
    { area: { ...area, bottom: area.top + half - 1 }, cells: cells.slice(0, half) },
    { area: { ...area, top: area.top + half }, cells: cells.slice(half) },
  ].flatMap(cutSet)
}

/** As UTF-8, quotes and commas included. */
function setBytes({ cells }: CellSet): number {
  let bytes = 0
  for (const row of cells)
    for (const content of row) {
      const entry = content === undefined ? null : entryOf(content)
      bytes += typeof entry === 'string' ? 4 + new TextEncoder().encode(entry).length : 6
    }
  return bytes
}

function grouped<T>(
  items: readonly T[],
  weight: (item: T) => number,
  most: number,
): readonly (readonly T[])[] {
  const groups: T[][] = []
  let filled = Number.POSITIVE_INFINITY
  for (const item of items) {
    const own = weight(item)
    if (filled + own > most) {
      groups.push([])
      filled = 0
    }
    groups.at(-1)?.push(item)
    filled += own
  }
  return groups
}
