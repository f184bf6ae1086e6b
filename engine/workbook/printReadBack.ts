// What was read back from a workbook, for a person: changed inputs as before and after, then what was damaged.

import { printDiagnostic } from '../formula/diagnostic.ts'
import { monthLabel } from '../plan/calendar.ts'
import { cellAddress } from './cellAddress.ts'
import type { CellMeaning, InputChange } from './inputReading.ts'
import type { ItemChange } from './itemReading.ts'
import type { ReadBack } from './readWorkbook.ts'

/** At most this many damages are printed one by one. */
const mostDamages = 40

/** The changes and the damage as lines of text. */
export function printReadBack(read: ReadBack): string {
  const count = read.changes.length + read.items.length
  const heading =
    count === 0 ? 'No input was changed.' : `${count === 1 ? '1 input was' : `${count} inputs were`} changed:`
  return [
    heading,
    ...read.changes.map(change => `  ${inputLine(change, read)}`),
    ...read.items.map(change => `  ${itemLine(change)}`),
    ...damageLines(read),
  ].join('\n')
}

function inputLine({ place, before, after, ownFormula }: InputChange, read: ReadBack): string {
  const month = place.month === undefined ? '' : `, ${monthLabel(read.before.plan, place.month)}`
  const scenario = read.scenarios[place.scenario] ?? ''
  const note = ownFormula === undefined ? '' : ` (the value of your formula =${ownFormula})`
  const where = `${place.sheet}!${cellAddress(place.row, place.column)}`
  return `${where}  ${place.label}${month} (${scenario}): ${meaning(before)} -> ${meaning(after)}${note}`
}

function meaning(cell: CellMeaning): string {
  switch (cell.kind) {
    case 'value':
      return String(cell.value)
    case 'inherited':
      return 'as in the scenario it is based on'
    case 'add':
      return `${cell.amount} more than the scenario it is based on`
    case 'multiply':
      return `${cell.amount} times the scenario it is based on`
  }
}

function itemLine({ place, label, before, after }: ItemChange): string {
  return `${place}  ${label}: ${before ?? 'none'} -> ${after ?? 'none'}`
}

function damageLines({ damage, complete }: ReadBack): readonly string[] {
  if (damage.length === 0) return []
  const cells = damage.length === 1 ? '1 place of ours was' : `${damage.length} places of ours were`
  const rest = damage.length - mostDamages
  return [
    '',
    `${cells} damaged:`,
    ...damage.slice(0, mostDamages).map(printDiagnostic),
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
    ...(complete
      ? []
      : ['', 'Not every input could be read, so this is not the whole of what the workbook holds.']),
  ]
}
