// The studio without its page: the pane, the thread of workbooks and the embedded spreadsheet in this one, and a store in
// the place of the browser's. A visit ends when the same store is opened by the next.

import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sheetHost } from '../../addin/host/sheetHost.ts'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'
import { documentShelf } from '../../addin/session/documentShelf.ts'
import { inputEdit } from '../../addin/session/inputEdit.ts'
import { unsavedCount } from '../../addin/session/session.ts'
import { studioWorkbook } from '../../addin/session/studioWorkbook.ts'
import { keptCopy } from '../../addin/session/workingCopy.ts'
import { cellAddress, parseCell, readXlsx, splitSheet } from '../../engine/index.ts'
import { nodeSpreadsheet } from '../host/nodeSpreadsheet.ts'
import { hires, must, sessionOf } from './larkspur.ts'
import { bookOf, marramText, openedPane } from './linkedPane.ts'
import { type MemoryStore, memoryStore } from './memoryStore.ts'

type Visit = ReturnType<typeof visit>

/** A visit: the pane with its workbook, what waits to be written, and the files that were given. */
function visit(store: MemoryStore, number: number) {
  const shelf = documentShelf('test')
  const pane = openedPane(shelf.shelf)
  const { program, model } = nodeSpreadsheet()
  const files = new Map<string, Uint8Array>()
  let hold: Hold | undefined
  let ids = 0
  const newId = () => `visit ${number}, ${++ids}`
  const studio = studioWorkbook({
    ...{ pane, shelf, newId, startBook: bookOf },
    openSheet: async () => program,
    portOf: () => heldPort(sheetHost({ program, now: () => Date.now(), newId }), () => hold),
    copy: keptCopy(store, newId),
    now: () => new Date('2026-03-02T14:02:00Z'),
    giveFile: (name, content) => void files.set(name, content),
  })
  studio.actions.showSheet()
  return {
    ...{ pane, studio, files, program },
    holdReading: (sheet: string) => {
      hold = holdOf(sheet)
      return hold
    },
    held: () =>
      studio.side.store.getState().held.map(({ sheet, row, column, after }) => ({
        cell: `${sheet}!${cellAddress(row, column)}`,
        after,
      })),
    entered: async (address: string) => {
      const { sheet, rest } = splitSheet(address) ?? { sheet: '', rest: '' }
      const { row, column } = parseCell(rest) ?? { row: 0, column: 0 }
      const area = { top: row, left: column, bottom: row, right: column }
      return (await program.facts([{ sheet, area }], '')).entries[0]?.[0]?.[0] ?? ''
    },
    type: (address: string, text: string) => {
      const { sheet, rest } = splitSheet(address) ?? { sheet: '', rest: '' }
      const { row, column } = parseCell(rest) ?? { row: 0, column: 0 }
      const sheetId = model().getters.getSheetIdByName(sheet)
      model().dispatch('UPDATE_CELL', { sheetId, row: row - 1, col: column - 1, content: text })
    },
  }
}

/** Vacancies of one role in several months at once, as pasted rows set them. */
function pasteHires({ pane }: Visit, months: Readonly<Record<number, number>>): void {
  const role = { input: 'planned_hires', member: ['senior_seller'] }
  const numbers = Object.entries(months).map(([month, value]) => ({ ...role, month: Number(month), value }))
  pane.actions.edit(inputEdit(sessionOf(pane), numbers, { label: 'hires', says: 'hires', from: '', to: '' }))
}

/** The first reading of a sheet, whose answer waits until it is let go. */
type Hold = {
  readonly sheet: string
  readonly reached: Promise<void>
  readonly reach: () => void
  readonly released: Promise<void>
  readonly release: () => void
}

function holdOf(sheet: string): Hold {
  const { promise: reached, resolve: reach } = signal()
  const { promise: released, resolve: release } = signal()
  return { sheet, reached, reach, released, release }
}

/** The port, which holds answers back. */
function heldPort(port: WorkbookPort, hold: () => Hold | undefined): WorkbookPort {
  return {
    ...port,
    read: async places => {
      const answer = await port.read(places)
      const held = hold()
      if (held === undefined || !places.some(({ sheet }) => sheet === held.sheet)) return answer
      held.reach()
      await held.released
      return answer
    },
  }
}

