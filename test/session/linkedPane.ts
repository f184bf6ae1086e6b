// The pane of a plan beside its workbook in the embedded spreadsheet, in Node: the same parts as on the page of the studio,
// with the engine and the desk of workbooks in this thread.

import { readFileSync } from 'node:fs'
import { bookDesk } from '../../addin/session/bookDesk.ts'
import { engineDesk } from '../../addin/session/engineDesk.ts'
import { type PaneStore, paneStore } from '../../addin/session/paneStore.ts'
import { type PlanShelf, pageShelf } from '../../addin/session/planShelf.ts'
import type { Session } from '../../addin/session/session.ts'
import type { Book } from '../../addin/session/startBook.ts'
import type { Engine } from '../../addin/session/startEngine.ts'
import { type WorkbookLink, workbookLink } from '../../addin/session/workbookLink.ts'
import { openInSpreadsheet, type SpreadsheetWorkbook } from '../host/openInSpreadsheet.ts'
import { sessionOf, workbookPlan } from './larkspur.ts'

/** A pane and its workbook. */
export type LinkedPane = {
  readonly pane: PaneStore
  readonly workbook: SpreadsheetWorkbook
  readonly link: WorkbookLink
  readonly book: Book
  readonly session: () => Session
}

/** Opens the text of a plan and builds its workbook. */
export async function linkedPane(text: string, shelf: PlanShelf = pageShelf()): Promise<LinkedPane> {
  const workbook = openInSpreadsheet()
  const pane = openedPane(shelf)
  await pane.actions.openText(text, 'the test')
  const book = bookOf()
  const made = await book.make(text, about(sessionOf(pane)))
  if (!made.ok) throw new Error(made.diagnostics[0]?.message)
  await workbook.spreadsheet().program.open(made.value.workbook)
  return { ...(await joined(pane, workbook, book, made.value)), workbook }
}

/** Opens a workbook again whose plan was saved with this text. */
export async function linkedAgain(text: string, workbook: SpreadsheetWorkbook): Promise<LinkedPane> {
  const pane = openedPane(pageShelf())
  await pane.actions.openText(text, 'the test')
  const book = bookOf()
  const made = await book.make(text, about(sessionOf(pane)))
  if (!made.ok) throw new Error(made.diagnostics[0]?.message)
  const linked = await joined(pane, workbook, book, made.value)
  await linked.link.reconcile()
  await linked.link.settled()
  return { ...linked, workbook }
}

/** A small company's plan, of which one scenario is locked. */
export function marramText(): string {
  const plan = JSON.parse(readFileSync('samples/marram/plan.json', 'utf8'))
  for (const scenario of plan.scenarios) if (scenario.id === 'series_a') scenario.state = 'locked'
  return JSON.stringify(plan)
}

/** A pane with the engine in this thread and nothing open. */
export function openedPane(shelf: PlanShelf): PaneStore {
  return paneStore({
    startEngine: () => awaited(engineDesk()) as Engine,
    now: () => new Date('2026-03-02T14:02:00Z'),
    shelf,
    sampleText: async () => marramText(),
    blankText: async () => '',
    workbookPlan,
    author: 'Ana',
  })
}

async function joined(
  pane: PaneStore,
  workbook: SpreadsheetWorkbook,
  book: Book,
  places: Parameters<typeof workbookLink>[1],
): Promise<Omit<LinkedPane, 'workbook'>> {
  const { plan, saved, current, opening } = sessionOf(pane)
  const basis = { opening, scenarios: plan.scenarios, saved, current }
  const link = await workbookLink({ port: workbook.port, book, pane, about }, places, basis)
  return { pane, link, book, session: () => sessionOf(pane) }
}

function about({ current, saved }: Session) {
  const times = saved.scenarios.flatMap(({ time }) => time ?? []).sort()
  return { revision: times.at(-1) ?? '', saved: times.at(-1) ?? '', shown: current }
}

/** The desk of workbooks in this thread. */
export function bookOf(): Book {
  return awaited(bookDesk()) as Book
}

/** As over a thread: questions and answers are copies, and answers come later. */
function awaited(desk: object): object {
  return Object.fromEntries(
    Object.entries(desk).map(([name, answer]) => [
      name,
      async (...question: unknown[]) => structuredClone(answer(...structuredClone(question))),
    ]),
  )
}
