// The two sheets of inputs of a plan by themselves, in a third of a second: what they hold, and what it means when a
// person types into them. Everything else of the workbook follows from their cells.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Plan } from '../plan/plan.ts'
import { cellAddress } from './cellAddress.ts'
import { changedPlan } from './changedPlan.ts'
import { inputPlaces } from './inputPlaces.ts'
import { type CellMeaning, type InputChange, readInput } from './inputReading.ts'
import { inputSheet } from './inputSheet.ts'
import { asideColumn, calendarRows, type Layout, type Selector, sheetNames } from './layout.ts'
import { headRows } from './layoutSheets.ts'
import { type ModelCell, modelCellPlace } from './modelCell.ts'
import { monthlySheet } from './monthlySheet.ts'
import { plainFormula } from './plainFormula.ts'
import { planSource } from './planSheets.ts'
import { noNumbers } from './planSource.ts'
import { sheetGrid } from './sheetGrid.ts'
import { type SheetFrame, sheetStructure } from './sheetStructure.ts'
import type { CellContent, Sheet } from './workbook.ts'
import type { XlsxCell } from './xlsxCells.ts'

/** What was found in a cell; undefined when it is empty. */
export type FoundCell = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly cell: XlsxCell | undefined
}

/** A cell: row and column count from 1. */
export type CellPlace = Pick<FoundCell, 'sheet' | 'row' | 'column'>

/** A number of an input in a scenario: item ids in the order of its dimensions, and of an input by month the month. */
export type InputNumber = {
  readonly scenario: string
  readonly input: string
  readonly member: readonly string[]
  readonly month?: number
}

/** The sheets of inputs. */
export type InputBook = {
  readonly sheets: readonly Sheet[]
  /** Where the shown scenario is chosen, and by which text. */
  readonly selector: Selector
  readonly titles: readonly { readonly id: string; readonly title: string }[]
  /**
   * Where a number of an input stands, or that of a row in the shown scenario; undefined for facts of the model and what
   * the plan does not have.
   */
  readonly cellOf: (number: InputNumber | ModelCell) => CellPlace | undefined
  /** Where lines or columns of a sheet that was found whole no longer stand where we put them. */
  readonly moved: (found: readonly FoundCell[]) => readonly Diagnostic[]
  /** What the cells mean; `written` are the sheets as we wrote them last. */
  readonly read: (found: readonly FoundCell[], written: readonly Sheet[]) => TypedInputs
}

/** What a person typed. */
type TypedInputs = {
  /** The plan with it. */
  readonly after: Plan
  /** Cells of ours that hold something else now, in the order in which they were given. */
  readonly cells: readonly TypedCell[]
}

/** A cell of ours that holds something else than we wrote. */
export type TypedCell = FoundCell & { readonly ours: CellContent } & TypedMeaning

/** What the new content of a cell means. */
type TypedMeaning =
  /** Another number of an input. */
  | {
      readonly kind: 'number'
      /** What people call it: the input and its items; `month` is 1 to N. */
      readonly label: string
      readonly month?: number
      /** The scenario; undefined for the plan's own numbers, which all scenarios start from. */
      readonly scenario: string | undefined
      readonly before: CellMeaning
      readonly after: CellMeaning
    }
  /** An input that holds what is no number. */
  | { readonly kind: 'damage'; readonly damage: Diagnostic }
  /** No input: a header, a formula. */
  | { readonly kind: 'overwritten' }

/** Lays out the inputs of a plan. Errors: `W101`…, when it does not fit a sheet. */
export function inputBook(compiled: CompiledPlan): Result<InputBook> {
  const source = planSource(compiled, { exact: noNumbers(compiled) }, { revision: '', saved: '' })
  if (!source.ok) return source
  const { layout } = source.value
  const all = inputPlaces(source.value)
  const places = new Map(all.map(place => [cellKey(place), place]))
  const sheets = [inputSheet(source.value), monthlySheet(source.value)]
  return success({
    sheets,
    selector: layout.selector,
    titles: layout.scenarios.map(({ id, title }) => ({ id, title })),
    cellOf(number) {
      if ('row' in number) return modelCellPlace(source.value, number)
      const { scenario, input, member, month } = number
      const at = layout.scenarios.findIndex(({ id }) => id === scenario)
      const found = all.find(
        place =>
          place.scenario === at &&
          place.input.name === input &&
          place.month === month &&
          place.member.join() === member.join(),
      )
      return found && { sheet: found.sheet, row: found.row, column: found.column }
    },
    moved: found =>
      sheets.flatMap(sheet => {
        const own = found.filter(one => one.sheet === sheet.name)
        const cells = own.flatMap(({ row, column, cell }) =>
          cell === undefined ? [] : [[cellAddress(row, column), cell] as const],
        )
        const frame = { name: sheet.name, expected: sheetGrid(sheet), found: new Map(cells) }
        const { sound, damage } = sheetStructure({ ...frame, ...namesOf(sheet.name, layout) })
        return sound || own.length === 0 ? [] : damage
      }),
    read: (found, written) => {
      const grids = new Map(written.map(sheet => [sheet.name, sheetGrid(sheet)]))
      const changes: InputChange[] = []
      const cells: TypedCell[] = []
      for (const one of found) {
        const ours = grids.get(one.sheet)?.content(one.row, one.column) ?? null
        const place = places.get(cellKey(one))
        if (place === undefined) {
          if (ours !== null && isOther(ours, one.cell)) cells.push({ ...one, ours, kind: 'overwritten' })
          continue
        }
        const reading = readInput(place, ours, one.cell, name => name)
        if (reading.kind === 'damaged') cells.push({ ...one, ours, kind: 'damage', damage: reading.damage })
        if (reading.kind !== 'changed') continue
        changes.push(reading.change)
        cells.push({ ...one, ours, ...typedNumber(reading.change, layout.scenarios) })
      }
      return { after: changedPlan(source.value, changes, []), cells }
    },
  })
}

/** Where a sheet of inputs names its lines and columns. */
function namesOf(sheet: string, layout: Layout): Pick<SheetFrame, 'keyColumns' | 'headerRow' | 'lastColumn'> {
  const { unitColumn, liveColumn, lastColumn } = layout
  if (sheet === sheetNames.monthly)
    return { keyColumns: liveColumn, headerRow: calendarRows.month, lastColumn }
  return { keyColumns: unitColumn, headerRow: headRows.inputs, lastColumn: asideColumn(layout) }
}

function cellKey({ sheet, row, column }: CellPlace): string {
  return `${sheet} ${row} ${column}`
}

function typedNumber(
  { place, before, after }: InputChange,
  scenarios: readonly { readonly id: string }[],
): Extract<TypedMeaning, { readonly kind: 'number' }> {
  const { label, month } = place
  const scenario = place.parent === undefined ? undefined : scenarios[place.scenario]?.id
  return { kind: 'number', label, ...(month === undefined ? {} : { month }), scenario, before, after }
}

/** Formulas are the same when they read the same; their values do not matter. */
function isOther(ours: NonNullable<CellContent>, now: XlsxCell | undefined): boolean {
  if (typeof ours !== 'object') return ours !== (now ?? '')
  if (typeof now !== 'object' || !('formula' in now)) return true
  return plainFormula(ours.formula) !== plainFormula(now.formula)
}
