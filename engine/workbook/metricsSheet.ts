// The sheet `Metrics`: how efficiently money turns into growth, and what holds growth back.

import { memberLines, periodReport, type ReportLine } from './periodReport.ts'
import type { SheetModel } from './sheetModel.ts'
import type { SheetSource } from './sheetParts.ts'
import type { Sheet } from './workbook.ts'

/** The metrics by year, quarter and month; a trailing figure is blank until its window is complete. */
export function metricsSheet(source: SheetSource): Sheet {
  const { model } = source
  return periodReport(
    {
      name: 'Metrics',
      tabColor: '1F3247',
      subtitle:
        'ratios of a quarter or year are recomputed from their parts; blank until their window is complete',
      sections: [
        {
          title: 'Growth',
          lines: named('total_arr', 'net_new_arr', 'revenue', 'revenue_growth', 'total_headcount'),
        },
        { title: 'Efficiency and retention', lines: metricLines(model) },
        { title: 'New ARR by segment', lines: memberLines('new_arr', 'segment', model) },
        {
          title: 'Months in which sellers are the limit',
          lines: memberLines('capacity_binds', 'segment', model),
        },
        { title: 'Headcount by function', lines: memberLines('headcount_by_function', 'function', model) },
        { title: 'Use of technology teams', lines: memberLines('team_utilisation', 'team', model) },
      ].filter(({ lines }) => lines.length > 0),
    },
    source,
  )
}

function named(...rows: readonly string[]): readonly ReportLine[] {
  return rows.map(row => ({ row }))
}

/** Every row of the model's last chapter that has no dimensions and is not shown above. */
function metricLines({ themes }: SheetModel): readonly ReportLine[] {
  const metrics = themes.find(({ title }) => title === 'Metrics')?.rows ?? []
  return metrics
    .filter(({ dims, name }) => dims.length === 0 && name !== 'revenue_growth')
    .map(({ name }) => ({ row: name }))
}
