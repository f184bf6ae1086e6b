// The port to the embedded spreadsheet. It runs in a frame of its own, so that every question is a message.

import { problemOf, recoverWrites, reverseWrite, type Writer, writeAllOrNothing } from './allOrNothing.ts'
import { type CellStore, HostFault } from './cellStore.ts'
import { hostProblem } from './hostProblem.ts'
import { revisionStore } from './revisionStore.ts'
import type { RemoteSheetProgram, SheetChange } from './sheetProgram.ts'
import type { FoundText, Outcome, SheetArea, WorkbookPort, WriteOptions } from './workbookPort.ts'
import { journalNamespace, type TextImage } from './writeJournal.ts'

/** What comes from outside: the spreadsheet, the clock (milliseconds since 1970), and identifiers. */
export type SheetHostOptions = {
  readonly program: RemoteSheetProgram
  readonly now: () => number
  readonly newId: () => string
}

/** The port to the spreadsheet of this page. */
export function sheetHost({ program, now, newId }: SheetHostOptions): WorkbookPort {
  const writer: Writer = { owner: newId(), now, newId }
  const document = sheetDocument(program)
  let lastWrite: Promise<unknown> = Promise.resolve()
  /** Writes follow one another; the next waits for the one before, however it ended. */
  const inTurn = <T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const turn = lastWrite.then(() => outcomeOf(work))
    lastWrite = turn.catch(() => undefined)
    return turn
  }
  const write: WorkbookPort['write'] = (
    changes,
    { replacesForeign = false, signal, onStep }: WriteOptions = {},
  ) =>
    inTurn(() => {
      const back = sheetStore(program, writer.owner)
      const forward = sheetStore(program, writer.owner, signal)
      return writeAllOrNothing({ forward, back, ...(onStep && { onStep }) }, writer, changes, replacesForeign)
    })
  return {
    capabilities: { name: 'the spreadsheet', undoesAsOne: true, keepsRevisions: true, drawsCharts: true },
    place: () => '',
    ...document,
    revisions: revisionStore(document),
    write,
    takeBack: (receipt, options) => write(reverseWrite(receipt), options),
    recover: () =>
      inTurn(async () => {
        const recovered = await recoverWrites(sheetStore(program, writer.owner), writer)
        return recovered.ok ? { ...recovered, value: recovered.value.takenBack } : recovered
      }),
    read: places =>
      outcomeOf(async () => {
        const readings = await program.read(places)
        const missing = places[readings.indexOf(undefined)]
        if (missing !== undefined) return { ok: false, problem: hostProblem('sheetMissing', missing.sheet) }
        return success(readings.filter(reading => reading !== undefined))
      }),
    watchEdits: listener =>
      answer(async () => {
        const watch = await program.watch(edits => edits.forEach(listener), writer.owner)
        return () => program.unwatch(watch)
      }),
    select: place =>
      outcomeOf(async () => {
        const shown = await program.select(place)
        if (shown === 'shown') return success(null)
        const code = shown === 'hidden' ? 'cannotSelect' : 'sheetMissing'
        return { ok: false, problem: hostProblem(code, place.sheet) }
      }),
  }
}

/** The primitives of one write. New sheets and names wait for the cells, so that one Undo takes all of them back. */
function sheetStore(program: RemoteSheetProgram, owner: string, signal?: AbortSignal): CellStore {
  let waiting: Partial<SheetChange> = {}
  const change = async (part: Partial<SheetChange>): Promise<void> => {
    const refusal = await program.change({ ...nothing, ...part }, owner)
    if (refusal !== undefined) throw new HostFault('other', refusal)
  }
  const entriesOf = async (areas: readonly SheetArea[]) => (await program.facts(areas, '')).entries
  return {
    inspect: async (areas, namespaces) => {
      if (signal?.aborted) throw new HostFault('canceled', 'stopped by the person')
      const { parts, ...facts } = await program.facts(areas, journalNamespace)
      const texts: TextImage[] = []
      for (const namespace of namespaces)
        texts.push({ namespace, keys: (await program.parts(namespace)).map(({ key }) => key) })
      return { ...facts, journals: parts, texts }
    },
    read: async areas => (await entriesOf(areas)).map(entries => entries ?? []),
    begin: async (journal, { asides, sheets: newSheets, names, texts }) => {
      // Asked for by the pane in Excel only: here files are laid out anew when they are opened.
      if (asides.length > 0) throw new HostFault('other', 'sheets cannot be set aside here')
      const keys = await program.addParts(journal)
      await program.addParts(texts)
      waiting = { newSheets, names }
      const kept = await program.parts(journalNamespace)
      return { keys, isAlone: kept.length === keys.length }
    },
    write: async commands => {
      await change({ ...waiting, commands })
      waiting = {}
    },
    // New sheets got their looks with their cells.
    dress: async ({ looks, order }) => {
      if (looks.length + order.length > 0) await change({ looks, order })
    },
    end: async (keys, { sheets: removedSheets = [], names: images = [] }) => {
      const removedNames = images.filter(({ before }) => before === null).map(({ name }) => name)
      const names = images.flatMap(({ name, before }) =>
        before === null ? [] : [{ name, refersTo: before }],
      )
      if (removedSheets.length + images.length > 0) await change({ removedSheets, removedNames, names })
      await program.removeParts(keys)
    },
    onlyOurs: async (sheets, areas) => {
      const used = (await program.usedAreas(sheets)).filter(place => place !== undefined)
      const entries = await entriesOf(used)
      const foreign = used.filter(({ sheet, area }, index) =>
        entries[index]?.some((row, down) =>
          row.some((entry, right) => {
            const isIn = (place: SheetArea) => holds(place, sheet, area.top + down, area.left + right)
            return entry !== '' && !areas.some(isIn)
          }),
        ),
      )
      return sheets.filter(sheet => !foreign.some(place => place.sheet === sheet))
    },
  }
}

const nothing: SheetChange = {
  removedSheets: [],
  removedNames: [],
  newSheets: [],
  names: [],
  commands: [],
  looks: [],
  order: [],
}

function holds(place: SheetArea, sheet: string, row: number, column: number): boolean {
  const { top, left, bottom, right } = place.area
  return place.sheet === sheet && top <= row && row <= bottom && left <= column && column <= right
}

function sheetDocument(program: RemoteSheetProgram): Pick<WorkbookPort, 'look' | 'keep'> {
  return {
    look: (...namespaces) =>
      answer(async () => {
        const { sheets } = await program.facts([], '')
        const texts: FoundText[] = []
        for (const namespace of namespaces)
          texts.push(...(await program.parts(namespace)).map(text => ({ ...text, namespace })))
        return { sheets, texts, pointers: await program.pointers(), notices: [] }
      }),
    keep: ({ adds = [], pointers = [], removes = [] }) =>
      answer(async () => {
        const keys = adds.length === 0 ? [] : await program.addParts(adds)
        for (const [name, text] of pointers) await program.writePointer(name, text)
        if (removes.length > 0) await program.removeParts(removes)
        return keys
      }),
  }
}

function answer<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  return outcomeOf(async () => success(await work()))
}

/** A fault that nothing has been made of yet, in words; nothing was changed when it came. */
async function outcomeOf<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof HostFault)) throw fault
    return { ok: false, problem: problemOf(fault, 'hostFault') }
  }
}

function success<T>(value: T): Outcome<T> {
  return { ok: true, value, notices: [] }
}
