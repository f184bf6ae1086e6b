// Reads an .xlsx file: what stands in its cells, its names and the parts it carries. A hostile or broken file is refused.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { FileRefusal, refusalDiagnostic } from './fileRefusal.ts'
import { readSpreadsheetText } from './spreadsheetText.ts'
import type { DefinedName } from './workbook.ts'
import { readXlsxCells, type XlsxCells } from './xlsxCells.ts'
import { openXlsxParts, type XlsxParts } from './xlsxParts.ts'

/** A workbook file as it was saved, by Excel, LibreOffice or us. */
export type XlsxContent = {
  readonly sheets: readonly XlsxSheet[]
  /** Names of the whole workbook; those of one sheet (print areas and the like) are left out. */
  readonly names: readonly DefinedName[]
  /** The custom XML parts, each as its whole text. */
  readonly parts: readonly string[]
  /** Dates count from 1904 instead of 1900 (old workbooks of the Mac). */
  readonly datesFrom1904: boolean
}

/** One sheet of a file; `hidden` also when it can only be shown by a macro. */
type XlsxSheet = { readonly name: string; readonly hidden: boolean; readonly cells: XlsxCells }

/**
 * Reads a file whose sheets unpack to at most 50 MB and hold at most 500,000 cells. Macros, pictures and styles are never
 * unpacked. Formulas without a value are told of in a warning, and have no `value`.
 */
export function readXlsx(bytes: Uint8Array): Result<XlsxContent> {
  try {
    const content = contentOf(openXlsxParts(bytes))
    return success(content, content.sheets.flatMap(notCalculated))
  } catch (problem) {
    if (problem instanceof FileRefusal) return failure([refusalDiagnostic(problem)])
    throw problem
  }
}

const mostSheets = 500

function contentOf(parts: XlsxParts): XlsxContent {
  const related = parts.relationshipsOf(parts.workbook)
  const { sheets, names, datesFrom1904 } = outlineOf(parts)
  const texts = sharedTexts(parts, related.find(({ type }) => type === 'sharedStrings')?.path)
  const sheetPaths = new Map(
    related.filter(({ type }) => type === 'worksheet').map(({ id, path }) => [id, path]),
  )
  if (sheets.length > mostSheets)
    throw new FileRefusal('tooLarge', `it has ${sheets.length.toLocaleString('en-US')} sheets`)
  return {
    sheets: sheets.flatMap(({ name, hidden, id }) => {
      const path = sheetPaths.get(id)
      return path === undefined ? [] : [{ name, hidden, cells: readXlsxCells(parts, path, texts) }]
    }),
    names,
    parts: [...related, ...parts.relationshipsOf('')]
      .filter(({ type }) => type === 'customXml')
      .map(({ path }) => parts.readText(path)),
    datesFrom1904,
  }
}

/** What the workbook part says: its sheets, by the id of the relationship that leads to each, and its names. */
type Outline = {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly id: string }[]
  readonly names: readonly DefinedName[]
  readonly datesFrom1904: boolean
}

function outlineOf(parts: XlsxParts): Outline {
  const sheets: Outline['sheets'][number][] = []
  const names: DefinedName[] = []
  let datesFrom1904 = false
  let name = ''
  parts.readXml(parts.workbook, {
    open: (element, attribute) => {
      if (element === 'sheet')
        sheets.push({
          name: readSpreadsheetText(attribute('name') ?? ''),
          hidden: (attribute('state') ?? 'visible') !== 'visible',
          id: attribute('id') ?? '',
        })
      else if (element === 'definedName')
        name = attribute('localSheetId') === undefined ? (attribute('name') ?? '') : ''
      else if (element === 'workbookPr') datesFrom1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
    },
    close: (element, text) => {
      if (element === 'definedName' && name !== '' && !name.startsWith('_xlnm.'))
        names.push({ name, refersTo: readSpreadsheetText(text) })
    },
  })
  return { sheets, names, datesFrom1904 }
}

/** The texts that cells name by number. A text may stand in runs of different looks; hints how to say it are no part. */
function sharedTexts(parts: XlsxParts, path: string | undefined): readonly string[] {
  if (path === undefined) return []
  const texts: string[] = []
  let text = ''
  let phonetic = false
  parts.readXml(path, {
    open: element => {
      if (element === 'si') text = ''
      else if (element === 'rPh') phonetic = true
    },
    close: (element, run) => {
      if (element === 't' && !phonetic) text += run
      else if (element === 'rPh') phonetic = false
      else if (element === 'si') texts.push(readSpreadsheetText(text))
    },
  })
  return texts
}

function notCalculated({ name, cells }: XlsxSheet): readonly Diagnostic[] {
  const addresses = [...cells].flatMap(([address, cell]) =>
    typeof cell === 'object' && 'formula' in cell && cell.value === undefined ? [address] : [],
  )
  const [first] = addresses
  if (first === undefined) return []
  return [
    {
      code: 'X201',
      severity: 'warning',
      place: { kind: 'file', path: `${name}!${first}` },
      message: `${addresses.length} formulas on the sheet ${name} have no value: the file was saved without calculating`,
      remedy:
        'open the file in Excel, let it calculate and save it; until then these cells count as unknown, not as 0',
    },
  ]
}
