// The sheet `Inputs`: what is shown now, a column per scenario, the company's items, and numbers that formulas use.

import { columnLetters } from './cellAddress.ts'
import { type Layout, type PlacedBlock, sheetNames } from './layout.ts'
import { constantInputs, headRows, listedDimensions } from './layoutSheets.ts'
import { inputLook, monthFormat } from './numberFormats.ts'
import { quantityCell, type ScenarioCell, scenarioCells } from './scenarioCells.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetInput, SheetTheme } from './sheetModel.ts'
import { emptySheet, memberName, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { Area, CellContent, FormatRule, Sheet, Validation } from './workbook.ts'

/** The sheet of inputs. O(cells × scenarios). */
export function inputSheet(source: SheetSource): Sheet {
  const cellOf = scenarioCells(source.model)
  const chapters = source.model.themes.map(theme => chapter(theme, source, cellOf))
  const parts = [
    heading(source),
    calendarFacts(source),
    ...chapters,
    itemLists(source),
    numberTable(source),
    weightTable(source),
  ]
  const bottom = Math.max(headRows.inputs, ...parts.flatMap(({ bottom: last }) => last ?? []))
  const { layout } = source
  return {
    ...emptySheet(sheetNames.inputs, 'E0A100'),
    blocks: parts.flatMap(({ blocks }) => blocks),
    formats: parts.flatMap(({ formats }) => formats),
    validations: parts.flatMap(({ validations }) => validations ?? []),
    conditionals: ownNumbers(layout, bottom),
    rowGroups: parts.flatMap(({ rowGroups }) => rowGroups ?? []),
    columnWidths: columnWidths(layout),
    rowHeights: [{ row: 1, points: 22.5 }],
    frozen: { rows: headRows.inputs, columns: layout.liveColumn },
    print: {
      landscape: true,
      fitToWidth: true,
      repeatRows: [1, headRows.inputs],
      area: { top: 1, left: 1, bottom, right: aside(layout) + 2 },
    },
  }
}

/** The first of the columns right of the scenarios: source, usual range, sentence. */
function aside(layout: Layout): number {
  return layout.liveColumn + 2 + layout.scenarios.length + 1
}

/** Title, selector, and the heads of the columns. */
function heading({ layout, model }: SheetSource): SheetParts {
  const { scenarios, selector, scenarioNumber, liveColumn, unitColumn } = layout
  const left = scenarios[0]?.column ?? 1
  const right = left + scenarios.length - 1
  const [from, to] = [columnLetters(left), columnLetters(right)]
  const chosen = columnLetters(scenarioNumber.column)
  const onThisSheet = selector.sheet === sheetNames.inputs
  const shown: CellContent = onThisSheet
    ? (scenarios[0]?.title ?? '')
    : { formula: `${selector.sheet}!$${columnLetters(selector.column)}$${selector.row}` }
  const names = `$${from}$${headRows.inputs}:$${to}$${headRows.inputs}`
  const numbers = `$${from}$4:$${to}$4`
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  const parents = scenarios.map(
    ({ parent }): CellContent =>
      parent === null
        ? null
        : { formula: `"based on "&${columnLetters(scenarios[parent]?.column ?? 1)}$${headRows.inputs}` },
  )
  const width = aside(layout) + 2
  const head = (
    row: number,
    cells: readonly CellContent[],
    id: string,
    at = 1,
  ): SheetParts['blocks'][number] => ({
    id: `inputs/${id}`,
    top: row,
    left: at,
    cells: [cells],
  })
  return {
    blocks: [
      head(1, ['Inputs'], 'title'),
      head(
        2,
        [
          'Blue on cream is yours to change, black is computed. A scenario takes over the number of the one it is based on until it has its own.',
        ],
        'subtitle',
      ),
      head(3, ['Scenario shown', null, shown], 'selector'),
      head(
        4,
        ['Its number', null, { formula: `MATCH(SUMPRODUCT((${names}=${chosen}3)*${numbers}),${numbers},0)` }],
        'scenario_number',
      ),
      head(
        4,
        scenarios.map(({ number }) => number),
        'scenario_numbers',
        left,
      ),
      head(5, parents, 'scenario_parents', left),
      head(
        headRows.inputs,
        [
          'Input',
          'Name or item',
          ...blanks,
          'Unit',
          'Shown',
          null,
          ...scenarios.map(({ title }) => title),
          null,
          'Source',
          'Usual',
          'What it is',
        ],
        'header',
      ),
    ],
    formats: [
      look('title', { top: 1, left: 1, bottom: 1, right: 1 }),
      look('subtitle', { top: 2, left: 1, bottom: 2, right: 1 }),
      look('label', { top: 3, left: 1, bottom: 4, right: 1 }),
      look(onThisSheet ? 'selector' : 'link', { top: 3, left: 3, bottom: 3, right: 3 }),
      { area: { top: 4, left: 3, bottom: 4, right: 3 }, style: 'computed', numberFormat: '0' },
      { area: { top: 4, left, bottom: 4, right }, style: 'unit', numberFormat: '0' },
      look('note', { top: 5, left, bottom: 5, right }),
      look('header', { top: headRows.inputs, left: 1, bottom: headRows.inputs, right: width }),
      look('header_right', { top: headRows.inputs, left: liveColumn, bottom: headRows.inputs, right }),
      look('header', { top: headRows.inputs, left: unitColumn, bottom: headRows.inputs, right: unitColumn }),
    ],
    validations: onThisSheet
      ? [
          {
            area: { top: 3, left: 3, bottom: 3, right: 3 },
            rule: { kind: 'list', source: names },
            title: 'Scenario',
            message: `Choose one of the ${model.scenarios.length} scenarios.`,
          },
        ]
      : [],
  }
}

/** The first month and the length of the history: they shape the sheets, so they are not changed here. */
function calendarFacts({ layout, model }: SheetSource): SheetParts {
  const { calendar, liveColumn, unitColumn } = layout
  const band = calendar.firstMonth - 1
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  const [year = 2000, month = 1] = model.startMonth.split('-').map(Number)
  const line = (label: string, name: string, unit: string, value: CellContent): readonly CellContent[] => [
    label,
    name,
    ...blanks,
    unit,
    value,
  ]
  return {
    blocks: [
      {
        id: 'inputs/calendar',
        top: band,
        left: 1,
        cells: [
          line('Calendar of the sheets', '', '', null),
          line('First month', 'start_month', 'month', { formula: `DATE(${year},${month},1)` }),
          line('Columns before the first month', 'history_columns', 'months', layout.historyColumns),
        ],
      },
    ],
    formats: [
      look('section', { top: band, left: 1, bottom: band, right: aside(layout) + 2 }),
      look('label', { top: band + 1, left: 1, bottom: band + 2, right: 1 }),
      look('unit', { top: band + 1, left: 2, bottom: band + 2, right: unitColumn }),
      {
        area: { top: band + 1, left: liveColumn, bottom: band + 1, right: liveColumn },
        style: 'link',
        numberFormat: monthFormat,
      },
      {
        area: { top: band + 2, left: liveColumn, bottom: band + 2, right: liveColumn },
        style: 'link',
        numberFormat: '0',
      },
    ],
  }
}

function chapter(theme: SheetTheme, source: SheetSource, cellOf: ScenarioCell): SheetParts {
  const { layout, formulas } = source
  const inputs = constantInputs(theme, formulas)
  const placed = inputs.flatMap(input => {
    const at = layout.blocks.get(blockKey.input(input.name))
    return at === undefined ? [] : [{ input, at }]
  })
  const [first] = placed
  if (first === undefined) return { blocks: [], formats: [] }
  const band = first.at.header - 1
  const written = placed.map(({ input, at }) => inputLines(input, at, source, cellOf))
  const bottom = Math.max(...written.flatMap(({ bottom: last }) => last ?? []))
  return {
    blocks: [
      { id: `inputs/chapter/${theme.title}`, top: band, left: 1, cells: [[theme.title]] },
      ...written.flatMap(({ blocks }) => blocks),
    ],
    formats: [
      look('section', { top: band, left: 1, bottom: band, right: aside(layout) + 2 }),
      ...written.flatMap(({ formats }) => formats),
    ],
    validations: written.flatMap(({ validations }) => validations ?? []),
    rowGroups: [
      { from: band + 1, to: bottom, level: 1, hidden: false },
      ...written.flatMap(({ rowGroups }) => rowGroups ?? []),
    ],
    bottom,
  }
}

/** Members beyond this number are folded away. */
const mostOpenMembers = 20

/** The lines of one input: what is shown, and every scenario's number beside it. */
function inputLines(
  input: SheetInput,
  placed: PlacedBlock,
  source: SheetSource,
  cellOf: ScenarioCell,
): SheetParts {
  const { layout, model } = source
  const { block, header, top } = placed
  const { numberFormat, label: unit } = inputLook(input.unit, model.currency)
  const blanks = Array.from({ length: layout.keyColumns - 1 }, () => null)
  const notes: readonly CellContent[] = [null, input.source, input.typical ?? null, input.says]
  const lines = Array.from({ length: membersIn(block) }, (_, index) => {
    const member = memberName(block, positionsAt(block, index), layout)
    const ids = input.dims.map(dimension => member.ids[block.dims.indexOf(dimension)] ?? '')
    return { ...member, numbers: numberCells(input, ids, top + index, source, cellOf) }
  })
  const empty = Array.from({ length: 2 + layout.scenarios.length }, () => null)
  const cells: readonly (readonly CellContent[])[] =
    block.dims.length === 0
      ? lines.map(({ numbers }) => [input.label, input.name, ...blanks, unit, ...numbers, ...notes])
      : [
          [input.label, input.name, ...blanks, unit, ...empty, ...notes],
          ...lines.map(({ label, ids, numbers }) => [
            label,
            ...ids,
            ...blanks.slice(block.dims.length - 1),
            unit,
            ...numbers,
            null,
            input.source,
            null,
            null,
          ]),
        ]
  const bottom = header + cells.length - 1
  const [firstScenario] = layout.scenarios
  const scenarioArea: Area = {
    top,
    left: firstScenario?.column ?? 1,
    bottom,
    right: input.constant === true ? (firstScenario?.column ?? 1) : (layout.scenarios.at(-1)?.column ?? 1),
  }
  return {
    blocks: [{ id: `inputs/${input.name}`, top: header, left: 1, cells }],
    formats: inputLooks(input, placed, bottom, numberFormat, source, scenarioArea, lines),
    validations: input.constant === true ? [] : bounds(input, scenarioArea, source),
    rowGroups:
      block.dims.length === 0
        ? []
        : [{ from: top, to: bottom, level: 2, hidden: lines.length > mostOpenMembers }],
    bottom,
  }
}

/** What is shown, a gap, and a cell per scenario. A fact of the model is the same in all of them. */
function numberCells(
  input: SheetInput,
  member: readonly string[],
  row: number,
  { layout, model }: SheetSource,
  cellOf: ScenarioCell,
): readonly CellContent[] {
  const { scenarios, scenarioNumber } = layout
  const given = model.given(input.name, member)
  if (input.constant === true && typeof given !== 'object')
    return [quantityCell(given), null, ...scenarios.map(() => null)]
  const from = columnLetters(scenarios[0]?.column ?? 1)
  const to = columnLetters(scenarios.at(-1)?.column ?? 1)
  const chosen = `$${columnLetters(scenarioNumber.column)}$${scenarioNumber.row}`
  const numbers = scenarios.map(({ parent }, index) =>
    cellOf(
      index,
      input.name,
      member,
      undefined,
      `${columnLetters(scenarios[parent ?? 0]?.column ?? 1)}${row}`,
    ),
  )
  return [{ formula: `INDEX(${from}${row}:${to}${row},1,${chosen})` }, null, ...numbers]
}

function inputLooks(
  input: SheetInput,
  { block, header, top }: PlacedBlock,
  bottom: number,
  numberFormat: string,
  { layout }: SheetSource,
  scenarioArea: Area,
  lines: readonly { readonly numbers: readonly CellContent[] }[],
): readonly FormatRule[] {
  const { liveColumn } = layout
  const named = look('label', { top: header, left: 1, bottom: header, right: 1 })
  const members: readonly FormatRule[] =
    block.dims.length === 0 ? [] : [{ area: { top, left: 1, bottom, right: 1 }, style: 'label', indent: 1 }]
  const asides = [
    look('unit', { top: header, left: 2, bottom, right: liveColumn - 1 }),
    look('unit', { top: header, left: aside(layout), bottom, right: aside(layout) }),
    look('note', { top: header, left: aside(layout) + 1, bottom, right: aside(layout) + 2 }),
  ]
  const live: FormatRule = {
    area: { top, left: liveColumn, bottom, right: liveColumn },
    style: input.constant === true ? 'link' : 'computed',
    numberFormat,
  }
  if (input.constant === true) return [named, ...members, ...asides, live]
  const inherited: FormatRule = { area: scenarioArea, style: 'computed', numberFormat }
  return [named, ...members, ...asides, live, inherited, ...ownLooks(scenarioArea, numberFormat, lines)]
}

/** Numbers that a scenario sets itself are blue on cream; runs of them in a column share a rule. */
function ownLooks(
  area: Area,
  numberFormat: string,
  lines: readonly { readonly numbers: readonly CellContent[] }[],
): readonly FormatRule[] {
  const gap = 2
  return Array.from({ length: area.right - area.left + 1 }, (_, scenario) => {
    const isOwn = (index: number): boolean => !takenOver(lines[index]?.numbers[gap + scenario], scenario)
    const starts = lines.flatMap((_line, index) =>
      isOwn(index) && (index === 0 || !isOwn(index - 1)) ? [index] : [],
    )
    return starts.map((start): FormatRule => {
      const next = lines.findIndex((_line, index) => index > start && !isOwn(index))
      const end = next < 0 ? lines.length : next
      const column = area.left + scenario
      return {
        area: { top: area.top + start, left: column, bottom: area.top + end - 1, right: column },
        style: 'input',
        numberFormat,
      }
    })
  }).flat()
}

function takenOver(cell: CellContent | undefined, scenario: number): boolean {
  return scenario > 0 && typeof cell === 'object' && cell !== null && /^\$?[A-Z]+\$?\d+$/.test(cell.formula)
}

/** What may be typed for an input: its own bounds, and no more months than the sheets reach. */
export function bounds(input: SheetInput, area: Area, { formulas }: SheetSource): readonly Validation[] {
  const limit = formulas.limits.get(input.name)
  const most = limit === undefined ? input.most : Math.min(limit, input.most ?? limit)
  const least = input.least ?? (limit === undefined ? undefined : 0)
  if (least === undefined && most === undefined && input.whole !== true) return []
  const kind = input.whole === true || limit !== undefined ? 'whole' : 'decimal'
  const number = kind === 'whole' ? 'a whole number' : 'a number'
  const range =
    least !== undefined && most !== undefined
      ? `${number} from ${least} to ${most}`
      : least !== undefined
        ? `${number} of at least ${least}`
        : most !== undefined
          ? `${number} of at most ${most}`
          : number
  return [
    {
      area,
      rule: { kind, ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) },
      title: input.label.slice(0, 32),
      message: `${input.label}: enter ${range}.`,
    },
  ]
}

