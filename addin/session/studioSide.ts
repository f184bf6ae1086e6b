// What the pane may ask of the workbook of the studio. Its sheets are always there; changes of more than one cell wait for a
// person's agreement, as in Excel.

import { createStore } from 'zustand/vanilla'
import type { WorkbookPort } from '../host/workbookPort.ts'
import type { PaneStore } from './paneStore.ts'
import { showNumber } from './showNumber.ts'
import type { Book } from './startBook.ts'
import type { LinkOptions, WorkbookLink } from './workbookLink.ts'
import type { WorkbookSide, WorkbookState } from './workbookState.ts'

/** What it stands on; both are undefined while there is no workbook. */
export type StudioSideOptions = {
  readonly pane: PaneStore
  readonly link: () => WorkbookLink | undefined
  readonly port: () => Promise<WorkbookPort | undefined>
  readonly book: () => Book
}

/** The workbook beside the pane, and what its link is to be given. */
export type StudioSide = {
  readonly side: WorkbookSide
  readonly agreement: NonNullable<LinkOptions['agreement']>
  /** Another workbook is open: nothing waits. */
  readonly begin: () => void
  /** How many changes of cells wait. */
  readonly held: () => number
}

/** Makes it. */
export function studioSide({ pane, link, port, book }: StudioSideOptions): StudioSide {
  const store = createStore<WorkbookState>(() => ({
    stage: { kind: 'linked' },
    preview: { own: [] },
    held: [],
    isWriting: false,
    writesAtOnce: false,
    notices: [],
  }))
  const ask: WorkbookSide['actions']['ask'] = asks => {
    if (asks === undefined) store.setState(({ asks: _, ...rest }) => rest, true)
    else store.setState({ asks })
  }
  const tell: StudioSide['agreement']['tell'] = waiting =>
    store.setState(({ behind: _, ...rest }) => ({ ...rest, ...waiting }), true)
  const isInStep = (): boolean => {
    const { held, behind } = store.getState()
    return held.length === 0 && behind === undefined
  }
  return {
    begin() {
      tell({ held: [] })
      ask(undefined)
    },
    held: () => store.getState().held.length,
    agreement: { isAsked: () => !store.getState().writesAtOnce, tell },
    side: {
      name: 'the spreadsheet',
      store,
      actions: {
        ask,
        build: async () => {},
        stop: () => {},
        async write() {
          store.setState({ isWriting: true })
          await link()?.writeHeld()
          store.setState({ isWriting: false })
          if (!isInStep()) return
          ask(undefined)
          pane.actions.announce('The sheets say what the plan says.')
        },
        async discard() {
          await link()?.discardHeld()
          await link()?.settled()
          if (isInStep()) ask(undefined)
        },
        writeAtOnce: writesAtOnce => store.setState({ writesAtOnce }),
        async show(place) {
          const shown = await (await port())?.select(place)
          if (shown?.ok === false) pane.actions.tell(shown.problem)
        },
        async showNumber(number) {
          const open = await port()
          const refusal = open && (await showNumber(number, book(), open))
          if (refusal !== undefined) pane.actions.tell(refusal)
        },
      },
      settled: async () => link()?.settled(),
    },
  }
}
