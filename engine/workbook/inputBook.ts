// The two sheets of inputs of a plan by themselves, in a third of a second: what they hold, and what it means when a
// person types into them. Everything else of the workbook follows from their cells.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Plan } from '../plan/plan.ts'
import { changedPlan } from './changedPlan.ts'
import { inputPlaces } from './inputPlaces.ts'
import { type CellMeaning, type InputChange, readInput } from './inputReading.ts'
import { inputSheet } from './inputSheet.ts'
import type { Selector } from './layout.ts'
import { monthlySheet } from './monthlySheet.ts'
import { plainFormula } from './plainFormula.ts'
import { planSource } from './planSheets.ts'
import { sheetGrid } from './sheetGrid.ts'
import type { Sheet } from './workbook.ts'
import type { XlsxCell } from './xlsxCells.ts'

/** What was found in a cell; undefined when it is empty. */
export type FoundCell = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly cell: XlsxCell | undefined
}

/** The sheets of inputs. */
export type InputBook = {
  readonly sheets: readonly Sheet[]
  /** Where the shown scenario is chosen, and by which text. */
  readonly selector: Selector
  readonly titles: readonly { readonly id: string; readonly title: string }[]
  /** What the cells mean; `written` are the sheets as we wrote them last. */
  readonly read: (found: readonly FoundCell[], written: readonly Sheet[]) => TypedInputs
}

/** What a person typed. */
type TypedInputs = {
  /** The plan with it. */
  readonly after: Plan
  readonly changes: readonly TypedInput[]
  /** Input cells that hold what is no number. */
  readonly damage: readonly Diagnostic[]
  /** Cells of ours that are no inputs and hold something else now: headers, formulas. */
  readonly overwritten: readonly FoundCell[]
}

/** One number that was typed. */
type TypedInput = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  /** What people call it: the input, its items and month 1 to N. */
  readonly label: string
  readonly month?: number
  /** The scenario; undefined for the plan's own numbers, which all scenarios start from. */
  readonly scenario: string | undefined
  readonly before: CellMeaning
  readonly after: CellMeaning
}

/** Lays out the inputs of a plan. Errors: `W101`…, when it does not fit a sheet. */
export function inputBook(compiled: CompiledPlan): Result<InputBook> {
  const none = Array.from({ length: compiled.program.months }, () => 0)
  const source = planSource(compiled, { exact: () => none }, { revision: '', saved: '' })
  if (!source.ok) return source
  const { layout } = source.value
  const places = new Map(inputPlaces(source.value).map(place => [cellKey(place), place]))
  const sheets = [inputSheet(source.value), monthlySheet(source.value)]
  return success({
    sheets,
    selector: layout.selector,
    titles: layout.scenarios.map(({ id, title }) => ({ id, title })),
    read: (found, written) => {
      const grids = new Map(written.map(sheet => [sheet.name, sheetGrid(sheet)]))
      const changes: InputChange[] = []
      const damage: Diagnostic[] = []
      const overwritten: FoundCell[] = []
      for (const one of found) {
        const ours = grids.get(one.sheet)?.content(one.row, one.column) ?? null
        const place = places.get(cellKey(one))
        if (place === undefined) {
          if (ours !== null && isOther(ours, one.cell)) overwritten.push(one)
          continue
        }
        const reading = readInput(place, ours, one.cell, name => name)
        if (reading.kind === 'changed') changes.push(reading.change)
        if (reading.kind === 'damaged') damage.push(reading.damage)
      }
      const after = changedPlan(source.value, changes, [])
      return {
        after,
        changes: changes.map(change => typedInput(change, layout.scenarios)),
        damage,
        overwritten,
      }
    },
  })
}

function cellKey({ sheet, row, column }: Pick<FoundCell, 'sheet' | 'row' | 'column'>): string {
  return `${sheet} ${row} ${column}`
}

function typedInput(
  { place, before, after }: InputChange,
  scenarios: readonly { readonly id: string }[],
): TypedInput {
  const { sheet, row, column, label, month } = place
  return {
    ...{ sheet, row, column, label, before, after },
    ...(month === undefined ? {} : { month }),
    scenario: place.parent === undefined ? undefined : scenarios[place.scenario]?.id,
  }
}

/** Formulas are the same when they read the same; their values do not matter. */
function isOther(
  ours: NonNullable<ReturnType<ReturnType<typeof sheetGrid>['content']>>,
  now: XlsxCell | undefined,
): boolean {
  if (typeof ours !== 'object') return ours !== now
  if (typeof now !== 'object' || !('formula' in now)) return true
  return plainFormula(ours.formula) !== plainFormula(now.formula)
}
