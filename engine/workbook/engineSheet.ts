// The sheet `Engine`: what the engine computed for every scenario when the plan was saved. Nothing here is calculated;
// other sheets hold their own numbers against these, and show these for the scenarios that are not chosen.

import { agreementLines } from './agreementLines.ts'
import { type InputWeights, itemPlaces, type WeightPlaces } from './inputFingerprint.ts'
import { limitMonths } from './limitCodes.ts'
import { computedLook, monthFormat, proofFormats } from './numberFormats.ts'
import { planSheetNames } from './planSheetNames.ts'
import { exactNumbers, type PlanSource, type RowNumbers, rowNamed } from './planSource.ts'
import { cellReference, headCell } from './reference.ts'
import { emptySheet, type SheetParts } from './sheetParts.ts'
import { joinedParts, type TableLine, tableParts, titleParts } from './sheetTable.ts'
import { spendingSections, spentByEngine, yearEnds } from './spendingSections.ts'
import { lowPoint, summaryFigures } from './summaryFigures.ts'
import type { Area, CellContent, Sheet } from './workbook.ts'

/** Columns: label, name, unit, then values, a scenario, month or year each. */
const columns = { label: 1, name: 2, unit: 3, first: 4 } as const

/** The sheet, and where its values stand. */
export type StoredValues = {
  readonly sheet: Sheet
  /** The value in the column of the first scenario (or month, or year) is the one at this place, others follow. */
  readonly row: (kind: StoredKind, key: string) => number
  readonly column: (index: number) => number
  /** The column of the fast engine's value of a scenario. */
  readonly fastColumn: (index: number) => number
  /** Where each item of a dimension belonged. */
  readonly items: (dimension: string) => Area
  readonly weights: WeightPlaces
}

/**
 * `inputs`: the fingerprint. `figure`: key figures by id. `line`: headline lines in the last month. `arr`, `cash`: by
 * month, keyed by the number of the scenario; `limit`: the same, `segment 3`. `spent`: by year, of the first scenario.
 * `sum`: every line of the model over all months, `new_arr[enterprise]`.
 */
type StoredKind = 'inputs' | 'figure' | 'opening' | 'line' | 'arr' | 'cash' | 'limit' | 'spent' | 'sum'

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

/** The engine's values and their places. `fingerprints` are those of the inputs, once they are known. O(scenarios × lines). */
export function engineSheet(
  source: PlanSource,
  weights: InputWeights,
  fingerprints?: readonly number[],
): StoredValues {
  const rows = new Map<string, number>()
  const parts: SheetParts[] = [heading(source)]
  let next = 5
  const add = (section: Section): void => {
    const { kind, lines } = section
    if (lines.length === 0) return
    parts.push(sectionParts(section, next))
    for (const [index, { key }] of lines.entries()) rows.set(`${kind} ${key}`, next + 1 + index)
    next += lines.length + 2
  }
  for (const section of sectionsOf(source, fingerprints)) add(section)
  const belonged = itemSections(source, next)
  const weighed = weightSection(weights, belonged.next)
  parts.push(...belonged.parts, weighed.parts)
  const { bottom, ...joined } = joinedParts(parts)
  const fast = columns.first + source.layout.scenarios.length + 1
  const right = Math.max(columns.first + source.layout.months - 1, fast + source.layout.scenarios.length)
  return {
    sheet: {
      ...emptySheet(planSheetNames.engine, 'C8C8C8'),
      ...joined,
      columnWidths: [
        { from: columns.label, to: columns.label, pixels: 250 },
        { from: columns.name, to: columns.name, pixels: 250 },
        { from: columns.unit, to: columns.unit, pixels: 76 },
        { from: columns.first, to: right, pixels: 92 },
      ],
      rowHeights: [{ row: 1, points: 22.5 }],
      frozen: { rows: 3, columns: columns.name },
      print: {
        landscape: true,
        fitToWidth: true,
        repeatRows: [1, 3],
        // Months and single lines of the model are for formulas to read, not for paper.
        area: {
          top: 1,
          left: 1,
          bottom: (rows.get('arr 1') ?? bottom) - 3,
          right: columns.first + Math.max(6, source.layout.scenarios.length - 1),
        },
      },
    },
    row: (kind, key) => {
      const row = rows.get(`${kind} ${key}`)
      if (row === undefined) throw new Error(`the engine's values have no ${kind} ${key}`)
      return row
    },
    column: index => columns.first + index,
    fastColumn: index => fast + index,
    items: dimension => {
      const area = belonged.areas.get(dimension)
      if (area === undefined) throw new Error(`the engine's values have no items of ${dimension}`)
      return area
    },
    weights: weighed.places,
  }
}

function heading({ about }: PlanSource): SheetParts {
  return titleParts(
    'engine/title',
    'Engine',
    `Values of revision ${about.revision}, saved ${about.saved}, computed by the exact engine; not calculated here and not to be changed.`,
  )
}