function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>(done => {
    resolve = done
  })
  return { promise, resolve }
}

const plannedIn = ({ pane }: Visit, month: number) =>
  sessionOf(pane)
    .plan.scenarios.find(({ id }) => id === sessionOf(pane).current)
    ?.changes.findLast(({ where }) => where.role === 'senior_seller' && where.month === month)?.value

const kept = (one: Visit) =>
  vi.waitFor(() => expect(one.studio.store.getState().kept).toBe('yes'), { timeout: 20_000 })

describe('changes from the pane', () => {
  const store = memoryStore()
  let now: Visit

  beforeAll(async () => {
    now = visit(store, 1)
    await now.pane.actions.openText(marramText(), 'Marram')
    now.pane.actions.choose('step_by_step')
    await now.studio.port(true)
  }, 120_000)

  test('of one cell are in the sheet without a question', async () => {
    now.pane.actions.edit(hires('step_by_step', 'senior_seller', 20, 3))
    await now.studio.settled()
    expect(now.held()).toEqual([])
    await kept(now)
  })

  test('of several cells wait and are listed, and those that follow wait with them', async () => {
    pasteHires(now, { 20: 4, 21: 5, 22: 6 })
    await now.studio.settled()
    const listed = now.held()
    expect(listed.map(({ after }) => after)).toEqual(['4', '5', '6'])
    for (const { cell, after } of listed) expect(String(await now.entered(cell))).not.toBe(after)
    now.pane.actions.edit(hires('step_by_step', 'senior_seller', 23, 7))
    await now.studio.settled()
    expect(now.held()).toHaveLength(4)
  })

  test('that wait are named when the workbook is downloaded, which holds what the sheets say', async () => {
    await now.studio.actions.download()
    expect(now.studio.store.getState().report?.lines).toEqual([
      '4 changes wait to be written to the sheets: write or save first, and download again.',
    ])
    const [file = new Uint8Array()] = now.files.values()
    const { sheets } = must(readXlsx(file))
    expect(sheets.some(({ name }) => name === 'Monthly')).toBe(true)
  })

  test('wait still when the page is opened again, beside what was typed into the sheet', async () => {
    const [first, second] = now.held()
    if (first === undefined || second === undefined) throw new Error('nothing waits')
    now.type(second.cell, '9')
    await now.studio.settled()
    await kept(now)
    now = visit(store, 2)
    expect(await now.studio.actions.openKept()).toBe(true)
    await now.studio.port(true)
    await now.studio.settled()
    expect([20, 21, 22, 23].map(month => plannedIn(now, month))).toEqual([4, 9, 6, 7])
    expect(now.held().map(({ after }) => after)).toEqual(['4', '6', '7'])
    expect(await now.entered(first.cell)).toBe(3)
  }, 120_000)

  test('are written once a person has agreed', async () => {
    const listed = now.held()
    await now.studio.side.actions.write()
    expect(now.held()).toEqual([])
    for (const { cell, after } of listed) expect(String(await now.entered(cell))).toBe(after)
  })

  test('are taken back when a person decides so, and the plan says what the sheets say', async () => {
    pasteHires(now, { 20: 1, 21: 1 })
    await now.studio.settled()
    expect(now.held()).toHaveLength(2)
    await now.studio.side.actions.discard()
    expect(now.held()).toEqual([])
    expect([20, 21].map(month => plannedIn(now, month))).toEqual([4, 9])
  })

  test('go at once where a person wants it so', async () => {
    now.studio.side.actions.writeAtOnce(true)
    pasteHires(now, { 20: 2, 21: 2 })
    await now.studio.settled()
    expect(now.held()).toEqual([])
  })
})

