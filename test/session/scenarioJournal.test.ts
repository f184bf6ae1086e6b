// Saved scenarios in a workbook, in a host that keeps the promises of `test/host/conformance.ts`.

import { describe, expect, test } from 'vitest'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'
import { type ScenarioJournal, scenarioJournal } from '../../addin/session/scenarioJournal.ts'
import { planPart } from '../../engine/workbook/planPart.ts'
import { openInSpreadsheet, type SpreadsheetWorkbook } from '../host/openInSpreadsheet.ts'

describe('what is saved', () => {
  test('is there when the workbook is opened again, with everything that is not known of it', async () => {
    const workbook = openInSpreadsheet()
    await save(journal(workbook.port), plan({ base: 1, hire_first: 2 }), 'Ana', '14:02')
    expect(await saved(await workbook.reopen())).toEqual(plan({ base: 1, hire_first: 2 }))
  })

  test('is only what was changed: each scenario and the rest of the plan by itself', async () => {
    const workbook = openInSpreadsheet()
    const pane = journal(workbook.port)
    await save(pane, plan({ base: 1, hire_first: 2 }), 'Ana', '14:02')
    await save(pane, plan({ base: 1, hire_first: 3 }), 'Ana', '14:03')
    expect(await revisions(workbook.port)).toEqual([
      'plan 1',
      'scenario:base 1',
      'scenario:hire_first 1',
      'scenario:hire_first 2',
    ])
  })

  test('keeps the last ten versions of a scenario, each to be gone back to', async () => {
    const workbook = openInSpreadsheet()
    const pane = journal(workbook.port)
    for (let rate = 1; rate <= 12; rate += 1) await save(pane, plan({ base: rate }), 'Ana', `14:${10 + rate}`)
    const versions = (await pane.versions('base')).map(json => JSON.parse(json).changes[0].value)
    expect(versions).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
    expect(await revisions(workbook.port)).toHaveLength(11)
  })

  test('keeps fewer where space is short, and always the last two', async () => {
    const workbook = openInSpreadsheet()
    const pane = journal(workbook.port)
    const large = (rate: number) => ({
      ...plan({ base: rate, other: 1 }),
      scenarios: plan({ base: rate, other: 1 }).scenarios.map(one => ({ ...one, own: 'x'.repeat(400_000) })),
    })
    for (const rate of [1, 2, 3, 4, 5, 6, 7]) await save(pane, large(rate), 'Ana', `14:0${rate}`)
    const versions = (await pane.versions('base')).map(json => JSON.parse(json).changes[0].value)
    expect(versions.slice(0, 2)).toEqual([7, 6])
    expect(versions.length).toBeLessThan(6)
    expect(await saved(workbook.port)).toEqual(large(7))
  })

  test('with a scenario removed opens without it, and it stays kept as the revision before', async () => {
    const workbook = openInSpreadsheet()
    const pane = journal(workbook.port)
    await save(pane, plan({ base: 1, hire_first: 2 }), 'Ana', '14:02')
    await save(pane, plan({ base: 1 }), 'Ana', '14:03')
    expect(await saved(workbook.port)).toEqual(plan({ base: 1 }))
    expect(await revisions(workbook.port)).toContain('scenario:hire_first 1')
  })
})

