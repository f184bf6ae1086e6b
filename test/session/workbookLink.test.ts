// The pane and the workbook in step: a small company in the embedded spreadsheet.

import { beforeAll, describe, expect, test } from 'vitest'
import { scenarioOf } from '../../addin/session/session.ts'
import { cellAddress } from '../../engine/index.ts'
import { type LinkedPane, linkedAgain, linkedPane, marramText } from './linkedPane.ts'

let marram: LinkedPane

beforeAll(async () => {
  marram = await linkedPane(marramText())
}, 60_000)

test('the numbers in the cells are those of the pane', async () => {
  await expectAgreement(marram)
})

test('an edit in the pane reaches its cell, and Undo in the pane takes it back', async () => {
  const { pane, link, workbook } = marram
  const cell = await hireCell(marram, 'slow_market', 'Junior seller', 5)
  const before = await workbook.entered(cell)
  pane.actions.edit(hires('slow_market', 'junior_seller', 5, 9))
  await link.settled()
  expect(await workbook.entered(cell)).toBe(9)
  await expectAgreement(marram)
  pane.actions.undo()
  await link.settled()
  expect(await workbook.entered(cell)).toBe(before)
})

describe('a number typed into a cell', () => {
  test('is an edit of that scenario in the pane, undoable there', async () => {
    const { pane, link, workbook, session } = marram
    const cell = await hireCell(marram, 'slow_market', 'Junior seller', 6)
    const before = await workbook.entered(cell)
    await workbook.type(cell, '4')
    await link.settled()
    expect(session().history.past.at(-1)?.edit).toMatchObject({
      scenario: 'slow_market',
      label: 'Planned hires, Junior seller, month 6',
      to: '4',
    })
    await expectAgreement(marram)
    pane.actions.undo()
    await link.settled()
    expect(await workbook.entered(cell)).toBe(before)
  })

  test('and taken back with the spreadsheet’s Undo is taken back in the pane', async () => {
    const { link, workbook, session } = marram
    const cell = await hireCell(marram, 'slow_market', 'Junior seller', 7)
    const before = scenarioText(marram, 'slow_market')
    await workbook.type(cell, '4')
    await link.settled()
    expect(scenarioText(marram, 'slow_market')).not.toBe(before)
    workbook.spreadsheet().model().dispatch('REQUEST_UNDO')
    await link.settled()
    expect(numbersOf(session(), 'slow_market')).toEqual(JSON.parse(before))
  })

  test('of a locked scenario is put back, and the pane says why', async () => {
    const { pane, link, workbook } = marram
    const cell = await hireCell(marram, 'series_a', 'Junior seller', 3)
    const before = await workbook.entered(cell)
    await workbook.type(cell, '4')
    await link.settled()
    expect(await workbook.entered(cell)).toBe(before)
    expect(pane.store.getState().refusal?.message).toBe('Series A is locked, so its numbers never move.')
    pane.actions.dismiss()
  })

  test('that is no number is put back', async () => {
    const { pane, link, workbook } = marram
    const cell = await hireCell(marram, 'slow_market', 'Junior seller', 3)
    const before = await workbook.entered(cell)
    await workbook.type(cell, 'many')
    await link.settled()
    expect(await workbook.entered(cell)).toBe(before)
    expect(pane.store.getState().refusal?.message).toMatch(/which is no number. It was put back as it was\.$/)
    pane.actions.dismiss()
  })

  test('where a formula stands is put back', async () => {
    const { pane, link, workbook } = marram
    const before = await workbook.entered('Inputs!E15')
    await workbook.type('Inputs!E15', '4')
    await link.settled()
    expect(await workbook.entered('Inputs!E15')).toBe(before)
    expect(pane.store.getState().refusal?.message).toBe(
      'Inputs!E15 is computed, so it was put back as it was.',
    )
    pane.actions.dismiss()
  })

  test('beside the plan stays, and the plan does not move', async () => {
    const { link, workbook, session } = marram
    const { plan } = session()
    await workbook.type('Inputs!Z3', '5')
    await link.settled()
    expect(await workbook.entered('Inputs!Z3')).toBe(5)
    expect(session().plan).toBe(plan)
  })
})