/** The company's items and where they map, as lists that formulas search. */
function itemLists({ layout, model }: SheetSource): SheetParts {
  const dimensions = listedDimensions(model)
  const lists = dimensions.flatMap(dimension => layout.lists.get(dimension) ?? [])
  const [first] = lists
  if (first === undefined) return { blocks: [], formats: [] }
  const band = first.header - 1
  const bottom = Math.max(...lists.map(({ top, count }) => top + count - 1))
  const gap = Array.from({ length: layout.liveColumn + 2 - 1 - 2 }, () => null)
  const blocks = lists.map(({ dimension, header, mappings }) => {
    const definition = model.checked.dimensions.get(dimension)
    const heads = mappings.map(
      ({ name }) => model.mappings.find(mapping => mapping.name === name)?.label ?? name,
    )
    const items = model.shape.items.get(dimension) ?? []
    return {
      id: `inputs/items/${dimension}`,
      top: header,
      left: 1,
      cells: [
        [definition?.label ?? dimension, 'Item', ...gap, ...heads],
        ...items.map(({ id, label }) => [
          label,
          id,
          ...gap,
          ...mappings.map(({ name }) => model.shape.mappings.get(name)?.get(id) ?? null),
        ]),
      ],
    }
  })
  const formats = lists.flatMap(({ header, top, count, mappings }): readonly FormatRule[] => [
    look('label', { top: header, left: 1, bottom: header, right: 1 }),
    look('unit', { top: header, left: 2, bottom: header, right: layout.liveColumn + 1 + mappings.length }),
    { area: { top, left: 1, bottom: top + count - 1, right: 1 }, style: 'label', indent: 1 },
    look('unit', { top, left: 2, bottom: top + count - 1, right: 2 }),
    ...mappings.map(({ column }) =>
      look('input_text', { top, left: column, bottom: top + count - 1, right: column }),
    ),
  ])
  const validations = lists.flatMap(({ top, count, mappings }) =>
    mappings.flatMap(({ name, column }): readonly Validation[] => {
      const mapping = model.mappings.find(other => other.name === name)
      const target = layout.lists.get(mapping?.to ?? '')
      if (mapping === undefined || target === undefined) return []
      const ids = columnLetters(target.idColumn)
      return [
        {
          area: { top, left: column, bottom: top + count - 1, right: column },
          rule: { kind: 'list', source: `$${ids}$${target.top}:$${ids}$${target.top + target.count - 1}` },
          title: mapping.label.slice(0, 32),
          message: `${mapping.says} Choose one from the list${mapping.required ? '' : ', or leave it empty for none'}.`,
        },
      ]
    }),
  )
  return {
    blocks: [{ id: 'inputs/items', top: band, left: 1, cells: [['Items and where they belong']] }, ...blocks],
    formats: [look('section', { top: band, left: 1, bottom: band, right: aside(layout) + 2 }), ...formats],
    validations,
    rowGroups: [{ from: band + 1, to: bottom, level: 1, hidden: false }],
    bottom,
  }
}

