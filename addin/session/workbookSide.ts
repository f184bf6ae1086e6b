// Joins the pane with the workbook beside it: looks whether our sheets are there, builds them when a person asks, and
// hands over to the link once they follow the plan. One thing at a time.

import { createStore } from 'zustand/vanilla'
import { type KeptPlan, keptPlans, type Workbook, writesBetween } from '../../engine/index.ts'
import type { FoundSheet, WorkbookPort, WriteStep } from '../host/workbookPort.ts'
import { bookAbout } from './bookAbout.ts'
import type { MadeBook } from './bookApi.ts'
import type { Refusal } from './editRefusal.ts'
import { editsTo } from './editsTo.ts'
import {
  type FoundWorkbook,
  foundWorkbook,
  isOneSave,
  layoutRefusal,
  nameRefusal,
  setAside,
  whyApart,
} from './foundWorkbook.ts'
import { type PaneStore, sessionIn } from './paneStore.ts'
import { type Session, unsavedCount } from './session.ts'
import { showNumber } from './showNumber.ts'
import type { Book } from './startBook.ts'
import { type LinkBasis, type WorkbookLink, workbookLink } from './workbookLink.ts'
import type { WorkbookSide, WorkbookStage, WorkbookState } from './workbookState.ts'

/** What is joined. */
export type SideOptions = {
  readonly port: WorkbookPort
  readonly pane: PaneStore
  /** Starts the thread of workbooks, the first time one is needed. */
  readonly startBook: () => Book
}

