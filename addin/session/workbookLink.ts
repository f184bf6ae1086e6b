// Keeps a workbook and the pane in step: what is edited in the pane reaches the cells as one write, and what is typed
// into the cells reaches the plan. One thing at a time, always about the newest state.

import { cellAddress, type Diagnostic, type FoundCell } from '../../engine/index.ts'
import type { CellEntry } from '../host/cellEntry.ts'
import type { HostProblem } from '../host/hostProblem.ts'
import type {
  CellReading,
  HostWrite,
  SheetArea,
  WorkbookEdit,
  WorkbookPort,
  WriteOptions,
} from '../host/workbookPort.ts'
import type { BookAbout, BookPlaces, InputChanges, SheetCell } from './bookApi.ts'
import type { Refusal } from './editRefusal.ts'
import { editsTo } from './editsTo.ts'
import { foundCells, insideOf } from './foundCells.ts'
import { type HeldCell, heldCells } from './heldCells.ts'
import { type PaneActions, type PaneStore, sessionIn } from './paneStore.ts'
import type { Session } from './session.ts'
import type { Book } from './startBook.ts'
import { typedEdits } from './typedEdits.ts'

/** What a link joins. */
export type LinkOptions = {
  readonly port: WorkbookPort
  readonly book: Book
  readonly pane: PaneStore
  /** What a workbook says of itself when it is made now. */
  readonly about: (session: Session) => BookAbout
  /** Where it is given, changes of more than one cell wait for a person's agreement; without it they go at once. */
  readonly agreement?: Agreement
  /** Told what takes seconds, in words, and that it is done. */
  readonly onWorking?: (doing: string | undefined) => void
  /** Told when sheets have come or gone. */
  readonly onSheets?: () => void
  /** Told, instead of going on, when lines or columns of the inputs were found elsewhere than where we put them. */
  readonly onMoved?: (why: Refusal) => void
}

/** What a person is asked before cells are written. */
type Agreement = {
  /** Whether they are asked at all. */
  readonly isAsked: () => boolean
  readonly tell: (waiting: WaitingWrites) => void
}

/** What is not in the sheets yet: cells that wait for agreement, and why everything else is behind, if it is. */
type WaitingWrites = { readonly held: readonly HeldCell[]; readonly behind?: Refusal }

/** The state of the pane that a workbook was made from. */
export type LinkBasis = Pick<Session, 'current' | 'opening'> & {
  /** Undefined when it was made from another revision than the one that is saved now. */
  readonly saved: Session['saved'] | undefined
  readonly scenarios: Session['plan']['scenarios']
  /** It stood there before the pane did, so that people may have typed into it since. */
  readonly isKept?: true
}

/** A pane and a workbook in step. */
export type WorkbookLink = {
  /** Takes over what was typed into the cells since the plan was saved, and holds the copies of what is saved together. */
  readonly reconcile: () => Promise<void>
  /** Writes what waits; the person has agreed, also to replacing what they typed. */
  readonly writeHeld: () => Promise<void>
  /** The scenarios as the cells of inputs say them. */
  readonly inSheets: () => Session['plan']['scenarios']
  /** Makes the plan say again what the sheets say. */
  readonly discardHeld: () => Promise<void>
  /** Resolves when nothing is left to do. */
  readonly settled: () => Promise<void>
  /** Resolves once nothing of it is read or written any more. */
  readonly end: () => Promise<void>
}

