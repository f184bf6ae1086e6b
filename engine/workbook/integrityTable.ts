// The integrity checks on the sheet `Checks`: figures computed twice, and how far apart they are at most.

import { type ChecksLayout, states, toleranceCell } from './checksLayout.ts'
import { modelRow } from './layout.ts'
import { proofFormats } from './numberFormats.ts'
import type { PlanSource } from './planSource.ts'
import { modelMonths } from './reference.ts'
import type { SheetRow } from './sheetModel.ts'
import type { SheetParts } from './sheetParts.ts'
import { tableParts } from './sheetTable.ts'

/** The rows of the model that must be zero in every month. */
export function checkRows({ model }: PlanSource): readonly SheetRow[] {
  return model.themes
    .flatMap(({ rows }) => rows)
    .filter(({ name, dims }) => name.startsWith('check_') && dims.length === 0)
}

/** A line per check, and how many fail. */
export function integrityTable(
  source: PlanSource,
  checks: readonly SheetRow[],
  at: ChecksLayout,
): SheetParts {
  const { layout } = source
  const count = `0" of ${layout.months}"`
  const top = at.integrityTop
  const first = top + 1
  const last = top + checks.length
  const lines = checks.map(({ name, dims, label, unit }, index) => {
    const row = first + index
    const months = modelMonths(layout, modelRow(layout, name, [], dims))
    return {
      cells: [
        capitalised(label.replace(/^Check: /, '')),
        { formula: `IF(C${row}<=D${row},"${states.holds}","${states.fails}")` },
        { formula: `MAX(MAX(${months}),0-MIN(${months}))` },
        { formula: toleranceCell(unit, at) },
        { formula: `SUMPRODUCT((${months}<=D${row})*(${months}>=0-D${row}))` },
      ],
    }
  })
  return tableParts({
    id: 'checks/integrity',
    top,
    left: 1,
    headerTo: at.columns.share,
    header: ['Integrity', 'State', 'Largest', 'Tolerance', 'Months'],
    columns: [
      { style: 'label' },
      { style: 'check_holds' },
      { style: 'computed', numberFormat: proofFormats.largest },
      { style: 'unit', numberFormat: proofFormats.tolerance },
      { style: 'unit', numberFormat: count },
    ],
    lines: [
      ...lines,
      {
        cells: [
          'Checks that fail, of how many',
          null,
          { formula: `SUMPRODUCT((C${first}:C${last}>D${first}:D${last})*1)` },
          { formula: `SUMPRODUCT((D${first}:D${last}>0)*1)` },
          null,
        ],
        style: 'result',
        numberFormat: proofFormats.number,
      },
    ],
  })
}

/** How far numbers may be off, by kind. */
export function toleranceTable(at: ChecksLayout): SheetParts {
  return tableParts({
    id: 'checks/tolerances',
    top: at.toleranceTop,
    left: 1,
    headerTo: at.columns.share,
    header: ['Tolerances', null, 'Up to'],
    columns: [{ style: 'label' }, { style: 'unit' }, { style: 'computed', numberFormat: '0.0E+0' }],
    lines: [
      { cells: ['Money: half a cent', null, 0.005] },
      { cells: ['Anything else', null, 1e-6] },
      { cells: ["Share of the engine's value", null, 1e-9] },
    ],
  })
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
