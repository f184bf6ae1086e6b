// Writes a workbook as an .xlsx file: the same bytes for the same workbook, in Node and in a browser.

import { crc32 } from './crc32.ts'
import { type Part, packageFiles } from './officePackage.ts'
import { type SheetGrid, sheetGrid } from './sheetGrid.ts'
import { keepSpreadsheetText } from './spreadsheetText.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { workbookFaults } from './workbookFaults.ts'
import { xlsxChart } from './xlsxChart.ts'
import { xlsxDrawing } from './xlsxDrawing.ts'
import { type SharedTables, xlsxSheet } from './xlsxSheet.ts'
import { xlsxStyles } from './xlsxStyles.ts'
import { xlsxWorkbook } from './xlsxWorkbook.ts'
import { element, escapeXml, xmlDocument } from './xmlText.ts'
import { packZip } from './zipFile.ts'

/**
 * The bytes of the file. Excel recalculates it when it opens; until then, and in viewers that do not calculate, the
 * values of the formulas show. Throws when the workbook breaks a limit of Excel, which is a bug of whoever made it.
 */
export function writeXlsx(workbook: Workbook): Uint8Array {
  const faults = workbookFaults(workbook)
  if (faults.length > 0) throw new Error(`this workbook cannot be written:\n${faults.join('\n')}`)
  return packZip(packageFiles([workbookPart(workbook), ...propertyParts(workbook.title)]))
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const openXml = 'application/vnd.openxmlformats-officedocument'

function workbookPart(workbook: Workbook): Part {
  const texts = textTable()
  const styles = xlsxStyles()
  const sheets = sheetParts(workbook.sheets, { styles, textNumber: texts.number })
  return {
    path: 'xl/workbook.xml',
    xml: xlsxWorkbook(workbook),
    content: `${openXml}.spreadsheetml.sheet.main+xml`,
    relationship: `${relationships}/officeDocument`,
    leadsTo: [
      ...sheets,
      {
        path: 'xl/styles.xml',
        xml: styles.xml(),
        content: `${openXml}.spreadsheetml.styles+xml`,
        relationship: `${relationships}/styles`,
        leadsTo: [],
      },
      {
        path: 'xl/sharedStrings.xml',
        xml: texts.xml(),
        content: `${openXml}.spreadsheetml.sharedStrings+xml`,
        relationship: `${relationships}/sharedStrings`,
        leadsTo: [],
      },
      ...workbook.parts.map(customPart),
    ],
  }
}

/** The table of texts, each once, numbered from 0 as they come. */
function textTable() {
  const numbers = new Map<string, number>()
  return {
    number: (text: string): number => {
      const number = numbers.get(text) ?? numbers.size
      numbers.set(text, number)
      return number
    },
    xml: (): string =>
      xmlDocument(
        element(
          'sst',
          { xmlns: spreadsheet, uniqueCount: numbers.size },
          ...[...numbers.keys()].map(textItem),
        ),
      ),
  }
}

function textItem(text: string): string {
  const space = /^\s|\s$|[\n\t]/.test(text) ? 'preserve' : undefined
  return element('si', {}, element('t', { 'xml:space': space }, escapeXml(keepSpreadsheetText(text))))
}

function sheetParts(sheets: readonly Sheet[], shared: SharedTables): readonly Part[] {
  const grids = new Map(sheets.map(sheet => [sheet.name, sheetGrid(sheet)]))
  let charts = 0
  return sheets.map((sheet, index) => {
    const drawing = sheet.charts.length === 0 ? [] : [drawingPart(sheet, index + 1, charts, grids)]
    charts += sheet.charts.length
    return {
      path: `xl/worksheets/sheet${index + 1}.xml`,
      xml: xlsxSheet(sheet, shared, { selected: index === 0, hasDrawing: drawing.length > 0 }),
      content: `${openXml}.spreadsheetml.worksheet+xml`,
      relationship: `${relationships}/worksheet`,
      leadsTo: drawing,
    }
  })
}

function drawingPart(
  sheet: Sheet,
  number: number,
  chartsBefore: number,
  grids: ReadonlyMap<string, SheetGrid>,
): Part {
  return {
    path: `xl/drawings/drawing${number}.xml`,
    xml: xlsxDrawing(sheet),
    content: `${openXml}.drawing+xml`,
    relationship: `${relationships}/drawing`,
    leadsTo: sheet.charts.map((chart, index) => ({
      path: `xl/charts/chart${chartsBefore + index + 1}.xml`,
      xml: xlsxChart(chart, grids),
      content: `${openXml}.drawingml.chart+xml`,
      relationship: `${relationships}/chart`,
      leadsTo: [],
    })),
  }
}

/** A text carried inside the file, with the id by which Office keeps it, made from its name. */
function customPart({ name, xml }: Workbook['parts'][number], index: number): Part {
  const namespace = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
  const itemID = idFrom(name)
  return {
    path: `customXml/item${index + 1}.xml`,
    xml,
    relationship: `${relationships}/customXml`,
    leadsTo: [
      {
        path: `customXml/itemProps${index + 1}.xml`,
        xml: xmlDocument(element('ds:datastoreItem', { 'ds:itemID': itemID, 'xmlns:ds': namespace })),
        content: `${openXml}.customXmlProperties+xml`,
        relationship: `${relationships}/customXmlProps`,
        leadsTo: [],
      },
    ],
  }
}

/** 32 digits of base 16 in the form Office asks for; the same name gives the same id. */
function idFrom(name: string): string {
  const bytes = Uint8Array.from([...name].flatMap(sign => [...charBytes(sign)]))
  const digits = [1, 2, 3, 4]
    .map(seed => crc32(bytes, seed).toString(16).toUpperCase().padStart(8, '0'))
    .join('')
  return `{${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}}`
}

function charBytes(sign: string): readonly number[] {
  const point = sign.codePointAt(0) ?? 0
  return [point & 255, (point >> 8) & 255, point >> 16]
}

function propertyParts(title: string): readonly Part[] {
  const metadata = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'
  return [
    {
      path: 'docProps/core.xml',
      xml: xmlDocument(
        element(
          'cp:coreProperties',
          { 'xmlns:cp': metadata, 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
          element('dc:title', {}, escapeXml(title)),
        ),
      ),
      content: 'application/vnd.openxmlformats-package.core-properties+xml',
      relationship: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      leadsTo: [],
    },
    {
      path: 'docProps/app.xml',
      xml: xmlDocument(
        element(
          'Properties',
          { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
          element('Application', {}, 'Proceeds'),
        ),
      ),
      content: `${openXml}.extended-properties+xml`,
      relationship: `${relationships}/extended-properties`,
      leadsTo: [],
    },
  ]
}
