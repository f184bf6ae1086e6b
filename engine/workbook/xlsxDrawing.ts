// Where the charts of a sheet stand, as .xlsx keeps it.

import type { Chart, Sheet } from './workbook.ts'
import { element, xmlDocument } from './xmlText.ts'

/** The XML of a sheet's drawing; its charts are `rId1`, `rId2` and so on, in this order. */
export function xlsxDrawing({ charts, columnWidths }: Pick<Sheet, 'charts' | 'columnWidths'>): string {
  const widthOf = (column: number): number =>
    columnWidths.findLast(({ from, to }) => from <= column && column <= to)?.pixels ?? newColumn
  return xmlDocument(
    element(
      'xdr:wsDr',
      {
        'xmlns:xdr': 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
        'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
      },
      ...charts.map((chart, index) => anchor(chart, index, widthOf(chart.area.right))),
    ),
  )
}

/** Pixels of a column without a width of its own, and of a row of 15 points. */
const newColumn = 64
const rowHeight = 20

/** Pixels left free right of a chart and below it, so that neighbours do not touch; drawings count 9,525 to the pixel. */
const gap = 10
const pixel = 9_525

/** From the top left of the first cell to nearly the bottom right of the last. */
function anchor({ area, title }: Chart, index: number, lastWidth: number): string {
  const right = Math.max(0, lastWidth - gap) * pixel
  const bottom = (rowHeight - gap) * pixel
  return element(
    'xdr:twoCellAnchor',
    {},
    corner('xdr:from', area.top - 1, area.left - 1),
    corner('xdr:to', area.bottom - 1, area.right - 1, bottom, right),
    element(
      'xdr:graphicFrame',
      { macro: '' },
      element(
        'xdr:nvGraphicFramePr',
        {},
        element('xdr:cNvPr', { id: index + 2, name: `Chart ${index + 1}`, descr: title }),
        element('xdr:cNvGraphicFramePr'),
      ),
      element('xdr:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', { cx: 0, cy: 0 })),
      element('a:graphic', {}, chartData(`rId${index + 1}`)),
    ),
    element('xdr:clientData'),
  )
}

function corner(name: string, row: number, column: number, down = 0, across = 0): string {
  return element(
    name,
    {},
    element('xdr:col', {}, String(column)),
    element('xdr:colOff', {}, String(across)),
    element('xdr:row', {}, String(row)),
    element('xdr:rowOff', {}, String(down)),
  )
}

function chartData(id: string): string {
  const chart = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
  return element(
    'a:graphicData',
    { uri: chart },
    element('c:chart', {
      'xmlns:c': chart,
      'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'r:id': id,
    }),
  )
}
