// The inputs of a chapter on the sheet `Inputs`: what is shown now, and every scenario's number beside it.

import { columnLetters } from './cellAddress.ts'
import { inputBounds } from './inputBounds.ts'
import { asideColumn, type PlacedBlock } from './layout.ts'
import { constantInputs } from './layoutSheets.ts'
import { inputLook } from './numberFormats.ts'
import { quantityCell, type ScenarioCell } from './scenarioCells.ts'
import { membersIn, positionsAt } from './sheetBlocks.ts'
import { blockKey } from './sheetFormula.ts'
import type { SheetInput, SheetTheme } from './sheetModel.ts'
import { look, memberName, type SheetParts, type SheetSource } from './sheetParts.ts'
import type { Area, CellContent, FormatRule } from './workbook.ts'

/** A band with the name of the chapter and the lines of its inputs. */
export function inputChapter(theme: SheetTheme, source: SheetSource, cellOf: ScenarioCell): SheetParts {
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
      look('section', { top: band, left: 1, bottom: band, right: asideColumn(layout) + 2 }),
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
    validations: input.constant === true ? [] : inputBounds(input, scenarioArea, source),
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
    look('unit', { top: header, left: asideColumn(layout), bottom, right: asideColumn(layout) }),
    look('note', { top: header, left: asideColumn(layout) + 1, bottom, right: asideColumn(layout) + 2 }),
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
