// What o-spreadsheet does not keep of a workbook, kept beside its document.

import type { Chart, Sheet, Workbook } from '../../engine/index.ts'
import type { SheetChange } from '../host/sheetProgram.ts'

/** Plain data, so that it can be kept with the document. Sheets by the name under which they were made. */
export type WorkbookFrame = {
  readonly title: string
  readonly prints: readonly (readonly [sheet: string, print: Sheet['print']])[]
  readonly charts: readonly Chart[]
  /** In Excel's notation. */
  readonly numberFormats: readonly string[]
}

/** The frame of a workbook that is opened. */
export function frameOf({ title, sheets }: Workbook): WorkbookFrame {
  return withSheets({ title, prints: [], charts: [], numberFormats: [] }, sheets)
}

/** The frame after a change. What is removed stays in it: an Undo may bring it back. */
export function frameAfter(frame: WorkbookFrame, { newSheets, looks }: SheetChange): WorkbookFrame {
  return looks.reduce(
    (before, look): WorkbookFrame => {
      if (look.kind === 'print') return withPrint(before, look.sheet, look.print)
      if (look.kind === 'charts') return withCharts(before, look.added)
      return look.kind === 'format' ? withFormats(before, [look.format?.numberFormat]) : before
    },
    withSheets(frame, newSheets),
  )
}

function withSheets(frame: WorkbookFrame, sheets: readonly Sheet[]): WorkbookFrame {
  return sheets.reduce((before, { name, print, charts, formats }) => {
    const printed = withCharts(withPrint(before, name, print), charts)
    return withFormats(
      printed,
      formats.map(({ numberFormat }) => numberFormat),
    )
  }, frame)
}

function withPrint(frame: WorkbookFrame, sheet: string, print: Sheet['print']): WorkbookFrame {
  return { ...frame, prints: [...frame.prints.filter(([name]) => name !== sheet), [sheet, print]] }
}

function withCharts(frame: WorkbookFrame, added: readonly Chart[]): WorkbookFrame {
  const others = frame.charts.filter(({ id }) => !added.some(chart => chart.id === id))
  return { ...frame, charts: [...others, ...added] }
}

function withFormats(frame: WorkbookFrame, added: readonly (string | undefined)[]): WorkbookFrame {
  const known = new Set([...frame.numberFormats, ...added.filter(format => format !== undefined)])
  return { ...frame, numberFormats: [...known] }
}
