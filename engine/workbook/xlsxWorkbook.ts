// The part of an .xlsx file that lists its sheets and names.

import { columnLetters, fixedAddress, sheetInFormula } from './cellAddress.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { element, escapeXml, xmlDocument } from './xmlText.ts'

/** The XML of the workbook part; its sheets are `rId1`, `rId2` and so on, in their order. */
export function xlsxWorkbook(workbook: Workbook): string {
  const names = [...ownNames(workbook), ...workbook.sheets.flatMap(printNames)].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  )
  return xmlDocument(
    element(
      'workbook',
      { xmlns: spreadsheet, 'xmlns:r': relationships },
      element(
        'bookViews',
        {},
        element('workbookView', { xWindow: 0, yWindow: 0, windowWidth: 28800, windowHeight: 15000 }),
      ),
      element(
        'sheets',
        {},
        ...workbook.sheets.map(({ name }, index) =>
          element('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` }),
        ),
      ),
      names.length === 0 ? '' : element('definedNames', {}, ...names.map(({ xml }) => xml)),
      element('calcPr', { calcId: 191029, fullCalcOnLoad: true }),
    ),
  )
}

/** A name as XML, with the text by which Excel keeps names in order. */
type SortedName = { readonly key: string; readonly xml: string }

function ownNames({ names }: Workbook): readonly SortedName[] {
  return names.map(({ name, refersTo }) => ({
    key: name.toLowerCase(),
    xml: element('definedName', { name }, escapeXml(refersTo)),
  }))
}

/** Print areas and repeated rows and columns are names of their sheet. */
function printNames({ name: sheet, print }: Sheet, index: number): readonly SortedName[] {
  const before = `${sheetInFormula(sheet)}!`
  const { area, repeatRows, repeatColumns } = print
  const titles = [
    ...(repeatColumns === undefined ? [] : [`$${repeatColumns.map(columnLetters).join(':$')}`]),
    ...(repeatRows === undefined ? [] : [`$${repeatRows.join(':$')}`]),
  ]
  const named = (name: string, text: string) => ({
    key: `${name} ${index}`.toLowerCase(),
    xml: element('definedName', { name, localSheetId: index }, escapeXml(text)),
  })
  return [
    ...(area === undefined ? [] : [named('_xlnm.Print_Area', before + fixedAddress(area))]),
    ...(titles.length === 0
      ? []
      : [named('_xlnm.Print_Titles', titles.map(title => before + title).join(','))]),
  ]
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
