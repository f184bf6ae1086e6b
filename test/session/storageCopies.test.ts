// A workbook that has lost some of what it keeps of a plan: the revisions, the plan that its sheets were made from, the
// sheet Scenarios, its settings. What is left rebuilds the rest.

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { unsavedTotal } from '../../addin/session/draft.ts'
import type { Plan } from '../../engine/index.ts'
import { removeSheet } from '../excelHost/emulatedWorkbook.ts'
import { sheetNamed } from '../excelHost/excelDocument.ts'
import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import { bootExcel } from '../host/openInExcel.ts'
import { hires } from './larkspur.ts'
import { marramText } from './linkedPane.ts'
import { type PaneInExcel, paneInExcel } from './paneInExcel.ts'

type Copy = 'revisions' | 'plan part' | 'sheet Scenarios' | 'settings'

const namespaces = { revisions: 'urn:proceeds:scenario-revision:1', 'plan part': 'urn:proceeds:plan:1' }

/** Saved before the tests' clock begins. */
const planText = marramText().replaceAll('2026-05-', '2026-01-')

let office: OfficeInNode
let pane: PaneInExcel
let saved: Plan['scenarios']

beforeAll(async () => {
  office = await bootExcel()
  pane = await paneInExcel(office, planText)
  await pane.side.actions.build()
  pane.pane.actions.choose('slow_market')
  pane.pane.actions.edit(hires('slow_market', 'developer', 3, 6))
  await pane.pane.actions.save('Six developers')
  await pane.side.settled()
  saved = pane.session().saved.scenarios
}, 60_000)

beforeEach(() => {
  office.xdm.behaviour.fault = () => undefined
})

const restored = 'The saved scenarios were missing from this workbook, as when another program has saved it.'
const noPart = 'The plan that the sheets were made from was missing from this workbook.'

describe('a workbook without', () => {
  test('the newest revision of a scenario has it back from the plan that the sheets were made from', async () => {
    const parts = await pane.excel.port.revisions.list()
    const newest = (parts.ok ? parts.value.kept : [])
      .filter(({ revision }) => revision.id === 'scenario:slow_market')
      .toSorted((a, b) => b.revision.revision - a.revision.revision)
    await pane.excel.port.keep({ removes: newest.slice(0, 1).map(({ key }) => key) })
    pane = await pane.again()
    expect(told(pane)).toEqual([
      'The version of Slow market that was saved last was missing from this workbook.',
    ])
    await expectWhole()
  })

  test.each<[readonly Copy[], readonly string[]]>([
    [['settings'], []],
    [['revisions'], [restored]],
    [['plan part'], [noPart]],
    [['settings', 'plan part'], [noPart]],
    [['settings', 'revisions'], []],
  ])('its %s opens as it was saved, says what was missing, and has it again', async (copies, said) => {
    for (const copy of copies) await lose(copy)
    pane = await pane.again()
    expect(told(pane)).toEqual(said)
    await expectWhole()
  })

  test.each<[readonly Copy[], readonly string[]]>([
    [['sheet Scenarios'], []],
    [['sheet Scenarios', 'settings'], []],
    [['sheet Scenarios', 'revisions'], [restored]],
    [['sheet Scenarios', 'plan part'], [noPart]],
  ])(
    'its %s opens as it was saved, says that the sheet is missing, and builds it again',
    async (copies, said) => {
      for (const copy of copies) await lose(copy)
      pane = await pane.again()
      expect(told(pane)).toEqual(said)
      expect(pane.state().stage).toMatchObject({
        kind: 'apart',
        why: { message: 'Scenarios is missing from this workbook.' },
      })
      await pane.side.actions.build()
      await expectWhole()
    },
  )

  // The last two, as they leave another plan or none.
  test('agreement between its copies keeps both: what is typed into the sheet Scenarios stands beside what was saved', async () => {
    const { port } = pane.excel
    const read = await port.read([{ sheet: 'Scenarios', area: { top: 1, left: 1, bottom: 300, right: 9 } }])
    const rows = read.ok ? (read.value[0]?.values ?? []) : []
    const row = rows.findIndex(
      ([id, input, where]) => [id, input, where].join() === 'slow_market,planned_hires,role=developer',
    )
    await pane.excel.type(`Scenarios!G${row + 1}`, '7')
    for (const time of ['at first', 'and ever after']) {
      pane = await pane.again()
      expect(told(pane), time).toEqual(
        time === 'at first'
          ? ['The sheet Scenarios says other numbers than the saved scenarios do; both are kept.']
          : [],
      )
      expect(hiresOf('Slow market'), time).toBe(6)
      expect(hiresOf('Slow market (sheet Scenarios)'), time).toBe(7)
      expect(unsavedTotal(pane.session()), time).toBe(0)
    }
  })

  test('its revisions and its plan part says that nothing can be read, and leaves the sheets as they are', async () => {
    const sheets = await sheetsOf(pane)
    await lose('revisions')
    await lose('plan part')
    pane = await pane.again()
    expect(pane.pane.store.getState().stage.kind).toBe('first_run')
    expect(told(pane)).toEqual([
      'Scenarios were saved in this workbook, and none of them can be read any more.',
    ])
    expect(await sheetsOf(pane)).toEqual(sheets)
    await pane.pane.actions.openText(planText, 'the file')
    await pane.side.settled()
    expect(pane.state().stage).toEqual({ kind: 'absent' })
    await pane.side.actions.build()
    expect(pane.state().preview.refusal?.remedy).toContain('nothing was changed')
  })
}, 60_000)