describe('two people', () => {
  test('who save different scenarios both find both', async () => {
    const { ana, ben, workbook } = await twoPanes()
    await save(ana, plan({ base: 10, hire_first: 2 }), 'Ana', '14:02')
    const outcome = await ben.save(text(plan({ base: 1, hire_first: 20 })), 'Ben', at('14:05'))
    expect(outcome).toMatchObject({ kept: true, notices: [] })
    expect(outcome.kept && outcome.text && JSON.parse(outcome.text)).toEqual(
      plan({ base: 10, hire_first: 20 }),
    )
    expect(await saved(workbook.port)).toEqual(plan({ base: 10, hire_first: 20 }))
  })

  test('and one goes on without what the other saved: it is not saved over', async () => {
    const { ana, ben, workbook } = await twoPanes()
    await save(ana, plan({ base: 10, hire_first: 2 }), 'Ana', '14:02')
    await save(ben, plan({ base: 1, hire_first: 20 }), 'Ben', '14:05')
    await save(ben, plan({ base: 1, hire_first: 21 }), 'Ben', '14:06')
    expect(await saved(workbook.port)).toEqual(plan({ base: 10, hire_first: 21 }))
  })

  test('who save the same one after another keep both, the earlier under a name that says whose it is', async () => {
    const { ana, ben, workbook } = await twoPanes()
    await save(ana, plan({ base: 10, hire_first: 2 }), 'Ana', '14:02')
    const outcome = await ben.save(text(plan({ base: 100, hire_first: 2 })), 'Ben', at('14:05'))
    expect(outcome).toMatchObject({
      kept: true,
      notices: [{ message: 'Ana saved the same scenario; that version is kept as "Base (Ana, 14:02)".' }],
    })
    expect(await scenarios(workbook.port)).toEqual({
      base: ['Base', 100],
      hire_first: ['Hire_first', 2],
      base_ana: ['Base (Ana, 14:02)', 10],
    })
  })

  test('who save the same at once keep both', async () => {
    const { ana, ben, workbook } = await twoPanes()
    await Promise.all([
      save(ana, plan({ base: 10, hire_first: 2 }), 'Ana', '14:02'),
      save(ben, plan({ base: 100, hire_first: 2 }), 'Ben', '14:03'),
    ])
    const found = await scenarios(workbook.port)
    expect(found).toEqual({
      base: ['Base', 100],
      hire_first: ['Hire_first', 2],
      base_ana: ['Base (Ana, 14:02)', 10],
    })
    // Whoever opens it next finds the same, once.
    expect(await scenarios(workbook.port)).toEqual(found)
    expect(await revisions(workbook.port)).toHaveLength(5)
  })

  test('who save the rest of the plan at once keep both, and are told', async () => {
    const { ana, ben, workbook } = await twoPanes()
    await Promise.all([
      save(ana, { ...plan({ base: 1, hire_first: 2 }), months: 48 }, 'Ana', '14:02'),
      save(ben, { ...plan({ base: 1, hire_first: 2 }), months: 60 }, 'Ben', '14:03'),
    ])
    const { text: found, notices } = await journal(workbook.port).open()
    expect(JSON.parse(found ?? '').months).toBe(60)
    expect(notices.map(({ message }) => message)).toEqual([
      "Ana saved the plan's own numbers at the same time; that version is kept in the workbook as well.",
    ])
  })
})

describe('two people and the plan’s own numbers', () => {
  const start = { churn: 0.01, seats: { starter: 10, scale: 20 } }
  const withInputs = (inputs: object) => ({ ...plan({ base: 1 }), inputs })

  async function changedByBoth(anas: object, bens: object, atOnce: boolean) {
    const workbook = openInSpreadsheet()
    await save(journal(workbook.port), withInputs(start), 'Ana', '14:00')
    const [ana, ben] = [await openedJournal(workbook.port), await openedJournal(workbook.secondPort())]
    const bensSave = () => ben.save(text(withInputs({ ...start, ...bens })), 'Ben', at('14:03'))
    const anasSave = save(ana, withInputs({ ...start, ...anas }), 'Ana', '14:02')
    if (!atOnce) await anasSave
    const [outcome] = await Promise.all([bensSave(), anasSave])
    const { text: found, notices } = await journal(workbook.port).open()
    return { outcome, inputs: JSON.parse(found ?? '').inputs, notices }
  }

  test.each([false, true])('different inputs are both as they left them (at once: %s)', async atOnce => {
    const anas = { churn: 0.02, seats: { starter: 10, scale: 25 } }
    const bens = { seats: { starter: 11, scale: 20 } }
    const { outcome, inputs, notices } = await changedByBoth(anas, bens, atOnce)
    expect(inputs).toEqual({ churn: 0.02, seats: { starter: 11, scale: 25 } })
    expect(notices).toEqual([])
    expect(outcome).toMatchObject({ kept: true, notices: [] })
    expect(outcome.kept && outcome.text && JSON.parse(outcome.text).inputs).toEqual(inputs)
  })

  test('the same input is as it was saved last, and that is told with whose it was', async () => {
    const bens = { seats: { starter: 12, scale: 20 } }
    const { outcome, inputs } = await changedByBoth({ seats: { starter: 11, scale: 20 } }, bens, false)
    expect(inputs).toEqual({ ...start, ...bens })
    expect(outcome).toMatchObject({
      kept: true,
      notices: [
        {
          message:
            'Ana saved the same numbers of the plan (seats, starter) before you did; yours are what is saved now.',
        },
      ],
    })
  })

  test('the same input saved at once stays kept twice, and that is told', async () => {
    const bens = { seats: { starter: 12, scale: 20 } }
    const { inputs, notices } = await changedByBoth({ seats: { starter: 11, scale: 20 } }, bens, true)
    expect(inputs).toEqual({ ...start, ...bens })
    expect(notices.map(({ message }) => message)).toEqual([
      "Ana saved the plan's own numbers at the same time; that version is kept in the workbook as well.",
    ])
  })
})

