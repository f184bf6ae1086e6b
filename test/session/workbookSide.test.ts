// The pane beside a workbook in Excel: building, attaching, what waits for agreement, and what happens when Excel fails.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Edit } from '../../addin/session/edit.ts'
import { cellAddress } from '../../engine/index.ts'
import { insertColumn, putCell } from '../excelHost/emulatedWorkbook.ts'
import { sheetNamed } from '../excelHost/excelDocument.ts'
import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import { bootExcel } from '../host/openInExcel.ts'
import { marramText } from './linkedPane.ts'
import { type PaneInExcel, paneInExcel } from './paneInExcel.ts'

let office: OfficeInNode

/** A small company with two scenarios, of which the first is locked. */
const smallText = (() => {
  const plan = JSON.parse(marramText())
  const [first, ...others] = plan.scenarios
  return JSON.stringify({ ...plan, scenarios: [first, { ...others.at(-1), parent: first.id }] })
})()

beforeAll(async () => {
  office = await bootExcel()
})

beforeEach(() => {
  office.xdm.behaviour.fault = () => undefined
})

describe('building', () => {
  let marram: PaneInExcel

  beforeAll(async () => {
    marram = await paneInExcel(office, smallText)
  }, 60_000)

  // All documents share one Office, so that a pane left open would follow the next document.
  afterAll(() => marram.pane.actions.startOver())

  test('waits until somebody asks for it', async () => {
    expect(marram.state().stage).toEqual({ kind: 'absent' })
    expect(await sheetNames(marram)).toEqual(['Sheet1'])
  })

  test('lists the sheets that it will add, and those that stay', async () => {
    marram.side.actions.ask('build')
    await marram.side.settled()
    const { sheets, own, refusal } = marram.state().preview
    expect(sheets?.slice(0, 3)).toEqual(['Home', 'Inputs', 'Monthly'])
    expect([own, refusal]).toEqual([['Sheet1'], undefined])
    expect(await sheetNames(marram)).toEqual(['Sheet1'])
  })

  test('is refused while a sheet of the person’s own has one of the names', async () => {
    await marram.excel.addSheet('home')
    await marram.side.actions.build()
    expect(marram.state().preview.refusal).toMatchObject({
      message: 'There is already a sheet called Home, and it is not ours.',
      remedy: 'Rename or move that sheet, then try again.',
    })
    expect(marram.state().stage).toEqual({ kind: 'absent' })
    expect(await sheetNames(marram)).toEqual(['Sheet1', 'home'])
    await marram.excel.removeSheet('home')
  })

  test('that fails in the middle leaves the workbook as it was, and says so', async () => {
    const before = await marram.excel.contents()
    marram.excel.faults.failing('refused', number => number === 4)
    await marram.side.actions.build()
    expect(await marram.excel.contents()).toBe(before)
    expect(marram.state().stage).toEqual({ kind: 'absent' })
    expect(marram.state().preview.refusal?.remedy).toMatch(/^Everything was put back as it was/)
  })

  test('that is stopped in the middle leaves the workbook as it was', async () => {
    const before = await marram.excel.contents()
    marram.excel.faults.failing('refused', number => {
      if (number === 4) marram.side.actions.stop()
      return false
    })
    await marram.side.actions.build()
    expect(await marram.excel.contents()).toBe(before)
    expect(marram.state().preview.refusal?.message).toBe('Nothing was written: you stopped it.')
  })

  test('adds the sheets, joins them with the plan, and leaves the person’s own where they are', async () => {
    marram.excel.host().workbook.calculationMode = 'Manual'
    marram.side.actions.ask('build')
    await marram.side.actions.build()
    expect(marram.state()).toMatchObject({ stage: { kind: 'linked' }, held: [] })
    expect(marram.state().asks).toBeUndefined()
    const names = await sheetNames(marram)
    expect(names).toHaveLength(12)
    expect(names).toContain('Sheet1')
    expect(marram.pane.store.getState().announcement).toBe('11 sheets were added to Excel.')
  })

  test('tells that the workbook calculates only when asked', () => {
    expect(marram.state().notices.map(({ message }) => message)).toEqual([
      'This workbook calculates only when asked, so its figures may be old.',
    ])
    expect(marram.pane.store.getState().refusal?.remedy).toMatch(/^Press F9/)
  })
})

