// Writes to a workbook so that it is done whole or not at all, whatever fails in between: the cells as they were are kept
// in the workbook first, everything written is read back, and what is found half done is taken back.

import { type Area, type Sheet, sheetInFormula, splitSheet, unreachable } from '../../engine/index.ts'
import { blockFills } from './blockFills.ts'
import { type CellEntry, contentOf, type HeldContent, sameContent } from './cellEntry.ts'
import {
  type CellStore,
  HostFault,
  type Inspection,
  type NameWrite,
  type SheetCommands,
  type WriteRemovals,
} from './cellStore.ts'
import { namespaceOf } from './documentPart.ts'
import { type HostProblem, hostNotice, hostProblem } from './hostProblem.ts'
import { type Dressing, type PlannedWrite, plannedWrite, wantedOrder } from './plannedWrite.ts'
import type { CellsWrite, HostWrite, Outcome, SheetArea, WriteOptions, WriteReceipt } from './workbookPort.ts'
import {
  type AsideImage,
  type CellImage,
  type FoundJournal,
  journalParts,
  type NameImage,
  readJournals,
  type TextImage,
  type WriteJournal,
} from './writeJournal.ts'

/** Who writes, and by which clock (milliseconds since 1970). */
export type Writer = { readonly owner: string; readonly now: () => number; readonly newId: () => string }

/** A journal of another pane is taken for a write in progress for so long; the longest write measured took 3 s. */
const writeTime = 30_000

/** The two ways in which a write speaks with its host, and who is told how far it is. */
type Stores = {
  /** May be stopped by the person. */
  readonly forward: CellStore
  /** Never stops: what was begun is taken back to the end. */
  readonly back: CellStore
  readonly onStep?: WriteOptions['onStep']
}

/**
 * Carries out a write. Nothing is changed when a sheet is missing, protected or not ours, or when a cell holds neither
 * what we believe nor what it is to hold, unless such cells are to be replaced.
 */
export async function writeAllOrNothing(
  stores: Stores,
  writer: Writer,
  writes: readonly HostWrite[],
  replacesForeign: boolean,
): Promise<Outcome<WriteReceipt>> {
  const write = plannedWrite(writes)
  stores.onStep?.('looking')
  const namespaces = [...new Set(write.texts.map(namespaceOf))]
  // The cells of a sheet that takes the place of one set aside are empty.
  const places = write.cells.map(areaOf).filter(({ sheet }) => !write.asides.some(one => one.sheet === sheet))
  const recovered = await recoverWrites(stores.forward, writer, places, namespaces)
  if (!recovered.ok) return recovered
  const asideProblem = asideRefusal(recovered.value.inspection, write)
  if (asideProblem !== undefined) return { ok: false, problem: asideProblem }
  const inspection = withAsides(recovered.value.inspection, places, write)
  const images = write.cells.map((cells, index) => imageOf(cells, inspection.entries[index]))
  const problem =
    refusal(inspection, write) ?? (replacesForeign ? undefined : foreignProblem(write.cells, images))
  if (problem !== undefined) return { ok: false, problem }
  const work = workOf(writer, write, inspection, images, asideImages(recovered.value.inspection, write))
  const fault = isNothing(work) ? undefined : await carryOut(stores, work)
  if (fault !== undefined) return { ok: false, problem: fault }
  const { images: changed, addedSheets } = work.journal
  return { ok: true, value: { images: changed, addedSheets }, notices: recovered.notices }
}

/**
 * Takes back every write that a journal in the workbook says was begun, unless another pane is still at it. Gives how
 * many, and the workbook as it is then.
 */
export async function recoverWrites(
  store: CellStore,
  writer: Writer,
  areas: readonly SheetArea[] = [],
  namespaces: readonly string[] = [],
): Promise<Outcome<{ readonly takenBack: number; readonly inspection: Inspection }>> {
  const inspection = await store.inspect(areas, namespaces)
  if (inspection.journals.length === 0) return { ok: true, value: { takenBack: 0, inspection }, notices: [] }
  const { whole, brokenKeys } = readJournals(inspection.journals)
  const isOthers = ({ journal: { owner, time } }: FoundJournal) =>
    owner !== writer.owner && writer.now() - time < writeTime
  if (whole.some(isOthers)) return { ok: false, problem: hostProblem('busy') }
  let leftEdits = false
  for (const found of whole) if (await takeBack(store, found)) leftEdits = true
  if (brokenKeys.length > 0) await store.end(brokenKeys, {})
  const value = { takenBack: whole.length, inspection: await store.inspect(areas, namespaces) }
  return { ok: true, value, notices: leftEdits ? [hostNotice('keptEdits')] : [] }
}

