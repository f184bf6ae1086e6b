// The pane beside a workbook in Excel: building, attaching, what waits for agreement, and what happens when Excel fails.

import { beforeAll, expect, test } from 'vitest'
import type { OfficeInNode } from '../excelHost/nodeOffice.ts'
import { bootExcel } from '../host/openInExcel.ts'
import { marramText } from './linkedPane.ts'
import { type PaneInExcel, paneInExcel } from './paneInExcel.ts'

let office: OfficeInNode
let marram: PaneInExcel

beforeAll(async () => {
  office = await bootExcel()
  marram = await paneInExcel(office, marramText())
}, 60_000)

test('a workbook without our sheets is left alone until somebody builds', async () => {
  expect(marram.state().stage).toEqual({ kind: 'absent' })
  expect(await marram.excel.port.sheetNames()).toMatchObject({ value: ['Sheet1'] })
})

test('the sheets that will be added are listed first', async () => {
  marram.side.actions.ask('build')
  await marram.side.settled()
  const { sheets, own, refusal } = marram.state().preview
  expect(sheets?.slice(0, 3)).toEqual(['Home', 'Inputs', 'Monthly'])
  expect([own, refusal]).toEqual([['Sheet1'], undefined])
})

test('building adds them and leaves the person’s own sheet where it is', async () => {
  await marram.side.actions.build()
  expect(marram.state().stage).toEqual({ kind: 'linked' })
  const names = await marram.excel.port.sheetNames()
  expect(names.ok && names.value.length).toBe(12)
})