describe('an edit in the pane', () => {
  let marram: PaneInExcel

  beforeAll(async () => {
    marram = await builtMarram()
  }, 60_000)

  afterAll(() => marram.pane.actions.startOver())

  test('that writes one cell goes at once', async () => {
    marram.pane.actions.edit(hires('junior_seller', [5], 9))
    await marram.side.settled()
    expect(marram.state().held).toEqual([])
    const [cell, ...others] = await cellsHolding(marram, 9)
    expect(others).toEqual([])
    expect(marram.pane.store.getState().announcement).toBe(`Written to ${cell}.`)
  })

  test('as one of several that come in a hurry goes at once as well', async () => {
    for (const month of [6, 7, 8]) marram.pane.actions.edit(hires('junior_seller', [month], 8))
    await marram.side.settled()
    expect(marram.state().held).toEqual([])
    expect(await cellsHolding(marram, 8)).toHaveLength(3)
  })

  test('that writes several waits, with every cell in words', async () => {
    marram.pane.actions.edit(hires('senior_seller', [10, 11, 12], 3))
    await marram.side.settled()
    const { held } = marram.state()
    expect(held.map(({ sheet, says, of, before, after }) => [sheet, says, of, before, after])).toEqual(
      ['Apr 2027', 'May 2027', 'Jun 2027'].map(month => [
        'Monthly',
        `Planned hires, Senior seller, ${month}`,
        'Slow market',
        expect.any(String),
        '3',
      ]),
    )
    expect(await Promise.all(held.map(heldAddress).map(marram.excel.entered))).not.toContain(3)
  })

  test('that comes after one that waits, waits with it', async () => {
    marram.pane.actions.edit(hires('senior_seller', [13], 3))
    await marram.side.settled()
    expect(marram.state().held).toHaveLength(4)
  })

  test('that is undone before it was written leaves the list', async () => {
    marram.pane.actions.undo()
    await marram.side.settled()
    expect(marram.state().held).toHaveLength(3)
    marram.pane.actions.undo()
    await marram.side.settled()
    expect(marram.state().held).toEqual([])
  })

  test('is written when the person agrees', async () => {
    marram.pane.actions.redo()
    await marram.side.settled()
    marram.side.actions.ask('write')
    const cells = marram.state().held.map(heldAddress)
    await marram.side.actions.write()
    expect(await Promise.all(cells.map(marram.excel.entered))).toEqual([3, 3, 3])
    expect(marram.state()).toMatchObject({ held: [], isWriting: false })
    expect(marram.state().asks).toBeUndefined()
  })

  test('that waits is still in the list after the person asks to build again', async () => {
    marram.pane.actions.edit(hires('inside_seller', [20, 21], 4))
    await marram.side.settled()
    marram.side.actions.ask('build')
    await marram.side.actions.build()
    marram.side.actions.ask(undefined)
    marram.pane.actions.edit(hires('inside_seller', [22], 4))
    await marram.side.settled()
    expect(marram.state().held).toHaveLength(3)
    await marram.side.actions.discard()
  })

  test('is taken back when the person does not want it: the plan says again what the sheets say', async () => {
    const before = numbersOf(marram)
    marram.pane.actions.edit(hires('inside_seller', [1, 2, 3], 4))
    await marram.side.settled()
    expect(marram.state().held).toHaveLength(3)
    await marram.side.actions.discard()
    await marram.side.settled()
    expect(marram.state().held).toEqual([])
    expect(numbersOf(marram)).toEqual(before)
  })

  test('of which a part was typed into the sheet meanwhile leaves only the rest in the list', async () => {
    marram.pane.actions.edit(hires('inside_seller', [1, 2, 3], 4))
    await marram.side.settled()
    const [first] = marram.state().held.map(heldAddress)
    await marram.excel.type(first ?? '', '4')
    await expect.poll(() => marram.state().held.length, patient).toBe(2)
    await marram.side.actions.discard()
    await marram.side.settled()
    expect(await marram.excel.entered(first ?? '')).toBe(4)
  })

  test('that Excel refuses waits, with what to do', async () => {
    marram.excel.faults.protectSheet('Monthly')
    marram.pane.actions.edit(hires('junior_seller', [14], 5))
    await marram.side.settled()
    expect(marram.state().held.map(({ says }) => says)).toEqual(['Planned hires, Junior seller, Aug 2027'])
    expect(marram.pane.store.getState().refusal?.message).toBe('The sheet Monthly is protected.')
    sheetNamed(marram.excel.host().workbook, 'Monthly').isProtected = false
    await marram.side.actions.write()
    expect(marram.state().held).toEqual([])
    marram.pane.actions.dismiss()
  })

  test('whose writing fails in the middle is written whole or not at all, and the pane says which', async () => {
    for (let at = 1; at <= 8; at += 1) {
      office.xdm.behaviour.fault = () => undefined
      marram.pane.actions.edit(hires('sales_lead', [20, 21, 22], at))
      await marram.side.settled()
      const cells = marram.state().held.map(heldAddress)
      expect(cells).toHaveLength(3)
      marram.excel.faults.failing('refused', number => number === at)
      await marram.side.actions.write()
      office.xdm.behaviour.fault = () => undefined
      const written = await Promise.all(cells.map(marram.excel.entered))
      const isWritten = marram.state().held.length === 0
      expect(written.filter(entry => entry === at)).toHaveLength(isWritten ? 3 : 0)
      expect(marram.pane.store.getState().refusal === undefined).toBe(isWritten)
      marram.pane.actions.dismiss()
      await marram.side.actions.write()
      expect(await Promise.all(cells.map(marram.excel.entered))).toEqual([at, at, at])
    }
  })

  test('that would replace what the pane does not know of is pointed out before it is written', async () => {
    const { row, column } = await firstHire(marram, 'sales_lead')
    const { workbook } = marram.excel.host()
    putCell(workbook, sheetNamed(workbook, 'Monthly'), row - 1, column - 1, { constant: 77 })
    marram.pane.actions.edit(hires('sales_lead', [1, 2], 3))
    await marram.side.settled()
    const [first, second] = marram.state().held
    expect(first).toMatchObject({
      before: '77',
      problem: 'The cell holds 77, which did not come from the plan.',
    })
    expect(second?.problem).toBeUndefined()
    await marram.side.actions.write()
    expect(await marram.excel.entered(heldAddress({ sheet: 'Monthly', row, column }))).toBe(3)
  })

  test('that is saved while Excel refuses leaves the sheets behind, and the pane says so until they follow', async () => {
    const { workbook } = marram.excel.host()
    sheetNamed(workbook, 'Engine').isProtected = true
    marram.pane.actions.edit(hires('sales_lead', [3], 2))
    await marram.side.settled()
    await marram.pane.actions.save('While protected')
    await marram.side.settled()
    expect(marram.state().behind?.message).toBe('The sheet Engine is protected.')
    sheetNamed(workbook, 'Engine').isProtected = false
    await marram.side.actions.write()
    expect(marram.state().behind).toBeUndefined()
    marram.pane.actions.dismiss()
  })

  test('goes at once when the person has said so for the rest of the page', async () => {
    marram.side.actions.writeAtOnce(true)
    marram.pane.actions.edit(hires('senior_seller', [24, 25, 26], 2))
    await marram.side.settled()
    expect(marram.state().held).toEqual([])
    marram.side.actions.writeAtOnce(false)
  })

  test('that is saved is in the sheets, with the engine’s numbers', async () => {
    marram.pane.actions.edit(hires('inside_seller', [5, 6], 6))
    await marram.side.settled()
    const cells = marram.state().held.map(heldAddress)
    await marram.pane.actions.save('More sellers')
    await marram.side.settled()
    expect(marram.state().held).toEqual([])
    expect(await Promise.all(cells.map(marram.excel.entered))).toEqual([6, 6])
  })
})

