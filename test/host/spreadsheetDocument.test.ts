// What the embedded spreadsheet does beyond the promises of every host: one Undo, edits of all kinds, files, keeping.

import { describe, expect, test } from 'vitest'
import type { WorkbookEdit } from '../../addin/host/workbookPort.ts'
import {
  cellAddress,
  readXlsx,
  type Sheet,
  type Workbook,
  writesBetween,
  writeXlsx,
} from '../../engine/index.ts'
import { nodeSpreadsheet } from './nodeSpreadsheet.ts'
import { openInSpreadsheet, type SpreadsheetWorkbook } from './openInSpreadsheet.ts'
import { smallBuild, smallWorkbook } from './smallWorkbook.ts'

describe('one Undo takes back', () => {
  test('a whole new workbook: sheets, cells and name', async () => {
    const workbook = openInSpreadsheet()
    const before = await workbook.contents()
    await workbook.port.write(smallBuild)
    undo(workbook)
    expect(await workbook.contents()).toBe(await withoutTexts(before, workbook))
  })

  test('a write of many cells, and Redo does it again', async () => {
    const workbook = await built()
    await workbook.port.write([
      {
        kind: 'cells',
        sheet: 'Inputs',
        top: 2,
        left: 5,
        before: [[100], [10], [250]],
        after: [[1], [2], [3]],
      },
    ])
    undo(workbook)
    expect(await workbook.shown('Model!E4')).toBe(35_000)
    workbook.spreadsheet().model().dispatch('REQUEST_REDO')
    expect(await workbook.shown('Model!E4')).toBe((1 + 2 * 4) * 3)
  })

  test('sums that grow to the right', async () => {
    const workbook = await built()
    const sums = ['$E2:E2', '$E2:F2', '$E2:G2', '$E2:H2'].map(area => ({ formula: `SUM(${area})` }))
    const before = [sums.map(() => null)]
    const write = { kind: 'cells' as const, sheet: 'Inputs', top: 9, left: 5, before, after: [sums] }
    expect(await workbook.port.write([write])).toMatchObject({ ok: true })
    expect(await workbook.entered('Inputs!H9')).toBe('=SUM($E2:H2)')
    undo(workbook)
    expect(await workbook.entered('Inputs!H9')).toBe('')
  })

  test('formulas one below the other that name one cell and several', async () => {
    const workbook = await built()
    const formulas = ['SUM(E2)', 'SUM(E2:E3)', 'SUM(E2)'].map(formula => [{ formula }])
    const before = formulas.map(() => [null])
    const write = { kind: 'cells' as const, sheet: 'Inputs', top: 8, left: 5, before, after: formulas }
    expect(await workbook.port.write([write])).toMatchObject({ ok: true })
    expect(await workbook.shown('Inputs!E9')).toBe(110)
    undo(workbook)
    expect(await workbook.entered('Inputs!E9')).toBe('')
  })
})

describe('the pane is told', () => {
  test('of a cell that a person types into, and of its Undo', async () => {
    const workbook = await built()
    const edits = await watched(workbook)
    await workbook.type('Inputs!E2', '150')
    undo(workbook)
    const cell = { sheet: 'Inputs', area: { top: 2, left: 5, bottom: 2, right: 5 } }
    expect(edits).toEqual([
      { kind: 'cells', place: cell, by: 'person' },
      { kind: 'cells', place: cell, by: 'person' },
    ])
  })

  test('of several cells at once as the area around them', async () => {
    const workbook = await built()
    const edits = await watched(workbook)
    const sheetId = workbook.spreadsheet().model().getters.getSheetIdByName('Inputs')
    const target = [{ top: 1, left: 4, bottom: 3, right: 4 }]
    workbook.spreadsheet().model().dispatch('DELETE_CONTENT', { sheetId, target })
    expect(edits).toEqual([
      {
        kind: 'cells',
        place: { sheet: 'Inputs', area: { top: 2, left: 5, bottom: 4, right: 5 } },
        by: 'person',
      },
    ])
  })

  test('that rows were inserted, because places have moved', async () => {
    const workbook = await built()
    const edits = await watched(workbook)
    insertRow(workbook, 'Inputs', 1)
    expect(edits).toEqual([{ kind: 'structure', sheet: 'Inputs', by: 'person' }])
    expect(await workbook.shown('Model!E4')).toBe(35_000)
  })

  test('of what the pane beside another window of the document wrote', async () => {
    const workbook = await built()
    const edits = await watched(workbook)
    await workbook
      .secondPort()
      .write([{ kind: 'cells', sheet: 'Inputs', top: 2, left: 5, before: [[100]], after: [[120]] }])
    expect(edits).toMatchObject([{ kind: 'cells', by: 'coauthor' }])
  })

  test('of nothing while the spreadsheet warms up, and nothing is left to undo', async () => {
    const workbook = await built()
    const { program, model } = workbook.spreadsheet()
    await program.open(bytesOf(smallWorkbook))
    const edits = await watched(workbook)
    await program.warmUp({ sheet: 'Inputs', area: { top: 2, left: 5, bottom: 2, right: 5 } }, 7)
    expect(await workbook.shown('Model!E4')).toBe(35_000)
    expect(model().getters.canUndo()).toBe(false)
    expect(edits).toEqual([])
  })
})

