// A sheet with numbers of the moment, in tables and native charts: what a person takes out of the pane to keep. It
// stands by itself: nothing follows it, and it follows nothing.

import { type CopiedTable, copiedTable } from './copiedTable.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import { joinedParts, titleParts } from './sheetTable.ts'
import type { Sheet } from './workbook.ts'

/** What is copied: a title, a sentence that says of what and when, and tables one below the other. */
export type CopiedContent = {
  readonly title: string
  readonly note: string
  /** What the tables say in words, a line each. */
  readonly sentences?: readonly string[]
  /** ISO 4217. */
  readonly currency: string
  readonly tables: readonly CopiedTable[]
}

/** Lays the tables out on a sheet of a name that is free and that spreadsheets take. */
export function copiedSheet(
  name: string,
  { title, note, sentences = [], currency, tables }: CopiedContent,
): Sheet {
  const said = 4
  let top = said + (sentences.length === 0 ? 0 : sentences.length + 1)
  const placed = tables.map(table => {
    const found = copiedTable(table, { sheet: name, top, currency })
    top = Math.max(found.parts.bottom ?? top, found.chart?.area.bottom ?? top) + 2
    return found
  })
  const { bottom: _, ...parts } = joinedParts([
    titleParts('copied/title', title, note),
    ...(sentences.length === 0 ? [] : [sentenceParts(sentences, said)]),
    ...placed.map(table => table.parts),
  ])
  return {
    ...emptySheet(name, '1F3247'),
    ...parts,
    charts: placed.flatMap(({ chart }) => chart ?? []),
    columnWidths: [{ from: 1, to: 1, pixels: 216 }, ...headedWidths(placed.map(table => table.parts))],
    rowHeights: [{ row: 1, points: 22.5 }],
  }
}

function sentenceParts(sentences: readonly string[], top: number): SheetParts {
  const area = { top, left: 1, bottom: top + sentences.length - 1, right: 1 }
  return {
    blocks: [{ id: 'copied/sentences', top, left: 1, cells: sentences.map(sentence => [sentence]) }],
    formats: [{ area, style: 'label' }],
    bottom: area.bottom,
  }
}

/** Columns after the names are as wide as the longest header over them needs, within reason. */
function headedWidths(tables: readonly SheetParts[]): Sheet['columnWidths'] {
  const headers = tables.flatMap(({ blocks }) => blocks.map(({ cells }) => cells[0] ?? []))
  const columns = Math.max(2, ...headers.map(header => header.length))
  return Array.from({ length: columns - 1 }, (_, index) => {
    const longest = Math.max(...headers.map(header => String(header[index + 1] ?? '').length))
    return { from: index + 2, to: index + 2, pixels: Math.min(200, Math.max(92, longest * 7 + 12)) }
  })
}

/** Excel's limit for the name of a sheet. */
const longestName = 31

/** A name for the sheet from any words: without the signs that Excel refuses, and as many words as it allows. */
export function sheetNameFrom(words: string): string {
  const all = words
    .replace(/[:\\/?*[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^['\s]+|['\s]+$/g, '')
  const whole = all.slice(0, longestName + 1).replace(/ [^ ]*$/, '')
  const plain = (all.length > longestName ? whole : all).slice(0, longestName).replace(/['\s]+$/, '')
  return plain === '' || plain.toLowerCase() === 'history' ? 'From Proceeds' : plain
}
