// The workbook of the studio: made when a plan is opened in the pane, put into the spreadsheet, and joined with the pane.

import { createStore } from 'zustand/vanilla'
import type { Scenario } from '../../engine/index.ts'
import type { RemoteSheetProgram } from '../host/sheetProgram.ts'
import type { WorkbookPort } from '../host/workbookPort.ts'
import { bookAbout } from './bookAbout.ts'
import type { MadeBook } from './bookApi.ts'
import type { DocumentShelf } from './documentShelf.ts'
import type { Refusal } from './editRefusal.ts'
import { foundWorkbook, layoutRefusal } from './foundWorkbook.ts'
import { type PaneStore, sessionIn } from './paneStore.ts'
import type { Session } from './session.ts'
import type { Book } from './startBook.ts'
import type { PreparedDocument, StudioDocument } from './studioDocument.ts'
import { studioFiles } from './studioFiles.ts'
import { studioKeeping } from './studioKeeping.ts'
import { studioSide } from './studioSide.ts'
import type { Studio, StudioState } from './studioState.ts'
import { type WorkbookLink, workbookLink } from './workbookLink.ts'
import type { KeptCopy } from './workingCopy.ts'

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
  readonly newId: () => string
  /** Gives a file to the person. */
  readonly giveFile: (name: string, content: Uint8Array) => void
}