describe('the workbook as it stands', () => {
  test('is the one that was opened, with the results of its formulas', async () => {
    const { program } = nodeSpreadsheet()
    await program.open(bytesOf(dressedWorkbook))
    const { workbook, omitted } = await workbookOf(program)
    expect(omitted).toEqual([])
    expect(differences(workbook)).toEqual([])
    const [, model] = workbook.sheets
    expect(model?.blocks[0]?.cells[3]?.[4]).toEqual({ formula: 'E3*Inputs!$E$4', value: 35_000 })
  })

  test('is the same when it was built sheet by sheet', async () => {
    const workbook = openInSpreadsheet()
    await workbook.port.write(writesBetween(undefined, dressedWorkbook))
    await workbook.removeSheet('Sheet1')
    const { workbook: now } = await workbookOf(workbook.spreadsheet().program)
    expect(differences(now)).toEqual([])
  })

  test('has what a person typed, and rules and charts where they have moved', async () => {
    const { program, model } = nodeSpreadsheet()
    await program.open(bytesOf(dressedWorkbook))
    const sheetId = model().getters.getSheetIdByName('Inputs')
    model().dispatch('UPDATE_CELL', { sheetId, row: 0, col: 6, content: 'mine' })
    const rows = { sheetId, sheetName: 'Inputs', dimension: 'ROW', base: 0, quantity: 2, position: 'before' }
    model().dispatch('ADD_COLUMNS_ROWS', rows)
    const { sheets, names } = (await workbookOf(program)).workbook
    const [inputs, other] = sheets
    expect(inputs?.blocks[0]?.cells[2]?.[6]).toBe('mine')
    expect(inputs?.validations).toMatchObject([{ area: { top: 4, left: 5 }, title: 'Seats' }])
    expect(inputs?.conditionals).toMatchObject([
      { area: { top: 4 }, formula: 'E4>200', style: 'check_warns' },
    ])
    expect(names).toEqual([{ name: 'Seat_price', refersTo: 'Inputs!$E$6' }])
    expect(other?.blocks[0]?.cells[3]?.[1]).toMatchObject({ formula: 'B3*Inputs!$E$6' })
  })

  test('takes two thousand cells of a person along into a file, and out of it again', async () => {
    const workbook = await built()
    await workbook.addSheet('Notes')
    const own = Array.from({ length: 100 }, (_, row) =>
      Array.from({ length: 20 }, (_unused, column) => `${row} ${column}`),
    )
    const halves = [own.slice(0, 50), own.slice(50)]
    for (const [index, after] of halves.entries()) {
      const place = index === 0 ? { sheet: 'Notes', top: 3, left: 2 } : { sheet: 'Model', top: 20, left: 8 }
      const before = after.map(row => row.map(() => null))
      expect(await workbook.port.write([{ kind: 'cells', ...place, before, after }])).toMatchObject({
        ok: true,
      })
    }
    const now = (await workbookOf(workbook.spreadsheet().program)).workbook
    const again = nodeSpreadsheet()
    await again.program.open(bytesOf(now))
    const file = readXlsx(writeXlsx((await workbookOf(again.program)).workbook))
    const held = (sheet: string, top: number, left: number) =>
      halves[0]?.map((row, down) =>
        row.map((_, across) =>
          file.ok
            ? file.value.sheets
                .find(({ name }) => name === sheet)
                ?.cells.get(cellAddress(top + down, left + across))
            : undefined,
        ),
      )
    expect([held('Notes', 3, 2), held('Model', 20, 8)]).toEqual(halves)
  })

  test('says what a file cannot take along', async () => {
    const { program, model } = nodeSpreadsheet()
    await program.open(bytesOf(smallWorkbook))
    const sheetId = model().getters.getSheetIdByName('Inputs')
    const target = [{ top: 8, left: 0, bottom: 9, right: 1 }]
    model().dispatch('ADD_MERGE', { sheetId, target })
    model().dispatch('SET_FORMATTING', { sheetId, target, style: { fillColor: '#FF00FF' } })
    model().dispatch('HIDE_SHEET', { sheetId })
    expect((await workbookOf(program)).omitted).toEqual([
      'fonts and colours of your own on Inputs',
      '1 merged cell on Inputs',
      'that it is hidden on Inputs',
    ])
  })
})