/** Joins a pane with a workbook that was made from `basis`; `places` tell where. */
export async function workbookLink(
  { port, book, pane, about, agreement, onWorking, onSheets, onMoved }: LinkOptions,
  places: BookPlaces,
  basis: LinkBasis,
): Promise<WorkbookLink> {
  let at = places
  let pushed = { scenarios: basis.scenarios, saved: basis.saved, shown: basis.current }
  /** The scenarios as the cells of inputs say them. */
  let inSheets = basis.scenarios
  /** Edits in the pane since the last push, each of which may write one cell without asking. */
  let edits = 0
  let edited = basis.scenarios
  let waiting: WaitingWrites = { held: [] }
  /** What cells held before and after writes that a person agreed to: going back and forth between them is agreed too. */
  const agreed = new Map<string, ReadonlySet<string>>()
  let isEnded = false
  let queue: Promise<void> = Promise.resolve()
  /** The plan was not open in the pane for a moment since the turn began. */
  let wasAway = false
  /** Told when it is open again, or the link ends. */
  let onBack = (): void => {}

  /** Of the plan that is joined: these cells have nothing to do with another, and at the doors none is open. */
  const sessionNow = (): Session | undefined => {
    const session = sessionIn(pane.store.getState())
    return !isEnded && session?.opening === basis.opening ? session : undefined
  }
  const planOpen = async (): Promise<void> => {
    if (isEnded || sessionNow() !== undefined) return
    await new Promise<void>(resolve => {
      onBack = resolve
    })
  }
  /** What is asked of the pane or of the cells in the name of the plan: without it a turn goes no further. */
  const inItsName = (): PaneActions => {
    if (sessionNow() === undefined) throw new Error('workbookLink: the plan is not open')
    return pane.actions
  }
  /**
   * A turn in which the plan went away is taken again once it is back. What goes wrong otherwise is a mistake of ours: it
   * is shown, and the next turn is taken all the same.
   */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(async () => {
      do {
        await planOpen()
        if (isEnded) return
        wasAway = false
        try {
          await work()
        } catch (mistake) {
          if (!wasAway && !isEnded)
            pane.actions.tellMistake(mistake instanceof Error ? mistake.message : String(mistake))
        }
      } while (wasAway)
    })
    return queue
  }
  const tellFaults = ([first]: readonly Diagnostic[]): void => {
    if (first !== undefined) inItsName().tell({ message: first.message, remedy: first.remedy })
  }
  /** A sheet that is not found may have come under another name: whoever looks at the sheets says more. */
  const tellProblem = (problem: HostProblem): void => {
    inItsName().tell(problem)
    if (problem.code === 'sheetRenamed' || problem.code === 'sheetMissing') onSheets?.()
  }
  /** Why it could not be done is told. */
  const write = async (changes: readonly HostWrite[], options?: WriteOptions): Promise<Written> => {
    inItsName()
    const outcome = changes.length === 0 ? undefined : await port.write(changes, options)
    if (outcome === undefined) return { isChanged: false }
    if (outcome.ok) return { isChanged: outcome.value.images.length > 0 }
    tellProblem(outcome.problem)
    return { isChanged: false, refusal: outcome.problem }
  }
  const wait = (now: WaitingWrites): void => {
    waiting = now
    agreement?.tell(now)
  }
  const readEntry = async (cell: BookPlaces['selector']): Promise<CellEntry> => {
    const read = await port.read([cellAt(cell)])
    return read.ok ? (read.value[0]?.entries[0]?.[0] ?? '') : ''
  }

  async function push(isAgreed = false): Promise<void> {
    const session = sessionNow()
    if (session === undefined) return
    const { scenarios } = session.plan
    const isSaved = session.saved !== pushed.saved
    if (scenarios !== pushed.scenarios || isSaved || isAgreed) {
      pushed = { ...pushed, scenarios, saved: session.saved }
      const changed = isSaved || waiting.behind !== undefined ? undefined : await book.changes(scenarios)
      if (changed?.ok === false) tellFaults(changed.diagnostics)
      else if (changed?.value === undefined) await remake(session)
      else await pushInputs(session, changed.value, isAgreed)
    }
    await showScenario(session.current)
  }

  /** Writes cells of inputs, or lets them wait. Once some wait, those that follow wait with them. */
  async function pushInputs(session: Session, inputs: InputChanges, isAgreed: boolean): Promise<void> {
    const most = waiting.held.length > 0 ? 0 : Math.max(1, edits)
    edits = 0
    if (!isAgreed && agreement?.isAsked() === true && inputs.cells.length > most) {
      const held = await notYetIn(session, inputs)
      if (held.length > most && !isAgreedTo(inputs, held)) return wait({ held })
    }
    const replacesForeign = isAgreed && waiting.held.some(({ problem }) => problem !== undefined)
    const { refusal, isChanged } = await write(inputs.changes, { replacesForeign })
    if (refusal !== undefined) return wait({ held: await notYetIn(session, inputs) })
    await book.written()
    inSheets = session.plan.scenarios
    if (isAgreed)
      for (const { cell, meanings } of meaningsOf(inputs))
        agreed.set(keyOf(cell), new Set([...(agreed.get(keyOf(cell)) ?? []), ...meanings]))
    wait({ held: [] })
    if (isChanged) tellWritten(inputs.cells)
  }

  /** Whether a person agreed to just this before, and nobody has touched the cells since. */
  function isAgreedTo(inputs: InputChanges, held: readonly HeldCell[]): boolean {
    return (
      waiting.held.length === 0 &&
      held.every(({ problem }) => problem === undefined) &&
      meaningsOf(inputs).every(({ cell, meanings }) =>
        meanings.every(meaning => agreed.get(keyOf(cell))?.has(meaning) === true),
      )
    )
  }

  function tellWritten([first, ...others]: readonly SheetCell[]): void {
    if (first === undefined) return
    const place = `${first.sheet}!${cellAddress(first.row, first.column)}`
    const where = others.length === 0 ? place : `${place} and ${others.length} more`
    pane.actions.announce(`Written to ${where}.`)
  }

  /** The cells that do not hold yet what the plan says; a person may have typed it into some of them. */
  async function notYetIn(session: Session, { changes, cells }: InputChanges): Promise<readonly HeldCell[]> {
    const moved = cells.filter(cell => cell.kind === 'number')
    const areas = changes.flatMap(change => (change.kind === 'cells' ? [writtenArea(change)] : []))
    const read = await port.read(areas)
    if (!read.ok) return heldCells(session, moved, [], [])
    const found = areas.flatMap((area, index) => foundCells(area, read.value[index]))
    const { left, foreign } = await book.standing(found.map(withoutEntry))
    const keys = new Set(left.map(keyOf))
    const waits = moved.filter(cell => keys.has(keyOf(cell)))
    return heldCells(session, waits, found, foreign)
  }

  async function remake(session: Session): Promise<void> {
    onWorking?.('Writing the sheets anew…')
    try {
      await writeAnew(session)
    } finally {
      onWorking?.(undefined)
    }
  }

  async function writeAnew(session: Session): Promise<void> {
    const [text, saved] = [await inItsName().planText(), await inItsName().savedText()]
    const chosen = String(await readEntry(at.selector))
    const made = await book.remake(text, saved, about(session), chosen)
    if (!made.ok) return tellFaults(made.diagnostics)
    const { changes, ...places } = made.value
    const { refusal: behind } = await write(changes)
    if (behind !== undefined) return wait({ held: [], behind })
    await book.written()
    at = places
    pushed = {
      ...pushed,
      scenarios: session.plan.scenarios,
      saved: session.saved,
      shown: about(session).shown,
    }
    inSheets = session.plan.scenarios
    edits = 0
    wait({ held: [] })
  }

  /** The cell in which the scenario is chosen says the one that the pane shows. */
  async function showScenario(shown: string): Promise<void> {
    const title = at.titles.find(({ id }) => id === shown)?.title
    if (shown === pushed.shown || title === undefined) return
    pushed = { ...pushed, shown }
    const { sheet, row, column } = at.selector
    const held = await readEntry(at.selector)
    if (held !== title)
      await write([{ kind: 'cells', sheet, top: row, left: column, before: [[held]], after: [[title]] }])
  }

  async function pull(edit: WorkbookEdit): Promise<void> {
    if (edit.kind === 'structure') return tellMoved(edit.sheet)
    if (edit.kind === 'sheets') return onSheets?.()
    if (holds(edit.place, at.selector)) await followScenario()
    const place = insideOf(edit.place, at.inputs)
    if (place !== undefined) await take([place])
  }

  function tellMoved(sheet: string): void {
    if (sheet !== at.selector.sheet && !at.inputs.some(input => input.sheet === sheet)) return
    inItsName().tell({
      message: `Cells of ${sheet} have moved, so the pane no longer finds them.`,
      remedy: 'Press Undo in the sheet. To add something of your own, use another sheet or the rows below.',
    })
  }

  async function followScenario(): Promise<void> {
    const held = await readEntry(at.selector)
    const chosen = at.titles.find(({ title }) => title === held)
    if (chosen === undefined) return
    pushed = { ...pushed, shown: chosen.id }
    inItsName().choose(chosen.id)
  }

  /** No cell is what its place says: nothing is taken, and nothing written. */
  function leave(why: Refusal): void {
    inItsName().tell(why)
    if (onMoved === undefined) return
    isEnded = true
    onMoved(why)
  }

  /** Takes over what stands in cells of inputs. */
  async function take(areas: readonly SheetArea[], { isWhole = false } = {}): Promise<void> {
    const session = sessionNow()
    const read = await port.read(areas)
    if (session === undefined) return
    if (!read.ok) return tellProblem(read.problem)
    const found = areas.flatMap((area, index) => foundCells(area, read.value[index]))
    const [moved] = isWhole ? await book.moved(found.map(withoutEntry)) : []
    if (moved !== undefined) return leave({ message: moved.message, remedy: moved.remedy })
    const entries = new Map(found.map(one => [keyOf(one), one.entry]))
    const typed = await book.typed(session.plan.scenarios, found.map(withoutEntry))
    if (!typed.ok) return tellFaults(typed.diagnostics)
    for (const cell of typed.value.cells) agreed.delete(keyOf(cell))
    const result = typedEdits(session, typed.value, cell => entries.get(keyOf(cell)) ?? '')
    for (const edit of result.edits) inItsName().edit(edit)
    await write(result.repairs)
    const [refusal] = result.refusals
    if (refusal !== undefined) inItsName().tell(refusal)
    if (result.text !== undefined) await takePlan(result.text)
    // What waits to be written may have been typed by hand: it is listed anew.
    if (waiting.held.length > 0 && typed.value.cells.length > 0) {
      pushed = { ...pushed, scenarios: [] }
      void enqueue(() => push())
    }
  }

  /** Numbers of the plan itself were typed. */
  async function takePlan(text: string): Promise<void> {
    await inItsName().takePlan(text)
    inItsName().tell({
      message: "The plan's own numbers were changed in the sheet. All scenarios start from them.",
      remedy: 'Save to keep them.',
    })
  }

  async function compareCopies(): Promise<void> {
    const session = sessionNow()
    const found = await port.look()
    const isThere = found.ok && found.value.sheets.some(({ name }) => name === copySheet)
    if (session === undefined || !isThere) return
    const area = { top: 1, left: 1, bottom: longestCopy, right: 9 }
    const read = await port.read([{ sheet: copySheet, area }])
    if (!read.ok) return
    const saved = await inItsName().savedText()
    const finding = await book.compare(saved, about(session), read.value[0]?.values ?? [])
    if (!finding.ok) return tellFaults(finding.diagnostics)
    if (finding.value.kind === 'same') return
    if (finding.value.kind === 'keepBoth') {
      // Until they are saved, the sheet is the only place that has them.
      if (!(await inItsName().keepBeside(finding.value.scenarios))) return
    }
    if (finding.value.notice !== undefined) inItsName().tell(finding.value.notice)
    const now = sessionNow() ?? session
    await writeCopy(now, read.value[0]?.values ?? [])
    await remake(now)
  }

  /** Writes the sheet Scenarios over what stands in it: whatever it said otherwise is kept as a scenario by now. */
  async function writeCopy(session: Session, found: CellReading['values']): Promise<void> {
    const rows = await book.copy(await inItsName().savedText(), about(session))
    if (!rows.ok) return tellFaults(rows.diagnostics)
    await write(copyWrites(rows.value, found), { replacesForeign: true })
  }

  const watch = await port.watchEdits(edit => void enqueue(() => pull(edit)))
  if (!watch.ok) pane.actions.tell(watch.problem)
  const unsubscribe = pane.store.subscribe(() => {
    const session = sessionNow()
    if (session === undefined) {
      wasAway = true
      return
    }
    onBack()
    const isPushed = session.plan.scenarios === pushed.scenarios && session.saved === pushed.saved
    if (session.plan.scenarios !== edited) edits += 1
    edited = session.plan.scenarios
    if (!isPushed || session.current !== pushed.shown) void enqueue(() => push())
  })
  const reconcile = async (): Promise<void> => {
    await followScenario()
    // With the column behind them, by which one that was inserted is known.
    const areas = at.inputs.map(input => areaOf({ ...input, columns: input.columns + 1 }))
    await take(areas, { isWhole: true })
    if (!isEnded) await compareCopies()
  }
  if (basis.isKept) void enqueue(reconcile)
  void enqueue(() => push())
  return {
    reconcile: () => enqueue(reconcile),
    inSheets: () => inSheets,
    writeHeld: () => enqueue(() => push(true)),
    discardHeld: () =>
      enqueue(async () => {
        const session = sessionNow()
        const words = { from: 'as edited', to: 'as in the sheets' }
        for (const edit of session === undefined ? [] : editsTo(session, inSheets, words))
          inItsName().edit(edit)
        await take(at.inputs.map(areaOf))
      }),
    async settled() {
      for (let seen: Promise<void> | undefined; seen !== queue; ) {
        seen = queue
        await seen
      }
    },
    async end() {
      isEnded = true
      unsubscribe()
      onBack()
      if (watch.ok) await watch.value()
      await queue
    },
  }
}

