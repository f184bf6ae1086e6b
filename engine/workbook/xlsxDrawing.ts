// Where the charts of a sheet stand, as .xlsx keeps it.

import type { Chart } from './workbook.ts'
import { element, xmlDocument } from './xmlText.ts'

/** The XML of a sheet's drawing; its charts are `rId1`, `rId2` and so on, in this order. */
export function xlsxDrawing(charts: readonly Chart[]): string {
  return xmlDocument(
    element(
      'xdr:wsDr',
      {
        'xmlns:xdr': 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
        'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
      },
      ...charts.map(anchor),
    ),
  )
}

/** From the top left of the first cell to the bottom right of the last. */
function anchor({ area, title }: Chart, index: number): string {
  return element(
    'xdr:twoCellAnchor',
    {},
    corner('xdr:from', area.top - 1, area.left - 1),
    corner('xdr:to', area.bottom, area.right),
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

function corner(name: string, row: number, column: number): string {
  return element(
    name,
    {},
    element('xdr:col', {}, String(column)),
    element('xdr:colOff', {}, '0'),
    element('xdr:row', {}, String(row)),
    element('xdr:rowOff', {}, '0'),
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
