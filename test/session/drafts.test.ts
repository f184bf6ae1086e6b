// Edits that were not saved, kept in the browser: they outlast the pane, and nothing that was saved depends on them.

import { describe, expect, test, vi } from 'vitest'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'
import type { BrowserStore } from '../../addin/session/browserStore.ts'
import type { Draft } from '../../addin/session/draft.ts'
import { draftShelf } from '../../addin/session/draftShelf.ts'
import { journalShelf } from '../../addin/session/journalShelf.ts'
import type { PaneStore } from '../../addin/session/paneStore.ts'
import { scenarioOf, unsavedCount } from '../../addin/session/session.ts'
import { openInSpreadsheet } from '../host/openInSpreadsheet.ts'
import { hires, sessionOf } from './larkspur.ts'
import { type MemoryStore, memoryStore } from './memoryStore.ts'
import { paneBeside, smallPlanText } from './paneBeside.ts'

describe('edits that were not saved', () => {
  test('are offered when the workbook is opened again, and come back with everything that can be undone', async () => {
    const { workbook, browser } = await savedWorkbook()
    const first = await opened(workbook.port, browser, 'one')
    first.actions.edit(hires('slow_market', 'developer', 3, 6))
    first.actions.edit(hires('slow_market', 'developer', 4, 7))
    first.actions.edit(hires('slow_market', 'developer', 5, 8))
    first.actions.undo()
    await kept(browser, ({ changes, future }) => changes === 2 && future.length === 1)

    const again = await opened(await workbook.reopen(), browser, 'two')
    expect(again.store.getState().draft).toMatchObject({ changes: 2, company: 'Marram' })
    expect(unsavedCount(sessionOf(again), 'slow_market')).toBe(0)
    await again.actions.keepDraft()
    expect(again.store.getState().draft).toBeUndefined()
    expect(unsavedCount(sessionOf(again), 'slow_market')).toBe(2)
    again.actions.redo()
    expect(unsavedCount(sessionOf(again), 'slow_market')).toBe(3)
    for (const left of [2, 1, 0]) {
      again.actions.undo()
      expect(unsavedCount(sessionOf(again), 'slow_market')).toBe(left)
    }
    expect(sessionOf(again).history.past).toEqual([])
  })

  test('are kept at once when the page is left', async () => {
    const { workbook, browser } = await savedWorkbook()
    const pane = await opened(workbook.port, browser, 'one')
    pane.actions.edit(hires('slow_market', 'developer', 3, 6))
    expect(draftsIn(browser)).toEqual([])
    await pane.actions.keepNow()
    expect(draftsIn(browser).map(({ changes }) => changes)).toEqual([1])
  })

  test('that come back are kept as those of the new pane', async () => {
    const { workbook, browser } = await savedWorkbook()
    await edits(workbook.port, browser)
    const again = await opened(await workbook.reopen(), browser, 'two')
    await again.actions.keepDraft()
    expect(draftsIn(browser).map(({ pane, changes }) => [pane, changes])).toEqual([['two', 1]])
  })

  test('are gone once a person gives them up', async () => {
    const { workbook, browser } = await savedWorkbook()
    await edits(workbook.port, browser)
    const again = await opened(await workbook.reopen(), browser, 'two')
    await again.actions.discardDraft()
    expect(again.store.getState().draft).toBeUndefined()
    expect(draftsIn(browser)).toEqual([])
    const third = await opened(await workbook.reopen(), browser, 'three')
    expect(third.store.getState().draft).toBeUndefined()
  })

  test('are no longer kept once they are saved or undone', async () => {
    const { workbook, browser } = await savedWorkbook()
    const pane = await edits(workbook.port, browser)
    pane.actions.undo()
    await vi.waitFor(() => expect(draftsIn(browser)).toEqual([]))
    pane.actions.redo()
    await kept(browser, ({ changes }) => changes === 1)
    await pane.actions.save('Six developers')
    await vi.waitFor(() => expect(draftsIn(browser)).toEqual([]))
  })

  test('on a scenario that was saved otherwise since come back beside it, and that is told', async () => {
    const { workbook, browser } = await savedWorkbook()
    await edits(workbook.port, browser)
    const ben = paneBeside(workbook.secondPort(), 'Ben', '15:00')
    await ben.actions.openShelf()
    ben.actions.choose('slow_market')
    ben.actions.edit(hires('slow_market', 'developer', 3, 9))
    await ben.actions.save('Nine developers')

    const again = await opened(await workbook.reopen(), browser, 'two')
    await again.actions.keepDraft()
    const { plan } = sessionOf(again)
    const hiring = plan.scenarios.map(({ name, changes }) => [
      name,
      changes.findLast(({ input, where }) => input === 'planned_hires' && where.month === 3)?.value,
    ])
    expect(hiring).toContainEqual(['Slow market', 9])
    expect(hiring).toContainEqual(['Slow market (not saved, 14:02)', 6])
    expect(again.store.getState().notices.map(({ message }) => message)).toEqual([
      'Slow market was saved since your edits of 14:02; they are beside it as "Slow market (not saved, 14:02)".',
    ])
  })

  test('are not offered when the sheets have brought them back already', async () => {
    const { workbook, browser } = await savedWorkbook()
    await edits(workbook.port, browser)
    const again = await opened(await workbook.reopen(), browser, 'two')
    expect(again.store.getState().draft).toBeDefined()
    again.actions.edit(hires('slow_market', 'developer', 3, 6))
    await vi.waitFor(() => expect(again.store.getState().draft).toBeUndefined())
    expect(draftsIn(browser).map(({ pane }) => pane)).toEqual(['two'])
  })

  test('in a workbook in which nothing was ever saved come back with their plan', async () => {
    const workbook = openInSpreadsheet()
    const browser = memoryStore()
    const first = await opened(workbook.port, browser, 'one')
    await first.actions.openSample()
    first.actions.edit(hires('slow_market', 'developer', 3, 6))
    await kept(browser, ({ changes }) => changes === 1)
    const again = await opened(await workbook.reopen(), browser, 'two')
    expect(again.store.getState().stage.kind).toBe('first_run')
    await again.actions.keepDraft()
    expect(sessionOf(again).plan.company).toBe('Marram')
    expect(unsavedCount(sessionOf(again), 'slow_market')).toBe(1)
  })

  test('and cannot be read any more say why, and stay until they are given up', async () => {
    const { workbook, browser } = await savedWorkbook()
    await edits(workbook.port, browser)
    for (const [key, value] of browser.kept)
      browser.kept.set(
        key,
        (value as Draft[]).map(draft => ({ ...draft, text: '{' })),
      )
    const again = await opened(await workbook.reopen(), browser, 'two')
    await again.actions.keepDraft()
    expect(again.store.getState().refusal).toBeDefined()
    expect(again.store.getState().draft).toBeDefined()
    await again.actions.discardDraft()
    expect(again.store.getState().draft).toBeUndefined()
  })
})