test('changes that were agreed to go back and forth without a question, until somebody types into a cell', async () => {
  const now = visit(memoryStore(), 12)
  await now.pane.actions.openText(marramText(), 'Marram')
  now.pane.actions.choose('step_by_step')
  await now.studio.port(true)
  pasteHires(now, { 20: 5, 21: 6 })
  await now.studio.settled()
  const [first = { cell: '' }, second = { cell: '' }] = now.held()
  const cells = async () => [await now.entered(first.cell), await now.entered(second.cell)]
  const before = await cells()
  await now.studio.side.actions.write()
  now.pane.actions.undo()
  await now.studio.settled()
  expect([now.held(), await cells()]).toEqual([[], before])
  now.pane.actions.redo()
  await now.studio.settled()
  expect([now.held(), await cells()]).toEqual([[], [5, 6]])
  pasteHires(now, { 20: 7, 21: 8 })
  await now.studio.settled()
  expect(now.held()).toHaveLength(2)
  now.pane.actions.undo()
  await now.studio.settled()
  now.type(first.cell, '9')
  await now.studio.settled()
  now.pane.actions.undo()
  await now.studio.settled()
  now.pane.actions.undo()
  await now.studio.settled()
  expect(now.held().map(({ cell }) => cell)).toEqual([first.cell, second.cell])
}, 120_000)

describe('a workbook that is kept as another release laid it out', () => {
  const store = memoryStore()
  let now: Visit

  beforeAll(async () => {
    now = visit(store, 13)
    await now.pane.actions.openText(marramText(), 'Marram')
    now.pane.actions.choose('step_by_step')
    await now.studio.port(true)
    now.pane.actions.edit(hires('step_by_step', 'senior_seller', 20, 3))
    await now.studio.settled()
    await kept(now)
    now = visit(laidOutOtherwise(store), 14)
    await now.studio.actions.openKept()
    await now.studio.port(true)
  }, 120_000)

  test('is not joined with the pane, which says why', async () => {
    expect(now.studio.store.getState().sheet).toMatchObject({
      kind: 'other layout',
      why: { message: expect.stringMatching(/^Another release of Proceeds laid out the sheets of Marram/) },
    })
    now.pane.actions.edit(hires('step_by_step', 'senior_seller', 21, 5))
    await now.studio.settled()
    expect(plannedIn(now, 20)).toBe(3)
    expect(now.held()).toEqual([])
  })

  test('is downloaded as it is', async () => {
    await now.studio.actions.download()
    expect([...now.files.keys()]).toEqual([now.studio.store.getState().fileName])
  })

  test('gives way to sheets of this release, and can be brought back', async () => {
    now.studio.actions.makeAnew()
    await now.studio.port(true)
    await now.studio.settled()
    expect(now.studio.store.getState().sheet).toEqual({ kind: 'shown' })
    await now.studio.side.actions.write()
    expect(now.held()).toEqual([])
    await kept(now)
    expect(now.studio.store.getState().replaced).toMatch(/^Marram/)
    await now.studio.actions.bringBack()
    await now.studio.port(true)
    expect(now.studio.store.getState().sheet.kind).toBe('other layout')
  }, 60_000)
})