describe('a scenario that is locked', () => {
  const locked = { ...plan({ base: 1, hire_first: 2 }) }
  locked.scenarios = locked.scenarios.map(one =>
    one.id === 'hire_first' ? { ...one, parent: 'base', state: 'locked' } : one,
  )

  test.each([
    [
      'itself',
      {
        ...locked,
        scenarios: locked.scenarios.map(one =>
          one.id === 'hire_first' ? { ...one, changes: [{ value: 9 }] } : one,
        ),
      },
      'Hire_first is locked in this workbook, so its numbers never move.',
    ],
    [
      'what it takes from',
      {
        ...locked,
        scenarios: locked.scenarios.map(one =>
          one.id === 'base' ? { ...one, changes: [{ value: 9 }] } : one,
        ),
      },
      'Hire_first is locked in this workbook and takes its numbers from Base.',
    ],
    [
      'the plan under it',
      { ...locked, months: 60 },
      'Hire_first is locked in this workbook and takes its numbers from the plan.',
    ],
  ])('by another pane refuses a save of %s', async (_, changed, message) => {
    const { ana, ben, workbook } = await twoPanes()
    await save(ana, locked, 'Ana', '14:02')
    const before = await revisions(workbook.port)
    const outcome = await ben.save(text(changed), 'Ben', at('14:05'))
    expect(outcome).toMatchObject({ kept: false, refusal: { message } })
    expect(await revisions(workbook.port)).toEqual(before)
  })

  test('can be given another note and be unlocked: its numbers have not moved', async () => {
    const workbook = openInSpreadsheet()
    const pane = journal(workbook.port)
    await save(pane, locked, 'Ana', '14:02')
    const unlocked = {
      ...locked,
      scenarios: locked.scenarios.map(one => ({ ...one, state: 'shared', note: 'as agreed' })),
    }
    await save(pane, unlocked, 'Ana', '14:03')
    expect(await saved(workbook.port)).toEqual(unlocked)
  })
})