/** The workbook beside a pane. It looks at the workbook whenever another plan is opened in the pane. */
export function workbookSide({ port, pane, startBook }: SideOptions): WorkbookSide {
  const store = createStore<WorkbookState>(() => ({
    stage: { kind: 'looking' },
    preview: { own: [] },
    held: [],
    isWriting: false,
    writesAtOnce: false,
    notices: [],
  }))
  let thread: Book | undefined
  let link: WorkbookLink | undefined
  /** Of the plan for which the workbook was looked at. */
  let plan: Session['opening'] | undefined
  let standing: Standing | undefined
  let laidOut: LaidOut | undefined
  let stopping: AbortController | undefined
  /** Ends the watch for our sheets to come back. */
  let unwatch: (() => Promise<void>) | undefined
  let queue: Promise<void> = Promise.resolve()

  const book = (): Book => (thread ??= startBook())
  const sessionNow = (): Session | undefined => sessionIn(pane.store.getState())
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work).catch(mistake => {
      pane.actions.tellMistake(mistake instanceof Error ? mistake.message : String(mistake))
    })
    return queue
  }
  const ask: WorkbookSide['actions']['ask'] = asks => {
    if (asks === undefined) store.setState(({ asks: _, ...rest }) => rest, true)
    else store.setState({ asks })
    if (asks === 'build') void enqueue(async () => void (mayBuild() && (await prepare())))
  }
  /** What is laid out anew is no longer what a link compares with. */
  const mayBuild = (): boolean => ['absent', 'apart'].includes(store.getState().stage.kind)
  const stand = (stage: WorkbookStage): void => store.setState({ stage })

  function follow(): void {
    const session = sessionNow()
    if (session === undefined || session.opening === plan) return
    plan = session.opening
    const left = link?.end()
    link = undefined
    laidOut = undefined
    void enqueue(async () => {
      await left
      await attach()
    })
  }

  /** Joins with the sheets that are there. */
  async function attach(): Promise<void> {
    await stopWaiting()
    store.setState({ stage: { kind: 'looking' }, held: [], preview: { own: [] } })
    const session = sessionNow()
    const found = await foundWorkbook(port)
    if (session === undefined) return
    if (!found.ok) return stand({ kind: 'apart', why: found.problem })
    const { sheets } = found.value
    store.setState({ notices: bearing(found.value) })
    const kept = found.value.kept ?? (await planPutBack(session, namesOf(sheets)))
    standing = undefined
    if (kept === undefined) return stand({ kind: 'absent' })
    const { text, revision, saved, shown } = kept
    const made = await book().make(text, { revision, saved, shown })
    if (!made.ok) return stand({ kind: 'apart', why: made.diagnostics[0] ?? unreadable })
    const other = layoutRefusal(kept, made.value)
    standing = { made: made.value, names: namesOf(sheets), isOther: other !== undefined }
    const { scenarios } = made.value
    const why = other ?? whyApart(sheets, made.value.sheets, made.value, session.saved)
    if (why !== undefined) return waitFor(why)
    const isSame = isOneSave(scenarios, session.saved.scenarios)
    const isUntouched = session.plan.scenarios.every(({ id }) => unsavedCount(session, id) === 0)
    if (isSame && isUntouched)
      for (const edit of editsTo(session, scenarios, { from: 'as saved', to: 'as in the workbook' }))
        pane.actions.edit(edit)
    const { opening } = session
    const basis = { opening, scenarios, saved: isSame ? session.saved : undefined, current: shown }
    await join(made.value, { ...basis, isKept: true })
  }

  /**
   * Our sheets stand in a workbook that keeps revisions and has lost the plan the sheets were made from: that is put back
   * as it was saved last. What the cells say otherwise becomes edits, as after every opening.
   */
  async function planPutBack(session: Session, names: readonly string[]): Promise<KeptPlan | undefined> {
    if (!sheetsOfInputs.every(name => names.includes(name))) return undefined
    const revisions = await port.revisions.list()
    if (!revisions.ok || !revisions.value.kept.some(({ intact }) => intact)) return undefined
    const made = await book().make(await pane.actions.savedText(), bookAbout(session))
    if (!made.ok) return undefined
    const texts = workbookIn(made.value).parts.map(({ xml }) => xml)
    const added = await port.keep({ adds: texts })
    if (!added.ok) return undefined
    pane.actions.tell(putBack)
    return keptPlans(texts)[0]
  }

  /** Until sheets come or go, or their rows and columns move, which may bring ours back. */
  async function waitFor(why: Refusal): Promise<void> {
    const watch = await port.watchEdits(({ kind }) => {
      if (kind !== 'cells' && store.getState().stage.kind === 'apart') void enqueue(attach)
    })
    if (watch.ok) unwatch = watch.value
    stand({ kind: 'apart', why })
  }

  async function stopWaiting(): Promise<void> {
    await unwatch?.()
    unwatch = undefined
  }

  /** Leaves the link when a sheet of ours has gone. */
  async function lookForSheets(ours: readonly string[]): Promise<void> {
    const found = await port.look()
    if (link === undefined || !found.ok) return
    const names = namesOf(found.value.sheets)
    if (ours.every(name => names.includes(name))) return
    await link.end()
    link = undefined
    await attach()
  }

  async function join(made: MadeBook, basis: LinkBasis): Promise<void> {
    const agreement = {
      isAsked: () => !store.getState().writesAtOnce,
      tell: (waiting: Pick<WorkbookState, 'held' | 'behind'>) =>
        store.setState(({ behind: _, ...rest }) => ({ ...rest, ...waiting }), true),
    }
    const onSheets = (): void => void enqueue(() => lookForSheets(made.sheets))
    const onMoved = (why: Refusal): void =>
      void enqueue(async () => {
        await link?.end()
        link = undefined
        await waitFor(why)
      })
    const options = { port, book: book(), pane, about: bookAbout, agreement, onSheets, onMoved }
    link = await workbookLink(options, made, basis)
    stand({ kind: 'linked' })
    const [notice] = store.getState().notices
    if (notice !== undefined) pane.actions.tell(notice)
  }

  /** Lays the sheets out and looks whether there is room for them. Undefined when it cannot be done; the state says why. */
  async function prepare(): Promise<LaidOut | undefined> {
    const session = sessionNow()
    if (session === undefined) return undefined
    const found = await port.look()
    const own = found.ok ? namesOf(found.value.sheets) : []
    const refuse = (refusal: Refusal): undefined => void store.setState({ preview: { own, refusal } })
    if (!found.ok) return refuse(found.problem)
    store.setState({ notices: bearing(found.value) })
    if (standing !== undefined) standing = { ...standing, names: own }
    if (!isLaidOut(session)) {
      const made = await book().make(await pane.actions.planText(), bookAbout(session))
      if (!made.ok) return refuse(made.diagnostics[0] ?? unreadable)
      laidOut = { session, made: made.value }
    }
    const sheets = laidOut?.made.sheets ?? []
    const others = own.filter(name => standing?.made.sheets.includes(name) !== true)
    const refusal = nameRefusal(others, sheets)
    const aside = standing?.isOther ? setAside(found.value.sheets, standing.made.sheets) : undefined
    store.setState({
      preview: { sheets, own: others, ...(aside && { aside }), ...(refusal && { refusal }) },
    })
    return refusal === undefined ? laidOut : undefined
  }

  const isLaidOut = ({ plan, saved }: Session): boolean =>
    laidOut?.session.plan === plan && laidOut.session.saved === saved

  /** What was shown to the person is what is built; whether there still is room is seen by the write. */
  async function shownOrPrepared(): Promise<LaidOut | undefined> {
    const { sheets, refusal } = store.getState().preview
    const session = sessionNow()
    const isShown = sheets !== undefined && refusal === undefined && session && isLaidOut(session)
    return isShown ? laidOut : prepare()
  }

  async function build(): Promise<void> {
    if (!mayBuild()) return
    const before = store.getState().stage
    const stop = new AbortController()
    stopping = stop
    stand({ kind: 'building', doing: 'Laying out the sheets', share: 0 })
    const ready = await shownOrPrepared()
    if (ready === undefined || stop.signal.aborted) return stand(before)
    const { session, made } = ready
    await link?.end()
    await stopWaiting()
    const { aside = [] } = store.getState().preview
    const asides = aside.map(one => ({ kind: 'set_aside' as const, ...one }))
    const standingNow = standing?.isOther ? undefined : stillStanding(standing)
    const written = await port.write([...asides, ...writesBetween(standingNow, workbookIn(made))], {
      signal: stop.signal,
      replacesForeign: standingNow !== undefined,
      onStep: step => stand({ kind: 'building', ...steps[step] }),
      onWaiting: reason =>
        store.setState(({ stage }) => ({
          stage: stage.kind === 'building' ? { ...stage, doing: waiting[reason] } : stage,
        })),
    })
    if (!written.ok) {
      store.setState(({ preview }) => ({ stage: before, preview: { ...preview, refusal: written.problem } }))
      return
    }
    standing = undefined
    const { plan, saved, current, opening } = session
    await join(made, { opening, scenarios: plan.scenarios, saved, current })
    ask(undefined)
    const names = aside.length === 0 ? '' : ` The old ones are called ${aside[0]?.to} and so on.`
    pane.actions.announce(`${made.sheets.length} sheets were added to ${port.capabilities.name}.${names}`)
  }

  pane.store.subscribe(follow)
  follow()
  return {
    name: port.capabilities.name,
    store,
    actions: {
      ask,
      build: () => enqueue(build),
      stop: () => stopping?.abort(),
      async write() {
        store.setState({ isWriting: true })
        await link?.writeHeld()
        store.setState({ isWriting: false })
        const { held, behind } = store.getState()
        if (held.length > 0 || behind !== undefined) return
        ask(undefined)
        pane.actions.announce(`The sheets of ${port.capabilities.name} say what the plan says.`)
      },
      async discard() {
        await link?.discardHeld()
        await link?.settled()
        if (store.getState().held.length === 0) ask(undefined)
      },
      writeAtOnce: writesAtOnce => store.setState({ writesAtOnce }),
      async show(place) {
        const shown = await port.select(place)
        if (!shown.ok) pane.actions.tell(shown.problem)
      },
      async showNumber(number) {
        const refusal = await showNumber(number, book(), port)
        if (refusal !== undefined) pane.actions.tell(refusal)
      },
    },
    async settled() {
      for (let seen: Promise<void> | undefined; seen !== queue; ) {
        seen = queue
        await seen
        await link?.settled()
      }
    },
  }
}

