// Columns that stand for months, or for brackets of days overdue, across a table.

import type { CalendarMonth } from '../plan/calendar.ts'
import type { RawCell } from './rawTable.ts'
import { dayOfSerial, readMonth, readMonthsInFigures } from './readDay.ts'
import type { Shape } from './shapes/shape.ts'

/** A column with an amount of a month, or of a bracket of days overdue. */
export type AcrossColumn = {
  readonly column: number
  readonly header: string
  readonly month?: CalendarMonth
  readonly bracket?: { readonly from: number; readonly to?: number }
}

/** The columns of months or brackets that a row of headers has; none for a table with a record a row. */
export function acrossColumns(
  shape: Shape,
  cells: readonly RawCell[],
  header: readonly string[],
  from1904: boolean,
): readonly AcrossColumn[] {
  switch (shape.layout) {
    case 'rows':
      return []
    case 'months':
      return monthColumns(cells, header, from1904)
    case 'brackets': {
      const found = header.flatMap((text, column) => {
        const bracket = bracketOf(text)
        return bracket === undefined ? [] : [{ column, header: text, bracket }]
      })
      return found.length >= 3 ? found : []
    }
  }
}

/** Months by name, or days in figures whose order shows in how they follow one another. */
function monthColumns(
  cells: readonly RawCell[],
  header: readonly string[],
  from1904: boolean,
): readonly AcrossColumn[] {
  const named = header.flatMap((text, column) => {
    const month = typeof cells[column] === 'string' ? readMonth(text) : undefined
    return month === undefined ? [] : [{ column, header: text, month }]
  })
  if (named.length > 0) return named
  const serials = serialColumns(cells, header, from1904)
  if (serials.length > 1) return serials
  const figures = header.flatMap((text, column) =>
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(text) ? [column] : [],
  )
  const months = readMonthsInFigures(figures.map(column => header[column] ?? ''))
  if (months === undefined || months.length < 2) return []
  return months.map((month, index) => {
    const column = figures[index] ?? 0
    return { column, header: header[column] ?? '', month }
  })
}

/** Headers that a workbook keeps as days, when each is of the month after the one before. */
function serialColumns(
  cells: readonly RawCell[],
  header: readonly string[],
  from1904: boolean,
): readonly AcrossColumn[] {
  const found = cells.flatMap((cell, column) => {
    const day = typeof cell === 'number' ? dayOfSerial(cell, from1904) : 'impossible'
    if (day === 'impossible') return []
    const month = { year: day.year, monthOfYear: day.month }
    return [
      { column, header: `${header[column]} (${day.year}-${String(day.month).padStart(2, '0')})`, month },
    ]
  })
  const indexes = found.map(({ month }) => month.year * 12 + month.monthOfYear)
  return indexes.every((month, at) => at === 0 || month === (indexes[at - 1] ?? 0) + 1) ? found : []
}

function bracketOf(text: string): AcrossColumn['bracket'] {
  if (/^(current|not (yet )?due)$/i.test(text)) return { from: 0, to: 0 }
  const [, from, to] = /^(\d{1,3}) ?[-–] ?(\d{1,3})( days)?( past due)?$/i.exec(text) ?? []
  if (from !== undefined && to !== undefined) return { from: Number(from), to: Number(to) }
  const open =
    /^(?:(\d{1,3}) (?:and|or) (?:over|more)|> ?(\d{1,3})( days)?|(\d{1,3}) ?\+( days)?|over (\d{1,3}))$/i.exec(
      text,
    )
  if (open === null) return undefined
  const exact = open[1] ?? open[4]
  return { from: exact === undefined ? Number(open[2] ?? open[6]) + 1 : Number(exact) }
}