describe('a copy of a workbook', () => {
  test('gets an id of its own, and its edits are its own from then on', async () => {
    const { workbook, browser } = await savedWorkbook(port => at(port, 'https://files/plan.xlsx'))
    await edits(at(workbook.port, 'https://files/plan.xlsx'), browser)
    const copy = await opened(at(workbook.port, 'https://files/copy of plan.xlsx'), browser, 'two')
    expect(copy.store.getState().draft).toBeDefined()
    await copy.actions.discardDraft()
    expect(draftsIn(browser).map(({ pane }) => pane)).toEqual(['one'])
    const found = await workbook.port.look()
    expect(found.ok && found.value.pointers.get('place')).toBe('https://files/copy of plan.xlsx')
    const again = await opened(at(workbook.port, 'https://files/copy of plan.xlsx'), browser, 'three')
    expect(again.store.getState().draft).toBeUndefined()
    expect(sessionOf(again).plan).toEqual(sessionOf(copy).plan)
  })
})

describe('a browser that keeps nothing', () => {
  test('says so once, and everything else works', async () => {
    const refusal = { message: 'This browser keeps nothing for this page between visits.', remedy: 'Save.' }
    const refused = vi.fn(async () => ({ ok: false as const, refusal }))
    const blocked: BrowserStore = { get: refused, put: refused, delete: refused }
    const { workbook } = await savedWorkbook()
    const pane = await opened(workbook.port, blocked, 'one')
    expect(pane.store.getState().notices).toEqual([refusal])
    pane.actions.dismiss()
    const asked = refused.mock.calls.length
    pane.actions.choose('slow_market')
    pane.actions.edit(hires('slow_market', 'developer', 3, 6))
    await vi.waitFor(() => expect(refused.mock.calls.length).toBeGreaterThan(asked))
    await pane.actions.save('Six developers')
    expect(pane.store.getState().notices).toEqual([])
    const again = await opened(await workbook.reopen(), blocked, 'two')
    expect(scenarioOf(sessionOf(again).plan, 'slow_market')?.note).toBe('Six developers')
  })
})

async function savedWorkbook(portOf = (port: WorkbookPort) => port) {
  const workbook = openInSpreadsheet()
  await journalShelf(portOf(workbook.port), '0.1.0').save(smallPlanText, 'Finance', '2026-03-01T09:00:00Z')
  return { workbook, browser: memoryStore() }
}

async function opened(port: WorkbookPort, store: BrowserStore, name: string): Promise<PaneStore> {
  const pane = paneBeside(port, 'Ana', '14:02', { drafts: { shelf: draftShelf(store), pane: name } })
  await pane.actions.openShelf()
  return pane
}

/** A pane in which one number was edited, and that is kept. */
async function edits(port: WorkbookPort, browser: MemoryStore): Promise<PaneStore> {
  const pane = await opened(port, browser, 'one')
  pane.actions.edit(hires('slow_market', 'developer', 3, 6))
  await kept(browser, ({ changes }) => changes === 1)
  return pane
}

async function kept(browser: MemoryStore, is: (draft: Draft) => boolean): Promise<void> {
  await vi.waitFor(() => expect(draftsIn(browser).some(is)).toBe(true), 5_000)
}

function draftsIn({ kept: held }: MemoryStore): readonly Draft[] {
  return [...held.values()].flatMap(value => value as Draft[])
}

function at(port: WorkbookPort, place: string): WorkbookPort {
  return { ...port, place: () => place }
}