describe('the scenario', () => {
  test('chosen in the pane is shown by the sheets', async () => {
    const { pane, link, workbook } = marram
    pane.actions.choose('step_by_step')
    await link.settled()
    expect(await workbook.entered('Home!C4')).toBe('Step by step')
    await expectAgreement(marram)
  })

  test('chosen on the sheet is shown by the pane', async () => {
    const { link, workbook, session } = marram
    await workbook.type('Home!C4', 'Slow market')
    await link.settled()
    expect(session().current).toBe('slow_market')
  })

  test('that is new has a column of its own', async () => {
    const { pane, link, workbook, session } = marram
    pane.actions.choose('step_by_step')
    await pane.actions.saveAsNew('Hire later', 'A try')
    await link.settled()
    expect(pane.store.getState().refusal).toBeUndefined()
    expect(session().current).toBe('hire_later')
    expect(await workbook.entered('Home!C4')).toBe('Hire later')
    await expectAgreement(marram)
  })
})

test('what was typed and not saved is there when the workbook is opened again', async () => {
  const { workbook, link, session, pane } = marram
  const saved = await pane.actions.savedText()
  const cell = await hireCell(marram, 'slow_market', 'Junior seller', 9)
  await workbook.type(cell, '3')
  await link.settled()
  await link.end()
  await workbook.reopen()
  const again = await linkedAgain(saved, workbook)
  expect(numbersOf(again.session(), 'slow_market')).toEqual(numbersOf(session(), 'slow_market'))
  expect(again.pane.store.getState().refusal).toBeUndefined()
  await expectAgreement(again)
}, 60_000)

/** The shown scenario's ARR and cash on Model are the pane's, month by month. */
async function expectAgreement({ workbook, session, link }: LinkedPane): Promise<void> {
  await link.settled()
  const { layout, current } = session()
  const isComputed = () =>
    session()
      .results.get(current)
      ?.chain.includes(scenarioOf(session().plan, current) ?? never())
  await expect.poll(isComputed).toBe(true)
  const columns = session().results.get(current)?.numbers?.columns
  for (const name of ['total_arr', 'cash_balance']) {
    const row = layout.rows.get(name)
    if (row === undefined || columns === undefined) throw new Error(`there is no row ${name}`)
    const start = row.first * layout.months
    const expected = [...columns.subarray(start, start + layout.months)]
    const found = await modelRow(workbook, name)
    expect(found.length).toBe(expected.length)
    for (const [month, value] of expected.entries()) {
      const size = Math.max(1, Math.abs(value))
      expect(Math.abs((found[month] ?? 0) - value) / size, `${name} month ${month + 1}`).toBeLessThan(1e-9)
    }
  }
}

async function modelRow(workbook: LinkedPane['workbook'], name: string): Promise<readonly number[]> {
  const read = await workbook.port.read([
    { sheet: 'Model', area: { top: 1, left: 1, bottom: 2_000, right: 90 } },
  ])
  const rows = read.ok ? (read.value[0]?.values ?? []) : []
  const months = rows[3] ?? []
  const at = rows.find(row => row[1] === name) ?? []
  return at.filter((_, column) => Number(months[column]) > 0).map(Number)
}

/** The cell of planned hires of a role in a month, in the row of a scenario on Monthly. */
async function hireCell(
  { book, session }: LinkedPane,
  scenario: string,
  role: string,
  month: number,
): Promise<string> {
  const column = 29 + month
  const found = Array.from({ length: 400 }, (_, index) => ({
    sheet: 'Monthly',
    row: index + 1,
    column,
    cell: 77,
  }))
  const typed = await book.typed(session().plan.scenarios, found)
  const cells = typed.ok ? typed.value.cells : []
  const label = `Planned hires, ${role}`
  const cell = cells.find(one => one.kind === 'number' && one.scenario === scenario && one.label === label)
  if (cell === undefined) throw new Error(`${role} are not planned in ${scenario}`)
  return `${cell.sheet}!${cellAddress(cell.row, cell.column)}`
}

function never(): never {
  throw new Error('the shown scenario is not in the plan')
}

function hires(scenario: string, role: string, month: number, value: number) {
  const changes = [{ input: 'planned_hires', where: { role, month }, value }]
  return {
    scenario,
    label: 'Junior seller',
    says: 'Junior seller',
    from: '0',
    to: String(value),
    kind: 'set_inputs' as const,
    changes,
  }
}

function numbersOf({ plan }: ReturnType<LinkedPane['session']>, id: string): unknown {
  const scenario = plan.scenarios.find(other => other.id === id)
  return [scenario?.initiatives, scenario?.changes]
}

function scenarioText({ session }: LinkedPane, id: string): string {
  return JSON.stringify(numbersOf(session(), id))
}
