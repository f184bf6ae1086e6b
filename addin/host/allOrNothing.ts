// Writes to a workbook so that it is done whole or not at all, whatever fails in between: the cells as they were are kept
// in the workbook first, everything written is read back, and what is found half done is taken back.

import { type Area, type Sheet, unreachable } from '../../engine/index.ts'
import { blockFills } from './blockFills.ts'
import { type CellEntry, contentOf, type HeldContent, sameContent } from './cellEntry.ts'
import {
  type CellStore,
  HostFault,
  type Inspection,
  type NameWrite,
  type SheetCommands,
} from './cellStore.ts'
import { type HostProblem, hostNotice, hostProblem } from './hostProblem.ts'
import type { CellsWrite, Outcome, SheetArea, WorkbookWrite, WriteReceipt } from './workbookPort.ts'
import {
  type CellImage,
  type FoundJournal,
  journalParts,
  readJournals,
  type WriteJournal,
} from './writeJournal.ts'

/** Who writes, and by which clock (milliseconds since 1970). */
export type Writer = { readonly owner: string; readonly now: () => number; readonly newId: () => string }

/** A journal of another pane is taken for a write in progress for so long; the longest write measured took 3 s. */
const writeTime = 30_000

/**
 * Carries out a write. Nothing is changed when a sheet is missing, protected or not ours, or when a cell holds neither
 * what we believe nor what it is to hold, unless such cells are to be replaced.
 */
export async function writeAllOrNothing(
  store: CellStore,
  writer: Writer,
  write: WorkbookWrite,
  replacesForeign: boolean,
): Promise<Outcome<WriteReceipt>> {
  const cells = [...write.cells, ...write.newSheets.flatMap(blocksOf)]
  const recovered = await recoverWrites(store, writer, cells.map(areaOf))
  if (!recovered.ok) return recovered
  const { inspection } = recovered.value
  const images = cells.map((cell, index) => imageOf(cell, inspection.entries[index]))
  const problem = refusal(inspection, write) ?? (replacesForeign ? undefined : foreignProblem(cells, images))
  if (problem !== undefined) return { ok: false, problem }
  const standing = new Set(inspection.sheets.map(({ name }) => name))
  const newSheets = write.newSheets.filter(({ name }) => !standing.has(name))
  const newNames = write.names
    .filter(({ name, refersTo: target }) => refersTo(inspection, name) !== target)
    .map(name => ({ ...name, isNew: refersTo(inspection, name.name) === null }))
  const journal: WriteJournal = {
    id: writer.newId(),
    owner: writer.owner,
    time: writer.now(),
    addedSheets: newSheets.map(({ name }) => name),
    names: newNames.map(({ name }) => ({ name, before: refersTo(inspection, name) })),
    images: images.filter(hasChange),
  }
  const receipt: WriteReceipt = { images: journal.images, addedSheets: journal.addedSheets }
  const isNothing = journal.images.length + newSheets.length + newNames.length === 0
  const fault = isNothing ? undefined : await carryOut(store, journal, newSheets, newNames)
  return fault === undefined
    ? { ok: true, value: receipt, notices: recovered.notices }
    : { ok: false, problem: fault }
}

/**
 * Takes back every write that a journal in the workbook says was begun, unless another pane is still at it. Gives how
 * many, and the workbook as it is then.
 */
export async function recoverWrites(
  store: CellStore,
  writer: Writer,
  areas: readonly SheetArea[],
): Promise<Outcome<{ readonly takenBack: number; readonly inspection: Inspection }>> {
  const inspection = await store.inspect(areas)
  if (inspection.journals.length === 0) return { ok: true, value: { takenBack: 0, inspection }, notices: [] }
  const { whole, brokenKeys } = readJournals(inspection.journals)
  const isOthers = ({ journal: { owner, time } }: FoundJournal) =>
    owner !== writer.owner && writer.now() - time < writeTime
  if (whole.some(isOthers)) return { ok: false, problem: hostProblem('busy') }
  let leftEdits = false
  for (const found of whole) if (await takeBack(store, found)) leftEdits = true
  if (brokenKeys.length > 0) await store.end(brokenKeys, [], [])
  const value = { takenBack: whole.length, inspection: await store.inspect(areas) }
  return { ok: true, value, notices: leftEdits ? [hostNotice('keptEdits')] : [] }
}

/** The write that undoes another; cells edited since then are foreign to it. */
export function reverseWrite({ images }: WriteReceipt): WorkbookWrite {
  const cells = images.map(({ sheet, area: { top, left }, before, after }) => ({
    ...{ sheet, top, left },
    before: after,
    after: before,
  }))
  return { cells, newSheets: [], names: [] }
}

