// The pane's state and everything a person can ask of it. Time, the engine's threads and the shelf come in from outside.

import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  type CellName,
  type Diagnostic,
  type Explanation,
  type NewItem,
  type OpenDimension,
  type Plan,
  type Reproduction,
  type Result,
  type Scenario,
  withItem,
  withoutItem,
} from '../../engine/index.ts'
import type { BookApi } from './bookApi.ts'
import { clockTime } from './clockTime.ts'
import type { Draft } from './draft.ts'
import { draftKeeping } from './draftKeeping.ts'
import type { DraftShelf } from './draftShelf.ts'
import { draftTaken, type ReadDraft } from './draftTaken.ts'
import type { Edit } from './edit.ts'
import { editRefusal, type Refusal } from './editRefusal.ts'
import { isZip } from './isZip.ts'
import { readVersions, type Version } from './keptVersions.ts'
import { importedScenarios, newScenario } from './newScenario.ts'
import { othersSaved, sameButScenarios } from './othersSaved.ts'
import { planReshaped } from './planReshaped.ts'
import type { PlanShelf } from './planShelf.ts'
import { planTaken } from './planTaken.ts'
import { chainOf, nextToCompute } from './scenarioResult.ts'
import {
  computed,
  edited,
  examined,
  openedSession,
  redone,
  revisionKept,
  revisionOf,
  type Session,
  scenarioChosen,
  scenariosAdded,
  undone,
} from './session.ts'
import type { Engine } from './startEngine.ts'

/** The views, in the order of the navigation. */
export const viewNames = ['home', 'plan', 'scenarios', 'compare', 'risk', 'decide', 'data', 'checks'] as const

/** A view. */
export type ViewName = (typeof viewNames)[number]

/** What the pane shows. */
export type PaneState = {
  readonly stage:
    | { readonly kind: 'first_run' }
    | { readonly kind: 'opening'; readonly what: string }
    | { readonly kind: 'refused'; readonly what: string; readonly diagnostics: readonly Diagnostic[] }
    | { readonly kind: 'open'; readonly session: Session }
  readonly view: ViewName
  /** The number whose walk was asked for last. */
  readonly asked?: CellName
  /** Something that could not be done, until it is dismissed. */
  readonly refusal?: Refusal
  /** What a person should know of what was saved here, by others too; each until it is dismissed. */
  readonly notices: readonly Refusal[]
  /** Edits of an earlier visit that were not saved, until they are put back or given up. */
  readonly draft?: Draft
  /** By whom versions are signed; "You" until a person gives a name. */
  readonly author: string
  /** A version is on its way to where it is kept. */
  readonly isSaving: boolean
  /** Said aloud by a screen reader once. */
  readonly announcement: string
}

/** What comes from outside. */
export type Surroundings = {
  /** Starts a thread with an engine of its own. */
  readonly startEngine: () => Engine
  readonly now: () => Date
  readonly shelf: PlanShelf
  /** The text of the sample's file. */
  readonly sampleText: () => Promise<string>
  /** The text of a plan to fill in. */
  readonly blankText: () => Promise<string>
  /** Who works here, as versions are signed at first. */
  readonly author: string
  /** Reads the plan that a workbook of ours carries (.xlsx). */
  readonly workbookPlan: (file: Uint8Array) => Promise<ReturnType<BookApi['plan']>>
  /** Where edits that are not saved are kept; `pane` names this page among those of one workbook. */
  readonly drafts?: { readonly shelf: DraftShelf; readonly pane: string }
}

/** In which state a scenario is saved, if in another, and whether with what it comes to. */
type SaveAs = { readonly state?: Scenario['state']; readonly freeze?: true }

