// The pane's state and everything a person can ask of it. Time, the engine's threads and the shelf come in from outside.

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CellName, Diagnostic, Explanation, Result } from '../../engine/index.ts'
import type { Edit } from './edit.ts'
import { editRefusal, type Refusal } from './editRefusal.ts'
import type { PlanShelf } from './planShelf.ts'
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
  /** Who works here, for revisions. */
  readonly author: string
}

/** Everything a person can do. Nothing here throws for a mistake of theirs: it shows instead. */
export type PaneActions = {
  readonly openShelf: () => Promise<void>
  readonly openSample: () => Promise<void>
  readonly openBlank: () => Promise<void>
  readonly openText: (text: string, what: string) => Promise<void>
  readonly startOver: () => void
  readonly show: (view: ViewName, asked?: CellName) => void
  readonly choose: (scenario: string) => void
  readonly edit: (edit: Edit) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly save: (note: string) => Promise<void>
  readonly explain: (scenario: string, cell: CellName, depth: number) => Promise<Result<Explanation>>
  readonly announce: (text: string) => void
  readonly dismiss: () => void
  /** Shows a mistake of ours that nobody was waiting for. */
  readonly tellMistake: (message: string) => void
}

/** The state with its actions. */
export type PaneStore = { readonly store: StoreApi<PaneState>; readonly actions: PaneActions }

/** Pause after the last edit before the exact engine is asked, so that it does not run at every key. */
const recordDelay = 600

/** Starts the pane with nothing open. */
export function paneStore(surroundings: Surroundings): PaneStore {
  const store = createStore<PaneState>(() => ({
    stage: { kind: 'first_run' },
    view: 'home',
    announcement: '',
  }))
  /** One thread answers every edit at once; the other keeps the record and may take its time. */
  let fast: Engine | undefined
  let record: Engine | undefined
  let computing = false
  let recording: ReturnType<typeof setTimeout> | undefined

  const sessionNow = (): Session | undefined => {
    const { stage } = store.getState()
    return stage.kind === 'open' ? stage.session : undefined
  }
  const put = (session: Session): void => store.setState({ stage: { kind: 'open', session } })
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
        if (fast === undefined || session === undefined || id === undefined) break
        const chain = chainOf(session, id)
        const { plan } = session
        const answer = await fast.run(plan.scenarios, id)
        const latest = sessionNow()
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

  async function openText(text: string, what: string): Promise<void> {
    store.setState({ stage: { kind: 'opening', what }, view: 'home' })
    fast ??= surroundings.startEngine()
    record ??= surroundings.startEngine()
    const opened = await fast.open(text)
    if (!opened.ok) {
      store.setState({ stage: { kind: 'refused', what, diagnostics: opened.diagnostics } })
      return
    }
    put(openedSession(opened.value))
    await Promise.all([compute(), record.open(text)])
    actions.announce(`${opened.value.plan.company} is open.`)
  }

  const actions: PaneActions = {
    openText,
    async openShelf() {
      const { text, notice } = await surroundings.shelf.load()
      if (notice !== undefined) store.setState({ refusal: notice })
      if (text !== undefined) await openText(text, surroundings.shelf.name)
    },
    async openSample() {
      store.setState({ stage: { kind: 'opening', what: 'the sample' } })
      await openText(await surroundings.sampleText(), 'The sample')
    },
    async openBlank() {
      store.setState({ stage: { kind: 'opening', what: 'a blank plan' } })
      await openText(startingNow(await surroundings.blankText(), surroundings.now()), 'A blank plan')
    },
    startOver: () => store.setState({ stage: { kind: 'first_run' }, view: 'home' }),
    show: (view, asked) => store.setState({ view, ...(asked && { asked }) }),
    choose: scenario => move(session => scenarioChosen(session, scenario)),
    edit(edit) {
      const session = sessionNow()
      const refusal = session && editRefusal(session.plan, edit.scenario)
      if (refusal !== undefined) store.setState({ refusal })
      else move(now => edited(now, edit))
    },
    undo() {
      const label = sessionNow()?.history.past.at(-1)?.edit.label
      move(undone)
      if (label !== undefined) actions.announce(`Undid ${label}.`)
    },
    redo: () => move(redone),
    async save(note) {
      const session = sessionNow()
      if (session === undefined || fast === undefined) return
      const { author, shelf } = surroundings
      const time = surroundings.now().toISOString()
      const revision = revisionOf(session, { author, time, note })
      if (revision === undefined) return
      const refusal = await shelf.save(await fast.write(revision.saved.scenarios), author, time)
      if (refusal !== undefined) return store.setState({ refusal })
      move(latest => revisionKept(latest, revision))
      actions.announce(`Saved in ${shelf.name}.`)
    },
    async explain(scenario, cell, depth) {
      const session = sessionNow()
      if (session === undefined || record === undefined) throw new Error('explain: no plan is open')
      return record.explain(session.plan.scenarios, scenario, cell, depth)
    },
    announce: announcement => store.setState({ announcement }),
    tellMistake: message =>
      store.setState({
        refusal: {
          message: `Something went wrong in Proceeds: ${message}.`,
          remedy: 'Your plan is kept as it is.',
        },
      }),
    dismiss: () => {
      const { refusal: _, ...rest } = store.getState()
      store.setState(rest, true)
    },
  }
  return { store, actions }
}

/** A blank plan begins in the month in which it is made. */
function startingNow(text: string, now: Date): string {
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`
  return text.replace(/"start_month": "[\d-]*"/, `"start_month": "${month}"`)
}