/** The write that undoes another; cells edited since then are foreign to it. */
export function reverseWrite({ images }: WriteReceipt): readonly HostWrite[] {
  return images.map(({ sheet, area: { top, left }, before, after }) => ({
    ...{ kind: 'cells' as const, sheet, top, left },
    before: after,
    after: before,
  }))
}

/** A write with all that is known of the workbook it is done to. */
type Work = {
  readonly journal: WriteJournal
  readonly commands: (image: CellImage) => SheetCommands
  readonly newSheets: readonly Sheet[]
  readonly names: readonly NameWrite[]
  readonly texts: readonly string[]
  readonly dressing: Dressing
  readonly removedSheets: readonly string[]
  readonly removedNames: readonly NameImage[]
}

/** Why sheets cannot be given the names under which they are to stand aside. */
function asideRefusal({ sheets, isReadOnly }: Inspection, { asides }: PlannedWrite): HostProblem | undefined {
  if (asides.length > 0 && isReadOnly) return hostProblem('readOnly')
  const names = sheets.map(({ name }) => name.toLowerCase())
  const missing = asides.find(({ sheet }) => !names.includes(sheet.toLowerCase()))
  if (missing !== undefined) return missingProblem(missing.sheet, sheets)
  const taken = asides.find(({ to }) => names.includes(to.toLowerCase()))
  return taken === undefined ? undefined : hostProblem('sheetNameTaken', taken.to)
}

function asideImages({ sheets }: Inspection, { asides }: PlannedWrite): readonly AsideImage[] {
  return asides.map(({ sheet, to }) => ({ sheet, to, role: sheets.find(({ name }) => name === sheet)?.role }))
}

/** The workbook as it will be once sheets are set aside; `places` are those whose entries are in the inspection. */
function withAsides(
  { sheets, names, entries, ...rest }: Inspection,
  places: readonly SheetArea[],
  { asides, cells }: PlannedWrite,
): Inspection {
  const later = new Map(asides.map(({ sheet, to }) => [sheet, to]))
  const read = new Map(places.map((place, index) => [keyOf(place), entries[index]]))
  return {
    ...rest,
    entries: cells.map(areaOf).map(place => read.get(keyOf(place))),
    names: names.map(({ name, refersTo: target }) => {
      const { sheet = '', rest } = splitSheet(target) ?? {}
      const to = later.get(sheet)
      return { name, refersTo: to === undefined ? target : `${sheetInFormula(to)}!${rest}` }
    }),
    sheets: sheets.map(sheet =>
      later.has(sheet.name) ? { ...sheet, name: later.get(sheet.name) ?? '', role: undefined } : sheet,
    ),
  }
}

function keyOf({ sheet, area }: SheetArea): string {
  return JSON.stringify([sheet, area])
}

/** Leaves out what is there already. */
function workOf(
  { newId, owner, now }: Writer,
  write: PlannedWrite,
  inspection: Inspection,
  images: readonly CellImage[],
  asides: readonly AsideImage[],
): Work {
  const standing = new Set(inspection.sheets.map(({ name }) => name))
  const newSheets = write.newSheets.map(({ sheet }) => sheet).filter(({ name }) => !standing.has(name))
  const names = write.names
    .filter(({ name, refersTo: target }) => refersTo(inspection, name) !== target)
    .map(name => ({ ...name, isNew: refersTo(inspection, name.name) === null }))
  const ours = inspection.sheets.filter(({ role }) => role !== undefined).map(({ name }) => name)
  return {
    commands: commandsFor(inspection.sheets),
    newSheets,
    names,
    texts: write.texts,
    dressing: { newSheets, looks: write.looks, order: wantedOrder(ours, write) },
    removedSheets: write.removedSheets.filter(name => standing.has(name)),
    removedNames: write.removedNames.map(name => ({ name, before: null })),
    journal: {
      ...{ id: newId(), owner, time: now() },
      ...{ asides, addedSheets: newSheets.map(({ name }) => name) },
      names: names.map(({ name }) => ({ name, before: refersTo(inspection, name) })),
      texts: inspection.texts,
      images: images.filter(hasChange),
    },
  }
}