describe('when the workbook has lost something', () => {
  test('a damaged revision gives way to the one before it', async () => {
    const workbook = openInSpreadsheet()
    const pane = journal(workbook.port)
    await save(pane, plan({ base: 1 }), 'Ana', '14:02')
    await save(pane, plan({ base: 2 }), 'Ana', '14:03')
    await damage(workbook, 'scenario:base', 2)
    const { text: found, notices } = await journal(workbook.port).open()
    expect(JSON.parse(found ?? '')).toEqual(plan({ base: 1 }))
    expect(notices.map(({ message }) => message)).toEqual([
      'Base was damaged in this workbook after it was saved last.',
    ])
    await save(await openedJournal(workbook.port), plan({ base: 3 }), 'Ana', '14:04')
    expect(await journal(workbook.port).open()).toMatchObject({ notices: [] })
    expect(await revisions(workbook.port)).toEqual(['plan 1', 'scenario:base 1', 'scenario:base 3'])
  })

  test('all revisions are restored from the plan that the workbook carries', async () => {
    const workbook = openInSpreadsheet()
    await save(journal(workbook.port), plan({ base: 1 }), 'Ana', '14:02')
    const { xml } = planPart({
      text: text(plan({ base: 1 })),
      revision: '1',
      saved: '14:02',
      shown: 'base',
      layout: '',
    })
    await workbook.port.keep({ adds: [xml] })
    await removeRevisions(workbook)
    const { text: found, notices } = await journal(workbook.port).open()
    expect(JSON.parse(found ?? '')).toEqual(plan({ base: 1 }))
    expect(notices.map(({ message }) => message)).toEqual([
      'The saved scenarios were missing from this workbook, as when another program has saved it.',
    ])
    expect(await revisions(workbook.port)).toEqual(['plan 1', 'scenario:base 1'])
  })

  test('and nothing is left to restore from, it says so', async () => {
    const workbook = openInSpreadsheet()
    await save(journal(workbook.port), plan({ base: 1 }), 'Ana', '14:02')
    await removeRevisions(workbook)
    const { text: found, notices } = await journal(workbook.port).open()
    expect(found).toBeUndefined()
    expect(notices.map(({ message }) => message)).toEqual([
      'Scenarios were saved in this workbook, and none of them can be read any more.',
    ])
  })

  test('a revision that somebody replaced by something that is no scenario gives way as a damaged one does', async () => {
    const workbook = openInSpreadsheet()
    await save(journal(workbook.port), plan({ base: 1 }), 'Ana', '14:02')
    const forged = { parent: 1, author: 'Eve', time: at('14:03'), schema: 1, engine: '0.1.0' }
    await workbook.port.revisions.add([{ ...forged, id: 'scenario:base', revision: 2, json: '{"name": ' }])
    await workbook.port.revisions.add([{ ...forged, id: 'plan', revision: 2, json: '"no plan"' }])
    const { text: found, notices } = await journal(workbook.port).open()
    expect(JSON.parse(found ?? '')).toEqual(plan({ base: 1 }))
    expect(notices.map(({ message }) => message)).toEqual([
      'The plan was damaged in this workbook after it was saved last.',
      'Base was damaged in this workbook after it was saved last.',
    ])
  })

  test('a plan of another company among the sheets adds nothing to what is saved', async () => {
    const workbook = openInSpreadsheet()
    await save(journal(workbook.port), { ...plan({ base: 1 }), company: 'Marram' }, 'Ana', '14:02')
    const other = { ...plan({ other: 5 }), company: 'Larkspur' }
    const { xml } = planPart({ text: text(other), revision: '1', saved: '2030', shown: 'other', layout: '' })
    await workbook.port.keep({ adds: [xml] })
    expect(Object.keys(await scenarios(workbook.port))).toEqual(['base'])
  })

  test('a workbook in which nothing was ever saved says nothing', async () => {
    expect(await journal(openInSpreadsheet().port).open()).toEqual({ notices: [] })
  })
})

describe('when saving goes wrong', () => {
  test.each(['refused', 'answerLost'] as const)(
    'at any request (%s): what was saved before is there, and the new is there whole or not at all',
    async kind => {
      const before = plan({ base: 1, hire_first: 2 })
      const after = { ...plan({ base: 10, hire_first: 20 }), months: 48 }
      for (let failing = 1; failing <= 20; failing += 1) {
        const workbook = openInSpreadsheet()
        const pane = journal(workbook.port)
        await save(pane, before, 'Ana', '14:02')
        workbook.faults.failing(kind, request => request >= failing)
        const outcome = await pane.save(text(after), 'Ana', at('14:03'))
        workbook.faults.failing(kind, () => false)
        const found = await saved(await workbook.reopen(60_000))
        if (outcome.kept) expect(found, `request ${failing}`).toEqual(after)
        else expect([1, 10], `request ${failing}`).toContain(ratesOf(found).base)
        await save(await openedJournal(workbook.port), after, 'Ana', '14:04')
        expect(await saved(workbook.port), `request ${failing}`).toEqual(after)
      }
    },
  )

  test('because the workbook is full it is refused before anything is written', async () => {
    const workbook = openInSpreadsheet()
    const pane = journal(workbook.port)
    await save(pane, plan({ base: 1 }), 'Ana', '14:02')
    const before = await revisions(workbook.port)
    const large = { ...plan({ base: 1 }), about: 'x'.repeat(600_000) }
    const outcome = await pane.save(text(large), 'Ana', at('14:03'))
    expect(outcome).toMatchObject({
      kept: false,
      refusal: { remedy: 'Export it to a file instead.', offers: 'export' },
    })
    expect(await revisions(workbook.port)).toEqual(before)
  })
})