/** Numbers that were written in formulas. */
function numberTable({ layout, formulas }: SheetSource): SheetParts {
  const entries = [...layout.numbers].sort(([, a], [, b]) => a - b)
  const [first] = entries
  const last = entries.at(-1)
  if (first === undefined || last === undefined) return { blocks: [], formats: [] }
  const band = first[1] - 1
  const { liveColumn } = layout
  const between = Array.from({ length: liveColumn - 2 }, () => null)
  const after = Array.from({ length: aside(layout) + 2 - liveColumn - 1 }, () => null)
  return {
    blocks: [
      { id: 'inputs/numbers', top: band, left: 1, cells: [['Numbers in formulas']] },
      {
        id: 'inputs/numbers/values',
        top: band + 1,
        left: 1,
        cells: entries.map(([value]) => [
          String(value),
          ...between,
          value,
          ...after,
          `Used by ${(formulas.numbers.get(value) ?? []).join(', ')}.`,
        ]),
      },
    ],
    formats: [
      look('section', { top: band, left: 1, bottom: band, right: aside(layout) + 2 }),
      look('label', { top: band + 1, left: 1, bottom: last[1], right: 1 }),
      look('link', { top: band + 1, left: liveColumn, bottom: last[1], right: liveColumn }),
      look('note', { top: band + 1, left: aside(layout) + 2, bottom: last[1], right: aside(layout) + 2 }),
    ],
    bottom: last[1],
  }
}