/** Why the workbook as it is does not take the write. */
function refusal(
  inspection: Inspection,
  { cells, newSheets, names }: WorkbookWrite,
): HostProblem | undefined {
  if (inspection.isReadOnly) return hostProblem('readOnly')
  const found = new Map(inspection.sheets.map(sheet => [sheet.name, sheet]))
  const fresh = new Set(newSheets.map(({ name }) => name))
  const missing = cells.find(({ sheet }) => !found.has(sheet) && !fresh.has(sheet))?.sheet
  if (missing !== undefined) {
    const isRenamed = inspection.sheets.some(({ role }) => role === missing)
    return hostProblem(isRenamed ? 'sheetRenamed' : 'sheetMissing', missing)
  }
  const taken = [...fresh].find(name => found.has(name) && found.get(name)?.role === undefined)
  if (taken !== undefined) return hostProblem('sheetNameTaken', taken)
  const clash = names.find(({ name, refersTo: target }) => isTaken(refersTo(inspection, name), target))
  if (clash !== undefined) return hostProblem('nameTaken', clash.name)
  const locked = [...cells.map(({ sheet }) => sheet), ...fresh].find(name => found.get(name)?.isProtected)
  return locked === undefined ? undefined : hostProblem('sheetProtected', locked)
}

/** Without its equals sign; null when there is no such name. */
function refersTo(inspection: Inspection, name: string): string | null {
  const found = inspection.names.find(other => other.name.toLowerCase() === name.toLowerCase())
  return found?.refersTo ?? null
}

/** A name that has lost its cell is free. */
function isTaken(found: string | null, wanted: string): boolean {
  return found !== null && found !== wanted && !found.includes('#REF!')
}

/** Cells that hold something else than we believe and than they are to hold. */
function foreignProblem(cells: readonly CellsWrite[], images: readonly CellImage[]): HostProblem | undefined {
  const places = images.flatMap(({ sheet, area, before }, index) =>
    before.flatMap((row, down) =>
      row.flatMap((held, right): readonly SheetArea[] => {
        const believed = cells[index]?.before[down]?.[right] ?? null
        const wanted = cells[index]?.after[down]?.[right] ?? null
        if (sameContent(held, believed) || sameContent(held, wanted)) return []
        return [{ sheet, area: cellArea(area.top + down, area.left + right) }]
      }),
    ),
  )
  return places.length === 0 ? undefined : hostProblem('foreignCells', '', places)
}

/** Writes what the journal says; when that fails the workbook is taken back and the problem told. */
async function carryOut(
  store: CellStore,
  journal: WriteJournal,
  newSheets: readonly Sheet[],
  newNames: readonly NameWrite[],
): Promise<HostProblem | undefined> {
  try {
    const { keys, isAlone } = await store.begin(journalParts(journal), newSheets, newNames)
    if (!isAlone) {
      await takeBack(store, { journal, keys })
      return hostProblem('busy')
    }
    const dropped = await writeImages(store, journal.images)
    if (dropped.length > 0) {
      await takeBack(store, { journal, keys })
      return hostProblem('writeDropped', '', dropped)
    }
    await store.dress(newSheets)
    await endWrite(store, keys)
    return undefined
  } catch (fault) {
    if (!(fault instanceof HostFault)) throw fault
    return afterFault(store, journal, fault)
  }
}

/** Writes the images and reads them back; what was not kept is written once more. Gives the places still missing. */
async function writeImages(store: CellStore, images: readonly CellImage[]): Promise<readonly SheetArea[]> {
  await store.write(images.map(commandsOf))
  const missing = await notKept(store, images)
  if (missing.length === 0) return []
  await store.write(missing.map(commandsOf))
  return notKept(store, missing)
}

/**
 * The images some of whose cells are not as written. A formula need not read as it was written (programs write numbers
 * and names in their own way): it is enough that another formula stands there than before.
 */
async function notKept(store: CellStore, images: readonly CellImage[]): Promise<readonly CellImage[]> {
  const entries = await store.read(images)
  return images.filter(({ before, after }, index) =>
    after.some((row, down) =>
      row.some((wanted, right) => {
        const was = before[down]?.[right] ?? null
        const held = contentOf(entries[index]?.[down]?.[right] ?? '', wanted)
        if (sameContent(was, wanted) || sameContent(held, wanted)) return false
        return !(isFormula(wanted) && isFormula(held)) || sameContent(held, was)
      }),
    ),
  )
}

/** Removes the journal. When the answer is lost, the journal itself tells whether it is gone. */
async function endWrite(store: CellStore, keys: readonly string[]): Promise<void> {
  try {
    await store.end(keys, [], [])
  } catch (fault) {
    const { journals } = await store.inspect([])
    if (journals.some(({ key }) => keys.includes(key))) throw fault
  }
}