describe('a system more', () => {
  const store = memoryStore()
  let now: Visit

  beforeAll(async () => {
    now = visit(store, 5)
    await now.pane.actions.openText(marramText(), 'Marram')
    now.pane.actions.choose('step_by_step')
    await now.studio.port(true)
    now.pane.actions.edit(hires('step_by_step', 'senior_seller', 20, 3))
    await now.studio.settled()
  }, 120_000)

  test('is in the pane and in the sheets of the same workbook, saved; edits that were not saved stay so', async () => {
    const { document } = now.studio.store.getState()
    const told = new Set<string | undefined>()
    const unsubscribe = now.studio.store.subscribe(({ working }) => told.add(working))
    await now.pane.actions.addItem({ ...portal, like: 'customer_portal' })
    await now.studio.settled()
    unsubscribe()
    expect([...told]).toEqual(['Writing the sheets anew…', undefined])
    expect(now.pane.store.getState().refusal).toBeUndefined()
    const { plan, saved, layout, results, current } = sessionOf(now.pane)
    expect(layout.items.get('system')?.map(({ label }) => label)).toEqual([
      'Customer portal',
      'Vendor portal',
    ])
    expect(results.get(current)?.faults).toEqual([])
    expect(saved.dimensions).toEqual(plan.dimensions)
    expect(plannedIn(now, 20)).toBe(3)
    expect(unsavedCount(sessionOf(now.pane), 'step_by_step')).toBe(1)
    expect(now.studio.store.getState()).toMatchObject({ document, sheet: { kind: 'shown' } })
    expect(await linesOf(now, 'Inputs', 'Vendor portal')).toBeGreaterThan(3)
    expect(now.pane.store.getState().refusal).toBeUndefined()
  }, 120_000)

  test('that is switched on has its cell, and Undo leaves the plan as it was', async () => {
    const number = { input: 'system_chosen', member: ['vendor_portal'], value: 1 }
    const words = { label: 'Vendor portal', says: 'Vendor portal', from: 'off', to: 'on' }
    now.pane.actions.edit(inputEdit(sessionOf(now.pane), [number], words))
    await now.studio.settled()
    expect(now.held()).toEqual([])
    expect(sessionOf(now.pane).results.get('step_by_step')?.faults).toEqual([])
    await now.pane.actions.removeItem('system', 'vendor_portal')
    expect(now.pane.store.getState().refusal?.message).toBe(
      'Vendor portal stays: a scenario, an initiative or a range speaks of it.',
    )
    now.pane.actions.dismiss()
    now.pane.actions.undo()
    await now.studio.settled()
  }, 120_000)

  test('is there again at the next visit, and can be taken out', async () => {
    await kept(now)
    now = visit(store, 6)
    expect(await now.studio.actions.openKept()).toBe(true)
    await now.studio.port(true)
    await now.studio.settled()
    expect(await linesOf(now, 'Inputs', 'Vendor portal')).toBeGreaterThan(3)
    await now.pane.actions.removeItem('system', 'vendor_portal')
    await now.studio.settled()
    expect(await linesOf(now, 'Inputs', 'Vendor portal')).toBe(0)
    expect(sessionOf(now.pane).layout.items.get('system')).toHaveLength(1)
    expect(plannedIn(now, 20)).toBe(3)
    expect(now.pane.store.getState().refusal).toBeUndefined()
  }, 120_000)
})

test('an edit is there again although the page was left before the workbook could be kept', async () => {
  const store = memoryStore()
  const first = visit(store, 3)
  await first.pane.actions.openText(marramText(), 'Marram')
  first.pane.actions.choose('step_by_step')
  await first.studio.port(true)
  await kept(first)
  first.pane.actions.edit(hires('step_by_step', 'senior_seller', 20, 3))
  await first.studio.actions.keepNow()
  const again = visit(memoryOf(store), 4)
  expect(await again.studio.actions.openKept()).toBe(true)
  expect(plannedIn(again, 20)).toBe(3)
  await again.studio.port(true)
  await again.studio.settled()
  expect(again.held()).toEqual([])
}, 120_000)

test('a workbook is called kept once edits made meanwhile are kept too', async () => {
  const store = memoryStore()
  const { promise: released, resolve: release } = signal()
  const now = visit({ ...store, put: (key, value) => released.then(() => store.put(key, value)) }, 15)
  await now.pane.actions.openText(marramText(), 'Marram')
  now.pane.actions.choose('step_by_step')
  await now.studio.port(true)
  await wait(1_000)
  now.pane.actions.edit(hires('step_by_step', 'senior_seller', 20, 3))
  release()
  await kept(now)
  expect(store.kept.get('workbook')).toMatchObject({ draft: { changes: 1 } })
}, 120_000)

test('edits that come back are in the plan from the first moment on', async () => {
  const store = memoryStore()
  const first = visit(store, 7)
  await first.pane.actions.openText(marramText(), 'Marram')
  first.pane.actions.choose('step_by_step')
  await first.studio.port(true)
  first.pane.actions.edit(hires('step_by_step', 'senior_seller', 20, 3))
  await first.studio.settled()
  await kept(first)
  const again = visit(memoryOf(store), 8)
  const seen = new Set<unknown>()
  again.pane.store.subscribe(({ stage }) => stage.kind === 'open' && seen.add(plannedIn(again, 20)))
  await again.studio.actions.openKept()
  await again.studio.port(true)
  await again.studio.settled()
  expect([...seen]).toEqual([3])
  expect(sessionOf(again.pane).history.past).toHaveLength(1)
}, 120_000)

