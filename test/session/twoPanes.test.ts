// Two people beside one workbook: whatever order their requests arrive in, both find what both saved.

import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { revisionStore } from '../../addin/host/revisionStore.ts'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'
import { journalShelf } from '../../addin/session/journalShelf.ts'
import type { PaneStore } from '../../addin/session/paneStore.ts'
import { scenarioOf, unsavedCount } from '../../addin/session/session.ts'
import type { Scenario } from '../../engine/index.ts'
import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import { bootExcel, openInExcel } from '../host/openInExcel.ts'
import { openInSpreadsheet } from '../host/openInSpreadsheet.ts'
import { hires, sessionOf } from './larkspur.ts'
import { paneBeside, smallPlanText } from './paneBeside.ts'

let office: OfficeInNode
beforeAll(async () => {
  office = await bootExcel()
})

const hosts = [
  ['Excel', () => openInExcel(office)],
  ['the embedded spreadsheet', () => openInSpreadsheet()],
] as const

describe.each(hosts)('two people beside one workbook in %s', (_, open) => {
  test('who save the same scenario at once both find both, each under a name that says whose it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async scheduler => {
        const { ana, ben, found } = await twoPanes(open(), scheduler)
        ana.actions.edit(hires('step_by_step', 'developer', 3, 6))
        ben.actions.edit(hires('step_by_step', 'developer', 3, 9))
        await scheduler.waitFor(
          Promise.all([ana.actions.save('Six developers'), ben.actions.save('Nine developers')]),
        )
        expect(await hiresByName(found)).toEqual({
          'Step by step': 9,
          'Step by step (Ana, 14:02)': 6,
        })
        // Whoever saved last has been told, and shows what the other saved as well.
        const told = [ana, ben].flatMap(pane => pane.store.getState().notices)
        expect(told.map(({ message }) => message)).toContain(
          'Ana saved the same scenario; that version is kept as "Step by step (Ana, 14:02)".',
        )
        expect([ana, ben].map(refusalOf)).toEqual([undefined, undefined])
      }),
      { numRuns: 12 },
    )
  })

  test('who save different scenarios at once both find both, and edits that were not saved stay', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async scheduler => {
        const { ana, ben, found } = await twoPanes(open(), scheduler)
        ana.actions.edit(hires('step_by_step', 'developer', 3, 6))
        ben.actions.choose('slow_market')
        ben.actions.edit(hires('step_by_step', 'developer', 5, 7))
        ben.actions.choose('slow_market')
        ben.actions.edit(hires('slow_market', 'developer', 3, 9))
        await scheduler.waitFor(Promise.all([ana.actions.save(''), ben.actions.save('')]))
        expect(await hiresByName(found)).toEqual({ 'Step by step': 6, 'Slow market': 9 })
        expect([ana, ben].map(refusalOf)).toEqual([undefined, undefined])
        const bens = sessionOf(ben)
        expect(unsavedCount(bens, 'step_by_step')).toBeGreaterThan(0)
        expect(hiresOf(scenarioOf(bens.plan, 'step_by_step'), 5)).toBe(7)
      }),
      { numRuns: 8 },
    )
  })

  test('who give a new scenario the same name at once find two scenarios', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async scheduler => {
        const { ana, ben, found } = await twoPanes(open(), scheduler)
        ana.actions.edit(hires('step_by_step', 'developer', 3, 6))
        ben.actions.edit(hires('step_by_step', 'developer', 3, 9))
        await scheduler.waitFor(
          Promise.all([ana.actions.saveAsNew('Faster', ''), ben.actions.saveAsNew('Faster', '')]),
        )
        expect(await hiresByName(found)).toEqual({ Faster: 9, 'Faster (Ana, 14:02)': 6 })
        expect([ana, ben].map(refusalOf)).toEqual([undefined, undefined])
      }),
      { numRuns: 8 },
    )
  })

  test('who change different numbers of the plan at once are both told that it is kept, and it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async scheduler => {
        const workbook = open()
        const start = { rate: 1, seats: { starter: 10, scale: 20 } }
        await savedBy(workbook.port, 'Finance', start)
        const [ana, ben] = [workbook.port, workbook.secondPort()].map(port =>
          journalShelf(inTurns(port, scheduler, 'one of two'), '0.1.0'),
        )
        if (ana === undefined || ben === undefined) throw new Error('there are two panes')
        await scheduler.waitFor(Promise.all([ana.load(), ben.load()]))
        const [anas, bens] = [
          { ...start, rate: 2 },
          { ...start, seats: { starter: 11, scale: 20 } },
        ]
        const outcomes = await scheduler.waitFor(
          Promise.all([
            ana.save(planWith(anas), 'Ana', '2026-03-02T14:02:00Z'),
            ben.save(planWith(bens), 'Ben', '2026-03-02T14:03:00Z'),
          ]),
        )
        expect(outcomes).toMatchObject([{ kept: true }, { kept: true }])
        const { text, notices } = await journalShelf(workbook.secondPort(), '0.1.0').load()
        expect(JSON.parse(text ?? '').inputs).toEqual({ rate: 2, seats: { starter: 11, scale: 20 } })
        expect(notices).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  test('of whom one put the numbers of the plan together before the other read them back: it is told that it is kept', async () => {
    const workbook = open()
    const start = { rate: 1, seats: 10 }
    await savedBy(workbook.port, 'Finance', start)
    const { anasPort, bensPort, bothSave } = benMovesFirst(workbook)
    const [ana, ben] = [journalShelf(anasPort, '0.1.0'), journalShelf(bensPort, '0.1.0')]
    await Promise.all([ana.load(), ben.load()])
    const [anas, bens] = await bothSave(
      () => ana.save(planWith({ ...start, rate: 2 }), 'Ana', '2026-03-02T14:02:00Z'),
      () => ben.save(planWith({ ...start, seats: 11 }), 'Ben', '2026-03-02T14:03:00Z'),
    )
    expect([anas, bens]).toMatchObject([{ kept: true }, { kept: true }])
    const { text } = await journalShelf(workbook.port, '0.1.0').load()
    expect(JSON.parse(text ?? '').inputs).toEqual({ rate: 2, seats: 11 })
    expect(anas.kept && JSON.parse(anas.text ?? '').inputs).toEqual({ rate: 2, seats: 11 })
  })

  test('of whom one moved what the other saved aside before it could be read back: it is told where it is', async () => {
    const workbook = open()
    await journalShelf(workbook.port, '0.1.0').save(smallPlanText, 'Finance', '2026-03-01T09:00:00Z')
    const { anasPort, bensPort, bothSave } = benMovesFirst(workbook)
    const ana = paneBeside(anasPort, 'Ana', '14:02')
    const ben = paneBeside(bensPort, 'Ben', '14:03')
    for (const [pane, value] of [[ana, 6] as const, [ben, 9] as const]) {
      await pane.actions.openShelf()
      pane.actions.choose('step_by_step')
      pane.actions.edit(hires('step_by_step', 'developer', 3, value))
    }
    await bothSave(
      () => ana.actions.save('Six developers'),
      () => ben.actions.save('Nine developers'),
    )
    expect([ana, ben].map(refusalOf)).toEqual([undefined, undefined])
    expect(ana.store.getState().notices.map(({ message }) => message)).toEqual([
      'Ben saved the same scenario at the same time; your version is kept as "Step by step (Ana, 14:02)".',
    ])
    const found = async () =>
      JSON.parse((await journalShelf(workbook.port, '0.1.0').load()).text ?? '').scenarios
    expect(await hiresByName(found)).toEqual({ 'Step by step': 9, 'Step by step (Ana, 14:02)': 6 })
  })
})

