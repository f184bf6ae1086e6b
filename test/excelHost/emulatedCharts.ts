// The charts on a sheet of the emulated Excel, from what was set on them.

import { sheetNamed } from './excelDocument.ts'
import type { Host, HostObject } from './hostObject.ts'

/** A chart: its title, its type as Excel names it, and per series its name and the range of its values. */
export type RecordedChart = {
  readonly title: string
  readonly type: string
  readonly series: readonly { readonly name: string; readonly values: string }[]
}

/** In the order in which they were added. */
export function emulatedCharts(host: Host, sheet: string): readonly RecordedChart[] {
  return sheetNamed(host.workbook, sheet).charts.map(({ id, type }) => {
    const path = `Chart[${id}]`
    const lines: readonly HostObject[] = host.recordedLists.get(`${path}.Series`) ?? []
    return {
      title: String(host.recorded.get(`${path}.Title.Text`) ?? ''),
      type,
      series: lines.map((_, index) => {
        const line = `${path}.Series[${index + 1}]`
        const set = host.record.findLast(call => call.path === `${line}.SetValues`)
        return { name: String(host.recorded.get(`${line}.Name`) ?? ''), values: String(set?.value ?? '') }
      }),
    }
  })
}
