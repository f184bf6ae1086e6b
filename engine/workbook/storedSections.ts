// What the engine computed, as tables for its sheet: key figures, the lines people know, months, and every line summed.

import { agreementLines } from './agreementLines.ts'
import { limitMonths } from './limitCodes.ts'
import { computedLook, monthFormat, proofFormats } from './numberFormats.ts'
import { exactNumbers, type PlanSource, type RowNumbers, rowNamed } from './planSource.ts'
import { cellReference, headCell } from './reference.ts'
import type { TableLine } from './sheetTable.ts'
import { spendingSections, spentByEngine, yearEnds } from './spendingSections.ts'
import { lowPoint, summaryFigures } from './summaryFigures.ts'
import type { CellContent } from './workbook.ts'

/** Columns: label, name, unit, then values, a scenario, month or year each. */
export const engineColumns = { label: 1, name: 2, unit: 3, first: 4 } as const

/**
 * `inputs`: the fingerprint. `figure`: key figures by id. `line`: headline lines in the last month. `arr`, `cash`: by
 * month, keyed by the number of the scenario; `limit`: the same, `segment 3`. `spent`: by year, of the first scenario.
 * `sum`: every line of the model over all months, `new_arr[enterprise]`.
 */
export type StoredKind = 'inputs' | 'figure' | 'opening' | 'line' | 'arr' | 'cash' | 'limit' | 'spent' | 'sum'

/** A line with the key by which it is found. */
type StoredLine = { readonly key: string } & TableLine

/** Lines of one kind under a header. */
export type StoredSection = {
  readonly kind: StoredKind
  readonly id: string
  readonly header: readonly CellContent[]
  readonly numberFormat: string
  readonly lines: readonly StoredLine[]
}

/** The key of a line of the model. */
export function lineKey(row: string, member: readonly string[]): string {
  return `${row}[${member.join(', ')}]`
}

/** The lines that people look at first; their last month is held against the engine's. */
export function headlineLines({ model }: PlanSource): readonly {
  readonly row: string
  readonly member: readonly string[]
}[] {
  const segment = model.shape.items.get('segment')?.at(-1)?.id
  return [
    'total_arr',
    'new_arr_total',
    'closing_arr',
    'revenue',
    'gross_profit',
    'operating_expenses',
    'operating_cash_flow',
    'cash_balance',
    'deferred_revenue',
  ].flatMap(row =>
    row !== 'closing_arr' ? [{ row, member: [] }] : segment === undefined ? [] : [{ row, member: [segment] }],
  )
}

/** All sections in their order. `fingerprints` are those of the inputs, once they are known. */
export function storedSections(
  source: PlanSource,
  fingerprints: readonly number[] | undefined,
): readonly StoredSection[] {
  const { layout, model } = source
  const { scenarios } = layout
  const byScenario = (kind: StoredKind, title: string, lines: readonly StoredLine[]): StoredSection => ({
    kind,
    id: kind,
    header: [title, 'Name', 'Unit', ...scenarioTitles(source)],
    numberFormat: proofFormats.money,
    lines,
  })
  const values = (value: (index: number) => number): readonly number[] =>
    scenarios.map((_, index) => value(index))
  const figures = summaryFigures(source).map(
    ({ id, label, unit, numberFormat, stored }): StoredLine => ({
      key: id,
      cells: [label, id, unit, ...stored],
      numberFormat,
    }),
  )
  const lowMonth: StoredLine = {
    key: 'cash_low_point_month',
    cells: [
      'Month of the cash low point',
      'cash_low_point_month',
      'month',
      ...values(index => exactNumbers(source, index, 'cash_low_point_month').at(-1) ?? 0),
    ],
    numberFormat: proofFormats.number,
  }
  const headlines = headlineLines(source).map(({ row, member }): StoredLine => {
    const { label, unit } = rowNamed(source, row)
    return {
      key: lineKey(row, member),
      cells: [
        [label, ...member.map(id => itemLabel(source, id))].join(': '),
        lineKey(row, member),
        computedLook(unit, model.currency).label.replace('k', ''),
        ...values(index => exactNumbers(source, index, row, member).at(-1) ?? 0),
        ...fastBeside(source, numbers => numbers(row, member).at(-1) ?? 0),
      ],
    }
  })
  return [
    {
      ...byScenario('inputs', 'Inputs when the engine ran', [
        {
          key: '',
          cells: ['Fingerprint', 'inputs', '', ...values(index => fingerprints?.[index] ?? 0)],
          numberFormat: '0.000000',
        },
      ]),
    },
    byScenario('figure', 'Key figures', [
      ...figures.flatMap(line => (line.key === lowPoint ? [line, lowMonth] : [line])),
    ]),
    byScenario('opening', 'Before the first month', [
      {
        key: 'closing_arr',
        cells: ['ARR of all segments', 'closing_arr', '', ...values(index => openingArr(source, index))],
      },
    ]),
    withFastHeader(byScenario('line', 'In the last month', headlines), source),
    spentSection(source),
    ...monthSections(source),
    sumSection(source),
  ]
}

