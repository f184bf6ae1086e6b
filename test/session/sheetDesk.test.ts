import { beforeAll, describe, expect, test } from 'vitest'
import type { WorkbookPort } from '../../addin/host/workbookPort.ts'
import type { Refusal } from '../../addin/session/editRefusal.ts'
import { type SheetDesk, sheetDesk } from '../../addin/session/sheetDesk.ts'
import { type CellContent, writesBetween } from '../../engine/index.ts'
import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import type { OpenedWorkbook } from '../host/conformance.ts'
import { bootExcel, openInExcel } from '../host/openInExcel.ts'
import { openInSpreadsheet } from '../host/openInSpreadsheet.ts'
import { emptySheet, workbookOf } from '../workbook/smallPlan.ts'

let office: OfficeInNode

beforeAll(async () => {
  office = await bootExcel()
})

const content = {
  title: 'Cost',
  note: 'A copy.',
  currency: 'USD',
  tables: [
    {
      id: 'costs',
      header: ['Cost', 'Change'],
      lines: [{ name: 'Sales', values: [-4_500_000], unit: 'money' }],
      chart: { kind: 'bar' as const, title: 'Cost', series: [{ column: 1, color: '1F3247' }] },
    },
  ],
}

/** A sheet as the workbook of a plan has it: the state and the difference of each line are formulas. */
const checks = workbookOf({
  ...emptySheet('Checks'),
  blocks: [
    {
      id: 'checks/list',
      top: 3,
      left: 1,
      cells: [
        [
          'Every line of the model, sum of all months',
          'State',
          'Difference',
          'Tolerance',
          'Engine',
          'This workbook',
        ],
        line('Total ARR', 4, 40_000_000, 40_000_000.000004),
        line('Churn', 5, 0.5, 0.5),
      ],
    },
  ],
})

function line(label: string, row: number, engine: number, here: number): readonly CellContent[] {
  const state = `IF(ABS(C${row})<=D${row},"✓ agrees","× differs")`
  return [label, { formula: state }, { formula: `F${row}-E${row}` }, 0.005, engine, here]
}

function deskOf(port: WorkbookPort | undefined): {
  readonly desk: SheetDesk
  readonly told: readonly Refusal[]
} {
  const told: Refusal[] = []
  const desk = sheetDesk({
    program: 'the program',
    port: async () => port,
    settled: async () => {},
    tell: refusal => told.push(refusal),
  })
  return { desk, told }
}

const hosts: readonly (readonly [string, () => OpenedWorkbook])[] = [
  ['Excel', () => openInExcel(office)],
  ['the spreadsheet', openInSpreadsheet],
]

describe.each(hosts)('beside %s', (_, open) => {
  test('a sheet is added with its chart, under the next name that is free', async () => {
    const workbook = open()
    const { desk, told } = deskOf(workbook.port)
    expect([await desk.insert('Cost', content), await desk.insert('Cost', content)]).toEqual([
      'Cost',
      'Cost 2',
    ])
    expect(await workbook.charts('Cost 2')).toEqual([
      { title: 'Cost', kind: 'bar', series: [{ name: 'Change', values: 'Cost 2!B5' }] },
    ])
    expect(told).toEqual([])
  })

  test('what stops it is told', async () => {
    const workbook = open()
    workbook.faults?.openForReading()
    const { desk, told } = deskOf(workbook.port)
    expect(await desk.insert('Cost', content)).toBeUndefined()
    expect(told).toHaveLength(1)
  })

  test('a workbook of ours says how far it agrees', async () => {
    const workbook = open()
    const { desk } = deskOf(workbook.port)
    expect(await desk.agreement()).toEqual({ kind: 'absent' })
    await workbook.port.write(writesBetween(undefined, checks))
    const answer = await desk.agreement()
    if (answer.kind !== 'compared') throw new Error(answer.kind)
    expect(answer.agreement).toMatchObject({ compared: 2, differing: 0, unreadable: 0, worst: 'Total ARR' })
    expect(answer.agreement.largest).toBeCloseTo(1e-13, 14)
    await workbook.type('Checks!F4', '50000000')
    expect(await desk.agreement()).toMatchObject({ agreement: { differing: 1, largest: 0.25 } })
  })

  test('a workbook whose list of lines was taken away is not read', async () => {
    const workbook = open()
    const { desk } = deskOf(workbook.port)
    await workbook.addSheet('Checks')
    expect(await desk.agreement()).toMatchObject({ kind: 'unreadable' })
  })
})

test('where there is no workbook, nothing is asked of it', async () => {
  const { desk } = deskOf(undefined)
  expect([await desk.insert('Cost', content), await desk.agreement()]).toEqual([
    undefined,
    { kind: 'absent' },
  ])
})