describe('sheets that are still being asked', () => {
  const store = memoryStore()
  let now: Visit
  let cell = ''

  beforeAll(async () => {
    const first = visit(store, 9)
    await first.pane.actions.openText(marramText(), 'Marram')
    first.pane.actions.choose('step_by_step')
    await first.studio.port(true)
    pasteHires(first, { 20: 3, 21: 3 })
    await first.studio.settled()
    cell = first.held()[0]?.cell ?? ''
    await first.studio.side.actions.discard()
    await kept(first)
  }, 120_000)

  test.each(['Monthly', 'Scenarios'])(
    'for %s go on once a person is back from the doors',
    async asked => {
      now = visit(memoryOf(store), 10)
      const held = now.holdReading(asked)
      await now.studio.actions.openKept()
      const opening = now.studio.port(true)
      await held.reached
      now.type(cell, '9')
      const { stage } = now.pane.store.getState()
      now.pane.actions.startOver()
      held.release()
      await wait(100)
      now.pane.store.setState({ stage })
      await opening
      await now.studio.settled()
      expect(now.pane.store.getState()).toMatchObject({ notices: [] })
      expect(now.pane.store.getState().refusal).toBeUndefined()
      expect(sessionOf(now.pane).history.past.map(({ edit }) => edit.to)).toEqual(['9'])
    },
    120_000,
  )

  test.each(['Monthly', 'Scenarios'])(
    'for %s say nothing once another plan has taken their place, and write nothing',
    async asked => {
      now = visit(memoryOf(store), 11)
      const held = now.holdReading(asked)
      await now.studio.actions.openKept()
      const opening = now.studio.port(true)
      await held.reached
      now.type(cell, '9')
      const other = { ...JSON.parse(marramText()), company: 'Other' }
      const opened = now.pane.actions.openText(JSON.stringify(other), 'Other')
      await wait(100)
      held.release()
      await Promise.all([opened, opening])
      await now.studio.port(true)
      await now.studio.settled()
      expect(now.pane.store.getState()).toMatchObject({ notices: [] })
      expect(now.pane.store.getState().refusal).toBeUndefined()
      const { history, plan } = sessionOf(now.pane)
      expect([plan.company, history.past]).toEqual(['Other', []])
      expect(await now.entered(cell)).not.toBe(9)
    },
    120_000,
  )
})

const portal = { dimension: 'system', id: 'vendor_portal', label: 'Vendor portal' } as const

/** How many lines of a sheet are about something. */
async function linesOf({ program }: Visit, sheet: string, label: string): Promise<number> {
  const area = { top: 1, left: 1, bottom: 500, right: 3 }
  const [entries = []] = (await program.facts([{ sheet, area }], '')).entries
  return entries.filter(row => row.some(entry => String(entry).includes(label))).length
}

/** The store, in which the sheets of the workbook bear the mark of another layout. */
function laidOutOtherwise(store: MemoryStore): MemoryStore {
  const copy = memoryOf(store)
  const other = (text: string) => text.replaceAll(/(layout=\\*")[0-9a-f]{16}/g, '$1older')
  for (const [key, value] of copy.kept) {
    if (value instanceof Uint8Array)
      copy.kept.set(key, new TextEncoder().encode(other(new TextDecoder().decode(value))))
    else if (typeof value === 'object' && value !== null && 'steps' in value)
      copy.kept.set(key, { ...value, steps: other(String(value.steps)) })
  }
  return copy
}

/** The store as it is at this moment: what is put later by a page that was left never came. */
function memoryOf({ kept }: MemoryStore): MemoryStore {
  const copy = memoryStore()
  for (const [key, value] of kept) copy.kept.set(key, structuredClone(value))
  return copy
}