/** ARR before the first month: that after it, less what the month added, plus what it took. */
function openingArr(source: PlanSource, index: number): number {
  const first = (row: string, segment: string): number => exactNumbers(source, index, row, [segment])[0] ?? 0
  return (source.model.shape.items.get('segment') ?? []).reduce(
    (sum, { id }) =>
      sum +
      first('closing_arr', id) -
      first('new_arr', id) -
      first('expansion_arr', id) +
      first('contraction_arr', id) +
      first('churned_arr', id),
    0,
  )
}

function itemLabel({ model }: PlanSource, id: string): string {
  const all = [...model.shape.items.values()].flat()
  return all.find(item => item.id === id)?.label ?? id
}

/** What the first scenario, which is the plan itself, spends to the end of each year. */
function spentSection(source: PlanSource): StoredSection {
  const ends = yearEnds(source)
  const lines = spendingSections(source).flatMap(({ lines: own }) => own)
  return {
    kind: 'spent',
    id: 'spent',
    header: [
      `${source.layout.scenarios[0]?.title ?? ''}, to the end of each year`,
      'Name',
      'Unit',
      ...ends.map(({ label }) => label),
    ],
    numberFormat: proofFormats.money,
    lines: lines.map(line => ({
      key: line.key,
      cells: [line.label, line.key, '', ...ends.map(({ month }) => spentByEngine(source, 0, line, month))],
    })),
  }
}

/** Months across, a line per scenario. */
function monthSections(source: PlanSource): readonly StoredSection[] {
  const { layout, model } = source
  const months = Array.from({ length: layout.months }, (_, index) => ({
    formula: cellReference(3, layout.openingColumn + 1 + index, 'row', 'Model'),
  }))
  const section = (
    kind: StoredKind,
    id: string,
    title: string,
    suffix: string,
    values: (scenario: number) => readonly number[],
    look: string,
  ): StoredSection => ({
    kind,
    id,
    header: [title, 'Number', 'Unit', ...months],
    numberFormat: monthFormat,
    lines: layout.scenarios.map(({ title: name, number }, index) => ({
      key: `${suffix}${number}`,
      cells: [name, number, '', ...values(index)],
      numberFormat: look,
    })),
  })
  return [
    section(
      'arr',
      'arr',
      'ARR by month',
      '',
      index => exactNumbers(source, index, 'total_arr'),
      proofFormats.money,
    ),
    section(
      'cash',
      'cash',
      'Cash by month',
      '',
      index => exactNumbers(source, index, 'cash_balance'),
      proofFormats.money,
    ),
    ...(model.shape.items.get('segment') ?? []).map(({ id, label }) =>
      section(
        'limit',
        `limit/${id}`,
        `What limits new business: ${label} (0 pipeline, 1 sellers, 2 a hire is awaited)`,
        `${id} `,
        index => limitMonths(source, index, id),
        proofFormats.number,
      ),
    ),
  ]
}

/** Every line of the model, summed over all months; beside it the fast engine's, if it was asked. */
function sumSection(source: PlanSource): StoredSection {
  const { layout, engine } = source
  const sum = (months: readonly number[]): number => months.reduce((total, value) => total + value, 0)
  const section: StoredSection = {
    kind: 'sum',
    id: 'sum',
    header: ['Every line of the model, sum of all months', 'Name', 'Unit', ...scenarioTitles(source)],
    numberFormat: proofFormats.money,
    lines: agreementLines(source).flatMap(({ lines }) =>
      lines.map(({ row, member, label, unit }) => ({
        key: lineKey(row, member),
        cells: [
          label,
          lineKey(row, member).replace('[]', ''),
          unit,
          ...layout.scenarios.map(({ id }) => sum(engine.exact(id, row, member))),
          ...fastBeside(source, numbers => sum(numbers(row, member))),
        ],
      })),
    ),
  }
  return withFastHeader(section, source)
}

function scenarioTitles({ layout }: PlanSource): readonly CellContent[] {
  return layout.scenarios.map((_, index) => ({ formula: headCell(layout, 'title', index) }))
}

/** An empty column, and a value of the fast engine for every scenario; nothing if it was not asked. */
function fastBeside(
  { layout, engine }: PlanSource,
  value: (numbers: RowNumbers) => number,
): readonly CellContent[] {
  const { fast } = engine
  if (fast === undefined) return []
  return [null, ...layout.scenarios.map(({ id }) => value((row, member) => fast(id, row, member)))]
}

function withFastHeader(section: StoredSection, source: PlanSource): StoredSection {
  if (source.engine.fast === undefined) return section
  return { ...section, header: [...section.header, 'Fast engine:', ...scenarioTitles(source)] }
}
