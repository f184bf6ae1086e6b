// Cells as a host reads them, in the form in which what is typed is understood.

import type { FoundCell } from '../../engine/index.ts'
import type { CellEntry } from '../host/cellEntry.ts'
import type { CellReading, SheetArea } from '../host/workbookPort.ts'
import type { BookPlaces } from './bookApi.ts'

/** Every cell of an area, with the text that a person would see in the formula bar. */
export function foundCells(
  { sheet, area }: SheetArea,
  reading: CellReading | undefined,
): readonly (FoundCell & { readonly entry: CellEntry })[] {
  return (reading?.entries ?? []).flatMap((entries, down) =>
    entries.map((entry, across) => ({
      sheet,
      row: area.top + down,
      column: area.left + across,
      entry,
      cell: contentOf(entry, reading?.values[down]?.[across] ?? ''),
    })),
  )
}

/** The part of an area on a sheet of inputs that holds inputs. */
export function insideOf({ sheet, area }: SheetArea, inputs: BookPlaces['inputs']): SheetArea | undefined {
  const input = inputs.find(one => one.sheet === sheet)
  if (input === undefined || area.top > input.rows || area.left > input.columns) return undefined
  const bottom = Math.min(area.bottom, input.rows)
  const right = Math.min(area.right, input.columns)
  return { sheet, area: { ...area, bottom, right } }
}

function contentOf(entry: CellEntry, value: CellEntry): FoundCell['cell'] {
  if (entry === '') return undefined
  if (typeof entry !== 'string' || !entry.startsWith('=')) return entry
  const isError = typeof value === 'string' && value.startsWith('#')
  return { formula: entry.slice(1), value: isError ? { error: value } : value }
}