async function expectWhole(): Promise<void> {
  expect(pane.session().saved.scenarios).toEqual(saved)
  expect(pane.session().plan.scenarios).toEqual(saved)
  expect(pane.state()).toMatchObject({ stage: { kind: 'linked' }, held: [] })
  expect(await found()).toEqual({
    revisions: true,
    'plan part': true,
    'sheet Scenarios': true,
    settings: true,
  })
}

function hiresOf(name: string): unknown {
  const scenario = pane.session().saved.scenarios.find(one => one.name === name)
  return scenario?.changes.findLast(({ input, where }) => input === 'planned_hires' && where.month === 3)
    ?.value
}

function told({ pane: { store } }: PaneInExcel): readonly string[] {
  const { notices, refusal } = store.getState()
  return [...notices, ...[refusal ?? []].flat()].map(({ message }) => message)
}

async function lose(copy: Copy): Promise<void> {
  const { excel } = pane
  // While the workbook is closed: no pane hears of it.
  const { workbook } = excel.host()
  if (copy === 'sheet Scenarios') return removeSheet(workbook, sheetNamed(workbook, 'Scenarios'))
  if (copy === 'settings') return workbook.settings.clear()
  const found = await excel.port.look(namespaces[copy])
  await excel.port.keep({ removes: (found.ok ? found.value.texts : []).map(({ key }) => key) })
}

async function found(): Promise<Readonly<Record<Copy, boolean>>> {
  const { revisions, 'plan part': plan } = namespaces
  const look = await pane.excel.port.look(revisions, plan)
  if (!look.ok) throw new Error(look.problem.message)
  const { texts, sheets, pointers } = look.value
  const count = (wanted: string): number => texts.filter(({ namespace }) => namespace === wanted).length
  return {
    revisions: count(revisions) >= saved.length + 1,
    'plan part': count(plan) === 1,
    'sheet Scenarios': sheets.some(({ name }) => name === 'Scenarios'),
    settings: pointers.has('saved') && pointers.has('workbook'),
  }
}

async function sheetsOf({ excel }: PaneInExcel): Promise<readonly string[]> {
  const found = await excel.port.look()
  return found.ok ? found.value.sheets.map(({ name }) => name) : []
}