/** The workbook of the plan that is open in the pane. */
export function studioWorkbook(options: StudioOptions): Studio {
  const { pane, shelf, portOf, newId } = options
  const store = createStore<StudioState>(() => ({
    sheet: { kind: 'none' },
    fileName: '',
    document: '',
    kept: 'not yet',
  }))
  let program: Promise<RemoteSheetProgram> | undefined
  let thread: Book | undefined
  let link: WorkbookLink | undefined
  /** Resolves once the workbook before is not read or written any more: there is one spreadsheet for all of them. */
  let left: Promise<unknown> = Promise.resolve()
  /** Of the plan whose workbook this is. */
  let plan: Session['opening'] | undefined
  let document: Promise<StudioDocument | undefined> | undefined
  /** What is to be opened with the next plan instead of a workbook made anew. */
  let prepared: PreparedDocument | undefined
  /** The same, of the plan that is open now, until it is opened. */
  let opening: PreparedDocument | undefined
  /** The document, once it is open and joined with the pane. */
  let opened: StudioDocument | undefined
  /** A document whose sheets another release laid out: nothing joins it with the pane. */
  let older: StudioDocument | undefined
  /** A workbook that exists is on its way into the spreadsheet: what is kept of it stays until it is there. */
  let isRestoring = false
  let isSeen = false
  /** As it was when it was kept last: most of what happens in the pane leaves the plan alone. */
  let seen: Session | undefined

  const book = (): Book => (thread ??= options.startBook())
  const sessionNow = (): Session | undefined => sessionIn(pane.store.getState())
  const ready = (): Promise<StudioDocument | undefined> => (document ??= openDocument())
  const fail = (why: Refusal): undefined => void store.setState({ sheet: { kind: 'failed', why } })
  const settled = async (): Promise<void> => link?.settled()
  /** Undefined also where another has taken its place meanwhile. */
  const settledDocument = async (): Promise<StudioDocument | undefined> => {
    const ours = plan
    const open = (await ready()) ?? older
    await settled()
    return plan === ours ? open : undefined
  }
  const openPrepared = async (next: PreparedDocument, openPlan: () => Promise<void>): Promise<void> => {
    await keeping.keepNow()
    await link?.end()
    prepared = next
    await openPlan()
    // A plan that did not open took nothing.
    prepared = undefined
  }
  const parts = { pane, state: store, openPrepared }
  const openedDocument = async (): Promise<StudioDocument | undefined> => opened && (await settledDocument())
  const inSheets = () => link?.inSheets()
  const keeping = studioKeeping({ ...parts, openedDocument, inSheets, copy: options.copy, now: options.now })
  const beside = studioSide({ pane, link: () => link, port: async () => (await ready())?.port, book })

  function follow(): void {
    const session = sessionNow()
    if (session === undefined) return
    if (session.opening === plan) {
      const { saved, current } = session
      const isSame = seen?.plan === session.plan && seen.saved === saved && seen.current === current
      seen = session
      if (!isSame && !isRestoring) keeping.changed()
      return
    }
    plan = session.opening
    left = Promise.all([link?.end(), keeping.begin()])
    link = undefined
    document = undefined
    opened = undefined
    older = undefined
    opening = prepared
    prepared = undefined
    isRestoring = opening?.open !== undefined
    beside.begin()
    store.setState(
      ({ replaced: _, report: __, ...rest }) => ({
        ...rest,
        document: opening?.document ?? newId(),
        fileName: opening?.fileName ?? `${session.plan.company}.xlsx`,
        kept: 'not yet',
      }),
      true,
    )
    shelf.begin()
    if (!isRestoring) keeping.changed()
    if (isSeen) void ready()
  }

  /** Undefined when it cannot be opened; the state says why. */
  async function openDocument(): Promise<StudioDocument | undefined> {
    const [ours, opens, session] = [plan, opening, sessionNow()]
    if (session === undefined) {
      document = undefined
      return undefined
    }
    opening = undefined
    store.setState({ sheet: { kind: 'making', doing: opens?.doing ?? 'Building the workbook…' } })
    try {
      program ??= watchedSheet()
      const restores = opens?.open
      const [sheet, made] = await Promise.all([program, restores ? undefined : makeBook(session), left])
      if (plan !== ours) return await ready()
      const open = { port: portOf(sheet), program: sheet }
      const placed = restores ? await putBack(open, restores, opens) : await putNew(sheet, made)
      if (plan !== ours) return await ready()
      if (placed === undefined) return undefined
      const isSame = placed.from === undefined || (await isSavedText(placed.from, session))
      await join(open.port, placed, session, isSame)
      // Edits that the pane knows already are in the cells too; what is left was typed.
      if (restores) await link?.reconcile()
      const refusal = await shelf.open(open.port)
      if (refusal !== undefined) pane.actions.tell(refusal)
      if (plan !== ours) return await ready()
      opened = open
      isRestoring = false
      store.setState({ sheet: { kind: 'shown' } })
      keeping.changed()
      return open
    } catch (mistake) {
      program = undefined
      const message = mistake instanceof Error ? mistake.message : String(mistake)
      return fail({ message, remedy: 'Try again; the pane works without it.' })
    }
  }

  async function watchedSheet(): Promise<RemoteSheetProgram> {
    const sheet = await options.openSheet()
    await sheet.watch(() => keeping.changed(), 'the keeper of the working copy')
    return sheet
  }

  async function makeBook(session: Session): Promise<MadeBook | undefined> {
    const made = await book().make(await pane.actions.savedText(), bookAbout(session))
    return made.ok ? made.value : fail(made.diagnostics[0] ?? unreadable)
  }

  async function putNew(sheet: RemoteSheetProgram, made: MadeBook | undefined): Promise<Placed | undefined> {
    if (made === undefined) return undefined
    store.setState({ sheet: { kind: 'making', doing: `Calculating its ${made.sheets.length} sheets…` } })
    await sheet.open(made.workbook)
    const [other] = made.titles
    const { sheet: name, row, column } = made.selector
    const cell = { sheet: name, area: { top: row, left: column, bottom: row, right: column } }
    if (other !== undefined) void sheet.warmUp(cell, other.title)
    return { made }
  }

  /** The thread of workbooks needs to know what stands in the cells: the plan in the document says what was written. */
  async function putBack(
    { port, program }: StudioDocument,
    restore: NonNullable<PreparedDocument['open']>,
    { inSheets }: Pick<PreparedDocument, 'inSheets'>,
  ): Promise<Placed | undefined> {
    const ours = plan
    await restore(program)
    // People may look and type already: what they type until the link is there is found by it.
    store.setState({ sheet: { kind: 'shown' } })
    const found = await foundWorkbook(port)
    if (!found.ok) return fail(found.problem)
    const { kept } = found.value
    if (kept === undefined) return fail(unreadable)
    const made = await book().make(kept.text, kept)
    if (!made.ok) return fail(made.diagnostics[0] ?? unreadable)
    const isOther = layoutRefusal(kept, made.value) !== undefined
    if (isOther && plan === ours) return leave({ port, program })
    const isKnown = plan === ours && inSheets !== undefined && (await isInBook(inSheets))
    return { made: made.value, from: kept.text, ...(isKnown && { scenarios: inSheets }) }
  }

  /** What is kept of its cells stays as it is; of the plan, the pane's edits are kept from here on. */
  function leave(document: StudioDocument): undefined {
    older = document
    isRestoring = false
    store.setState({ sheet: { kind: 'other layout', why: otherLayout(store.getState().fileName) } })
  }

  /** Tells the thread of workbooks what else was written since; false where these scenarios have other columns. */
  async function isInBook(scenarios: readonly Scenario[]): Promise<boolean> {
    const ours = plan
    const changes = await book().changes(scenarios)
    if (!changes.ok || changes.value === undefined || plan !== ours) return false
    await book().written()
    return true
  }

  /** Whether sheets were made from the plan as it is saved; it may have been saved while they were not there. */
  async function isSavedText(text: string, { saved }: Session): Promise<boolean> {
    return sessionNow()?.saved === saved && text === (await pane.actions.savedText())
  }

  /** Sheets that are of an older plan are written anew by the link. */
  async function join(
    port: WorkbookPort,
    { made, scenarios }: Placed,
    { saved, current, opening }: Session,
    isSame: boolean,
  ): Promise<void> {
    const { agreement } = beside
    const told = scenarios ?? saved.scenarios
    const basis = { opening, scenarios: told, saved: isSame ? saved : undefined, current }
    const onWorking = (doing: string | undefined): void =>
      store.setState(({ working: _, ...rest }) => ({ ...rest, ...(doing && { working: doing }) }), true)
    const options = { port, book: book(), pane, about: bookAbout, agreement, onWorking }
    link = await workbookLink(options, made, basis)
  }

  pane.store.subscribe(follow)
  return {
    store,
    side: beside.side,
    port: async isNeeded => (isNeeded ? await ready() : await document)?.port,
    settled,
    actions: {
      ...studioFiles({ ...parts, settledDocument, book, held: beside.held, giveFile: options.giveFile }),
      openKept: keeping.openKept,
      bringBack: keeping.bringBack,
      keepNow: keeping.keepNow,
      showSheet() {
        isSeen = true
        if (plan !== undefined) void ready()
      },
      tryAgain() {
        document = undefined
        void ready()
      },
      makeAnew() {
        document = undefined
        older = undefined
        store.setState({ document: newId() })
        void ready()
      },
      dismiss: () => store.setState(({ report: _, replaced: __, ...rest }) => rest, true),
    },
  }
}

/** Sheets in the spreadsheet, and the plan that they were made from where they stood already. */
type Placed = {
  readonly made: MadeBook
  readonly from?: string
  /** As its cells say them, where that is another thing than what the plan says. */
  readonly scenarios?: readonly Scenario[]
}

function otherLayout(fileName: string): Refusal {
  return {
    message: `Another release of Proceeds laid out the sheets of ${fileName}, so the pane would write into the wrong cells.`,
    remedy:
      'Download it as it is, to keep what you put on its sheets; then make the sheets anew from the plan, with all of its numbers. The old ones can be brought back until another workbook takes their place.',
  }
}

const unreadable: Refusal = {
  message: 'There is no plan inside this workbook any more.',
  remedy: 'Open the file that you downloaded last, or start from the sample.',
}