/** Ana's texts are read back only when Ben, who looked before they came and added after, has put everything in order. */
function benMovesFirst(workbook: OpenedForTwo) {
  const [anaHasAdded, benIsDone] = [gate(), gate()]
  let startAna = (): void => {}
  return {
    anasPort: between(workbook.port, async add => {
      const added = await add()
      anaHasAdded.open()
      await benIsDone.opened
      return added
    }),
    bensPort: between(workbook.secondPort(), async add => {
      startAna()
      await anaHasAdded.opened
      return add()
    }),
    async bothSave<T>(anas: () => Promise<T>, bens: () => Promise<T>): Promise<readonly [T, T]> {
      let ana: Promise<T> | undefined
      startAna = () => {
        ana ??= anas()
      }
      const ben = await bens()
      benIsDone.open()
      if (ana === undefined) throw new Error('Ben never added anything')
      return [await ana, ben]
    },
  }
}

type OpenedForTwo = { readonly port: WorkbookPort; readonly secondPort: () => WorkbookPort }

type Found = () => Promise<readonly Scenario[]>

/** Two panes of a workbook in which the plan was saved; each request to the workbook waits for its turn. */
async function twoPanes(
  workbook: OpenedForTwo,
  scheduler: fc.Scheduler,
): Promise<{ readonly ana: PaneStore; readonly ben: PaneStore; readonly found: Found }> {
  await journalShelf(workbook.port, '0.1.0').save(smallPlanText, 'Finance', '2026-03-01T09:00:00Z')
  const ana = paneBeside(inTurns(workbook.port, scheduler, 'Ana'), 'Ana', '14:02')
  const ben = paneBeside(inTurns(workbook.secondPort(), scheduler, 'Ben'), 'Ben', '14:03')
  await scheduler.waitFor(Promise.all([ana.actions.openShelf(), ben.actions.openShelf()]))
  for (const pane of [ana, ben]) pane.actions.choose('step_by_step')
  const found = async () => {
    const { text } = await journalShelf(workbook.secondPort(), '0.1.0').load()
    return JSON.parse(text ?? '').scenarios
  }
  return { ana, ben, found }
}