type StoredLine = { readonly key: string } & TableLine
type Section = {
  readonly kind: StoredKind
  readonly id: string
  readonly header: readonly CellContent[]
  readonly numberFormat: string
  readonly lines: readonly StoredLine[]
}

function sectionParts({ id, header, lines, numberFormat }: Section, top: number): SheetParts {
  return tableParts({
    id: `engine/${id}`,
    top,
    left: columns.label,
    header,
    columns: header.map((_, index) =>
      index === 0
        ? { style: 'label' }
        : index < columns.first - 1
          ? { style: 'unit' }
          : { style: 'unit', numberFormat },
    ),
    lines,
  })
}

function sectionsOf(source: PlanSource, fingerprints: readonly number[] | undefined): readonly Section[] {
  const { layout, model } = source
  const { scenarios } = layout
  const byScenario = (kind: StoredKind, title: string, lines: readonly StoredLine[]): Section => ({
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
          numberFormat: '0.000000000',
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
function spentSection(source: PlanSource): Section {
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
function monthSections(source: PlanSource): readonly Section[] {
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
  ): Section => ({
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
function sumSection(source: PlanSource): Section {
  const { layout, engine } = source
  const sum = (months: readonly number[]): number => months.reduce((total, value) => total + value, 0)
  const section: Section = {
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

function withFastHeader(section: Section, source: PlanSource): Section {
  if (source.engine.fast === undefined) return section
  return { ...section, header: [...section.header, 'Fast engine:', ...scenarioTitles(source)] }
}

/** Where items belonged when the engine ran: a table per dimension, a mapping a column. */
function itemSections(
  source: PlanSource,
  first: number,
): {
  readonly parts: readonly SheetParts[]
  readonly areas: ReadonlyMap<string, Area>
  readonly next: number
} {
  const parts: SheetParts[] = []
  const areas = new Map<string, Area>()
  let top = first
  for (const { dimension, label, titles, ids } of itemPlaces(source)) {
    const items = source.model.shape.items.get(dimension) ?? []
    parts.push(
      tableParts({
        id: `engine/items/${dimension}`,
        top,
        left: columns.label,
        header: [`Where each ${label.toLowerCase()} belonged`, 'Item', null, ...titles],
        columns: [
          { style: 'label' },
          { style: 'unit' },
          { style: 'unit' },
          ...titles.map(() => ({ style: 'unit' }) as const),
        ],
        lines: items.map((item, index) => ({ cells: [item.label, item.id, null, ...(ids[index] ?? [])] })),
      }),
    )
    areas.set(dimension, {
      top: top + 1,
      bottom: top + items.length,
      left: columns.first,
      right: columns.first + titles.length - 1,
    })
    top += items.length + 2
  }
  return { parts, areas, next: top }
}

/** The weights: those of months across, those of rows down. */
function weightSection(
  { inputs, monthly, months }: InputWeights,
  top: number,
): { readonly parts: SheetParts; readonly places: WeightPlaces } {
  const { first } = columns
  const across = top + 1
  const down = top + 4
  const blanks = Array.from({ length: months.length - 2 }, () => null)
  const rows = Array.from({ length: Math.max(inputs.length, monthly.length) }, (_, index) => [
    `Row ${index + 1}`,
    null,
    null,
    inputs[index] ?? null,
    monthly[index] ?? null,
  ])
  const bottom = down + rows.length - 1
  const format = '0.000000000'
  return {
    parts: {
      blocks: [
        {
          id: 'engine/weights/months',
          top,
          left: columns.label,
          cells: [
            ['Weights by which changed inputs are noticed', null, null, 'By column', null, ...blanks],
            ['Columns of Monthly', null, null, ...months],
          ],
        },
        {
          id: 'engine/weights/rows',
          top: down - 1,
          left: columns.label,
          cells: [['Rows of inputs', null, null, 'Inputs', 'Monthly'], ...rows],
        },
      ],
      formats: [
        { area: { top, bottom: top, left: 1, right: first + 1 }, style: 'header' },
        { area: { top: across, bottom: across, left: 1, right: columns.unit }, style: 'label' },
        {
          area: { top: across, bottom: across, left: first, right: first + months.length - 1 },
          style: 'unit',
          numberFormat: format,
        },
        { area: { top: down - 1, bottom: down - 1, left: 1, right: first + 1 }, style: 'header' },
        { area: { top: down, bottom, left: 1, right: columns.unit }, style: 'label' },
        { area: { top: down, bottom, left: first, right: first + 1 }, style: 'unit', numberFormat: format },
      ],
      rowGroups: [{ from: top + 1, to: bottom, level: 1, hidden: true }],
      bottom,
    },
    places: {
      months: { top: across, bottom: across, left: first, right: first + months.length - 1 },
      inputs: { top: down, bottom: down + inputs.length - 1, left: first, right: first },
      monthly: { top: down, bottom: down + monthly.length - 1, left: first + 1, right: first + 1 },
    },
  }
}