/** The sheets of ours that are in the workbook, as we wrote them last; or as another release did, nobody knows where what. */
type Standing = { readonly made: MadeBook; readonly names: readonly string[]; readonly isOther: boolean }

/** Sheets that are ready to be written, and the state of the pane that they were made from. */
type LaidOut = { readonly session: Session; readonly made: MadeBook }

function stillStanding(standing: Standing | undefined): Workbook | undefined {
  if (standing === undefined) return undefined
  const workbook = workbookIn(standing.made)
  return { ...workbook, sheets: workbook.sheets.filter(({ name }) => standing.names.includes(name)) }
}

function namesOf(sheets: readonly FoundSheet[]): readonly string[] {
  return sheets.map(({ name }) => name)
}

/** What bears on the figures; how Undo works does not. */
function bearing({ notices }: Pick<FoundWorkbook, 'notices'>): readonly Refusal[] {
  return notices.filter(({ code }) => code !== 'undoInSteps')
}

function workbookIn({ workbook }: MadeBook): Workbook {
  return JSON.parse(new TextDecoder().decode(workbook))
}

const steps: Readonly<Record<WriteStep, { readonly doing: string; readonly share: number }>> = {
  looking: { doing: 'Looking at the workbook', share: 0.1 },
  keepingAWayBack: { doing: 'Adding the sheets', share: 0.2 },
  writing: { doing: 'Writing the cells', share: 0.3 },
  readingBack: { doing: 'Reading them back', share: 0.6 },
  dressing: { doing: 'Formatting, and drawing the charts', share: 0.75 },
}

const waiting = {
  cellIsEdited: 'Waiting until you have left the cell that you are editing',
  tooBusy: 'Excel is busy: trying again in a moment',
}

/** Where people type. */
const sheetsOfInputs = ['Inputs', 'Monthly']

const putBack = {
  message: 'The plan that the sheets were made from was missing from this workbook.',
  remedy: 'It was put back from the scenarios that are saved in it.',
}

const unreadable = {
  message: 'The plan inside this workbook cannot be read.',
  remedy: 'Open a copy of the workbook, or build its sheets again from the plan.',
}
