// The sheet `Scenarios`: a copy of the saved scenarios that people can read. A line per scenario; below, every number
// that a scenario sets itself, from which, with the first column of Inputs, all of them can be rebuilt.

import { monthLabel } from '../plan/calendar.ts'
import { planSheetNames } from './planSheetNames.ts'
import { calendarOf, type PlanSource, type WorkbookAbout } from './planSource.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import type { SheetScenario } from './sheetScenarios.ts'
import { joinedParts, tableParts, titleParts } from './sheetTable.ts'
import type { CellContent, Sheet } from './workbook.ts'

const scenarioTop = 4

/** The readable copy. O(changes). */
export function scenariosSheet(source: PlanSource): Sheet {
  const { scenarios } = source.layout
  const changesTop = scenarioTop + scenarios.length + 2
  const { bottom, ...parts } = joinedParts([
    titleParts(
      'scenarios/title',
      'Scenarios',
      `${scenariosStamp(source.about)} A copy to be read: numbers are changed on Inputs and Monthly.`,
    ),
    scenarioTable(source),
    changeTable(source, changesTop),
  ])
  return {
    ...emptySheet(planSheetNames.scenarios, '1F3247'),
    ...parts,
    columnWidths: [
      { from: 1, to: 1, pixels: 150 },
      { from: 2, to: 2, pixels: 216 },
      { from: 3, to: 3, pixels: 250 },
      { from: 4, to: 5, pixels: 92 },
      { from: 6, to: 6, pixels: 150 },
      { from: 7, to: 7, pixels: 150 },
      { from: 8, to: 8, pixels: 76 },
      { from: 9, to: 9, pixels: 430 },
    ],
    rowHeights: [{ row: 1, points: 22.5 }],
    frozen: { rows: 2, columns: 1 },
    print: {
      landscape: true,
      fitToWidth: true,
      repeatRows: [1, 2],
      area: { top: 1, left: 1, bottom, right: 9 },
    },
  }
}

/** Says which revision the copy is of; a plan without revisions has only its date. `readScenariosSheet` reads it. */
function scenariosStamp({ revision, saved }: WorkbookAbout): string {
  return revision === saved ? `As saved on ${saved}.` : `As saved in revision ${revision}, ${saved}.`
}

function scenarioTable(source: PlanSource): SheetParts {
  const { layout, compiled, about, model } = source
  const { plan } = compiled
  return tableParts({
    id: 'scenarios/list',
    top: scenarioTop,
    left: 1,
    header: ['Scenario', 'Name', 'Based on', 'State', 'Own numbers', 'Author', 'Saved', 'Revision', 'Note'],
    columns: [
      { style: 'strong' },
      { style: 'label' },
      { style: 'label' },
      { style: 'label' },
      { style: 'computed', numberFormat: '0' },
      { style: 'unit', indent: 1 },
      { style: 'unit' },
      { style: 'unit' },
      { style: 'note' },
    ],
    lines: layout.scenarios.map(({ id, title, parent }, index) => {
      const saved = plan.scenarios.find(scenario => scenario.id === id)
      return {
        cells: [
          id,
          title,
          parent === null ? null : (layout.scenarios[parent]?.id ?? null),
          saved?.state ?? null,
          model.scenarios[index]?.changes.length ?? 0,
          saved?.author ?? null,
          saved?.time ?? null,
          about.revision,
          saved?.note ?? null,
        ],
      }
    }),
  })
}

/** A line per number. `How` says whether the value replaces that of the scenario it is based on, or is laid over it. */
function changeTable(source: PlanSource, top: number): SheetParts {
  const { model } = source
  const calendar = calendarOf(source)
  const labels = new Map(
    model.themes.flatMap(({ inputs }) => inputs.map(input => [input.name, input] as const)),
  )
  const lines = model.scenarios.flatMap(({ id, changes }) =>
    changes.map(change => {
      const input = labels.get(change.input)
      const where = (input?.dims ?? []).map(
        (dimension, index) => `${dimension}=${change.member[index] ?? ''}`,
      )
      const month = change.month
      return {
        cells: [
          id,
          change.input,
          where.join(', '),
          month ?? null,
          month === undefined ? null : monthLabel(calendar, month),
          ...valueCells(change),
          null,
          [input?.label ?? change.input, ...change.member.map(item => itemLabel(source, item))].join(', '),
        ],
      }
    }),
  )
  return tableParts({
    id: 'scenarios/changes',
    top,
    left: 1,
    header: ['Scenario', 'Input', 'Where', 'Month', 'Date', 'How', 'Value', null, 'What it is'],
    columns: [
      { style: 'label' },
      { style: 'label' },
      { style: 'unit' },
      { style: 'unit', numberFormat: '0' },
      { style: 'unit', indent: 1 },
      { style: 'unit' },
      { style: 'computed', numberFormat: '#,##0.######' },
      { style: 'unit' },
      { style: 'note' },
    ],
    lines,
  })
}

function valueCells({ value, relative }: SheetScenario['changes'][number]): readonly CellContent[] {
  if (relative === undefined) return ['is', value]
  return [relative.operator === '*' ? 'times' : 'plus', relative.amount]
}

function itemLabel({ model }: PlanSource, id: string): string {
  return [...model.shape.items.values()].flat().find(item => item.id === id)?.label ?? id
}
