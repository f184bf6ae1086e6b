// What a workbook value cannot say of a sheet of the document, so that a person is told before a file leaves it out.

import type { Chart } from '../../engine/index.ts'
import { madeChart } from './spreadsheetChart.ts'
import type { SpreadsheetDocument, SpreadsheetSheet } from './spreadsheetLibrary.ts'
import { isLook } from './spreadsheetLooks.ts'
import { isMadeRule } from './spreadsheetRules.ts'

/** In words, such as "2 charts of your own"; none when the file will hold everything. */
export function omissions(
  { styles }: SpreadsheetDocument,
  sheet: SpreadsheetSheet,
  made: readonly Chart[],
): readonly string[] {
  const charts = sheet.figures.filter(figure => madeChart(figure, made) === undefined)
  const conditions = sheet.conditionalFormats.filter(({ id }) => !isMadeRule(id))
  const checks = sheet.dataValidationRules.filter(({ id }) => !isMadeRule(id))
  const ownLooks = Object.values(sheet.styles).some(number => !isLook(styles[number] ?? {}))
  return [
    ...(ownLooks ? ['fonts and colours of your own'] : []),
    ...counted(charts.length, 'chart or picture of your own', 'charts or pictures of your own'),
    ...counted(conditions.length, 'conditional format of your own', 'conditional formats of your own'),
    ...counted(checks.length, 'data check of your own', 'data checks of your own'),
    ...counted(sheet.merges?.length ?? 0, 'merged cell', 'merged cells'),
    ...counted(sheet.tables?.length ?? 0, 'table', 'tables'),
    ...(sheet.isVisible ? [] : ['that it is hidden']),
  ]
}

function counted(count: number, one: string, several: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
}
