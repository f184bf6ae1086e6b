import { readXlsx as readWithHucre } from 'hucre/xlsx'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { looks } from '../../engine/workbook/looks.ts'
import type { Sheet, StyleName, Workbook } from '../../engine/workbook/workbook.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { unpack } from './repack.ts'
import { emptySheet, smallPlan, workbookOf, workbookOfCells } from './smallPlan.ts'
import { descendants, xmlTree } from './xmlTree.ts'

const files = unpack(writeXlsx(smallPlan()))
const part = (path: string) => files.get(path) ?? ''

afterEach(() => {
  vi.useRealTimers()
})

test('the same workbook gives the same bytes on any day', () => {
  const first = writeXlsx(smallPlan())
  vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') })
  expect(writeXlsx(smallPlan())).toEqual(first)
})

test('every part is well-formed XML, and is listed with its type or is plain XML', () => {
  const types = part('[Content_Types].xml')
  for (const [path, xml] of files) {
    expect(() => xmlTree(xml), path).not.toThrow()
    const listed = types.includes(`PartName="/${path}"`)
    expect(listed || /\.rels$|^customXml\/item\d+\.xml$|^\[Content_Types\]/.test(path), path).toBe(true)
  }
  expect([...files.keys()][0]).toBe('[Content_Types].xml')
})

test('every relationship leads to a part of the file', () => {
  for (const [path, xml] of files) {
    if (!path.endsWith('.rels')) continue
    const folder = `file:///${path.replace(/_rels\/[^/]*$/, '')}`
    for (const [, target = ''] of xml.matchAll(/Target="([^"]*)"/g)) {
      const found = new URL(target, folder).pathname.slice(1)
      expect(files.has(found), `${path} leads to ${found}`).toBe(true)
    }
  }
})

/** CT_Worksheet of ECMA-376: Excel refuses a sheet whose elements stand in another order. */
const worksheetOrder = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'conditionalFormatting',
  'dataValidations',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'ignoredErrors',
  'drawing',
]

test.each([1, 2, 3])('the elements of sheet %i stand in the order of the schema', number => {
  const elements = xmlTree(part(`xl/worksheets/sheet${number}.xml`)).children
  const places = elements.map(({ name }) => worksheetOrder.indexOf(name))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})