function isNothing({
  journal,
  names,
  newSheets,
  texts,
  dressing,
  removedNames,
  removedSheets,
}: Work): boolean {
  const { looks, order } = dressing
  const lists = [
    journal.asides,
    journal.images,
    names,
    newSheets,
    texts,
    looks,
    order,
    removedNames,
    removedSheets,
  ]
  return lists.every(list => list.length === 0)
}

/** Why the workbook as it is does not take the write. */
function refusal(inspection: Inspection, write: PlannedWrite): HostProblem | undefined {
  if (inspection.isReadOnly) return hostProblem('readOnly')
  const found = new Map(inspection.sheets.map(sheet => [sheet.name, sheet]))
  const fresh = new Set(write.newSheets.map(({ sheet }) => sheet.name))
  const written = [...write.cells, ...write.looks].map(({ sheet }) => sheet)
  const missing = written.find(sheet => !found.has(sheet) && !fresh.has(sheet))
  if (missing !== undefined) return missingProblem(missing, inspection.sheets)
  // Excel takes Home and HOME for the same name.
  const own = inspection.sheets.filter(({ role }) => role === undefined).map(({ name }) => name.toLowerCase())
  const taken = [...fresh].find(name => own.includes(name.toLowerCase()))
  if (taken !== undefined) return hostProblem('sheetNameTaken', taken)
  const clash = write.names.find(({ name, refersTo: target }) => {
    const now = refersTo(inspection, name)
    const isAside = write.asides.some(({ to }) => to === splitSheet(now ?? '')?.sheet)
    return isTaken(now, target) && !isAside
  })
  if (clash !== undefined) return hostProblem('nameTaken', clash.name)
  const locked = [...written, ...fresh].find(name => found.get(name)?.isProtected)
  return locked === undefined ? undefined : hostProblem('sheetProtected', locked)
}