/** Weights across, oldest month first, as formulas to the tables they come from. */
function weightTable({ layout, formulas, model }: SheetSource): SheetParts {
  const [first] = formulas.weights
  const top = first && layout.weights.get(`${first.block} ${first.from}`)
  if (first === undefined || top === undefined) return { blocks: [], formats: [] }
  const band = top - 1
  const bottom = top + formulas.weights.length - 1
  const left = layout.weightsColumn
  const live = columnLetters(layout.liveColumn)
  const width = Math.max(...formulas.weights.map(({ count }) => count))
  const gap = Array.from({ length: left - 2 }, () => null)
  const cells = formulas.weights.map(({ block, from, count }) => {
    const placed = layout.blocks.get(block)
    const name = block.split(':')[1] ?? ''
    const label =
      model.themes.flatMap(({ inputs }) => inputs).find(input => input.name === name)?.label ?? name
    const across = Array.from({ length: count }, (_, age) => ({
      formula: `$${live}$${(placed?.top ?? 0) + from + count - 1 - age}`,
    }))
    return [
      `${label}, oldest month first`,
      ...gap,
      ...across,
      ...Array.from({ length: width - count }, () => null),
    ]
  })
  return {
    blocks: [
      {
        id: 'inputs/weights',
        top: band,
        left: 1,
        cells: [['Weights across, as sums over months read them']],
      },
      { id: 'inputs/weights/values', top, left: 1, cells },
    ],
    formats: [
      look('section', { top: band, left: 1, bottom: band, right: aside(layout) + 2 }),
      look('label', { top, left: 1, bottom, right: 1 }),
      { area: { top, left, bottom, right: left + width - 1 }, style: 'computed', numberFormat: '0.000' },
    ],
    bottom,
  }
}