describe('another reader (hucre) finds in the file', () => {
  const read = async (workbook: Workbook) => (await readWithHucre(writeXlsx(workbook))).sheets
  const home = async () => (await read(smallPlan()))[0]
  const inputs = async () => (await read(smallPlan()))[1]
  const model = async () => (await read(smallPlan()))[2]

  test('formulas with their values', async () => {
    expect((await model())?.cells?.get('5,6')).toMatchObject({
      formula: 'G5*Inputs!$C$6',
      formulaResult: 252_500,
    })
    expect((await home())?.cells?.get('3,3')).toMatchObject({ value: '✓ Cash holds' })
  })

  test('no gridlines, the tab colour and the zoom', async () => {
    expect((await model())?.view).toEqual({
      tabColor: { rgb: '8A94A0' },
      showGridLines: false,
      zoomScale: 100,
    })
  })

  test('frozen rows and columns', async () => {
    expect((await model())?.freezePane).toEqual({ rows: 4, columns: 5 })
    expect((await inputs())?.freezePane).toEqual({ rows: 4 })
    expect((await home())?.freezePane).toBeUndefined()
  })

  test('folded groups, with the button of rows above them and of columns to their right', async () => {
    const sheet = await model()
    expect(sheet?.rowDefs?.get(3)).toEqual({ collapsed: true })
    expect(sheet?.rowDefs?.get(4)).toEqual({ hidden: true, outlineLevel: 1 })
    expect(sheet?.columns?.slice(1, 5)).toEqual([
      { width: 9.140625, hidden: true, outlineLevel: 1 },
      { width: 9.140625, hidden: true, outlineLevel: 1 },
      { width: 9.140625, hidden: true, outlineLevel: 1 },
      { width: 9.140625, collapsed: true },
    ])
    expect(sheet?.outlineProperties).toEqual({ summaryBelow: false })
    expect(part('xl/worksheets/sheet3.xml')).toContain('outlineLevelRow="1" outlineLevelCol="1"')
  })

  test('column widths in seventh pixels and row heights in points', async () => {
    const sheet = await home()
    expect(sheet?.columns?.[1]?.width).toBeCloseTo(216 / 7, 2)
    expect(sheet?.rowDefs?.get(1)).toEqual({ height: 22.5 })
  })

  test('a list to choose from and bounds for what is typed, with our messages', async () => {
    expect((await home())?.dataValidations).toEqual([
      {
        type: 'list',
        range: 'C4',
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: 'Choose a scenario',
        errorMessage: 'Take one of the scenarios in the list.',
        formula1: 'Inputs!$D$4:$E$4',
      },
    ])
    expect((await inputs())?.dataValidations).toMatchObject([
      { type: 'decimal', range: 'D6:E6', operator: 'between', formula1: '0', formula2: '1' },
      { type: 'decimal', range: 'D7:E8', operator: 'greaterThanOrEqual', formula1: '0' },
    ])
  })

  test('a look that depends on a condition', async () => {
    expect((await home())?.conditionalRules).toMatchObject([
      { type: 'expression', range: 'D4:E4', formula: 'LEFT($D$4,1)="×"', priority: 1 },
    ])
  })

  test('how a sheet prints', async () => {
    expect((await model())?.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 2,
      fitToHeight: 0,
      printArea: '$A$1:$Q$9',
      printTitlesColumn: '$A:$A',
      printTitlesRow: '$1:$4',
    })
  })

  test('five native charts with their ranges, kinds and colours', async () => {
    const charts = (await home())?.charts ?? []
    expect(charts.map(({ kinds }) => kinds)).toEqual([['line'], ['bar'], ['bar'], ['bar'], ['area']])
    expect(charts[0]).toMatchObject({ title: 'ARR and cash, $M' })
    expect(charts[0]?.series?.[1]).toMatchObject({ name: 'Cash', valuesRef: 'Model!$F$8:$Q$8' })
    expect(charts[4]?.series?.[0]).toMatchObject({ color: '1F5FA8' })
  })

  test.each(Object.keys(looks) as StyleName[])('the style %s as the table of looks has it', async style => {
    const area = { top: 1, left: 1, bottom: 1, right: 1 }
    const sheet: Sheet = {
      ...emptySheet('Sheet'),
      blocks: [{ id: 'a', top: 1, left: 1, cells: [[1]] }],
      formats: [{ area, style, numberFormat: '0.0%', indent: 1 }],
    }
    const [found] = (await readWithHucre(writeXlsx(workbookOf(sheet)), { readStyles: true })).sheets
    const look = looks[style]
    const written = found?.cells?.get('0,0')?.style
    expect(written?.font).toMatchObject({
      name: 'Calibri',
      size: look.size ?? 10,
      color: { rgb: look.color },
    })
    expect([written?.font?.bold, written?.font?.italic]).toEqual([look.bold, look.italic])
    expect(written?.fill).toEqual(
      look.fill === undefined
        ? undefined
        : { type: 'pattern', pattern: 'solid', fgColor: { rgb: look.fill } },
    )
    expect(written?.border?.top?.color?.rgb).toBe(look.lineAbove === undefined ? undefined : look.lineAbove)
    expect(written?.numFmt).toBe('0.0%')
    expect(written?.alignment).toEqual({ horizontal: look.alignment ?? 'left', indent: 1 })
    expect(written?.protection).toEqual(look.unlocked ? { locked: false } : undefined)
  })
})

