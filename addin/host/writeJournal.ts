// What a write is about to replace and by what, as text kept in the workbook until the write is done. Whoever finds one
// (after a fault, or when the pane was closed in the middle) can take the workbook back to where it was.

import { type Area, movableFormula } from '../../engine/index.ts'
import type { HeldContent } from './cellEntry.ts'
import { readPart, writePart } from './documentPart.ts'
import type { DocumentText } from './workbookPort.ts'

/** A rectangle of cells before and after; the rows of both have the same length. */
export type CellImage = {
  readonly sheet: string
  readonly area: Area
  readonly before: readonly (readonly HeldContent[])[]
  readonly after: readonly (readonly HeldContent[])[]
}

/** One write: who began it when (milliseconds since 1970), the sheets it adds, and the cells it changes. */
export type WriteJournal = {
  readonly id: string
  readonly owner: string
  readonly time: number
  readonly addedSheets: readonly string[]
  /** Sheets that were given other names, to be done first and taken back last. */
  readonly asides: readonly AsideImage[]
  readonly names: readonly NameImage[]
  readonly texts: readonly TextImage[]
  readonly images: readonly CellImage[]
}

/** Which texts of a namespace the document kept before. */
export type TextImage = { readonly namespace: string; readonly keys: readonly string[] }

/** A sheet before and after it was set aside; `role` is the name under which we made it, if we did. */
export type AsideImage = { readonly sheet: string; readonly to: string; readonly role: string | undefined }

/** A defined name and what it referred to, null when there was none. */
export type NameImage = { readonly name: string; readonly before: string | null }

/** The namespace of the parts that hold journals. */
export const journalNamespace = 'urn:proceeds:write-journal:1'

/** A part of the document may be this long (characters). */
const longestPart = 400_000

/** The parts to store; all of them are needed to read the journal again. */
export function journalParts(journal: WriteJournal): readonly string[] {
  const text = JSON.stringify({ ...journal, images: journal.images.map(packedImage) })
  const count = Math.max(1, Math.ceil(text.length / longestPart))
  return Array.from({ length: count }, (_, index) =>
    writePart(
      'journal',
      journalNamespace,
      { id: journal.id, part: index + 1, parts: count },
      text.slice(index * longestPart, (index + 1) * longestPart),
    ),
  )
}

/** A journal that is whole, and the keys of its parts. */
export type FoundJournal = { readonly journal: WriteJournal; readonly keys: readonly string[] }

/**
 * The journals in a document's parts. One of which a part is missing belongs to a write that had not begun to change
 * anything, because its parts are stored first: only their keys are given.
 */
export function readJournals(parts: readonly DocumentText[]): {
  readonly whole: readonly FoundJournal[]
  readonly brokenKeys: readonly string[]
} {
  const read = parts.map(({ key, xml }) => ({ key, ...journalPart(xml) }))
  const whole: FoundJournal[] = []
  const brokenKeys: string[] = []
  for (const id of new Set(read.map(part => part.id))) {
    const own = read.filter(part => part.id === id).sort((a, b) => a.part - b.part)
    const keys = own.map(({ key }) => key)
    const pieces = new Map(own.map(part => [part.part, part.text]))
    const journal = pieces.size === own[0]?.parts ? unpacked([...pieces.values()].join('')) : undefined
    if (journal === undefined) brokenKeys.push(...keys)
    else whole.push({ journal, keys })
  }
  return { whole, brokenKeys }
}

function journalPart(xml: string): {
  readonly id: string
  readonly part: number
  readonly parts: number
  readonly text: string
} {
  const { facts, text } = readPart(xml) ?? { facts: new Map<string, string>(), text: '' }
  const number = (name: string) => Number(facts.get(name) ?? 0)
  return { id: facts.get('id') ?? '', part: number('part'), parts: number('parts'), text }
}

function unpacked(text: string): WriteJournal {
  const packed: PackedJournal = JSON.parse(text)
  // An earlier release wrote no asides.
  return { ...packed, asides: packed.asides ?? [], images: packed.images.map(unpackedImage) }
}

/** A formula as `{f}`; a pair is a count and what is repeated, formulas moving along to the right. */
type PackedCell = null | number | string | boolean | { readonly f: string }
type PackedRow = readonly (PackedCell | readonly [number, PackedCell])[]
type PackedImage = Omit<CellImage, 'before' | 'after'> & {
  readonly before: readonly PackedRow[]
  readonly after: readonly PackedRow[]
}
type PackedJournal = Omit<WriteJournal, 'images' | 'asides'> & {
  readonly asides?: WriteJournal['asides']
  readonly images: readonly PackedImage[]
}

function packedImage({ sheet, area, before, after }: CellImage): PackedImage {
  return { sheet, area, before: before.map(packedRow), after: after.map(packedRow) }
}

function unpackedImage({ sheet, area, before, after }: PackedImage): CellImage {
  return { sheet, area, before: before.map(unpackedRow), after: after.map(unpackedRow) }
}

function packedRow(row: readonly HeldContent[]): PackedRow {
  const packed: (PackedCell | readonly [number, PackedCell])[] = []
  for (let from = 0; from < row.length; ) {
    const content = row[from] ?? null
    const length = repeats(row, from)
    const cell = typeof content === 'object' && content !== null ? { f: content.formula } : content
    packed.push(length === 1 ? cell : [length, cell])
    from += length
  }
  return packed
}

function unpackedRow(row: PackedRow): readonly HeldContent[] {
  return row.flatMap((entry): readonly HeldContent[] => {
    const [count, cell] = isRepeated(entry) ? entry : [1, entry]
    if (typeof cell !== 'object' || cell === null) return Array<HeldContent>(count).fill(cell)
    const moved = movableFormula(cell.f)
    return Array.from({ length: count }, (_, right) => ({
      formula: right === 0 ? cell.f : moved(0, right),
    }))
  })
}

/** How many cells from here on say the same, the first included. */
function repeats(row: readonly HeldContent[], from: number): number {
  const content = row[from] ?? null
  const moved = typeof content === 'object' && content !== null ? movableFormula(content.formula) : undefined
  let length = 1
  for (; from + length < row.length; length += 1) {
    const next = row[from + length] ?? null
    const isSame =
      moved === undefined
        ? next === content
        : typeof next === 'object' && next !== null && next.formula === moved(0, length)
    if (!isSame) break
  }
  return length
}

function isRepeated(entry: PackedRow[number]): entry is readonly [number, PackedCell] {
  return Array.isArray(entry)
}
