// The part of an .xlsx file that holds one sheet.

import { areaAddress, cellAddress } from './cellAddress.ts'
import { type SheetGrid, sheetGrid } from './sheetGrid.ts'
import { keepSpreadsheetText } from './spreadsheetText.ts'
import type { CellContent, CellValue, Sheet } from './workbook.ts'
import { conditionalFormats, dataValidations } from './xlsxRules.ts'
import type { XlsxStyles } from './xlsxStyles.ts'
import { element, escapeXml, xmlDocument } from './xmlText.ts'

/** What sheets share: the table of styles, and the table of texts, in which each text stands once. */
export type SharedTables = { readonly styles: XlsxStyles; readonly textNumber: (text: string) => number }

/** The XML of a sheet. Its drawing, when it has one, is its `rId1`. */
export function xlsxSheet(
  sheet: Sheet,
  shared: SharedTables,
  options: { readonly selected: boolean; readonly hasDrawing: boolean },
): string {
  const grid = sheetGrid(sheet)
  const used = areaAddress({
    top: 1,
    left: 1,
    bottom: Math.max(1, grid.bottom),
    right: Math.max(1, grid.right),
  })
  // The order of these elements is the schema's (CT_Worksheet); Excel refuses a file with any other.
  return xmlDocument(
    element(
      'worksheet',
      { xmlns: spreadsheet, 'xmlns:r': relationships },
      sheetProperties(sheet),
      element('dimension', { ref: used }),
      sheetView(sheet, options.selected),
      element('sheetFormatPr', {
        defaultRowHeight: 15,
        customHeight: true,
        outlineLevelRow: deepest(sheet.rowGroups),
        outlineLevelCol: deepest(sheet.columnGroups),
      }),
      columns(sheet, shared.styles.ofCell({ style: 'plain' })),
      element('sheetData', {}, ...rows(sheet, grid, shared)),
      ...conditionalFormats(sheet.conditionals, shared.styles),
      dataValidations(sheet.validations),
      element('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }),
      pageSetup(sheet),
      element('headerFooter', {}, element('oddFooter', {}, '&amp;L&amp;A&amp;RPage &amp;P of &amp;N')),
      // What a model does on purpose is not marked with a green corner: windows over part of a row, ids made of digits,
      // formulas in cells that may be typed into.
      element(
        'ignoredErrors',
        {},
        element('ignoredError', {
          sqref: used,
          formulaRange: true,
          numberStoredAsText: true,
          unlockedFormula: true,
        }),
      ),
      options.hasDrawing ? element('drawing', { 'r:id': 'rId1' }) : '',
    ),
  )
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Headers of groups stand above their rows, and left of what follows their columns. */
function sheetProperties({ tabColor, print }: Sheet): string {
  return element(
    'sheetPr',
    {},
    element('tabColor', { rgb: `FF${tabColor}` }),
    element('outlinePr', { summaryBelow: false }),
    print.fitToWidth ? element('pageSetUpPr', { fitToPage: true }) : '',
  )
}

function sheetView({ frozen }: Sheet, selected: boolean): string {
  const { rows = 0, columns = 0 } = frozen ?? {}
  return element(
    'sheetViews',
    {},
    element(
      'sheetView',
      {
        showGridLines: false,
        tabSelected: selected || undefined,
        zoomScale: 100,
        zoomScaleNormal: 100,
        workbookViewId: 0,
      },
      ...(rows + columns > 0 ? frozenPanes(rows, columns) : []),
    ),
  )
}

function frozenPanes(rows: number, columns: number): readonly string[] {
  const activePane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight'
  const panes = rows > 0 && columns > 0 ? ['topRight', 'bottomLeft', 'bottomRight'] : [activePane]
  const topLeftCell = cellAddress(rows + 1, columns + 1)
  return [
    element('pane', {
      xSplit: columns || undefined,
      ySplit: rows || undefined,
      topLeftCell,
      activePane,
      state: 'frozen',
    }),
    ...panes.map(pane => element('selection', { pane, activeCell: topLeftCell, sqref: topLeftCell })),
  ]
}

type Group = Sheet['rowGroups'][number]

function deepest(groups: readonly Group[]): number | undefined {
  return groups.length === 0 ? undefined : Math.max(...groups.map(({ level }) => level))
}

/** How outline groups mark a row or column; `collapsed` marks the one that carries the group's button. */
function outlineMarks(groups: readonly Group[], at: number, button: (group: Group) => number) {
  const around = groups.filter(({ from, to }) => from <= at && at <= to)
  return {
    outlineLevel: deepest(around),
    hidden: around.some(({ hidden }) => hidden) || undefined,
    collapsed: groups.some(group => group.hidden && button(group) === at) || undefined,
  }
}

/** Every column that has a width or a group, as runs of columns that are alike. */
function columns(sheet: Sheet, style: number): string {
  const after = ({ to }: Group) => to + 1
  const edges = [...sheet.columnWidths, ...sheet.columnGroups].flatMap(({ from, to }) => [
    from,
    to + 1,
    to + 2,
  ])
  const starts = [...new Set(edges)].sort((a, b) => a - b)
  const runs = starts.slice(0, -1).flatMap((from, index) => {
    const width = sheet.columnWidths.findLast(range => range.from <= from && from <= range.to)
    const marks = outlineMarks(sheet.columnGroups, from, after)
    if (width === undefined && Object.values(marks).every(mark => mark === undefined)) return []
    return [
      element('col', {
        min: from,
        max: (starts[index + 1] ?? from + 1) - 1,
        width: fileWidth(width?.pixels ?? 64),
        style,
        hidden: marks.hidden,
        customWidth: width === undefined ? undefined : true,
        outlineLevel: marks.outlineLevel,
        collapsed: marks.collapsed,
      }),
    ]
  })
  return runs.length === 0 ? '' : element('cols', {}, ...runs)
}

/** A file counts a column's width in digits of 7 pixels with the 5 pixels of padding in; the 64 of a new column are 9.14. */
function fileWidth(pixels: number): number {
  return Math.trunc((pixels / 7) * 256) / 256
}

function rows(sheet: Sheet, grid: SheetGrid, shared: SharedTables): readonly string[] {
  const heights = new Map(sheet.rowHeights.map(({ row, points }) => [row, points]))
  const styles = new Map(sheet.formats.map(rule => [rule, shared.styles.ofCell(rule)]))
  const plain = shared.styles.ofCell({ style: 'plain' })
  const above = ({ from }: Group) => from - 1
  const last = Math.max(grid.bottom, ...heights.keys(), ...sheet.rowGroups.map(({ to }) => to))
  return range(1, last).flatMap(row => {
    const height = heights.get(row)
    const attributes = {
      r: row,
      ht: height,
      customHeight: height === undefined ? undefined : true,
      ...outlineMarks(sheet.rowGroups, row, above),
    }
    const cells = range(1, grid.right).map(column => {
      const rule = grid.format(row, column)
      const style = rule === undefined ? plain : (styles.get(rule) ?? plain)
      return cell(cellAddress(row, column), grid.content(row, column), style, style === plain, shared)
    })
    const xml = element('row', attributes, ...cells)
    return xml === `<row r="${row}"/>` ? [] : [xml]
  })
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

/** A text is a text whatever it begins with; only `formula` makes a formula. */
function cell(
  address: string,
  content: CellContent,
  style: number,
  bare: boolean,
  shared: SharedTables,
): string {
  const start = `<c r="${address}" s="${style}"`
  if (content === null) return bare ? '' : `${start}/>`
  if (typeof content === 'number') return `${start}><v>${content}</v></c>`
  if (typeof content === 'string') return `${start} t="s"><v>${shared.textNumber(content)}</v></c>`
  const formula = `<f>${escapeXml(keepSpreadsheetText(content.formula))}</f>`
  if (content.value === undefined) return `${start}>${formula}</c>`
  const { type, text } = cachedValue(content.value)
  return `${start}${type === undefined ? '' : ` t="${type}"`}>${formula}<v>${text}</v></c>`
}

function cachedValue(value: CellValue): { readonly type?: string; readonly text: string } {
  if (typeof value === 'number') return { text: String(value) }
  if (typeof value === 'boolean') return { type: 'b', text: value ? '1' : '0' }
  if (typeof value === 'string') return { type: 'str', text: escapeXml(keepSpreadsheetText(value)) }
  return { type: 'e', text: escapeXml(value.error) }
}

function pageSetup({ print }: Sheet): string {
  return element('pageSetup', {
    orientation: print.landscape ? 'landscape' : 'portrait',
    fitToWidth: print.fitToWidth ? (print.pagesWide ?? 1) : undefined,
    fitToHeight: print.fitToWidth ? 0 : undefined,
  })
}
