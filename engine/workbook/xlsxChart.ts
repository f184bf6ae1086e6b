// A native chart as .xlsx keeps it (DrawingML), with the values it shows when nothing recalculates.

import { type ChartRange, isNumber, readRange } from './chartRange.ts'
import { fill, line, noFill, noLine, runLook, shape, textLook, valued } from './drawingLook.ts'
import type { SheetGrid } from './sheetGrid.ts'
import { keepSpreadsheetText } from './spreadsheetText.ts'
import type { Chart } from './workbook.ts'
import { element, escapeXml, xmlDocument } from './xmlText.ts'

/** The XML of a chart; `grids` are the sheets by name, for the values it shows. */
export function xlsxChart(chart: Chart, grids: ReadonlyMap<string, SheetGrid>): string {
  const categories = readRange(chart.categories, grids)
  const dated = chart.kind !== 'bar' && categories.cells.length > 0 && categories.cells.every(isNumber)
  const series = chart.series.map((one, index) =>
    seriesXml(chart, one, index, categoriesXml(categories, dated), readRange(one.values, grids)),
  )
  return xmlDocument(
    element(
      'c:chartSpace',
      { 'xmlns:c': chartNamespace, 'xmlns:a': drawingNamespace, 'xmlns:r': relationshipNamespace },
      valued('c:roundedCorners', 0),
      element(
        'c:chart',
        {},
        titleXml(chart.title),
        valued('c:autoTitleDeleted', 0),
        element(
          'c:plotArea',
          {},
          chart.kind === 'bar' ? barsInside : element('c:layout'),
          kinds[chart.kind](chart, series),
          categoryAxis(chart, dated, categories.cells.length),
          valueAxis(chart),
        ),
        legend(chart),
        // Charts go on showing rows and columns that are folded away.
        valued('c:plotVisOnly', 0),
        valued('c:dispBlanksAs', 'gap'),
      ),
      shape(fill('FFFFFF'), line('D9DEE3', 0.75)),
      textLook(9, '5C6670'),
    ),
  )
}

const chartNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const drawingNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Numbers by which the series find their axes. */
const categoryAxisId = 1
const valueAxisId = 2

/** The plot of each kind around its series. The order of elements within is the schema's. */
const kinds: Readonly<Record<Chart['kind'], (chart: Chart, series: readonly string[]) => string>> = {
  line: (_, series) =>
    plot('c:lineChart', [valued('c:grouping', 'standard'), varyNot, ...series, valued('c:marker', 1)]),
  column: (_, series) => bars('col', 'clustered', series, [valued('c:gapWidth', 60)]),
  stacked_column: (_, series) =>
    bars('col', 'stacked', series, [valued('c:gapWidth', 40), valued('c:overlap', 100)]),
  bar: (_, series) => bars('bar', 'clustered', series, [valued('c:gapWidth', 60)]),
  area: (chart, series) => {
    const grouping = chart.series.length > 1 ? 'stacked' : 'standard'
    return plot('c:areaChart', [valued('c:grouping', grouping), varyNot, ...series])
  },
}

/** Bars leave room for their names on the left and, on the right, for the number of the longest. */
const barsInside = element(
  'c:layout',
  {},
  element(
    'c:manualLayout',
    {},
    valued('c:layoutTarget', 'inner'),
    valued('c:xMode', 'edge'),
    valued('c:yMode', 'edge'),
    valued('c:x', 0.35),
    valued('c:y', 0.14),
    valued('c:w', 0.5),
    valued('c:h', 0.82),
  ),
)

const varyNot = valued('c:varyColors', 0)

function bars(
  direction: string,
  grouping: string,
  series: readonly string[],
  gaps: readonly string[],
): string {
  const head = [valued('c:barDir', direction), valued('c:grouping', grouping), varyNot]
  return plot('c:barChart', [...head, ...series, ...gaps])
}

function plot(name: string, children: readonly string[]): string {
  return element(name, {}, ...children, valued('c:axId', categoryAxisId), valued('c:axId', valueAxisId))
}

function seriesXml(
  chart: Chart,
  series: Chart['series'][number],
  index: number,
  categories: string,
  values: ChartRange,
): string {
  const columns = chart.kind === 'column' || chart.kind === 'stacked_column' || chart.kind === 'bar'
  return element(
    'c:ser',
    {},
    valued('c:idx', index),
    valued('c:order', index),
    element('c:tx', {}, element('c:v', {}, escapeXml(series.name))),
    seriesShape(chart.kind, series),
    chart.kind === 'line' ? element('c:marker', {}, valued('c:symbol', 'none')) : '',
    columns ? valued('c:invertIfNegative', 0) : '',
    chart.kind === 'bar' && chart.series.length === 1 ? barLabels(chart.numberFormat) : '',
    element('c:cat', {}, categories),
    element('c:val', {}, element('c:numRef', {}, formula(values), numberCache(values, 'General'))),
    chart.kind === 'line' ? valued('c:smooth', 0) : '',
  )
}

function seriesShape(kind: Chart['kind'], { color, dashed, invisible }: Chart['series'][number]): string {
  if (invisible) return shape(noFill, noLine)
  if (kind === 'line') return shape(line(color, dashed ? 1.25 : 2.25, dashed ? 'dash' : undefined))
  return shape(fill(color), dashed ? line(color, 1.25, 'dash') : noLine)
}