type TestPlan = {
  scenarios: { id: string; name: string; state: string; changes: { value: number }[]; own: string }[]
  format: string
  months: number
}

/** A plan with scenarios of one number each, and fields that this release does not know. */
function plan(rates: Readonly<Record<string, number>>): TestPlan {
  return {
    format: 'proceeds-plan',
    months: 36,
    scenarios: Object.entries(rates).map(([id, value]) => ({
      id,
      name: id.charAt(0).toUpperCase() + id.slice(1),
      state: 'draft',
      changes: [{ value }],
      own: 'kept',
    })),
  }
}

function text(value: object): string {
  return JSON.stringify(value)
}

function at(clock: string): string {
  return `2026-03-02T${clock}:00Z`
}

function journal(port: WorkbookPort): ScenarioJournal {
  return scenarioJournal({ port, engine: '0.1.0', clock: time => time.slice(11, 16), newId: () => 'id' })
}

async function openedJournal(port: WorkbookPort): Promise<ScenarioJournal> {
  const opened = journal(port)
  await opened.open()
  return opened
}

async function save(pane: ScenarioJournal, value: object, author: string, clock: string): Promise<void> {
  expect(await pane.save(text(value), author, at(clock))).toMatchObject({ kept: true })
}

async function twoPanes() {
  const workbook = openInSpreadsheet()
  await save(journal(workbook.port), plan({ base: 1, hire_first: 2 }), 'Ana', '14:00')
  const [ana, ben] = [await openedJournal(workbook.port), await openedJournal(workbook.secondPort())]
  return { workbook, ana, ben }
}

async function saved(port: WorkbookPort): Promise<TestPlan> {
  const { text: found } = await journal(port).open()
  return JSON.parse(found ?? 'null')
}

function ratesOf({ scenarios }: TestPlan): Record<string, number | undefined> {
  return Object.fromEntries(scenarios.map(({ id, changes }) => [id, changes[0]?.value]))
}

async function scenarios(port: WorkbookPort) {
  const { scenarios: found } = await saved(port)
  return Object.fromEntries(found.map(({ id, name, changes }) => [id, [name, changes[0]?.value]]))
}

/** `plan 1`, in alphabetical order. */
async function revisions(port: WorkbookPort): Promise<readonly string[]> {
  const found = await port.revisions.list()
  return found.ok ? found.value.kept.map(({ revision }) => `${revision.id} ${revision.revision}`).sort() : []
}

async function damage(workbook: SpreadsheetWorkbook, id: string, number: number): Promise<void> {
  const found = (await partsOf(workbook)).find(({ xml }) => xml.includes(`id="${id}" revision="${number}"`))
  await workbook.port.keep({
    adds: [found?.xml.replace('value', 'valve') ?? ''],
    removes: [found?.key ?? ''],
  })
}

async function removeRevisions(workbook: SpreadsheetWorkbook): Promise<void> {
  await workbook.port.keep({ removes: (await partsOf(workbook)).map(({ key }) => key) })
}

async function partsOf({ port }: SpreadsheetWorkbook) {
  const found = await port.look('urn:proceeds:scenario-revision:1')
  return found.ok ? found.value.texts : []
}