/** What became of a write: whether cells held something else before, or why it was not done. */
type Written = { readonly isChanged: boolean; readonly refusal?: Refusal }

/** The copy of what is saved that people can read. */
const copySheet = 'Scenarios'

/** Rows of it that are read; a plan with more changes is compared as far as they reach. */
const longestCopy = 5_000

/** The rows that differ. Below the copy only lines of scenarios go: what a person wrote there is theirs. */
function copyWrites(
  rows: readonly (readonly (number | string)[])[],
  found: CellReading['values'],
): readonly HostWrite[] {
  const ids = new Set([...rows, ...found.slice(0, rows.length)].map(([id]) => id).filter(id => id !== ''))
  const below = found.slice(rows.length).map(held => (ids.has(held[0] ?? '') ? held.map(() => '') : held))
  return [...rows, ...below].flatMap((row, index): readonly HostWrite[] => {
    const width = Math.max(row.length, 1)
    const held = found[index]?.slice(0, width) ?? []
    if (row.every((value, column) => String(value) === String(held[column] ?? ''))) return []
    const after = row.map(value => (value === '' ? null : value))
    const before = after.map(() => null)
    return [{ kind: 'cells', sheet: copySheet, top: index + 1, left: 1, before: [before], after: [after] }]
  })
}

function areaOf({ sheet, rows, columns }: BookPlaces['inputs'][number]): SheetArea {
  return { sheet, area: { top: 1, left: 1, bottom: rows, right: columns } }
}

function cellAt({ sheet, row, column }: BookPlaces['selector']): SheetArea {
  return { sheet, area: { top: row, left: column, bottom: row, right: column } }
}

function holds({ sheet, area }: SheetArea, cell: BookPlaces['selector']): boolean {
  const { top, left, bottom, right } = area
  return (
    sheet === cell.sheet &&
    top <= cell.row &&
    cell.row <= bottom &&
    left <= cell.column &&
    cell.column <= right
  )
}

function writtenArea({ sheet, top, left, after }: Extract<HostWrite, { readonly kind: 'cells' }>): SheetArea {
  const right = left + (after[0]?.length ?? 0) - 1
  return { sheet, area: { top, left, bottom: top + after.length - 1, right } }
}

/** What each cell of numbers meant and will mean. */
function meaningsOf({ cells }: InputChanges) {
  return cells.flatMap(cell =>
    cell.kind === 'number'
      ? [{ cell, meanings: [JSON.stringify(cell.before), JSON.stringify(cell.after)] }]
      : [],
  )
}

function withoutEntry({ sheet, row, column, cell }: FoundCell): FoundCell {
  return { sheet, row, column, cell }
}

function keyOf({ sheet, row, column }: SheetCell): string {
  return `${sheet} ${row} ${column}`
}
