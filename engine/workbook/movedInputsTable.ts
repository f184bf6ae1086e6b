// Whether inputs have moved on since the engine ran, on the sheet `Checks`: per scenario, and where items belong.

import { type ChecksLayout, relativeTolerance, states } from './checksLayout.ts'
import type { StoredValues } from './engineSheet.ts'
import { inputsFormula, itemPlaces, itemsFormula, monthlyFormula } from './inputFingerprint.ts'
import { proofFormats } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import type { PlanSource } from './planSource.ts'
import { cellReference, headCell, shownNumber } from './reference.ts'
import type { SheetParts } from './sheetParts.ts'
import { tableParts } from './sheetTable.ts'
import type { CellContent } from './workbook.ts'

/** Per scenario whether its inputs are those the engine ran on; then the same of where items belong. */
export function inputsTable(source: PlanSource, stored: StoredValues, at: ChecksLayout): SheetParts {
  const { layout } = source
  const relative = relativeTolerance(at)
  const [first, last] = [at.inputsTop + 1, at.inputsTop + layout.scenarios.length]
  const state = (row: number): CellContent => ({
    formula: `IF(G${row}=0,"${states.saved}","${states.moved}")`,
  })
  const scenarios = layout.scenarios.map((_, index) => {
    const row = first + index
    return {
      cells: [
        { formula: headCell(layout, 'title', index) },
        state(row),
        { formula: inputsFormula(source, index, stored.weights) },
        { formula: monthlyFormula(source, `$A${row}`, stored.weights) },
        { formula: `C${row}+D${row}` },
        {
          formula: cellReference(
            stored.row('inputs', ''),
            stored.column(index),
            'both',
            planSheetNames.engine,
          ),
        },
        { formula: `IF(ABS(E${row}-F${row})>${relative}*MAX(1,ABS(F${row})),1,0)` },
      ],
    }
  })
  const items = itemPlaces(source).map((places, index) => {
    const row = last + 1 + index
    return {
      cells: [
        `Where each ${places.label.toLowerCase()} belongs`,
        state(row),
        { formula: itemsFormula(places, stored.items(places.dimension)) },
        null,
        null,
        null,
        { formula: `IF(C${row}>0,1,0)` },
      ],
      numberFormat: proofFormats.number,
    }
  })
  const lastItem = last + items.length
  const anyItem = items.length === 0 ? '0' : `MAX(G${last + 1}:G${lastItem})`
  const total = (label: string, formula: string) => ({
    cells: [label, null, null, null, null, null, { formula }],
    style: 'result' as const,
    numberFormat: proofFormats.number,
  })
  const format = '0.000000'
  return tableParts({
    id: 'checks/inputs',
    top: at.inputsTop,
    left: 1,
    headerTo: at.columns.share,
    header: [
      'Inputs since the engine ran',
      'State',
      'Inputs',
      'Monthly',
      'Fingerprint',
      'When it ran',
      'Moved on',
    ],
    columns: [
      { style: 'label' },
      { style: 'check_holds' },
      { style: 'unit', numberFormat: format },
      { style: 'unit', numberFormat: format },
      { style: 'computed', numberFormat: format },
      { style: 'link', numberFormat: format },
      { style: 'unit', numberFormat: proofFormats.number },
    ],
    lines: [
      ...scenarios,
      ...items,
      total('The scenario shown', `MAX(INDEX(G${first}:G${last},${shownNumber(layout)}),${anyItem})`),
      total(
        'Scenarios that have moved on',
        items.length === 0
          ? `SUM(G${first}:G${last})`
          : `IF(${anyItem}=1,${countOf(layout.scenarios.length, source)},SUM(G${first}:G${last}))`,
      ),
    ],
  })
}

/** How many scenarios there are, as the last of their numbers. */
function countOf(count: number, { layout }: PlanSource): string {
  return headCell(layout, 'number', count - 1)
}
