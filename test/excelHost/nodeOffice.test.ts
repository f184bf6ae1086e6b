import { beforeAll, describe, expect, test } from 'vitest'
import { contentsOf } from './emulatedWorkbook.ts'
import { enteredAt, sheetNamed, shownAt, typeInto } from './excelDocument.ts'
import { bootOffice, type OfficeInNode } from './nodeOffice.ts'
import { hostErrors } from './wire.ts'
import { traffic } from './xdmHost.ts'

let office: OfficeInNode

beforeAll(async () => {
  office = await bootOffice()
})

describe('the installed office.js on the emulated host', () => {
  test('boots as in Excel on the web, with the sets of the manifest', () => {
    expect(office.Office.context.host).toBe('Excel')
    expect(office.Office.context.platform).toBe('OfficeOnline')
    expect(office.Office.context.requirements.isSetSupported('ExcelApi', '1.14')).toBe(true)
    expect(office.Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(false)
  })

  test('writes, calculates and reads back in one request', async () => {
    const host = office.open()
    const read = await office.Excel.run(async context => {
      const range = context.workbook.worksheets.add('Plan').getRange('A1:B2')
      range.values = [
        ['seats', 4],
        ['cost', '=B1*250'],
      ]
      range.load('values, formulas')
      await context.sync()
      return { values: range.values, formulas: range.formulas }
    })
    expect(read).toEqual({
      values: [
        ['seats', 4],
        ['cost', 1000],
      ],
      formulas: [
        ['seats', 4],
        ['cost', '=B1*250'],
      ],
    })
    expect(shownAt(host, 'Plan!B2')).toBe(1000)
    expect(office.xdm.syncs.length).toBe(1)
    expect(office.xdm.unhandled).toEqual([])
  })

  test('copies a column of formulas to the right, relative references moving along', async () => {
    const host = office.open(['Plan'])
    typeInto(host, 'A1', '100')
    await office.Excel.run(async context => {
      const sheet = context.workbook.worksheets.getItem('Plan')
      sheet.getRange('B1:B2').formulas = [['=A1*1.1'], ['=SUM($A1:B1)']]
      sheet.getRange('C1:E2').copyFrom('B1:B2', 'Formulas')
      await context.sync()
    })
    expect(enteredAt(host, 'E1')).toBe('=D1*1.1')
    expect(enteredAt(host, 'E2')).toBe('=SUM($A1:E1)')
    expect(shownAt(host, 'E1')).toBeCloseTo(146.41, 10)
  })

  test('splits a write of many cells into parts that the host puts together', async () => {
    const host = office.open(['Plan'])
    const values = Array.from({ length: 3000 }, (_, row) => [row, row * 2])
    await office.Excel.run(async context => {
      context.workbook.worksheets.getItem('Plan').getRange('A1:B3000').values = values
      await context.sync()
    })
    expect(enteredAt(host, 'B3000')).toBe(5998)
    expect(traffic(office.xdm.syncs)).toMatchObject({ syncs: 1 })
  })

  test('keeps a custom XML part under its namespace', async () => {
    office.open()
    const found = await office.Excel.run(async context => {
      const { customXmlParts } = context.workbook
      customXmlParts.add('<plan xmlns="urn:test:plan"><month>1</month></plan>')
      customXmlParts.add('<other xmlns="urn:test:other"/>')
      const parts = customXmlParts.getByNamespace('urn:test:plan')
      parts.load('items/id')
      await context.sync()
      const texts = parts.items.map(part => part.getXml())
      await context.sync()
      return texts.map(text => text.value)
    })
    expect(found).toEqual(['<plan xmlns="urn:test:plan"><month>1</month></plan>'])
  })

  test('releases every range it has held once the run is over', async () => {
    const host = office.open(['Plan'])
    await office.Excel.run(async context => {
      const range = context.workbook.worksheets.getItem('Plan').getRange('A1')
      await context.sync()
      range.values = [[1]]
      await context.sync()
    })
    await soon()
    expect(host.references.size).toBe(0)
  })

  test('tells the add-in what a person types, and marks what the add-in wrote itself', async () => {
    const host = office.open(['Plan'])
    const seen: string[] = []
    await office.Excel.run(async context => {
      context.workbook.worksheets.onChanged.add(async change => {
        seen.push(`${change.address} ${change.triggerSource}`)
      })
      await context.sync()
    })
    typeInto(host, 'Plan!B3', '7')
    await office.Excel.run(async context => {
      context.workbook.worksheets.getItem('Plan').getRange('C1:C2').values = [[1], [2]]
      await context.sync()
    })
    await soon()
    expect(seen).toEqual(['B3 Unknown', 'C1:C2 ThisLocalAddin'])
  })
})

describe('code that Excel would refuse is refused', () => {
  test.each<[string, (context: Excel.RequestContext, sheet: Excel.Worksheet) => unknown, string]>([
    ['a property that was never loaded', (_, sheet) => sheet.getRange('A1').values, 'PropertyNotLoaded'],
    ['a misspelt property', (_, sheet) => sheet.getRange('A1').load('valuez'), 'InvalidArgument'],
    [
      'a sheet that is not there',
      context => context.workbook.worksheets.getItem('Nowhere').load('id'),
      'ItemNotFound',
    ],
    [
      'a matrix of another size than the range',
      (_, sheet) => {
        sheet.getRange('A1:B2').values = [[1, 2, 3]]
      },
      'InvalidArgument',
    ],
    [
      'what the host does not emulate',
      (_, sheet) => sheet.getRange('A1').getRangeEdge('Down').load('address'),
      'NotEmulated',
    ],
  ])('%s', async (_, work, code) => {
    office.open(['Plan'])
    const run = office.Excel.run(async context => {
      work(context, context.workbook.worksheets.getItem('Plan'))
      await context.sync()
    })
    await expect(run).rejects.toMatchObject({ code })
  })

  test('a member of a later requirement set, named in the message', async () => {
    const older = await bootOffice({ ExcelApi: '1.3', RichApiRuntime: '1.2' })
    const run = older.Excel.run(async context => {
      context.workbook.customXmlParts.load('items')
      await context.sync()
    })
    await expect(run).rejects.toMatchObject({
      code: 'ApiNotFound',
      message: expect.stringContaining('ExcelApi 1.5'),
    })
  })

  test('a write to a protected sheet', async () => {
    const host = office.open(['Plan'])
    sheetNamed(host.workbook, 'Plan').isProtected = true
    await expect(writeOne()).rejects.toMatchObject({ code: 'AccessDenied' })
  })
})

describe('a request that meets a fault', () => {
  test('refused: nothing is done', async () => {
    const host = office.open(['Plan'])
    const before = contentsOf(host.workbook)
    office.xdm.behaviour.fault = number =>
      number === 1 ? { kind: 'refused', error: hostErrors.activityLimitReached } : undefined
    await expect(writeOne()).rejects.toMatchObject({ code: 'ActivityLimitReached' })
    expect(contentsOf(host.workbook)).toBe(before)
  })

  test('answer lost: everything is done and the add-in cannot know', async () => {
    const host = office.open(['Plan'])
    office.xdm.behaviour.fault = () => ({ kind: 'answerLost', error: hostErrors.internal })
    await expect(writeOne()).rejects.toMatchObject({ code: 'GeneralException' })
    expect(enteredAt(host, 'A1')).toBe(1)
  })

  test('halfway: what came before the fault stays', async () => {
    const host = office.open(['Plan'])
    office.xdm.behaviour.fault = () => ({ kind: 'halfway' })
    const run = office.Excel.run(async context => {
      const sheet = context.workbook.worksheets.getItem('Plan')
      for (const row of [1, 2, 3, 4]) sheet.getRange(`A${row}`).values = [[row]]
      await context.sync()
    })
    await expect(run).rejects.toMatchObject({ code: 'GeneralException' })
    expect([enteredAt(host, 'A1'), enteredAt(host, 'A4')]).toEqual([1, ''])
  })

  test('writes dropped: the add-in is told that all is well', async () => {
    const host = office.open(['Plan'])
    office.xdm.behaviour.fault = () => ({ kind: 'writesDropped' })
    await writeOne()
    expect(enteredAt(host, 'A1')).toBe('')
  })

  test('a cell being edited: refused, or kept waiting when the run asked for it', async () => {
    const host = office.open(['Plan'])
    office.xdm.behaviour.isCellEdited = true
    await expect(writeOne()).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' })
    office.xdm.leaveCell()
    await writeOne()
    expect(enteredAt(host, 'A1')).toBe(1)
  })

  test('too large: refused with the limit of Excel on the web', async () => {
    office.open(['Plan'])
    const run = office.Excel.run(async context => {
      context.workbook.worksheets.getItem('Plan').getRange('A1').values = [['x'.repeat(5_100_000)]]
      await context.sync()
    })
    await expect(run).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' })
  })
})

function writeOne(): Promise<void> {
  return office.Excel.run(async context => {
    context.workbook.worksheets.getItem('Plan').getRange('A1').values = [[1]]
    await context.sync()
  })
}

function soon(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 20))
}
