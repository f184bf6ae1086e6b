// The workbook of the studio: made when a plan is opened, kept between visits, given as a file and read from one.

import { createStore } from 'zustand/vanilla'
import type { RemoteSheetProgram } from '../host/sheetProgram.ts'
import type { WorkbookPort } from '../host/workbookPort.ts'
import { bookAbout } from './bookAbout.ts'
import type { MadeBook } from './bookApi.ts'
import type { DocumentShelf } from './documentShelf.ts'
import { type Draft, draftOf } from './draft.ts'
import type { Refusal } from './editRefusal.ts'
import { foundWorkbook } from './foundWorkbook.ts'
import type { PaneStore } from './paneStore.ts'
import type { Session } from './session.ts'
import type { Book } from './startBook.ts'
import type { Studio, StudioState } from './studioState.ts'
import { type WorkbookLink, workbookLink } from './workbookLink.ts'
import type { KeptCopy, WorkingCopy } from './workingCopy.ts'

/** What comes from outside. */
export type StudioOptions = {
  readonly pane: PaneStore
  readonly shelf: DocumentShelf
  /** Puts the spreadsheet on the page, once. */
  readonly openSheet: () => Promise<RemoteSheetProgram>
  readonly portOf: (program: RemoteSheetProgram) => WorkbookPort
  /** Starts the thread of workbooks, once. */
  readonly startBook: () => Book
  readonly copy: KeptCopy
  readonly now: () => Date
  /** Gives a file to the person. */
  readonly giveFile: (name: string, content: Uint8Array) => void
}

/** Pause after the last change before the workbook is kept (milliseconds). */
const keepDelay = 700