/** The port with something done around each request that adds texts. */
function between(
  port: WorkbookPort,
  around: (add: () => ReturnType<WorkbookPort['keep']>) => ReturnType<WorkbookPort['keep']>,
): WorkbookPort {
  const keep: WorkbookPort['keep'] = change =>
    change.adds?.length ? around(() => port.keep(change)) : port.keep(change)
  return { ...port, keep, revisions: revisionStore({ look: port.look, keep }) }
}

function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = (): void => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { open: () => open(), opened }
}

function planWith(inputs: object): string {
  return JSON.stringify({ company: 'Larkspur', inputs, scenarios: [] })
}

function savedBy(port: WorkbookPort, author: string, inputs: object) {
  return journalShelf(port, '0.1.0').save(planWith(inputs), author, '2026-03-01T09:00:00Z')
}

function refusalOf({ store }: PaneStore): string | undefined {
  return store.getState().refusal?.message
}

function inTurns(port: WorkbookPort, scheduler: fc.Scheduler, who: string): WorkbookPort {
  const turn = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve(), `${who} ${what}`)
    return ask()
  }
  const document: Pick<WorkbookPort, 'look' | 'keep'> = {
    look: (...namespaces) => turn('look', () => port.look(...namespaces)),
    keep: change => turn('keep', () => port.keep(change)),
  }
  return { ...port, ...document, revisions: revisionStore(document) }
}

function hiresOf(scenario: Scenario | undefined, month: number): unknown {
  return scenario?.changes.findLast(
    ({ input, where }) => input === 'planned_hires' && where.role === 'developer' && where.month === month,
  )?.value
}

async function hiresByName(found: Found): Promise<Record<string, unknown>> {
  const entries = (await found()).map(scenario => [scenario.name, hiresOf(scenario, 3)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