/** Everything a person can do. Nothing here throws for a mistake of theirs: it shows instead. */
export type PaneActions = {
  readonly openShelf: () => Promise<void>
  readonly openSample: () => Promise<void>
  readonly openBlank: () => Promise<void>
  readonly openText: (text: string, what: string) => Promise<void>
  /** Takes over the text of the opened plan with other numbers of its own; they count as not saved. */
  readonly takePlan: (text: string) => Promise<void>
  readonly startOver: () => void
  /** Shows a plan again that was left for the doors, as it was. */
  readonly goBack: (session: Session) => void
  readonly show: (view: ViewName, asked?: CellName) => void
  readonly choose: (scenario: string) => void
  readonly edit: (edit: Edit) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Adds an item to the plan, for all scenarios, and saves that; edits of scenarios that are not saved stay so. */
  readonly addItem: (item: NewItem) => Promise<void>
  /** Takes an item out again, for all scenarios, and saves that; refused while one of them speaks of it. */
  readonly removeItem: (dimension: OpenDimension, id: string) => Promise<void>
  /** Saves the shown scenario, if asked in another state; locking, approving and `freeze` keep what it came to. */
  readonly save: (note: string, as?: SaveAs) => Promise<void>
  /** From now on versions are signed with this name. */
  readonly signAs: (author: string) => void
  /** Saves the shown scenario with its edits under a new name, and shows that. */
  readonly saveAsNew: (name: string, note: string) => Promise<void>
  /** Puts a draft back: the offered one, or the one given. */
  readonly keepDraft: (draft?: Draft) => Promise<void>
  /** Keeps what is not saved without a pause: the page may be about to close. */
  readonly keepNow: () => Promise<void>
  /** Gives the offered draft up. */
  readonly discardDraft: () => Promise<void>
  /** Takes the scenarios of another plan file over as drafts. */
  readonly importScenarios: (text: string, what: string) => Promise<void>
  /** The same with those of a plan file or a workbook of ours, whichever the bytes are. */
  readonly importFile: (file: Uint8Array, what: string) => Promise<void>
  /** Saves scenarios that were found elsewhere beside those that are saved. False when that is refused, which is told. */
  readonly keepBeside: (scenarios: readonly Scenario[]) => Promise<boolean>
  /** The versions of a scenario that are kept, newest first. */
  readonly versions: (scenario: string) => Promise<readonly Version[]>
  /** Whether a frozen scenario still comes to the same. */
  readonly reproduce: (scenario: string) => Promise<Result<Reproduction>>
  /** The text of the plan's file with every edit in it. */
  readonly planText: () => Promise<string>
  /** The text of the plan's file as it was saved last. */
  readonly savedText: () => Promise<string>
  /** Asks the exact engine again about the shown scenario. */
  readonly examineAgain: () => Promise<void>
  readonly explain: (scenario: string, cell: CellName, depth: number) => Promise<Result<Explanation>>
  readonly announce: (text: string) => void
  /** Shows what could not be done elsewhere, or what a person should know, until it is dismissed. */
  readonly tell: (refusal: Refusal) => void
  /** Dismisses what is shown: the refusal, else the first notice. */
  readonly dismiss: () => void
  /** Shows a mistake of ours that nobody was waiting for. */
  readonly tellMistake: (message: string) => void
}

/** The state with its actions. */
export type PaneStore = { readonly store: StoreApi<PaneState>; readonly actions: PaneActions }

/** The session of the plan that is open, if one is. */
export function sessionIn({ stage }: Pick<PaneState, 'stage'>): Session | undefined {
  return stage.kind === 'open' ? stage.session : undefined
}

/** Pause after the last edit before the exact engine is asked, so that it does not run at every key. */
const recordDelay = 600