test('a document that was kept opens as it was, and its last step can still be undone', async () => {
  const workbook = await built()
  await workbook.type('Inputs!E2', '150')
  await workbook.port.keep({ pointers: [['scenario', 'base']] })
  const before = await workbook.contents()
  const port = await workbook.reopen()
  expect(await workbook.contents()).toBe(before)
  expect(await workbook.shown('Model!E4')).toBe((150 + 40) * 250)
  expect(await port.look()).toMatchObject({ value: { pointers: new Map([['scenario', 'base']]) } })
})

test('what a document began with is given only once', async () => {
  const { program } = nodeSpreadsheet()
  await program.open(bytesOf(smallWorkbook))
  const first = await program.snapshot('')
  expect(first.beginning).toEqual(bytesOf(smallWorkbook))
  expect((await program.snapshot(first.id)).beginning).toBeUndefined()
  await program.open(bytesOf(smallWorkbook))
  expect((await program.snapshot(first.id)).beginning).toEqual(bytesOf(smallWorkbook))
})

const [inputs, model] = smallWorkbook.sheets
if (inputs === undefined || model === undefined) throw new Error('the small workbook has two sheets')

/** The small workbook with one of each look. */
const dressedWorkbook: Workbook = {
  ...smallWorkbook,
  sheets: [
    {
      ...inputs,
      frozen: { rows: 1, columns: 2 },
      columnWidths: [{ from: 4, to: 4, pixels: 180 }],
      rowHeights: [{ row: 1, points: 24 }],
      validations: [
        {
          area: { top: 2, left: 5, bottom: 2, right: 5 },
          rule: { kind: 'whole', least: 0 },
          title: 'Seats',
          message: 'A whole number of seats.',
        },
      ],
      conditionals: [
        { area: { top: 2, left: 5, bottom: 2, right: 5 }, formula: 'E2>200', style: 'check_warns' },
      ],
    },
    {
      ...model,
      formats: [
        ...model.formats,
        {
          area: { top: 4, left: 1, bottom: 4, right: 5 },
          style: 'result',
          numberFormat: '#,##0;[Red](#,##0);"–"',
        },
      ],
      rowGroups: [{ from: 6, to: 11, level: 1, hidden: true }],
      charts: [
        {
          id: 'model/revenue',
          kind: 'stacked_column',
          title: 'Revenue',
          area: { top: 13, left: 1, bottom: 24, right: 6 },
          categories: 'Model!$B$2:$E$2',
          series: [{ name: 'Revenue', values: 'Model!$B$4:$E$4', color: '0F6CBD' }],
          numberFormat: '#,##0',
        },
      ],
    } satisfies Sheet,
  ],
}

/** Other than its texts, which have lost their names. */
function differences(found: Workbook) {
  return writesBetween(found, dressedWorkbook).filter(({ kind }) => kind !== 'parts')
}

async function built(): Promise<SpreadsheetWorkbook> {
  const workbook = openInSpreadsheet()
  expect(await workbook.port.write(smallBuild)).toMatchObject({ ok: true })
  return workbook
}

async function watched({ port }: SpreadsheetWorkbook): Promise<readonly WorkbookEdit[]> {
  const edits: WorkbookEdit[] = []
  await port.watchEdits(edit => edits.push(edit))
  return edits
}

function undo(workbook: SpreadsheetWorkbook): void {
  expect(workbook.spreadsheet().model().dispatch('REQUEST_UNDO')).toMatchObject({ isSuccessful: true })
}

function insertRow(workbook: SpreadsheetWorkbook, sheetName: string, base: number): void {
  const { dispatch, getters } = workbook.spreadsheet().model()
  const sheetId = getters.getSheetIdByName(sheetName)
  dispatch('ADD_COLUMNS_ROWS', {
    sheetId,
    sheetName,
    dimension: 'ROW',
    base,
    quantity: 1,
    position: 'before',
  })
}

/** Texts beside the sheets are not for Undo. */
async function withoutTexts(before: string, workbook: SpreadsheetWorkbook): Promise<string> {
  const { xmls } = JSON.parse(await workbook.contents())
  return JSON.stringify({ ...JSON.parse(before), xmls }, null, 1)
}

function bytesOf(workbook: Workbook): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(workbook))
}

async function workbookOf(program: ReturnType<typeof nodeSpreadsheet>['program']) {
  const { workbook, omitted } = await program.workbook()
  const value: Workbook = JSON.parse(new TextDecoder().decode(workbook))
  return { workbook: value, omitted }
}