test('a workbook in which a column was inserted while the pane was closed is left alone, and says where', async () => {
  let marram = await builtMarram()
  const { workbook } = marram.excel.host()
  marram.pane.actions.startOver()
  insertColumn(workbook, sheetNamed(workbook, 'Monthly'), 8)
  const before = JSON.parse(await marram.excel.contents()).sheets
  marram = await marram.again()
  expect(marram.state().stage).toMatchObject({
    kind: 'apart',
    why: { message: 'A column was inserted in the sheet Monthly at I.' },
  })
  marram.pane.actions.edit(hires('junior_seller', [5], 9))
  await marram.side.settled()
  expect(JSON.parse(await marram.excel.contents()).sheets).toEqual(before)
  marram.pane.actions.startOver()
}, 120_000)

describe('a workbook that another release wrote', () => {
  let marram: PaneInExcel

  // Its mark is another one, and a line stands where this release has none.
  beforeAll(async () => {
    marram = await builtMarram()
    const { workbook } = marram.excel.host()
    for (const [index, part] of workbook.xmlParts.entries())
      workbook.xmlParts[index] = { ...part, xml: part.xml.replace(/ layout="[^"]*"/, ' layout="older"') }
    await marram.excel.type('Sheet1!A1', '=Monthly!A1')
    insertColumn(workbook, sheetNamed(workbook, 'Monthly'), 2)
    marram = await marram.again()
  }, 120_000)

  afterAll(() => marram.pane.actions.startOver())

  test('is recognised, and nothing of it is read or written', async () => {
    expect(marram.state().stage).toMatchObject({
      kind: 'apart',
      why: {
        message:
          'Another release of Proceeds wrote the sheets of this workbook, and laid them out otherwise.',
      },
    })
    expect(marram.session().history.past).toEqual([])
    const before = await marram.excel.contents()
    marram.pane.actions.edit(hires('junior_seller', [5], 9))
    await marram.side.settled()
    expect(await marram.excel.contents()).toBe(before)
  })

  test('is shown what becomes of its sheets before anything is done', async () => {
    marram.side.actions.ask('build')
    await marram.side.settled()
    const { sheets, own, aside, refusal } = marram.state().preview
    expect([sheets?.length, own, refusal]).toEqual([11, ['Sheet1'], undefined])
    expect(aside?.slice(0, 2)).toEqual([
      { sheet: 'Home', to: 'Home (before)' },
      { sheet: 'Inputs', to: 'Inputs (before)' },
    ])
    expect(aside).toHaveLength(11)
  })

  test('stays as it was when the building fails', async () => {
    const before = await marram.excel.contents()
    marram.excel.faults.failing('halfway', number => number === 3)
    await marram.side.actions.build()
    office.xdm.behaviour.fault = () => undefined
    expect(await marram.excel.contents()).toBe(before)
    expect(marram.state().stage.kind).toBe('apart')
  })

  test('gets the sheets of this release beside its own, which keep all that is on them', async () => {
    marram.side.actions.ask('build')
    await marram.side.settled()
    await marram.side.actions.build()
    expect(marram.state().stage).toEqual({ kind: 'linked' })
    const names = await sheetNames(marram)
    expect(names).toHaveLength(23)
    expect(names).toContain('Monthly (before)')
    expect(await marram.excel.entered('Sheet1!A1')).toBe("='Monthly (before)'!A1")
    expect(await cellsHolding(marram, 9)).toHaveLength(1)
  }, 60_000)

  test('is like any other when it is opened again', async () => {
    await marram.pane.actions.save('Nine')
    await marram.side.settled()
    marram = await marram.again()
    expect(marram.state()).toMatchObject({ stage: { kind: 'linked' }, held: [] })
    expect(await sheetNames(marram)).toHaveLength(23)
  }, 60_000)
})

describe('a workbook that is opened again', () => {
  let marram: PaneInExcel

  beforeAll(async () => {
    marram = await (await builtMarram()).again()
  }, 60_000)

  test('shows the plan that its sheets were built from, though nobody saved it', () => {
    expect(marram.session().plan.company).toBe(JSON.parse(smallText).company)
    expect(marram.state().stage).toEqual({ kind: 'linked' })
  })

  test('is joined again, with what was written after it was saved', async () => {
    marram.pane.actions.edit(hires('junior_seller', [5], 9))
    await marram.side.settled()
    await marram.pane.actions.save('Nine')
    await marram.side.settled()
    marram.pane.actions.edit(hires('junior_seller', [6], 8))
    await marram.side.settled()
    const before = numbersOf(marram)
    marram = await marram.again()
    expect(marram.state()).toMatchObject({ stage: { kind: 'linked' }, held: [] })
    expect(numbersOf(marram)).toEqual(before)
    expect(marram.pane.store.getState().refusal?.remedy).toMatch(/^Press F9/)
    marram.pane.actions.dismiss()
  }, 60_000)

  test('follows again in both directions', async () => {
    const [cell] = await cellsHolding(marram, 8)
    await marram.excel.type(cell ?? '', '7')
    await expect.poll(() => marram.session().history.past.at(-1)?.edit.to, patient).toBe('7')
    marram.pane.actions.edit(hires('junior_seller', [7], 6))
    await marram.side.settled()
    expect(await cellsHolding(marram, 6)).toHaveLength(1)
  })

  test('notices that a sheet is deleted, and that it is back', async () => {
    await marram.excel.removeSheet('Metrics')
    const why = { message: 'Metrics is missing from this workbook.' }
    await expect.poll(() => marram.state().stage, patient).toMatchObject({ kind: 'apart', why })
    await marram.excel.addSheet('Metrics')
    await expect.poll(() => marram.state().stage, patient).toEqual({ kind: 'linked' })
    await marram.side.settled()
  }, 120_000)

  test('notices that a sheet is renamed, says so, writes nothing, and goes on once it has its name again', async () => {
    await marram.excel.renameSheet('Monthly', 'Months')
    marram.excel.goTo('Home')
    const why = {
      message: 'The sheet Monthly is called Months now.',
      remedy:
        'Name it Monthly again, and the pane goes on from there. Until then nothing is written to the sheets.',
    }
    await expect.poll(() => marram.state().stage, patient).toEqual({ kind: 'apart', why })
    const before = await marram.excel.contents()
    marram.pane.actions.edit(hires('junior_seller', [9], 4))
    await marram.side.settled()
    expect(await marram.excel.contents()).toBe(before)
    await marram.excel.renameSheet('Months', 'Monthly')
    marram.excel.comeBack()
    await expect.poll(() => marram.state().stage, patient).toEqual({ kind: 'linked' })
    await marram.side.settled()
    // What was edited meanwhile is in the sheets now.
    expect(marram.state().held).toEqual([])
    expect(await cellsHolding(marram, 4)).toHaveLength(1)
  }, 120_000)

  test('whose sheet was renamed unnoticed says so at the next write', async () => {
    await marram.excel.renameSheet('Monthly', 'Months')
    marram.pane.actions.edit(hires('junior_seller', [10], 4))
    await expect.poll(() => marram.state().stage, patient).toMatchObject({ kind: 'apart' })
    await marram.excel.renameSheet('Months', 'Monthly')
    marram.excel.goTo('Home')
    await expect.poll(() => marram.state().stage, patient).toEqual({ kind: 'linked' })
    await marram.side.settled()
  }, 120_000)

  test('from which a sheet was deleted is put right when the person asks', async () => {
    marram.pane.actions.startOver()
    await marram.excel.removeSheet('Metrics')
    marram = await marram.again()
    expect(marram.state().stage).toMatchObject({ kind: 'apart' })
    await marram.side.actions.build()
    expect(marram.state().stage).toEqual({ kind: 'linked' })
    expect(await sheetNames(marram)).toContain('Metrics')
  }, 60_000)

  test('of another company is left alone', async () => {
    const before = await marram.excel.contents()
    const plan = { ...JSON.parse(smallText), company: 'Other' }
    await marram.pane.actions.openText(JSON.stringify(plan), 'the test')
    await marram.side.settled()
    expect(marram.state().stage).toMatchObject({ kind: 'apart' })
    marram.pane.actions.edit(hires('junior_seller', [5], 9))
    await marram.side.settled()
    expect(await marram.excel.contents()).toBe(before)
  }, 60_000)
})

/** Excel calculates before it tells of what was typed. */
const patient = { timeout: 40_000 }

async function builtMarram(): Promise<PaneInExcel> {
  const marram = await paneInExcel(office, smallText)
  await marram.side.actions.build()
  await marram.side.settled()
  expect(marram.state().stage).toEqual({ kind: 'linked' })
  // What the formulas give is not looked at here, and calculating it takes the emulated Excel most of its time.
  marram.excel.host().workbook.calculationMode = 'Manual'
  return marram
}

/** Where hires of a role in the first month stand. */
async function firstHire(marram: PaneInExcel, role: string): Promise<{ row: number; column: number }> {
  marram.pane.actions.edit(hires(role, [1, 2], 5))
  await marram.side.settled()
  const [cell] = marram.state().held
  await marram.side.actions.discard()
  await marram.side.settled()
  if (cell === undefined) throw new Error(`no hires of ${role}`)
  return cell
}

/** Hires of a role in some months of the scenario that is a draft. */
function hires(role: string, months: readonly number[], value: number): Edit {
  return {
    scenario: 'slow_market',
    label: role,
    says: role,
    from: 'before',
    to: String(value),
    kind: 'set_inputs',
    changes: months.map(month => ({ input: 'planned_hires', where: { role, month }, value })),
  }
}

function numbersOf({ session }: PaneInExcel): unknown {
  return session().plan.scenarios.map(({ id, changes }) => [
    id,
    changes.map(change => JSON.stringify(change)).sort(),
  ])
}

function heldAddress({ sheet, row, column }: { sheet: string; row: number; column: number }): string {
  return `${sheet}!${cellAddress(row, column)}`
}

async function sheetNames({ excel }: PaneInExcel): Promise<readonly string[]> {
  const found = await excel.port.look()
  return found.ok ? found.value.sheets.map(({ name }) => name) : []
}

/** Cells of planned hires on Monthly that hold a number. */
async function cellsHolding(marram: PaneInExcel, number: number): Promise<readonly string[]> {
  const read = await marram.excel.port.read([{ sheet: 'Monthly', area: hireRows }])
  const entries = read.ok ? (read.value[0]?.entries ?? []) : []
  return entries.flatMap((row, down) =>
    row.flatMap((entry, right) =>
      entry === number ? [heldAddress({ sheet: 'Monthly', row: down + 1, column: right + 1 })] : [],
    ),
  )
}

const hireRows = { top: 1, left: 1, bottom: 200, right: 70 }