/** Starts the pane with nothing open. */
export function paneStore(surroundings: Surroundings): PaneStore {
  const store = createStore<PaneState>(() => ({
    stage: { kind: 'first_run' },
    view: 'home',
    notices: [],
    author: surroundings.author,
    isSaving: false,
    announcement: '',
  }))
  /** One thread answers every edit at once; the other keeps the record and may take its time. */
  let fast: Engine | undefined
  let record: Engine | undefined
  let computing = false
  /** Something of the opened plan is on the shelf. */
  let isShelved = false
  /** Saves follow one another. */
  let saving: Promise<void> = Promise.resolve()
  let recording: ReturnType<typeof setTimeout> | undefined
  /** The text of what is saved, written once. */
  let written: { readonly of: Plan; readonly text: Promise<string> } | undefined
  /** The engines are being given another shape of the plan: what they answer belongs to another session. */
  let isReshaping = false

  const sessionNow = (): Session | undefined => sessionIn(store.getState())
  const put = (session: Session): void => {
    store.setState({ stage: { kind: 'open', session } })
    drafts?.changed()
  }
  const move = (next: (session: Session) => Session): void => {
    const session = sessionNow()
    if (session === undefined) return
    put(next(session))
    void compute()
  }

  /** Computes what is stale, one scenario at a time, always of the newest state. */
  async function compute(): Promise<void> {
    if (computing) return
    computing = true
    try {
      for (;;) {
        const session = sessionNow()
        const id = session && nextToCompute(session)
        if (fast === undefined || session === undefined || id === undefined || isReshaping) break
        const chain = chainOf(session, id)
        const { plan } = session
        const answer = await fast.run(plan.scenarios, id)
        const latest = sessionNow()
        if (isReshaping) break
        if (latest !== undefined && latest.layout === session.layout) put(computed(latest, id, chain, answer))
      }
    } finally {
      computing = false
    }
    clearTimeout(recording)
    recording = setTimeout(() => void examine(), recordDelay)
  }

  async function examine(): Promise<void> {
    const session = sessionNow()
    const result = session?.results.get(session.current)
    if (record === undefined || session === undefined || result?.numbers === undefined) return
    if (result.examination !== undefined || result.faults.length > 0) return
    const answer = await record.examine(session.plan.scenarios, session.current)
    const latest = sessionNow()
    if (latest === undefined || !answer.ok) return
    put(examined(latest, session.current, result.numbers, answer.value))
  }

  /** Says why something could not be done: the first thing that is wrong. */
  function refuse(diagnostics: readonly Diagnostic[]): void {
    const [first] = diagnostics
    if (first !== undefined) store.setState({ refusal: { message: first.message, remedy: first.remedy } })
  }

  /** Adds what is not shown already. */
  function showNotices(notices: readonly Refusal[]): void {
    const known = store.getState().notices
    const added = notices.filter(({ message }) => !known.some(other => other.message === message))
    if (added.length > 0) store.setState({ notices: [...known, ...added] })
  }

  /** Takes in the plan as it is saved now; when more than scenarios changed, the engines open it anew. */
  async function takeOthers(text: string): Promise<void> {
    const session = sessionNow()
    if (session === undefined || fast === undefined || record === undefined) return
    const theirs = await fast.read(text)
    if (!theirs.ok) return refuse(theirs.diagnostics)
    if (sameButScenarios(session.plan, theirs.value)) {
      return move(now => othersSaved(now, { plan: theirs.value }))
    }
    const [opened] = await Promise.all([fast.open(text), record.open(text)])
    if (!opened.ok) return refuse(opened.diagnostics)
    move(now => othersSaved(now, opened.value))
  }

  async function saveNow(note: string, { state, freeze }: SaveAs): Promise<void> {
    const session = sessionNow()
    if (session === undefined || fast === undefined || record === undefined) return
    const { shelf } = surroundings
    const { author } = store.getState()
    const time = surroundings.now().toISOString()
    const keeps = freeze === true || state === 'locked' || state === 'approved'
    const frozen = keeps ? await record.freeze(session.plan.scenarios, session.current, time) : undefined
    if (frozen?.ok === false) return refuse(frozen.diagnostics)
    const revision = revisionOf(session, {
      author,
      time,
      note,
      ...(state && { state }),
      ...(frozen && { frozen: frozen.value }),
    })
    if (revision === undefined) return
    // The first save of a plan keeps it as it was opened as well, so that the history begins before the first edit.
    const opened = isShelved ? undefined : await fast.write(session.saved.scenarios)
    const outcome = await shelf.save(await fast.write(revision.saved.scenarios), author, time, opened)
    if (!outcome.kept) return store.setState({ refusal: outcome.refusal })
    showNotices(outcome.notices)
    isShelved = true
    move(latest => revisionKept(latest, revision))
    if (outcome.text !== undefined) await takeOthers(outcome.text)
    actions.announce(frozen === undefined ? `Saved in ${shelf.name}.` : `Saved in ${shelf.name}, and frozen.`)
  }

  /** Gives the plan another shape and saves it so; the engines get the old one back where that is not kept. */
  async function reshape(next: (plan: Plan) => Plan | undefined, says: string): Promise<void> {
    const session = sessionNow()
    const wanted = session && next(session.plan)
    const wantedSaved = session && next(session.saved)
    if (session === undefined || wanted === undefined || wantedSaved === undefined) return
    if (fast === undefined || record === undefined) return
    const engines = [fast, record]
    const openBoth = async (text: string) => {
      const [opened] = await Promise.all(engines.map(engine => engine.open(text)))
      return opened
    }
    const before = await fast.write(session.plan.scenarios)
    const unshelved = isShelved ? undefined : await fast.write(session.saved.scenarios)
    isReshaping = true
    try {
      const opened = await openBoth(JSON.stringify(wanted))
      if (opened?.ok !== true) return refuse(opened?.diagnostics ?? [])
      const text = await fast.write(wantedSaved.scenarios)
      const time = surroundings.now().toISOString()
      const outcome = await surroundings.shelf.save(text, store.getState().author, time, unshelved)
      if (!outcome.kept) {
        await openBoth(before)
        return store.setState({ refusal: outcome.refusal })
      }
      showNotices(outcome.notices)
      isShelved = true
      const latest = sessionNow()
      if (latest?.opening === session.opening) put(planReshaped(latest, opened.value, next))
      actions.announce(says)
    } finally {
      isReshaping = false
      void compute()
    }
  }

  /** With a draft the plan is open with its edits from the first moment: nobody sees it, or asks for it, without them. */
  async function openPlan(text: string, what: string, draft?: ReadDraft): Promise<void> {
    store.setState({ stage: { kind: 'opening', what }, view: 'home' })
    isShelved = false
    fast ??= surroundings.startEngine()
    record ??= surroundings.startEngine()
    const opened = await fast.open(text)
    if (!opened.ok) {
      store.setState({ stage: { kind: 'refused', what, diagnostics: opened.diagnostics } })
      return
    }
    const session = openedSession(opened.value)
    put(draft === undefined ? session : withDraft(session, draft))
    await Promise.all([compute(), record.open(text)])
    actions.announce(`${opened.value.plan.company} is open.`)
  }

  /** Undefined where its texts cannot be read, which is told. */
  async function readDraft(draft: Draft): Promise<ReadDraft | undefined> {
    fast ??= surroundings.startEngine()
    const before = await fast.read(draft.text)
    if (!before.ok) return void refuse(before.diagnostics)
    const withEdits = { ...JSON.parse(draft.text), scenarios: draft.scenarios }
    const after = await fast.read(JSON.stringify(withEdits))
    if (!after.ok) return void refuse(after.diagnostics)
    return { draft, before: before.value, after: after.value }
  }

  function withDraft(session: Session, read: ReadDraft): Session {
    const taken = draftTaken(session, read, clockTime(read.draft.time))
    showNotices(taken.notices)
    return taken.session
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = saving.then(async () => {
      store.setState({ isSaving: true })
      try {
        await work()
      } finally {
        store.setState({ isSaving: false })
      }
    })
    saving = turn.catch(() => undefined)
    return turn
  }

  const actions: PaneActions = {
    openText: (text, what) => openPlan(text, what),
    async openShelf() {
      const { text, notices } = await surroundings.shelf.load()
      showNotices(notices)
      if (text !== undefined) await openPlan(text, surroundings.shelf.name)
      isShelved = text !== undefined
      await drafts?.look()
    },
    async openSample() {
      store.setState({ stage: { kind: 'opening', what: 'the sample' } })
      await openPlan(await surroundings.sampleText(), 'The sample')
    },
    async openBlank() {
      store.setState({ stage: { kind: 'opening', what: 'a blank plan' } })
      await openPlan(startingNow(await surroundings.blankText(), surroundings.now()), 'A blank plan')
    },
    async takePlan(text) {
      if (fast === undefined || record === undefined) return
      // From here on the engine writes with the numbers that are not saved.
      await actions.savedText()
      const [opened] = await Promise.all([fast.open(text), record.open(text)])
      if (!opened.ok) return refuse(opened.diagnostics)
      move(now => planTaken(now, opened.value))
    },
    startOver: () => store.setState({ stage: { kind: 'first_run' }, view: 'home' }),
    goBack(session) {
      put(session)
      void compute()
    },
    show: (view, asked) => store.setState({ view, ...(asked && { asked }) }),
    choose: scenario => move(session => scenarioChosen(session, scenario)),
    edit(edit) {
      const session = sessionNow()
      const refusal = session && editRefusal(session.plan, edit.scenario)
      if (refusal !== undefined) store.setState({ refusal })
      else move(now => edited(now, edit))
    },
    undo() {
      const session = sessionNow()
      const edit = session?.history.past.at(-1)?.edit
      const refusal = session && edit && editRefusal(session.plan, edit.scenario)
      if (refusal !== undefined) return store.setState({ refusal })
      move(undone)
      if (edit !== undefined) actions.announce(`Undid ${edit.label}.`)
    },
    redo() {
      const session = sessionNow()
      const edit = session?.history.future[0]?.edit
      const refusal = session && edit && editRefusal(session.plan, edit.scenario)
      if (refusal !== undefined) return store.setState({ refusal })
      move(redone)
    },
    save: (note, as = {}) => inTurn(() => saveNow(note, as)),
    addItem: item => inTurn(() => reshape(plan => withItem(plan, item), `${item.label} was added.`)),
    removeItem(dimension, id) {
      const { label = id } =
        sessionNow()
          ?.layout.items.get(dimension)
          ?.find(item => item.id === id) ?? {}
      const session = sessionNow()
      const isNamed =
        session && [session.plan, session.saved].some(plan => withoutItem(plan, dimension, id) === undefined)
      if (isNamed === true) {
        const message = `${label} stays: a scenario, an initiative or a range speaks of it.`
        store.setState({ refusal: { message, remedy: 'Switch it off instead.' } })
        return Promise.resolve()
      }
      return inTurn(() => reshape(plan => withoutItem(plan, dimension, id), `${label} was taken out.`))
    },
    signAs: author => store.setState({ author }),
    async saveAsNew(name, note) {
      const session = sessionNow()
      const made = session && newScenario(session, name)
      if (made === undefined) return
      const { scenario, takenBack } = made
      move(now => {
        const added = scenariosAdded(takenBack === undefined ? now : edited(now, takenBack), [scenario])
        return { ...added, current: scenario.id }
      })
      await actions.save(note)
    },
    async keepDraft(draft = store.getState().draft) {
      if (draft === undefined) return
      const read = await readDraft(draft)
      if (sessionNow() === undefined) await openPlan(draft.text, 'The plan of your last visit', read)
      else if (read !== undefined) move(now => withDraft(now, read))
      if (sessionNow() === undefined || read === undefined) return
      actions.announce('Your changes are back, not saved yet.')
      await drafts?.answered(draft)
    },
    keepNow: async () => drafts?.keepNow(),
    async discardDraft() {
      const { draft } = store.getState()
      if (draft !== undefined) await drafts?.answered(draft)
    },
    async importScenarios(text, what) {
      const session = sessionNow()
      if (session === undefined || fast === undefined) return
      const other = await fast.read(text)
      if (!other.ok) return refuse(other.diagnostics)
      const { scenarios, notice } = importedScenarios(session.plan, other.value, what)
      for (const { id } of scenarios) {
        const tried = await fast.run([...session.plan.scenarios, ...scenarios], id)
        if (!tried.ok) return refuse(tried.diagnostics)
      }
      move(now => scenariosAdded(now, scenarios))
      actions.announce(notice)
      store.setState({ refusal: { message: notice, remedy: 'Save each one that you want to keep.' } })
    },
    async importFile(file, what) {
      if (!isZip(file)) return actions.importScenarios(new TextDecoder().decode(file), what)
      const read = await surroundings.workbookPlan(file)
      if (!read.ok) return refuse(read.diagnostics)
      await actions.importScenarios(read.value.text, what)
      const [first, ...more] = read.value.damage
      if (first === undefined) return
      const others = more.length === 0 ? '' : ` and ${more.length} more`
      showNotices([{ message: `${what}: ${first.message}${others}`, remedy: first.remedy }])
    },
    async keepBeside(scenarios) {
      const session = sessionNow()
      if (session === undefined || fast === undefined) return false
      const together = [...session.saved.scenarios, ...scenarios]
      for (const { id } of scenarios) {
        const tried = await fast.run(together, id)
        if (tried.ok) continue
        refuse(tried.diagnostics)
        return false
      }
      const text = await fast.write(together)
      const { author } = store.getState()
      const outcome = await surroundings.shelf.save(text, author, surroundings.now().toISOString())
      if (!outcome.kept) {
        store.setState({ refusal: outcome.refusal })
        return false
      }
      showNotices(outcome.notices)
      await takeOthers(outcome.text ?? text)
      return true
    },
    async versions(scenario) {
      const session = sessionNow()
      if (session === undefined || fast === undefined) return []
      return readVersions(fast, scenario, await surroundings.shelf.versions(scenario))
    },
    async reproduce(scenario) {
      const session = sessionNow()
      if (session === undefined || record === undefined) throw new Error('reproduce: no plan is open')
      return record.reproduce(session.plan.scenarios, scenario)
    },
    async planText() {
      const session = sessionNow()
      if (session === undefined || fast === undefined) throw new Error('planText: no plan is open')
      return fast.write(session.plan.scenarios)
    },
    async savedText() {
      const session = sessionNow()
      if (session === undefined || fast === undefined) throw new Error('savedText: no plan is open')
      const { saved } = session
      if (written?.of !== saved) written = { of: saved, text: fast.write(saved.scenarios) }
      return written.text
    },
    async examineAgain() {
      const session = sessionNow()
      const result = session?.results.get(session.current)
      if (session === undefined || result === undefined) return
      const { examination: _, ...rest } = result
      put({ ...session, results: new Map(session.results).set(session.current, rest) })
      await examine()
    },
    async explain(scenario, cell, depth) {
      const session = sessionNow()
      if (session === undefined || record === undefined) throw new Error('explain: no plan is open')
      return record.explain(session.plan.scenarios, scenario, cell, depth)
    },
    announce: announcement => store.setState({ announcement }),
    tell: refusal => store.setState({ refusal }),
    tellMistake: message =>
      store.setState({
        refusal: {
          message: `Something went wrong in Proceeds: ${message}.`,
          remedy: 'Your plan is kept as it is.',
        },
      }),
    dismiss: () => {
      const { refusal, ...rest } = store.getState()
      store.setState({ ...rest, notices: refusal === undefined ? rest.notices.slice(1) : rest.notices }, true)
    },
  }
  const { workbook } = surroundings.shelf
  const drafts =
    surroundings.drafts === undefined || workbook === undefined
      ? undefined
      : draftKeeping({
          ...surroundings.drafts,
          workbook,
          session: sessionNow,
          savedText: actions.savedText,
          now: surroundings.now,
          offer: draft => {
            const { draft: _, ...rest } = store.getState()
            store.setState({ ...rest, ...(draft && { draft }) }, true)
          },
          tell: refusal => showNotices([refusal]),
        })
  return { store, actions }
}

/** A blank plan begins in the month in which it is made. */
function startingNow(text: string, now: Date): string {
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`
  return text.replace(/"start_month": "[\d-]*"/, `"start_month": "${month}"`)
}
