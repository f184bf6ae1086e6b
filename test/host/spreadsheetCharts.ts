// The charts on a sheet of the embedded spreadsheet, from the document that it exports.

import type { ChartDefinition, SpreadsheetDocument } from '../../addin/frame/spreadsheetLibrary.ts'
import type { ShownChart } from './conformance.ts'

/** In the order in which they stand in the document; o-spreadsheet leaves out the sheet on which a chart stands. */
export function spreadsheetCharts({ sheets }: SpreadsheetDocument, name: string): readonly ShownChart[] {
  const figures = sheets.find(sheet => sheet.name === name)?.figures ?? []
  return figures.map(({ data }) => ({
    title: data.title.text ?? '',
    kind: kindOf(data),
    series: data.dataSource.dataSets.map(({ dataSetId, dataRange }) => {
      const plain = dataRange.replaceAll('$', '')
      return {
        name: data.dataSetStyles[dataSetId]?.label ?? '',
        values: plain.includes('!') ? plain : `${name}!${plain}`,
      }
    }),
  }))
}

function kindOf({ type, stacked, horizontal }: ChartDefinition): string {
  if (type !== 'bar') return type
  if (horizontal) return 'bar'
  return stacked ? 'stacked column' : 'column'
}