function barLabels(numberFormat: string): string {
  return element(
    'c:dLbls',
    {},
    element('c:numFmt', { formatCode: numberFormat, sourceLinked: false }),
    shape(noFill, noLine),
    textLook(9, '1F1F1F', { bold: true }),
    valued('c:dLblPos', 'outEnd'),
    valued('c:showLegendKey', 0),
    valued('c:showVal', 1),
    valued('c:showCatName', 0),
    valued('c:showSerName', 0),
    valued('c:showPercent', 0),
    valued('c:showBubbleSize', 0),
  )
}

/** Months stand on an axis of dates; anything else is a row of names. Names of bars read from the top. */
function categoryAxis(chart: Chart, dated: boolean, count: number): string {
  const position = chart.kind === 'bar' ? 'l' : 'b'
  const shared = [
    valued('c:axId', categoryAxisId),
    element('c:scaling', {}, valued('c:orientation', chart.kind === 'bar' ? 'maxMin' : 'minMax')),
    valued('c:delete', 0),
    valued('c:axPos', position),
    element('c:numFmt', { formatCode: dated ? 'mmm yyyy' : 'General', sourceLinked: false }),
    valued('c:majorTickMark', 'none'),
    valued('c:minorTickMark', 'none'),
    valued('c:tickLblPos', 'low'),
    shape(line('A6B0BA', 0.75)),
    textLook(9, '5C6670', { unturned: !dated }),
    valued('c:crossAx', valueAxisId),
    valued('c:crosses', 'autoZero'),
  ]
  if (!dated)
    return element(
      'c:catAx',
      {},
      ...shared,
      valued('c:auto', 0),
      valued('c:lblAlgn', 'ctr'),
      valued('c:lblOffset', 100),
    )
  return element(
    'c:dateAx',
    {},
    ...shared,
    valued('c:auto', 0),
    valued('c:lblOffset', 100),
    valued('c:baseTimeUnit', 'months'),
    valued('c:majorUnit', monthsBetweenLabels(count)),
    valued('c:majorTimeUnit', 'months'),
  )
}

/** A label each year of a long plan, each quarter of a year, each month of less. */
function monthsBetweenLabels(months: number): number {
  if (months > 18) return 12
  return months > 6 ? 3 : 1
}

function valueAxis({ kind, numberFormat }: Chart): string {
  return element(
    'c:valAx',
    {},
    valued('c:axId', valueAxisId),
    element('c:scaling', {}, valued('c:orientation', 'minMax')),
    valued('c:delete', kind === 'bar' ? 1 : 0),
    valued('c:axPos', kind === 'bar' ? 'b' : 'l'),
    kind === 'bar' ? '' : element('c:majorGridlines', {}, shape(line('E3E7EB', 0.75))),
    element('c:numFmt', { formatCode: numberFormat, sourceLinked: false }),
    valued('c:majorTickMark', 'none'),
    valued('c:minorTickMark', 'none'),
    valued('c:tickLblPos', 'low'),
    shape(noLine),
    textLook(9, '5C6670'),
    valued('c:crossAx', categoryAxisId),
    valued('c:crosses', 'autoZero'),
    valued('c:crossBetween', kind === 'line' || kind === 'area' ? 'midCat' : 'between'),
  )
}

/** Top left, as a heading stands over a table. */
function titleXml(title: string): string {
  const run = element('a:r', {}, runLook('a:rPr', 11, '1F3247', true), element('a:t', {}, escapeXml(title)))
  const paragraph = element('a:p', {}, element('a:pPr', {}, runLook('a:defRPr', 11, '1F3247', true)), run)
  return element(
    'c:title',
    {},
    element('c:tx', {}, element('c:rich', {}, element('a:bodyPr'), element('a:lstStyle'), paragraph)),
    element(
      'c:layout',
      {},
      element(
        'c:manualLayout',
        {},
        valued('c:xMode', 'edge'),
        valued('c:yMode', 'edge'),
        valued('c:x', 0.02),
        valued('c:y', 0.03),
      ),
    ),
    valued('c:overlay', 0),
  )
}

/** Only where more than one series shows. */
function legend({ series }: Chart): string {
  if (series.filter(({ invisible }) => !invisible).length < 2) return ''
  const hidden = series.flatMap(({ invisible }, index) =>
    invisible ? [element('c:legendEntry', {}, valued('c:idx', index), valued('c:delete', 1))] : [],
  )
  return element(
    'c:legend',
    {},
    valued('c:legendPos', 'b'),
    ...hidden,
    valued('c:overlay', 0),
    textLook(9, '1F1F1F'),
  )
}

function categoriesXml(range: ChartRange, dated: boolean): string {
  if (dated) return element('c:numRef', {}, formula(range), numberCache(range, range.numberFormat))
  const texts = range.cells.map(value =>
    typeof value === 'object' ? undefined : keepSpreadsheetText(String(value)),
  )
  return element('c:strRef', {}, formula(range), element('c:strCache', {}, ...points(texts)))
}

function numberCache(range: ChartRange, formatCode: string): string {
  const numbers = range.cells.map(value => (isNumber(value) ? String(value) : undefined))
  return element('c:numCache', {}, element('c:formatCode', {}, escapeXml(formatCode)), ...points(numbers))
}

function points(texts: readonly (string | undefined)[]): readonly string[] {
  const known = texts.flatMap((text, idx) =>
    text === undefined ? [] : [element('c:pt', { idx }, element('c:v', {}, escapeXml(text)))],
  )
  return [valued('c:ptCount', texts.length), ...known]
}

function formula({ reference }: ChartRange): string {
  return element('c:f', {}, escapeXml(reference))
}
