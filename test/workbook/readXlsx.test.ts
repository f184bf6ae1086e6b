import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellAddress } from '../../engine/workbook/cellAddress.ts'
import { readXlsx, type XlsxContent } from '../../engine/workbook/readXlsx.ts'
import type { CellContent, CellValue } from '../../engine/workbook/workbook.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { repack } from './repack.ts'
import { smallPlan, workbookOfCells } from './smallPlan.ts'

function read(bytes: Uint8Array): XlsxContent {
  const result = readXlsx(bytes)
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'))
  return result.value
}

/** The cells of the first sheet when its part is the given XML of rows. */
function readRows(rows: string, more: Readonly<Record<string, string>> = {}) {
  const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const sheet = `<worksheet ${namespace}><sheetData>${rows}</sheetData></worksheet>`
  const file = repack(writeXlsx(workbookOfCells([[1]])), { 'xl/worksheets/sheet1.xml': sheet, ...more })
  return Object.fromEntries(read(file).sheets[0]?.cells ?? [])
}

const cellValues: fc.Arbitrary<CellValue> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('_', 'x', '0', '0', '5', 'F', 'D', ' ', '&', '<', '\r', '\n', '\ud800'),
  }),
  fc.boolean(),
  fc.constantFrom('#DIV/0!', '#N/A', '#NAME?').map(error => ({ error })),
)
const contents: fc.Arbitrary<CellContent> = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.record(
    { formula: fc.constantFrom('A1+1', 'SUM($B$2:C9)', '"a&b<c"', "'It''s'!A1"), value: cellValues },
    { requiredKeys: ['formula'] },
  ),
)

test('what is written is read back, every text and number to the last bit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(contents, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      rows => {
        const cells = read(writeXlsx(workbookOfCells(rows))).sheets[0]?.cells
        for (const [row, line] of rows.entries())
          for (const [column, content] of line.entries())
            expect(cells?.get(cellAddress(row + 1, column + 1)) ?? null).toEqual(asRead(content))
      },
    ),
    { numRuns: 200 },
  )
})

/** A file does not tell 0 from minus 0, nor an empty text in a formula's value from none in ours. */
function asRead(content: CellContent): CellContent {
  if (typeof content === 'number') return content + 0
  if (typeof content === 'object' && typeof content?.value === 'number')
    return { formula: content.formula, value: content.value + 0 }
  return content
}

test('sheets, names and parts come back', () => {
  const { sheets, names, parts, datesFrom1904 } = read(writeXlsx(smallPlan()))
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Home', false],
    ['Inputs', false],
    ['Model', false],
  ])
  expect(sheets[2]?.cells.get('G6')).toEqual({ formula: 'G5*Inputs!$C$6', value: 252_500 })
  expect(names).toEqual([{ name: 'Scenario', refersTo: 'Home!$C$4' }])
  expect(parts).toEqual([smallPlan().parts[0]?.xml])
  expect(datesFrom1904).toBe(false)
})

test('formulas that were not calculated have no value, and are told of by sheet; none is taken for 0', () => {
  const result = readXlsx(writeXlsx(smallPlan({ uncached: true })))
  expect(result.ok && result.value.sheets[2]?.cells.get('G6')).toEqual({ formula: 'G5*Inputs!$C$6' })
  expect(result.ok && result.warnings.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'X201 10 formulas on the sheet Home have no value: the file was saved without calculating',
    'X201 5 formulas on the sheet Inputs have no value: the file was saved without calculating',
    'X201 48 formulas on the sheet Model have no value: the file was saved without calculating',
  ])
  expect(readRows('<row r="1"><c r="A1"><f>B1</f><v/></c></row>')).toEqual({ A1: { formula: 'B1' } })
  expect(readRows('<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row>')).toEqual({
    A1: { formula: 'B1', value: '' },
  })
})

describe('files of other programs', () => {
  test('share a formula between cells: it is written out for each', () => {
    const shared =
      '<row r="2"><c r="B2"><f t="shared" ref="B2:C3" si="0">A1+$A$1+A$1+$A1+SUM(A:A,$1:1)&amp;"A1"&amp;LOG10(A1)+\'A1\'!A1</f><v>1</v></c>' +
      '<c r="C2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>3</v></c></row>'
    expect(readRows(shared)).toEqual({
      B2: { formula: 'A1+$A$1+A$1+$A1+SUM(A:A,$1:1)&"A1"&LOG10(A1)+\'A1\'!A1', value: 1 },
      C2: { formula: 'B1+$A$1+B$1+$A1+SUM(B:B,$1:1)&"A1"&LOG10(B1)+\'A1\'!B1', value: 2 },
      B3: { formula: 'A2+$A$1+A$1+$A2+SUM(A:A,$1:2)&"A1"&LOG10(A2)+\'A1\'!A2', value: 3 },
    })
  })

  test('keep texts in the cell, in runs of different looks, with hints how to say them', () => {
    const inline =
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r><rPh><t>x</t></rPh></is></c></row>'
    expect(readRows(inline)).toEqual({ A1: 'two runs' })
    const table =
      '<sst><si><r><t>a</t></r><r><t xml:space="preserve"> b_x000D_</t></r><rPh sb="0"><t>x</t></rPh></si></sst>'
    expect(readRows('<row><c t="s"><v>0</v></c></row>', { 'xl/sharedStrings.xml': table })).toEqual({
      A1: 'a b\r',
    })
  })

  test('leave out where rows and cells stand, and use prefixes, comments, CDATA and single quotes', () => {
    const rows =
      "<x:row><x:c/><x:c><x:v>1</x:v></x:c></x:row><!-- a > b --><x:row r='4'><x:c t='str'><x:v><![CDATA[<b>]]></x:v></x:c></x:row>"
    expect(readRows(rows)).toEqual({ B1: 1, A4: '<b>' })
  })

  test('write flags, errors and array formulas', () => {
    const rows =
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#DIV/0!</v></c>' +
      '<c r="C1"><f t="array" ref="C1:C2">SUM(A1:A2*B1:B2)</f><v>5</v></c><c r="D1"><f aca="false">A1</f><v>7</v></c></row>'
    expect(readRows(rows)).toEqual({
      A1: true,
      B1: { error: '#DIV/0!' },
      C1: { formula: 'SUM(A1:A2*B1:B2)', value: 5 },
      D1: { formula: 'A1', value: 7 },
    })
  })

  test('name their parts from the root, hide sheets, count dates from 1904', () => {
    const file = repack(writeXlsx(smallPlan()), {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A &amp; B" state="veryHidden" r:id="a"/>' +
        '<sheet name="Chart" r:id="c"/></sheets><definedNames><definedName name="local" localSheetId="0">A1</definedName>' +
        '<definedName name="_xlnm.Print_Area">A1</definedName></definedNames></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/>' +
        '<Relationship Id="s" Type="x/sharedStrings" Target="./SharedStrings.xml"/>' +
        '<Relationship Id="c" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>' +
        '<Relationship Id="e" Type="x/externalLink" TargetMode="External" Target="http://example.com"/></Relationships>',
    })
    const { sheets, names, datesFrom1904 } = read(file)
    expect(sheets.map(({ name, hidden, cells }) => [name, hidden, cells.get('C3')])).toEqual([
      ['A & B', true, { formula: 'MATCH(Scenario,D4:E4,0)', value: 2 }],
    ])
    expect(names).toEqual([])
    expect(datesFrom1904).toBe(true)
  })
})
