import { beforeAll, describe, expect, test } from 'vitest'
import { columnLetters, sheetInFormula } from '../../engine/workbook/cellAddress.ts'
import { readXlsx } from '../../engine/workbook/readXlsx.ts'
import type { CellContent, Workbook } from '../../engine/workbook/workbook.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { unpack } from '../workbook/repack.ts'
import { emptySheet, smallPlan, workbookOf, workbookOfCells } from '../workbook/smallPlan.ts'
import {
  type CalculatedCells,
  compareCells,
  filledCells,
  plantedValue,
  printAgreement,
  statedCells,
  withPlantedValues,
} from './calculatedCells.ts'
import { calculateInLibreOffice, saveInLibreOffice } from './libreOffice.ts'
import { openInSecondEngine } from './secondEngine.ts'

/** Texts that a file format, a spreadsheet or a person might take for something else. */
const awkwardTexts = [
  '=1+1',
  '+1 555 0100',
  '-5',
  '@name',
  '＝1',
  "'quoted",
  '0123',
  '1E5',
  'MAR1',
  'TRUE',
  '#N/A',
  '2026-01-01',
  '12%',
  '<b>&amp;"',
  '_x000D_',
  'tab\there',
  'two\nlines',
  'return\rhere',
  'bell\u0007',
  ' padded ',
  'é 漢字 🚀',
]

/** What the second engine takes for an error though it is a text, and a sheet's name that it cannot read. */
const beyondSecondEngine = ['#N/A', "It's"]

const sheetNames = ['Plan', "It's", 'Use of proceeds', 'Plan 🚀', 'A1', 'R1C1', '2026', 'TRUE', 'Ünï']

/** One formula a function, from A1 = 5 and B1 = 0.5, C1:E1 = 1, 2, 3 and C2:E2 = ids. */
const functions: readonly (readonly [formula: string, value: number | string])[] = [
  ['SUM(C1:E1)', 6],
  ['SUMIF(C2:E2,"b",C1:E1)', 2],
  ['SUMPRODUCT((C2:E2="c")*(C1:E1+1))', 4],
  ['PRODUCT(C1:E1)', 6],
  ['INDEX(C1:E1,1,2)', 2],
  ['MATCH("c",C2:E2,0)', 3],
  ['IF(AND(A1=5,B1<1),1,0)', 1],
  ['IF(OR(A1=4,NOT(B1<1)),1,0)', 0],
  ['MIN(C1:E1)+MAX(C1:E1)', 4],
  ['ROUND(A1/3,2)+INT(B1)+ABS(0-A1)', 6.67],
  ['MOD(0-3,2)', 1],
  ['(0-A1)^2', 25],
  ['EXP(B1)*LN(A1)', Math.exp(0.5) * Math.log(5)],
  ['CHOOSE(2,C1,D1)', 2],
  ['LOOKUP(2,C1:E1)', 2],
  ['EDATE(DATE(2026,1,31),1)', 46_081],
  ['EOMONTH(DATE(2026,1,1),0)', 46_053],
  ['YEAR(46023)*100+MONTH(46023)', 202_601],
  ['NPV(B1,C1:E1)', 1 / 1.5 + 2 / 2.25 + 3 / 3.375],
  ['IFERROR(1/0,7)', 7],
  ['IF(C2="a","✓ holds","× fails")', '✓ holds'],
]

const functionBook = workbookOfCells([
  [5, 0.5, 1, 2, 3],
  [null, null, 'a', 'b', 'c'],
  ...functions.map(([formula, value]): CellContent[] => [{ formula, value }, null, null, null, null]),
])

function textBook(texts: readonly string[]): Workbook {
  return workbookOfCells(texts.map((text, row) => [text, { formula: `A${row + 1}&"."`, value: `${text}.` }]))
}

/** Each sheet reads the next. */
function namesBook(names: readonly string[]): Workbook {
  const next = (index: number) => (index + 1) % names.length
  return workbookOf(
    ...names.map((name, index) => ({
      ...emptySheet(name),
      blocks: [
        {
          id: name,
          top: 1,
          left: 1,
          cells: [[index, { formula: `${sheetInFormula(names[next(index)] ?? '')}!A1`, value: next(index) }]],
        },
      ],
    })),
  )
}

/** Sixty months of a row in which each month reads the one before: groups of formulas that a program may thread. */
const chainBook = workbookOfCells([
  [
    1,
    ...Array.from({ length: 60 }, (_, month) => ({
      formula: `${columnLetters(month + 1)}1*1.01`,
      value: 1.01 ** (month + 1),
    })),
  ],
])

/** Workbooks by what they show; the second engine is given what it can read. */
const books: Readonly<Record<string, (texts: (all: readonly string[]) => readonly string[]) => Workbook>> = {
  'the small plan': () => smallPlan(),
  'every function that formulas use': () => functionBook,
  'texts that look like something else': readable => textBook(readable(awkwardTexts)),
  'sheets with awkward names': readable => namesBook(readable(sheetNames)),
  'a chain of sixty months': () => chainBook,
}
const all = (texts: readonly string[]) => texts
const forSecondEngine = (texts: readonly string[]) => texts.filter(text => !beyondSecondEngine.includes(text))

