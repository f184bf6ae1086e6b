import { expect, test } from 'vitest'
import { spreadsheetFigure } from '../../addin/frame/spreadsheetChart.ts'
import type { Chart } from '../../engine/index.ts'

const bridge: Chart = {
  id: 'compare/bridge',
  kind: 'stacked_column',
  title: 'ARR, $M',
  area: { top: 1, left: 1, bottom: 10, right: 5 },
  categories: 'Compare!$A$1:$A$3',
  series: [{ name: 'ARR', values: 'Compare!$B$1:$B$3', color: '1F3247' }],
  numberFormat: '0.0,,',
}
const drawn = (chart: Chart) => spreadsheetFigure(chart, 'Compare', { width: 300, height: 200 }).data

test('an axis reads as the cells do, whose unit is in the title', () => {
  expect(drawn(bridge)).toMatchObject({ humanize: false })
  expect(drawn(bridge).axesDesign).toBeUndefined()
})

test('where the numbers of an axis are hidden, because it is cut, a title says so', () => {
  expect(drawn({ ...bridge, numberFormat: ';;;' }).axesDesign?.y.title.text).toBe('Columns cut off below')
})