/** Why a sheet of ours is not found: it has another name, or is gone. */
export function missingProblem(missing: string, sheets: Inspection['sheets']): HostProblem {
  const isRenamed = sheets.some(({ role }) => role === missing)
  return hostProblem(isRenamed ? 'sheetRenamed' : 'sheetMissing', missing)
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

/** Does the work; when that fails the workbook is taken back and the problem told. */
async function carryOut(
  { forward: store, back, onStep }: Stores,
  work: Work,
): Promise<HostProblem | undefined> {
  const { journal, newSheets, names, texts, dressing, removedNames } = work
  try {
    onStep?.('keepingAWayBack')
    const additions = { asides: journal.asides, sheets: newSheets, names, texts }
    const { keys, isAlone } = await store.begin(journalParts(journal), additions)
    if (!isAlone) {
      await takeBack(back, { journal, keys })
      return hostProblem('busy')
    }
    const dropped = await writeImages(store, journal.images, work.commands, onStep)
    if (dropped.length > 0) {
      await takeBack(back, { journal, keys })
      return hostProblem('writeDropped', '', dropped)
    }
    onStep?.('dressing')
    await store.dress(dressing)
    // A person may have written beside our blocks: such a sheet stays.
    const empty = work.removedSheets.length === 0 ? [] : await store.onlyOurs(work.removedSheets, [])
    const older = journal.texts.flatMap(text => text.keys)
    await endWrite(store, [...keys, ...older], { sheets: empty, names: removedNames })
    return undefined
  } catch (fault) {
    if (!(fault instanceof HostFault)) throw fault
    return afterFault(back, journal, fault)
  }
}

/** Writes the images and reads them back; what was not kept is written once more. Gives the places still missing. */
async function writeImages(
  store: CellStore,
  images: readonly CellImage[],
  commands: (image: CellImage) => SheetCommands,
  onStep: Stores['onStep'],
): Promise<readonly SheetArea[]> {
  onStep?.('writing')
  await store.write(images.map(commands))
  onStep?.('readingBack')
  const missing = await notKept(store, images)
  if (missing.length === 0) return []
  await store.write(missing.map(commands))
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
async function endWrite(store: CellStore, keys: readonly string[], removals: WriteRemovals): Promise<void> {
  try {
    await store.end(keys, removals)
  } catch (fault) {
    const { journals } = await store.inspect([], [])
    if (journals.some(({ key }) => keys.includes(key))) throw fault
  }
}

async function afterFault(store: CellStore, journal: WriteJournal, fault: HostFault): Promise<HostProblem> {
  try {
    const { journals } = await store.inspect([], [])
    const { whole, brokenKeys } = readJournals(journals)
    const found = whole.find(other => other.journal.id === journal.id)
    if (found !== undefined) await takeBack(store, found)
    else if (brokenKeys.length > 0) await store.end(brokenKeys, {})
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
    case 'tooOld':
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
  const namespaces = journal.texts.map(({ namespace }) => namespace)
  const { entries, sheets, texts } = await store.inspect(journal.images, namespaces)
  const names = sheets.map(({ name }) => name)
  // Where a sheet was not set aside yet, the one that has its name is not the one that was to be added.
  const [aside, kept] = [true, false].map(isDone =>
    journal.asides.filter(({ to }) => names.includes(to) === isDone),
  )
  const standing = new Set(names.filter(name => !kept?.some(({ sheet }) => sheet === name)))
  const reversed = journal.images.map((image, index) => reversedImage(image, entries[index]))
  const leftEdits = reversed.some(({ sheet, isEdited }) => isEdited && standing.has(sheet))
  const added = journal.addedSheets.filter(name => standing.has(name))
  const removable = leftEdits || added.length === 0 ? [] : await store.onlyOurs(added, journal.images)
  const remaining = reversed
    .filter(({ sheet }) => standing.has(sheet) && !removable.includes(sheet))
    .map(commandsFor(sheets))
    .filter(({ sets, fills }) => sets.length + fills.length > 0)
  if (remaining.length > 0) await store.write(remaining)
  const free = (name: string): boolean => !names.includes(name) || removable.includes(name)
  await store.end([...newTexts(texts, journal), ...keys], {
    sheets: removable,
    names: journal.names.filter(({ before }) => !leadsTo(before, kept ?? [])),
    asides: (aside ?? []).filter(({ sheet }) => free(sheet)),
  })
  return leftEdits
}

/** Whether a reference is to one of the names that these sheets were to have aside. */
function leadsTo(reference: string | null, asides: readonly AsideImage[]): boolean {
  const sheet = splitSheet(reference ?? '')?.sheet
  return asides.some(({ to }) => to === sheet)
}

/** Keys of texts that came with the write. */
function newTexts(found: readonly TextImage[], { texts }: WriteJournal): readonly string[] {
  const before = new Set(texts.flatMap(({ keys }) => keys))
  return found.flatMap(({ keys }) => keys.filter(key => !before.has(key)))
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
      if (sameContent(held, written)) return [written, was]
      if (sameContent(held, was)) return [held, was]
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

/** The commands for each image; where a filter hides rows every cell is set by itself, as nothing can be copied there. */
function commandsFor(sheets: Inspection['sheets']): (image: CellImage) => SheetCommands {
  const filtered = new Set(sheets.flatMap(({ name, isFiltered }) => (isFiltered ? [name] : [])))
  return image => commandsOf(image, filtered.has(image.sheet))
}

/** The commands that turn `before` into `after`, only where they differ. */
function commandsOf({ sheet, area, before, after }: CellImage, isFiltered: boolean): SheetCommands {
  const changed = after.map((row, down) =>
    row.map((content, right) => (isKept(before[down]?.[right] ?? null, content) ? undefined : content)),
  )
  const isNone = changed.every(row => row.every(content => content === undefined))
  if (isFiltered) return { sheet, sets: isNone ? [] : [{ area, cells: changed }], fills: [] }
  return { sheet, ...blockFills(area.top, area.left, changed) }
}

/** Reading back does not tell an empty text from an empty cell, yet formulas do. */
function isKept(before: HeldContent, after: HeldContent): boolean {
  return before === after || (sameContent(before, after) && before !== '' && after !== '')
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
