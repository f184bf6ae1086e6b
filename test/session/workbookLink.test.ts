// The pane and the workbook in step: Larkspur in the embedded spreadsheet.

import { beforeAll, describe, expect, test } from 'vitest'
import { cellAddress } from '../../engine/index.ts'
import { type LinkedPane, larkspurText, linkedAgain, linkedPane } from './linkedPane.ts'

let larkspur: LinkedPane

beforeAll(async () => {
  larkspur = await linkedPane(larkspurText())
}, 60_000)

test('the numbers in the cells are those of the pane', async () => {
  await expectAgreement(larkspur)
})

test('an edit in the pane reaches its cell as one write, within a second, and Undo in the pane takes it back', async () => {
  const { pane, link, workbook } = larkspur
  const cell = await hireCell(larkspur, 'downside', 'sdr', 5)
  const before = await workbook.entered(cell)
  const start = performance.now()
  pane.actions.edit(hires('downside', 'sdr', 5, 9))
  await link.settled()
  expect(await workbook.entered(cell)).toBe(9)
  expect(performance.now() - start).toBeLessThan(3_000)
  await expectAgreement(larkspur)
  pane.actions.undo()
  await link.settled()
  expect(await workbook.entered(cell)).toBe(before)
})

describe('a number typed into a cell', () => {
  test('is an edit of that scenario in the pane, undoable there', async () => {
    const { pane, link, workbook, session } = larkspur
    const cell = await hireCell(larkspur, 'downside', 'sdr', 6)
    const before = await workbook.entered(cell)
    await workbook.type(cell, '4')
    await link.settled()
    expect(session().history.past.at(-1)?.edit).toMatchObject({
      scenario: 'downside',
      label: 'Planned hires, SDR, month 6',
      to: '4',
    })
    await expectAgreement(larkspur)
    pane.actions.undo()
    await link.settled()
    expect(await workbook.entered(cell)).toBe(before)
  })

  test('and taken back with the spreadsheet’s Undo is taken back in the pane', async () => {
    const { link, workbook, session } = larkspur
    const cell = await hireCell(larkspur, 'downside', 'sdr', 7)
    const before = scenarioText(larkspur, 'downside')
    await workbook.type(cell, '4')
    await link.settled()
    expect(scenarioText(larkspur, 'downside')).not.toBe(before)
    workbook.spreadsheet().model().dispatch('REQUEST_UNDO')
    await link.settled()
    expect(numbersOf(session(), 'downside')).toEqual(JSON.parse(before))
  })

  test('of a locked scenario is put back, and the pane says why', async () => {
    const { pane, link, workbook } = larkspur
    const cell = await hireCell(larkspur, 'raise_only', 'sdr', 3)
    const before = await workbook.entered(cell)
    await workbook.type(cell, '4')
    await link.settled()
    expect(await workbook.entered(cell)).toBe(before)
    expect(pane.store.getState().refusal?.message).toBe('Raise only is locked, so its numbers never move.')
    pane.actions.dismiss()
  })

  test('that is no number is put back', async () => {
    const { pane, link, workbook } = larkspur
    const cell = await hireCell(larkspur, 'downside', 'sdr', 3)
    const before = await workbook.entered(cell)
    await workbook.type(cell, 'many')
    await link.settled()
    expect(await workbook.entered(cell)).toBe(before)
    expect(pane.store.getState().refusal?.message).toMatch(/which is no number. It was put back as it was\.$/)
    pane.actions.dismiss()
  })

  test('where a formula stands is put back', async () => {
    const { pane, link, workbook } = larkspur
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
    const { link, workbook, session } = larkspur
    const { plan } = session()
    await workbook.type('Inputs!Z3', '5')
    await link.settled()
    expect(await workbook.entered('Inputs!Z3')).toBe(5)
    expect(session().plan).toBe(plan)
  })
})

describe('the scenario', () => {
  test('chosen in the pane is shown by the sheets', async () => {
    const { pane, link, workbook } = larkspur
    pane.actions.choose('hire_first')
    await link.settled()
    expect(await workbook.entered('Home!C4')).toBe('Hire first')
    await expectAgreement(larkspur)
  })

  test('chosen on the sheet is shown by the pane', async () => {
    const { link, workbook, session } = larkspur
    await workbook.type('Home!C4', 'Downside')
    await link.settled()
    expect(session().current).toBe('downside')
  })

  test('that is new has a column of its own', async () => {
    const { pane, link, workbook, session } = larkspur
    pane.actions.choose('hire_first')
    await pane.actions.saveAsNew('Hire later', 'A try')
    await link.settled()
    expect(session().current).toBe('hire_later')
    expect(await workbook.entered('Home!C4')).toBe('Hire later')
    await expectAgreement(larkspur)
  })
})

test('what was typed and not saved is there when the workbook is opened again', async () => {
  const { workbook, link, session, pane } = larkspur
  const saved = await pane.actions.savedText()
  const cell = await hireCell(larkspur, 'downside', 'sdr', 9)
  await workbook.type(cell, '3')
  await link.settled()
  await link.end()
  await workbook.reopen()
  const again = await linkedAgain(saved, workbook)
  expect(numbersOf(again.session(), 'downside')).toEqual(numbersOf(session(), 'downside'))
  expect(again.pane.store.getState().refusal).toBeUndefined()
  await expectAgreement(again)
}, 60_000)

/** The shown scenario's ARR and cash on Model are the pane's, month by month. */
async function expectAgreement({ workbook, session, link }: LinkedPane): Promise<void> {
  await link.settled()
  const { layout, current } = session()
  await expect.poll(() => session().results.get(current)?.numbers !== undefined).toBe(true)
  await expect
    .poll(
      () =>
        session().results.get(current)?.chain.at(-1) ===
          session().plan.scenarios.find(({ id }) => id === current) ||
        session().results.get(current)?.chain[0] ===
          session().plan.scenarios.find(({ id }) => id === current),
    )
    .toBe(true)
  const columns = session().results.get(current)?.numbers?.columns
  for (const name of ['arr', 'cash']) {
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
    { sheet: 'Model', area: { top: 1, left: 1, bottom: 1_200, right: 90 } },
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
  const text = JSON.stringify(session().plan)
  void text
  const sheet = 'Monthly'
  for (let row = 1; row < 400; row += 1) {
    const column = 29 + month
    const typed = await book.typed(session().plan.scenarios, [{ sheet, row, column, cell: 77 }])
    const [cell] = typed.ok ? typed.value.cells : []
    if (cell?.kind !== 'number' || cell.scenario !== scenario || cell.month !== month) continue
    const after = typed.ok ? typed.value.scenarios.find(({ id }) => id === scenario) : undefined
    const change = after?.changes.at(-1)
    if (change?.input === 'planned_hires' && change.where.role === role)
      return `${sheet}!${cellAddress(row, column)}`
  }
  throw new Error(`${role} are not planned in ${scenario}`)
}

function hires(scenario: string, role: string, month: number, value: number) {
  const changes = [{ input: 'planned_hires', where: { role, month }, value }]
  return {
    scenario,
    label: 'SDR',
    says: 'SDR',
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