/** The workbook of the plan that is open in the pane. */
export function studioWorkbook(options: StudioOptions): Studio {
  const { pane, shelf, copy } = options
  const store = createStore<StudioState>(() => ({ sheet: { kind: 'none' }, fileName: '', kept: 'not yet' }))
  let program: Promise<RemoteSheetProgram> | undefined
  let thread: Book | undefined
  let link: WorkbookLink | undefined
  /** Of the plan whose workbook this is. */
  let layout: Session['layout'] | undefined
  let document: Promise<Document | undefined> | undefined
  /** What is to be opened with the next plan instead of a workbook made anew. */
  let prepared: Prepared | undefined
  let isSeen = false
  let isToldOfKeeping = false
  let keeping: ReturnType<typeof setTimeout> | undefined

  const book = (): Book => (thread ??= options.startBook())
  const sessionNow = (): Session | undefined => {
    const { stage } = pane.store.getState()
    return stage.kind === 'open' ? stage.session : undefined
  }
  const ready = (): Promise<Document | undefined> => (document ??= openDocument())
  const fail = (why: Refusal): undefined => void store.setState({ sheet: { kind: 'failed', why } })

  function follow(): void {
    const session = sessionNow()
    if (session === undefined) return
    if (session.layout === layout) {
      keepSoon()
      return
    }
    layout = session.layout
    if (link?.isTaking() === true) return
    void link?.end()
    link = undefined
    document = undefined
    store.setState({ fileName: prepared?.fileName ?? `${session.plan.company}.xlsx`, kept: 'not yet' })
    shelf.moveTo(async () => (await ready())?.port)
    if (isSeen) void ready()
  }

  /** Undefined when it cannot be opened; the state says why. */
  async function openDocument(): Promise<Document | undefined> {
    const ours = layout
    const opens = prepared
    prepared = undefined
    const session = sessionNow()
    if (session === undefined) return undefined
    store.setState({ sheet: { kind: 'making', doing: opens?.doing ?? 'Building the workbook…' } })
    try {
      program ??= watched(options.openSheet())
      const [sheet, made] = await Promise.all([program, opens ? undefined : makeBook(session)])
      if (layout !== ours) return await ready()
      const places = opens ? await putBack(sheet, opens) : await putNew(sheet, made)
      const port = options.portOf(sheet)
      if (places === undefined || layout !== ours) return layout === ours ? undefined : await ready()
      const { saved, current } = session
      const basis = { scenarios: saved.scenarios, saved, current }
      link = await workbookLink({ port, book: book(), pane, about: bookAbout }, places, basis)
      // Edits that the pane knows already are in the cells too; what is left was typed.
      if (opens) await link.reconcile()
      store.setState({ sheet: { kind: 'shown' } })
      keepSoon()
      return { port, program: sheet }
    } catch (mistake) {
      program = undefined
      document = undefined
      return fail({
        message: mistake instanceof Error ? mistake.message : String(mistake),
        remedy: 'Try again; the pane works without it.',
      })
    }
  }

  async function makeBook(session: Session): Promise<MadeBook | undefined> {
    const made = await book().make(await pane.actions.savedText(), bookAbout(session))
    const [first] = made.ok ? [] : made.diagnostics
    return made.ok ? made.value : first && fail(first)
  }

  async function putNew(
    sheet: RemoteSheetProgram,
    made: MadeBook | undefined,
  ): Promise<MadeBook | undefined> {
    if (made === undefined) return undefined
    await sheet.open(made.workbook)
    const [other] = made.titles
    const { sheet: name, row, column } = made.selector
    const cell = { sheet: name, area: { top: row, left: column, bottom: row, right: column } }
    if (other !== undefined) void sheet.warmUp(cell, other.title)
    return made
  }

  /** The thread of workbooks needs to know what stands in the cells: the plan in the document says what was written. */
  async function putBack(sheet: RemoteSheetProgram, { open }: Prepared): Promise<MadeBook | undefined> {
    await open(sheet)
    const found = await foundWorkbook(options.portOf(sheet))
    if (!found.ok) return fail(found.problem)
    const { kept } = found.value
    if (kept === undefined) return fail(noPlan)
    const made = await book().make(kept.text, kept)
    const [first] = made.ok ? [] : made.diagnostics
    return made.ok ? made.value : first && fail(first)
  }

  function watched(opening: Promise<RemoteSheetProgram>): Promise<RemoteSheetProgram> {
    return opening.then(async sheet => {
      await sheet.watch(() => keepSoon(), 'the keeper of the working copy')
      return sheet
    })
  }

  function keepSoon(): void {
    if (store.getState().sheet.kind !== 'shown') return
    if (store.getState().kept === 'yes') store.setState({ kept: 'not yet' })
    clearTimeout(keeping)
    keeping = setTimeout(() => void keep(), keepDelay)
  }

  async function keep(): Promise<void> {
    await link?.settled()
    const [open, text, session] = [await document, await pane.actions.savedText(), sessionNow()]
    if (open === undefined || session === undefined || session.layout !== layout) return
    const draft = draftOf(session, { text, pane: 'studio', time: options.now().toISOString() })
    const { fileName } = store.getState()
    const kept = await copy.keep(open.program, { fileName, text, ...(draft && { draft }) })
    store.setState({ kept: kept.ok ? 'yes' : 'no' })
    if (kept.ok || isToldOfKeeping) return
    isToldOfKeeping = true
    pane.actions.tell(kept.refusal)
  }

  async function working<T>(doing: string, work: () => Promise<T>): Promise<T> {
    store.setState({ working: doing })
    try {
      return await work()
    } finally {
      store.setState(({ working: _, ...rest }) => rest, true)
    }
  }

  async function download(): Promise<void> {
    const open = await ready()
    const { fileName } = store.getState()
    if (open === undefined) return
    await link?.settled()
    const { workbook, omitted } = await open.program.workbook()
    const written = await book().file(workbook)
    if ('faults' in written)
      return report('error', `${fileName} could not be written. The workbook is as it was.`, written.faults)
    options.giveFile(fileName, written.file)
    if (omitted.length > 0) report('warning', `${fileName} was downloaded without some things.`, omitted)
    pane.actions.announce(`${fileName} was downloaded.`)
  }

  async function openFile(name: string, content: Uint8Array): Promise<void> {
    if (!isZip(content)) return pane.actions.openText(new TextDecoder().decode(content), name)
    const read = await book().read(content)
    if (!read.ok) {
      const lines = read.diagnostics.map(({ message, remedy }) => `${message} ${remedy}`)
      return report('error', `${name} did not open. Nothing was changed.`, lines)
    }
    const { workbook, text, changes, damage } = read.value
    prepared = { fileName: name, doing: `Opening ${name}…`, open: sheet => sheet.open(workbook) }
    await pane.actions.openText(text, name)
    if (damage.length > 0)
      report(
        'warning',
        damageTitle(name, damage.length),
        damage.map(({ message }) => message),
      )
    else if (changes > 0) report('info', `${name} is open, with ${numbersText(changes)} typed into it.`, [])
  }

  function report(intent: 'error' | 'warning' | 'info', title: string, lines: readonly string[]): void {
    store.setState({ report: { intent, title, lines } })
  }

  async function openKept(): Promise<boolean> {
    const found = await copy.load()
    if (!found.ok) {
      isToldOfKeeping = true
      pane.actions.tell(found.refusal)
    }
    if (!found.ok || found.value === undefined) return false
    const left: WorkingCopy = found.value
    prepared = {
      fileName: left.fileName,
      doing: 'Opening the workbook as you left it…',
      open: sheet => sheet.restore(left.beginning, left.steps),
    }
    if (left.draft === undefined) await pane.actions.openText(left.text, left.fileName)
    else await openWithDraft(left.draft)
    return true
  }

  async function openWithDraft(draft: Draft): Promise<void> {
    pane.store.setState({ draft })
    await pane.actions.keepDraft()
    const { draft: _, ...rest } = pane.store.getState()
    pane.store.setState(rest, true)
  }

  pane.store.subscribe(follow)
  return {
    store,
    port: async isNeeded => (isNeeded ? await ready() : await document)?.port,
    settled: async () => link?.settled(),
    actions: {
      openKept,
      showSheet() {
        isSeen = true
        if (layout !== undefined) void ready()
      },
      tryAgain: () => void ready(),
      download: () => working(`Writing ${store.getState().fileName}…`, download),
      openFile: (name, content) => working(`Reading ${name}…`, () => openFile(name, content)),
      dismiss: () => store.setState(({ report: _, ...rest }) => rest, true),
    },
  }
}

/** A document that is open in the spreadsheet. */
type Document = { readonly port: WorkbookPort; readonly program: RemoteSheetProgram }

/** A workbook that exists already. */
type Prepared = {
  readonly fileName: string
  readonly doing: string
  readonly open: (sheet: RemoteSheetProgram) => Promise<void>
}

/** Files of Excel are archives, and begin as those do. */
function isZip(content: Uint8Array): boolean {
  return content[0] === 0x50 && content[1] === 0x4b
}

function damageTitle(name: string, count: number): string {
  const what = count === 1 ? 'One thing' : `${count} things`
  return `${name} is open. ${what} in it could not be read and ${count === 1 ? 'was' : 'were'} put back.`
}

function numbersText(count: number): string {
  return count === 1 ? 'one number that was' : `${count} numbers that were`
}

const noPlan: Refusal = {
  message: 'There is no plan inside this workbook any more.',
  remedy: 'Open the file that you downloaded last, or start from the sample.',
}