let calculated: Readonly<Record<string, CalculatedCells>> = {}

beforeAll(async () => {
  const found = await calculateInLibreOffice(Object.values(books).map(make => make(all)))
  calculated = Object.fromEntries(Object.keys(books).map((name, index) => [name, found[index] ?? new Map()]))
})

describe.each(Object.entries(books))('%s', (name, make) => {
  test('LibreOffice, calculating the written file anew, finds the values stated', () => {
    const stated = statedCells(make(all), { withConstants: true })
    const agreement = compareCells(stated, calculated[name] ?? new Map(), 1e-12)
    expect(agreement.disagreeing, printAgreement(agreement)).toBe(0)
    expect(agreement.compared).toBeGreaterThan(15)
  })

  test('so does the second engine', () => {
    const book = make(forSecondEngine)
    const found = openInSecondEngine(withPlantedValues(book)).cells()
    const agreement = compareCells(statedCells(book, { withConstants: true }), found, 1e-12)
    expect(agreement.disagreeing, printAgreement(agreement)).toBe(0)
  })
})

test('wrong values planted in the file do not survive either program', () => {
  const planted = withPlantedValues(smallPlan())
  expect(statedCells(planted).get('Model')?.get('Q7')).toBe(plantedValue)
  expect(calculated['the small plan']?.get('Model')?.get('Q7')).toBeCloseTo(15_165_000, 6)
  expect(openInSecondEngine(planted).cells().get('Model')?.get('Q7')).toBeCloseTo(15_165_000, 6)
})

test('a file that LibreOffice has saved is read: formulas, values, names, hidden sheets', async () => {
  const [saved = new Uint8Array()] = await saveInLibreOffice([writeXlsx(withPlantedValues(smallPlan()))])
  const read = readXlsx(saved)
  if (!read.ok) throw new Error(read.diagnostics[0]?.message)
  const { sheets, names } = read.value
  expect(read.warnings).toEqual([])
  expect(names).toEqual([{ name: 'Scenario', refersTo: 'Home!$C$4' }])
  const formulas = (workbook: Workbook) =>
    workbook.sheets.flatMap(sheet =>
      [...filledCells(sheet)].map(([at, content]) => [sheet.name, at, content] as const),
    )
  for (const [sheet, address, content] of formulas(smallPlan())) {
    const found = sheets.find(({ name }) => name === sheet)?.cells.get(address)
    if (typeof content === 'object') expect(found).toMatchObject({ formula: content.formula })
    else expect(found).toBe(content)
  }
})

// What is frozen belongs to a window, and LibreOffice opens none here: another reader finds it in xlsxFile.test.ts.
test('LibreOffice takes over the charts, folded groups, lists, bounds and conditional looks of a file', async () => {
  const file = writeXlsx(smallPlan())
  const [saved = new Uint8Array()] = await saveInLibreOffice([file])
  const parts = unpack(saved)
  const sheets = [...parts].flatMap(([path, text]) => (path.startsWith('xl/worksheets/sheet') ? [text] : []))
  const count = (pattern: RegExp) => sheets.reduce((sum, text) => sum + (text.match(pattern) ?? []).length, 0)
  const wanted = smallPlan().sheets
  const charts = wanted.flatMap(sheet => sheet.charts)
  expect([...parts.keys()].filter(path => /^xl\/charts\/chart\d+\.xml$/.test(path))).toHaveLength(
    charts.length,
  )
  expect(count(/<dataValidation [^>]*type="list"/g)).toBe(1)
  expect(count(/<dataValidation [^>]*type="decimal"/g)).toBeGreaterThan(0)
  expect(
    count(
      /<row [^>]*hidden="(?:true|1)"[^>]*outlineLevel="1"|<row [^>]*outlineLevel="1"[^>]*hidden="(?:true|1)"/g,
    ),
  ).toBe(2)
  expect(count(/<cfRule /g)).toBe(wanted.flatMap(sheet => sheet.conditionals).length)
})

test('choosing another scenario recalculates the open workbook', () => {
  const engine = openInSecondEngine(smallPlan())
  engine.enter('Home', 'C4', 'Base')
  expect(engine.cells().get('Inputs')?.get('C6')).toBe(0.2)
  expect(engine.cells().get('Model')?.get('Q7')).toBeCloseTo(14_532_000, 6)
})

test('an agreement says how many cells were compared, the largest difference and where', () => {
  const cells = (value: number | string) =>
    new Map([
      [
        'Model',
        new Map([
          ['A1', 2],
          ['B7', value],
        ]),
      ],
    ])
  expect(printAgreement(compareCells(cells(1e6), cells(1e6 + 1), 1e-9))).toBe(
    '2 cells compared, largest difference 1.0e-6 at Model!B7, 1 beyond tolerance\n' +
      'Model!B7: expected 1000000, found 1000001',
  )
  expect(compareCells(cells('yes'), cells('no'), 1).disagreements).toEqual([
    'Model!B7: expected "yes", found "no"',
  ])
  expect(compareCells(cells(1), new Map(), 1).disagreeing).toBe(2)
  const exactFlags = (_: string, address: string) => (address === 'B7' ? 0 : 1)
  expect(compareCells(cells(1), cells(1.000000001), exactFlags).disagreeing).toBe(1)
})