/** A number that differs from the one taken over turns blue as soon as it is typed. */
function ownNumbers(layout: Layout, bottom: number): Sheet['conditionals'] {
  const top = headRows.inputs + 1
  return layout.scenarios.flatMap(({ parent, column }) => {
    if (parent === null) return []
    const before = columnLetters(layout.scenarios[parent]?.column ?? 1)
    const own = columnLetters(column)
    return [
      {
        area: { top, left: column, bottom, right: column },
        formula: `AND($${columnLetters(layout.liveColumn)}${top}<>"",${own}${top}<>${before}${top})`,
        style: 'input' as const,
      },
    ]
  })
}

function look(style: FormatRule['style'], area: Area): FormatRule {
  return { area, style }
}

function columnWidths(layout: Layout): Sheet['columnWidths'] {
  const first = layout.scenarios[0]?.column ?? 1
  const last = layout.scenarios.at(-1)?.column ?? 1
  return [
    { from: 1, to: 1, pixels: 236 },
    { from: 2, to: 2, pixels: 130 },
    { from: 3, to: layout.keyColumns + 1, pixels: 76 },
    { from: layout.unitColumn, to: layout.unitColumn, pixels: 92 },
    { from: layout.liveColumn, to: layout.liveColumn, pixels: 92 },
    { from: layout.liveColumn + 1, to: layout.liveColumn + 1, pixels: 16 },
    { from: first, to: last, pixels: 92 },
    { from: last + 1, to: last + 1, pixels: 16 },
    { from: aside(layout), to: aside(layout), pixels: 112 },
    { from: aside(layout) + 1, to: aside(layout) + 1, pixels: 216 },
    { from: aside(layout) + 2, to: aside(layout) + 2, pixels: 430 },
  ]
}