describe('a chart', () => {
  const chart = (number: number) => xmlTree(part(`xl/charts/chart${number}.xml`))
  const values = (number: number, name: string) =>
    descendants(chart(number), name).map(({ attributes }) => attributes.get('val'))

  test('shows its values before anything recalculates', () => {
    const caches = descendants(chart(1), 'c:numCache').map(cache =>
      descendants(cache, 'c:v').map(({ text }) => text),
    )
    expect(caches).toHaveLength(6)
    expect(caches[0]?.[0]).toBe('46023')
    expect(caches[1]?.at(-1)).toBe('15165000')
    expect(
      descendants(chart(2), 'c:strCache')
        .flatMap(cache => descendants(cache, 'c:v'))
        .map(({ text }) => text),
    ).toEqual([...Array(3).fill(['Opening', 'New', 'End']).flat()])
  })

  test('goes on showing rows that are folded away', () => {
    expect(values(1, 'c:plotVisOnly')).toEqual(['0'])
  })

  test('has a legend where more than one series shows, without those that hold others up', () => {
    expect(descendants(chart(1), 'c:legend')).toHaveLength(1)
    expect(descendants(chart(3), 'c:legend')).toHaveLength(0)
    const [hidden] = descendants(chart(2), 'c:legendEntry')
    expect(hidden && descendants(hidden, 'c:idx')[0]?.attributes.get('val')).toBe('0')
  })

  test('dashes a floor, and hides the base of a bridge', () => {
    expect(values(1, 'a:prstDash')).toEqual(['dash'])
    const [base] = descendants(chart(2), 'c:ser')
    expect(base && descendants(base, 'a:noFill')).toHaveLength(2)
    expect(base && descendants(base, 'a:solidFill')).toHaveLength(0)
  })

  test('never turns a negative bar white, as Excel does unless told not to', () => {
    for (const number of [2, 3, 4])
      expect(new Set(values(number, 'c:invertIfNegative'))).toEqual(new Set(['0']))
  })

  test('counts months on an axis of dates, names on one of names', () => {
    expect(descendants(chart(1), 'c:dateAx')).toHaveLength(1)
    expect(descendants(chart(2), 'c:catAx')).toHaveLength(1)
  })
})

test('Excel is told to calculate everything when it opens the file', () => {
  const [calculation] = descendants(xmlTree(part('xl/workbook.xml')), 'calcPr')
  expect(calculation?.attributes.get('fullCalcOnLoad')).toBe('1')
})

test('a part is carried as it is, with an id that its name alone decides', () => {
  expect(part('customXml/item1.xml')).toBe(smallPlan().parts[0]?.xml)
  expect(part('xl/_rels/workbook.xml.rels')).toContain(
    'relationships/customXml" Target="../customXml/item1.xml"',
  )
  const id = /ds:itemID="(\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\})"/
  const first = id.exec(part('customXml/itemProps1.xml'))?.[1]
  const again = unpack(
    writeXlsx({
      ...smallPlan(),
      parts: [
        { name: 'other', xml: '<a/>' },
        { name: 'plan', xml: '<b/>' },
      ],
    }),
  )
  expect(id.exec(again.get('customXml/itemProps2.xml') ?? '')?.[1]).toBe(first)
  expect(id.exec(again.get('customXml/itemProps1.xml') ?? '')?.[1]).not.toBe(first)
})

test('a text is a text whatever it begins with', () => {
  const texts = ['=1+1', '+1', '-1', '@a', '#N/A', 'TRUE', '\t=1', '＝1']
  const sheet = unpack(writeXlsx(workbookOfCells([texts]))).get('xl/worksheets/sheet1.xml') ?? ''
  expect(descendants(xmlTree(sheet), 'c').map(({ attributes }) => attributes.get('t'))).toEqual(
    texts.map(() => 's'),
  )
  expect(sheet).not.toContain('<f>')
})

test('a workbook of 50,000 formulas packs into 30 bytes a formula', () => {
  const row = Array.from({ length: 100 }, (_, column) => ({
    formula: `A${column + 1}*$B$1+SUM(C1:D9)`,
    value: column / 7,
  }))
  const bytes = writeXlsx(workbookOfCells(Array.from({ length: 500 }, () => row)))
  expect(bytes.length).toBeLessThan(1_500_000)
})
