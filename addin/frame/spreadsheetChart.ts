// A chart of a sheet as a figure of o-spreadsheet.

import { type Chart, fixedAddress, parseArea, sheetInFormula, splitSheet } from '../../engine/index.ts'
import type { ChartDefinition, SpreadsheetFigure } from './spreadsheetLibrary.ts'

/** How many pixels the columns and rows of an area take. */
export type AreaSize = { readonly width: number; readonly height: number }

/** The figure of a chart, of this size. */
export function spreadsheetFigure(
  chart: Chart,
  sheetId: string,
  { width, height }: AreaSize,
): SpreadsheetFigure {
  const id = chartFigureId(sheetId, chart.id)
  const { top, left } = chart.area
  const data = { chartId: id, ...definitionOf(chart) }
  return { id, tag: 'chart', col: left - 1, row: top - 1, offset: { x: 0, y: 0 }, width, height, data }
}

/** Identifiers are for the whole document; o-spreadsheet writes those of a copied sheet in the same way. */
export function chartFigureId(sheetId: string, chart: string): string {
  return `${sheetId}??${chart}`
}

/** The chart that a figure was made from, where we made it. */
export function madeChart({ id }: SpreadsheetFigure, charts: readonly Chart[]): Chart | undefined {
  return charts.find(chart => chart.id === id.split('??').at(-1))
}

/** The chart of the sheet as it was made, at the place and with the ranges it has now; none for charts of other hands. */
export function chartNow(
  figure: SpreadsheetFigure,
  sheet: string,
  charts: readonly Chart[],
): readonly Chart[] {
  const { col, row, data } = figure
  const chart = madeChart(figure, charts)
  if (chart === undefined) return []
  const { top, left, bottom, right } = chart.area
  const area = { top: row + 1, left: col + 1, bottom: row + 1 + bottom - top, right: col + 1 + right - left }
  const { labelRange = chart.categories, dataSets } = data.dataSource
  const series = chart.series.map((one, index) => {
    const values = dataSets[index]?.dataRange
    return values === undefined ? one : { ...one, values: fixedRange(values, sheet) }
  })
  return [{ ...chart, area, categories: fixedRange(labelRange, sheet), series }]
}

/** `Model!$A$1:$B$2`; o-spreadsheet leaves out the sheet on which the chart stands. */
function fixedRange(range: string, home: string): string {
  const { sheet, rest } = splitSheet(range) ?? { sheet: home, rest: range }
  const area = parseArea(rest)
  return area === undefined ? range : `${sheetInFormula(sheet)}!${fixedAddress(area)}`
}

/** Kinds by name: the type of o-spreadsheet and what makes it that kind. */
const kinds = {
  line: { type: 'line', stacked: false, hideDataMarkers: true },
  area: { type: 'line', stacked: true, fillArea: true, hideDataMarkers: true },
  column: { type: 'bar', stacked: false },
  stacked_column: { type: 'bar', stacked: true },
  bar: { type: 'bar', stacked: false, horizontal: true },
} as const satisfies Record<Chart['kind'], object>

/** Such an axis begins somewhere that its numbers would not tell. o-spreadsheet draws every axis, so a title tells it. */
const hiddenNumbers = ';;;'

function definitionOf({ kind, title, categories, series, numberFormat }: Chart): ChartDefinition {
  const shown = series.filter(({ invisible }) => invisible !== true)
  return {
    ...kinds[kind],
    title: { text: title, bold: true },
    legendPosition: shown.length > 1 ? 'bottom' : 'none',
    labelsAsText: true,
    aggregated: false,
    cumulative: false,
    // Axes read as the cells do, whose unit stands in the title.
    humanize: false,
    ...(numberFormat === hiddenNumbers && {
      axesDesign: { y: { title: { text: 'Columns cut off below' } } },
    }),
    dataSource: {
      type: 'range',
      dataSetsHaveTitle: false,
      labelRange: categories,
      dataSets: series.map(({ values }, index) => ({ dataSetId: String(index), dataRange: values })),
    },
    dataSetStyles: Object.fromEntries(
      series.map(({ name, color, invisible }, index) => [
        String(index),
        { label: name, backgroundColor: invisible ? '#FFFFFF00' : `#${color}` },
      ]),
    ),
  }
}
