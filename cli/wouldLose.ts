// What a file holds that writing it anew would lose: inputs typed into it, cells of ours that were changed, and cells of a
// person's own.

import { counted, printDiagnostic, readWorkbook, readXlsx } from '../engine/index.ts'

/** A sentence for each kind of loss; none where everything in the file is in the new workbook, or comes from the plan. */
export function wouldLose(bytes: Uint8Array): readonly string[] {
  const content = readXlsx(bytes)
  if (!content.ok) return content.diagnostics.map(printDiagnostic)
  const read = readWorkbook(content.value)
  if (!read.ok) return read.diagnostics.map(printDiagnostic)
  const { changes, items, damage, foreign } = read.value
  const typed = changes.length + items.length
  return [
    ...(typed === 0 ? [] : [`${counted(typed, 'input was', 'inputs were')} changed in it.`]),
    ...(damage.length === 0
      ? []
      : [`${counted(damage.length, 'place of ours was', 'places of ours were')} changed in it.`]),
    ...(foreign.length === 0
      ? []
      : [
          `${counted(foreign.length, 'cell is', 'cells are')} not ours: ${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', …' : '.'}`,
        ]),
  ]
}