async function afterFault(store: CellStore, journal: WriteJournal, fault: HostFault): Promise<HostProblem> {
  try {
    const { journals } = await store.inspect([])
    const { whole, brokenKeys } = readJournals(journals)
    const found = whole.find(other => other.journal.id === journal.id)
    if (found !== undefined) await takeBack(store, found)
    else if (brokenKeys.length > 0) await store.end(brokenKeys, [], [])
  } catch (second) {
    if (!(second instanceof HostFault)) throw second
    return hostProblem('interrupted', second.detail)
  }
  return problemOf(fault, 'notWritten')
}

/** A fault in words; `otherwise` is for those that a person cannot tell apart. */
export function problemOf(fault: HostFault, otherwise: 'notWritten' | 'hostFault'): HostProblem {
  switch (fault.kind) {
    case 'cellIsEdited':
    case 'tooBusy':
    case 'canceled':
      return hostProblem(fault.kind)
    case 'tooLarge':
    case 'other':
      return hostProblem(otherwise, fault.detail)
    default:
      return unreachable(fault.kind)
  }
}

/**
 * Takes a write back: cells that hold what it put there become what they were. Cells that hold something else were edited
 * since then and stay; tells whether there are any.
 */
async function takeBack(store: CellStore, { journal, keys }: FoundJournal): Promise<boolean> {
  const { entries, sheets } = await store.inspect(journal.images)
  const standing = new Set(sheets.map(({ name }) => name))
  const reversed = journal.images.map((image, index) => reversedImage(image, entries[index]))
  const leftEdits = reversed.some(({ sheet, isEdited }) => isEdited && standing.has(sheet))
  const added = journal.addedSheets.filter(name => standing.has(name))
  const removable = leftEdits || added.length === 0 ? [] : await store.onlyOurs(added, journal.images)
  const remaining = reversed.filter(
    image => hasChange(image) && standing.has(image.sheet) && !removable.includes(image.sheet),
  )
  if (remaining.length > 0) await store.write(remaining.map(commandsOf))
  await store.end(keys, removable, journal.names)
  return leftEdits
}

/** From what the cells hold now to what they held before the write. */
function reversedImage(
  image: CellImage,
  entries: Inspection['entries'][number],
): CellImage & { readonly isEdited: boolean } {
  let isEdited = false
  const pairs = image.after.map((row, down) =>
    row.map((written, right): readonly [HeldContent, HeldContent] => {
      const was = image.before[down]?.[right] ?? null
      const held = heldAs(entries?.[down]?.[right] ?? '', was, written)
      if (sameContent(held, written) || sameContent(held, was)) return [held, was]
      isEdited = true
      return [held, held]
    }),
  )
  const before = pairs.map(row => row.map(([held]) => held))
  const after = pairs.map(row => row.map(([, wanted]) => wanted))
  return { sheet: image.sheet, area: image.area, before, after, isEdited }
}

/** An entry read with both contents in mind that we may have put there. */
function heldAs(entry: CellEntry, one: HeldContent, other: HeldContent): HeldContent {
  return entry === one ? one : contentOf(entry, other)
}

/** The commands that turn `before` into `after`, only where they differ. */
function commandsOf({ sheet, area, before, after }: CellImage): SheetCommands {
  const changed = after.map((row, down) =>
    row.map((content, right) => (sameContent(before[down]?.[right] ?? null, content) ? undefined : content)),
  )
  return { sheet, ...blockFills(area.top, area.left, changed) }
}

function hasChange({ before, after }: CellImage): boolean {
  return after.some((row, down) =>
    row.some((content, right) => !sameContent(content, before[down]?.[right] ?? null)),
  )
}

function imageOf(cells: CellsWrite, entries: Inspection['entries'][number]): CellImage {
  const { sheet, area } = areaOf(cells)
  const before = cells.before.map((row, down) =>
    row.map((believed, right) =>
      heldAs(entries?.[down]?.[right] ?? '', believed, cells.after[down]?.[right] ?? null),
    ),
  )
  return { sheet, area, before, after: cells.after }
}

function blocksOf({ name, blocks }: Sheet): readonly CellsWrite[] {
  return blocks.map(({ top, left, cells }) => ({
    sheet: name,
    top,
    left,
    before: cells.map(row => row.map(() => null)),
    after: cells,
  }))
}

function areaOf({ sheet, top, left, after }: CellsWrite): SheetArea {
  const width = after[0]?.length ?? 0
  return { sheet, area: { top, left, bottom: top + after.length - 1, right: left + width - 1 } }
}

function cellArea(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column }
}

function isFormula(content: HeldContent): content is { readonly formula: string } {
  return typeof content === 'object' && content !== null
}
