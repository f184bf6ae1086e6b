// Tells the add-in that cells have changed, as Excel does for its own writes and for a person's.

import { rectangleAddress } from './a1.ts'
import { cellAt, type EmulatedCell, type SheetArea, takeId } from './emulatedWorkbook.ts'
import { eventTypes } from './hostClass.ts'
import type { Host } from './hostObject.ts'
import type { WireValue } from './wire.ts'

/** Who changed the cells: `ThisLocalAddin` is told since ExcelApi 1.14, a person is `Unknown`. */
export type Editor = 'ThisLocalAddin' | 'Unknown'

/** Fires `onChanged` of the sheet and of the collection of sheets; `before` is what the first cell held. */
export function tellChange(
  host: Host,
  area: SheetArea,
  before: EmulatedCell,
  editor: Editor = 'ThisLocalAddin',
  changeType = 'RangeEdited',
): void {
  const referenceId = `event-${takeId(host.workbook)}`
  host.eventAreas.set(referenceId, area)
  const args: Record<string, WireValue> = {
    address: rectangleAddress(area),
    changeType,
    source: 'Local',
    worksheetId: area.sheet.id,
    referenceId,
    shiftDirection: 'None',
    triggerSource: editor,
    ...(area.rows === 1 && area.columns === 1
      ? details(before, cellAt(area.sheet, area.row, area.column))
      : {}),
  }
  const type = eventTypes.DataChanged ?? 0
  host.events.fire(type, area.sheet.id, args)
  host.events.fire(type, 'Workbook', args)
}

function details(before: EmulatedCell, after: EmulatedCell): Record<string, WireValue> {
  return {
    valueBefore: before.formula ?? before.constant ?? '',
    valueAfter: after.formula ?? after.constant ?? '',
    valueTypeBefore: typeOf(before),
    valueTypeAfter: typeOf(after),
  }
}

function typeOf({ constant, formula }: EmulatedCell): string {
  if (constant === undefined) return formula === undefined ? 'Empty' : 'Unknown'
  return typeof constant === 'number' ? 'Double' : typeof constant === 'boolean' ? 'Boolean' : 'String'
}
