import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { excelAccess, excelHost } from '../../addin/host/excelHost.ts'
import { ribbonHost } from '../../addin/host/ribbonHost.ts'
import { answerCommands } from '../../addin/ribbon/commands.ts'
import { type PaneStore, paneStore } from '../../addin/session/paneStore.ts'
import { pageShelf } from '../../addin/session/planShelf.ts'
import { modelCellAt, sheetGrid } from '../../engine/index.ts'
import { sheetNamed } from '../excelHost/excelDocument.ts'
import type { Host } from '../excelHost/hostObject.ts'
import { bootOffice, type OfficeInNode } from '../excelHost/nodeOffice.ts'
import { hostErrors } from '../excelHost/wire.ts'
import {
  blankText,
  engineInPlace,
  larkspurText,
  must,
  rememberingDesk,
  workbookPlan,
} from '../session/larkspur.ts'
import { larkspurSource, larkspurWorkbook } from '../workbook/larkspurWorkbook.ts'

let office: OfficeInNode
let pane: PaneStore
let shown = 0

beforeAll(async () => {
  office = await bootOffice()
  vi.stubGlobal('Office', office.Office)
  vi.stubGlobal('Excel', office.Excel)
  const port = excelHost({
    now: () => 0,
    wait: async () => {},
    newId: () => 'pane-1',
    onReturn: () => () => {},
  })
  const showPane = async (): Promise<void> => void shown++
  answerCommands({
    ribbon: { ...ribbonHost(excelAccess({ wait: async () => {} })), showPane },
    read: port.read,
    get pane() {
      return pane
    },
  })
  const desk = rememberingDesk()
  const { plan } = must(desk.open(larkspurText))
  for (const { id } of plan.scenarios) desk.run(plan.scenarios, id)
  // The library asks the host for clicks only after the first command is known.
  await new Promise(resolve => setTimeout(resolve, 20))
}, 120_000)

beforeEach(() => {
  shown = 0
  pane = paneStore({
    startEngine: engineInPlace,
    now: () => new Date(2026, 1, 3, 14, 2),
    shelf: pageShelf(),
    sampleText: async () => larkspurText,
    blankText: async () => blankText,
    workbookPlan,
    author: 'Anna',
  })
})

function select(host: Host, sheet: string, row: number, column: number): void {
  const found = sheetNamed(host.workbook, sheet)
  host.workbook.selection = { sheet: found, row: row - 1, column: column - 1, rows: 1, columns: 1 }
}

/** The sheet Model down to the cell of Larkspur's new business in one segment, and that cell. */
async function modelInExcel(): Promise<{
  readonly host: Host
  readonly row: number
  readonly column: number
}> {
  const host = office.open(['Home', 'Model'])
  const { lines, months, newArr } = model()
  await office.Excel.run(async context => {
    const sheet = context.workbook.worksheets.getItem('Model')
    sheet.getRange(`B1:C${newArr + 1}`).values = lines.slice(0, newArr + 1).map(line => line.slice(0, 2))
    sheet.getRange('H4:J4').values = [[months.get(8), months.get(9), months.get(10)]]
    await context.sync()
  })
  return { host, row: newArr + 1, column: 9 }
}

/** Names and items of Larkspur's sheet Model line by line, its months by column, and the heading of new business. */
function model() {
  const sheet = larkspurWorkbook.sheets.find(({ name }) => name === 'Model')
  if (sheet === undefined) throw new Error('there is no Model')
  const grid = sheetGrid(sheet)
  const { openingColumn, lastColumn, keyColumns } = larkspurSource.layout
  const lines = Array.from({ length: grid.bottom }, (_, at) =>
    Array.from({ length: keyColumns }, (_, key) => grid.content(at + 1, key + 2) ?? ''),
  )
  const months = new Map(Array.from({ length: lastColumn }, (_, at) => [at + 1, at + 1 - openingColumn]))
  return { lines, months, newArr: lines.findIndex(([name]) => name === 'new_arr') + 1 }
}

describe('the buttons of the ribbon', () => {
  test('save the open scenario without opening the pane', async () => {
    office.open()
    await pane.actions.openSample()
    expect(await office.xdm.clickCommand('saveScenario')).toBe(0)
    expect(pane.store.getState().announcement).toBe('Saved in this page, until it is closed.')
    expect(shown).toBe(0)
  })

  test('show the pane when there is nothing to save', async () => {
    office.open()
    await office.xdm.clickCommand('saveScenario')
    expect(shown).toBe(1)
  })

  test('explain the selected number of the model', async () => {
    const { host, row, column } = await modelInExcel()
    await pane.actions.openSample()
    select(host, 'Model', row, column)
    await office.xdm.clickCommand('explainSelectedCell')
    const month = model().months.get(column)
    expect(pane.store.getState()).toMatchObject({
      view: 'checks',
      asked: { row: 'new_arr', member: ['small_business'], month },
    })
    expect(shown).toBe(1)
  })

  test('say what to do when the selected cell cannot be asked for', async () => {
    const { host, row, column } = await modelInExcel()
    await pane.actions.openSample()
    select(host, 'Model', row, column)
    office.xdm.behaviour.fault = () => ({ kind: 'refused', error: hostErrors.internal })
    await office.xdm.clickCommand('explainSelectedCell')
    office.xdm.behaviour.fault = () => undefined
    expect(pane.store.getState().refusal?.remedy).toMatch(/^Nothing was changed. Try again/)
    expect(pane.store.getState().view).toBe('home')
  })

  test.each([
    ['Home', 3, 9],
    ['Model', 4, 9],
  ])('say where numbers are when a cell of %s holds none', async (sheet, row, column) => {
    const { host } = await modelInExcel()
    await pane.actions.openSample()
    select(host, sheet, row, column)
    await office.xdm.clickCommand('explainSelectedCell')
    expect(pane.store.getState().refusal).toEqual({
      message: `The cell I${row} on ${sheet} cannot be explained from where it stands.`,
      remedy: 'Select the number of a month on the sheet Model, then choose Explain selected cell again.',
    })
  })
})

test("every line of Larkspur's model is told from what stands beside it", () => {
  const { rows } = must(rememberingDesk().open(larkspurText)).layout
  const { lines } = model()
  const seen = lines.flatMap((_, at) => {
    const cell = modelCellAt(lines.slice(0, at + 1), 7, rows)
    return cell === undefined ? [] : [`${cell.row}[${cell.member.join()}] ${at + 1}`]
  })
  const placed = [...larkspurSource.layout.blocks.values()].flatMap(({ key, sheet, top, block }) => {
    const name = key.replace('row:', '')
    const row = rows.get(name)
    if (sheet !== 'Model' || row === undefined) return []
    // The sheet may have the row's dimensions in another order.
    const shown = block.dims.reduce<readonly (readonly string[])[]>(
      (heads, dim) => heads.flatMap(head => larkspurSource.layout.items(dim).map(({ id }) => [...head, id])),
      [[]],
    )
    const member = (ids: readonly string[]) => row.dims.map(dim => ids[block.dims.indexOf(dim)])
    // Of a system and its prerequisite, both of them systems, no cell says which is which.
    const isClear = (ids: readonly string[]) => name !== 'prerequisite_met' || ids[0] === ids[1]
    return shown.flatMap((ids, index) =>
      isClear(ids) ? [`${name}[${member(ids).join()}] ${top + index}`] : [],
    )
  })
  expect(seen.length).toBeGreaterThan(500)
  expect(seen.toSorted()).toEqual(placed.toSorted())
})
