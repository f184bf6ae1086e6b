// From the file of a workbook back to a plan: the plan it was made from, what a person changed in the cells of inputs,
// and what of ours was damaged. A cell is read only where it is certain what it means.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { type CompiledPlan, compilePlan } from '../plan/compilePlan.ts'
import type { Plan } from '../plan/plan.ts'
import { readPlan } from '../plan/readPlan.ts'
import { initiativesOn } from '../plan/scenarioSteps.ts'
import { fastEngineTitle } from './agreementTables.ts'
import { cellAddress } from './cellAddress.ts'
import { changedPlan } from './changedPlan.ts'
import { foreignCells } from './foreignCells.ts'
import { type FoundSheets, foundSheets } from './foundSheets.ts'
import { homeSelector } from './homeSheet.ts'
import { inputPlaces } from './inputPlaces.ts'
import { type InputChange, readInput } from './inputReading.ts'
import { type ItemChange, readItems } from './itemReading.ts'
import { asideColumn, calendarRows, sheetNames } from './layout.ts'
import { headRows } from './layoutSheets.ts'
import { plainFormula } from './plainFormula.ts'
import { keptPlans } from './planPart.ts'
import { planSheets, planSource } from './planSheets.ts'
import { noNumbers, type PlanSource, type RowNumbers } from './planSource.ts'
import type { XlsxContent } from './readXlsx.ts'
import { cellReference } from './reference.ts'
import { contentDamage } from './sheetContents.ts'
import { type SheetGrid, sheetGrid } from './sheetGrid.ts'
import { damageAt, type SheetFrame, type SheetStructure, sheetStructure } from './sheetStructure.ts'
import type { Sheet } from './workbook.ts'

/** What a workbook says of its plan. */
export type ReadBack = {
  /** The plan that the workbook was made from. */
  readonly before: CompiledPlan
  /** The same plan with the changes made to it. */
  readonly after: Plan
  /** The scenarios by their place among the columns, as people call them. */
  readonly scenarios: readonly string[]
  readonly changes: readonly InputChange[]
  readonly items: readonly ItemChange[]
  /** Cells of ours that were overwritten, deleted or moved, each with its place. */
  readonly damage: readonly Diagnostic[]
  /** Cells in which we wrote nothing, `Notes!A1`: a person's own. */
  readonly foreign: readonly string[]
  /** Whether every input cell could be read: only then is `after` all that the workbook holds. */
  readonly complete: boolean
}

/**
 * Reads a workbook against the plan inside it, or against the plan given. Errors: `W301` no plan in the file, `W302` the
 * plan in it was altered, `W303` more than one, and whatever is wrong with that plan.
 */
export function readWorkbook(content: XlsxContent, given?: CompiledPlan): Result<ReadBack> {
  const compiled = given === undefined ? planInside(content) : success(given)
  if (!compiled.ok) return compiled
  const read = workbookReader(compiled.value)
  return read.ok ? success(read.value(content)) : read
}

/** Lays a plan out once, to read several workbooks of it. O(cells) each. */
export function workbookReader(compiled: CompiledPlan): Result<(content: XlsxContent) => ReadBack> {
  const source = planSource(compiled, { exact: noNumbers(compiled) }, { revision: '', saved: '' })
  if (!source.ok) return source
  const known = new Map<boolean, Written>()
  const writtenWith = (fast: boolean): Written => {
    const written = known.get(fast) ?? writtenBy(source.value, fast)
    known.set(fast, written)
    return written
  }
  return success(content => readBack(content, writtenWith(hasFastEngine(content))))
}

/** What was written: with a column of the fast engine if it was asked, and lines for every initiative that is on. */
function writtenBy(source: PlanSource, fast: boolean): Written {
  const { exact } = source.engine
  const { plan } = source.compiled
  const none: RowNumbers = (row, member) => exact('', row, member)
  const initiatives = plan.scenarios.flatMap(({ id: scenario }) =>
    initiativesOn(plan, scenario).map(({ id, label }) => ({
      id,
      label,
      scenario,
      with: none,
      without: none,
    })),
  )
  const asked: PlanSource = { ...source, engine: { exact, initiatives, ...(fast && { fast: exact }) } }
  const sheets = planSheets(asked).all
  return { source: asked, sheets, grids: new Map(sheets.map(sheet => [sheet.name, sheetGrid(sheet)])) }
}

/** Whether the workbook was made with the fast engine's numbers: its table of agreement says so. */
function hasFastEngine({ sheets }: XlsxContent): boolean {
  return sheets.some(({ cells }) => [...cells.values()].includes(fastEngineTitle))
}

/** What we wrote, to be compared. */
type Written = {
  readonly source: PlanSource
  readonly sheets: readonly Sheet[]
  readonly grids: ReadonlyMap<string, SheetGrid>
}

function readBack(content: XlsxContent, written: Written): ReadBack {
  const { source, sheets, grids } = written
  const found = foundSheets(sheets, content)
  const frames = framesOf(written, found)
  const structures = new Map(frames.map(frame => [frame.name, sheetStructure(frame)]))
  const unsound = new Set([
    ...found.missing,
    ...[...structures].filter(([, { sound }]) => !sound).map(([name]) => name),
  ])
  const state: FileState = { found, structures, unsound }
  const inputs = readInputs(written, state)
  const items = readItems(
    source,
    unsound.has(sheetNames.inputs) ? undefined : found.cells.get(sheetNames.inputs),
  )
  const itemPlaces = items.places.map(address => `${sheetNames.inputs}!${address}`)
  return {
    before: source.compiled,
    after: changedPlan(source, inputs.changes, items.changes),
    scenarios: source.layout.scenarios.map(({ title }) => title),
    changes: inputs.changes,
    items: items.changes,
    damage: [
      ...found.damage,
      ...[...structures.values()].flatMap(({ damage }) => damage),
      ...inputs.damage,
      ...items.damage,
      ...contents(written, state, [...inputs.places, ...itemPlaces]),
      ...selectorDamage(content, found.sheetNamed),
    ],
    foreign: foreignCells(content, grids, found),
    complete: inputs.complete && items.damage.length === 0 && !unsound.has(sheetNames.inputs),
  }
}

/** The one plan inside a file, if it is whole. */
function planInside(content: XlsxContent): Result<CompiledPlan> {
  const kept = keptPlans(content.parts)
  const [only] = kept
  const fault = (code: string, message: string, remedy: string): Result<CompiledPlan> =>
    failure([{ code, severity: 'error', place: { kind: 'plan' }, message, remedy }])
  if (only === undefined)
    return fault(
      'W301',
      'There is no plan in this workbook: it is not one of ours, or the program that saved it left the plan out.',
      'Name the plan file that the workbook was made from.',
    )
  if (kept.length > 1)
    return fault(
      'W303',
      `There are ${kept.length} plans in this workbook.`,
      'Name the plan file to read it against.',
    )
  if (!only.intact)
    return fault(
      'W302',
      'The plan inside this workbook was altered, so what changed in its cells cannot be told.',
      'Name the plan file that the workbook was made from.',
    )
  const plan = readPlan(only.text)
  return plan.ok ? compilePlan(plan.value) : plan
}

type FileState = {
  readonly found: FoundSheets
  readonly structures: ReadonlyMap<string, SheetStructure>
  readonly unsound: ReadonlySet<string>
}

/** Where the three sheets of the model name their lines and columns. */
function framesOf({ source, grids }: Written, { cells }: FoundSheets): readonly SheetFrame[] {
  const { layout } = source
  const { unitColumn, liveColumn, lastColumn } = layout
  const names: readonly Omit<SheetFrame, 'expected' | 'found'>[] = [
    {
      name: sheetNames.inputs,
      keyColumns: unitColumn,
      headerRow: headRows.inputs,
      lastColumn: asideColumn(layout),
    },
    { name: sheetNames.monthly, keyColumns: liveColumn, headerRow: calendarRows.month, lastColumn },
    { name: sheetNames.model, keyColumns: unitColumn, headerRow: calendarRows.month, lastColumn },
  ]
  return names.flatMap(frame => {
    const expected = grids.get(frame.name)
    const found = cells.get(frame.name)
    return expected === undefined || found === undefined ? [] : [{ ...frame, expected, found }]
  })
}

/** Every input cell of sheets that stand as we made them. */
function readInputs(
  { source, grids }: Written,
  { found, structures, unsound }: FileState,
): {
  readonly places: readonly string[]
  readonly changes: readonly InputChange[]
  readonly damage: readonly Diagnostic[]
  readonly complete: boolean
} {
  const places: string[] = []
  const changes: InputChange[] = []
  const damage: Diagnostic[] = []
  let unread = 0
  for (const place of inputPlaces(source)) {
    const address = cellAddress(place.row, place.column)
    places.push(`${place.sheet}!${address}`)
    const cells = found.cells.get(place.sheet)
    const isDoubtful = structures.get(place.sheet)?.doubtfulRows.has(place.row) === true
    if (cells === undefined || unsound.has(place.sheet) || isDoubtful) {
      unread += 1
      continue
    }
    const written = grids.get(place.sheet)?.content(place.row, place.column) ?? null
    const reading = readInput(place, written, cells.get(address), found.sheetNamed)
    if (reading.kind === 'changed') changes.push(reading.change)
    if (reading.kind === 'damaged') damage.push(reading.damage)
  }
  return { places, changes, damage, complete: unread === 0 && damage.length === 0 }
}

/** Formulas on every sheet; on those of the model numbers and texts of ours as well, but for the notes. */
function contents(
  { source, sheets }: Written,
  { found, unsound }: FileState,
  freePlaces: readonly string[],
): readonly Diagnostic[] {
  const free = new Set(freePlaces)
  const { layout } = source
  const lastScenario = layout.scenarios.at(-1)?.column ?? 1
  const compares: Readonly<Record<string, (column: number) => boolean>> = {
    [sheetNames.inputs]: column => layout.unitColumn < column && column <= lastScenario,
    [sheetNames.monthly]: column => layout.liveColumn < column,
    [sheetNames.model]: column => layout.liveColumn < column,
  }
  return sheets.flatMap(sheet => {
    const cells = found.cells.get(sheet.name)
    if (cells === undefined || unsound.has(sheet.name)) return []
    return contentDamage({
      sheet,
      found: cells,
      sheetNamed: found.sheetNamed,
      unsound,
      isFree: (row, column) => free.has(`${sheet.name}!${cellAddress(row, column)}`),
      comparesConstants: compares[sheet.name] ?? (() => false),
    })
  })
}

/** The name by which the scenario is chosen must still lead to its cell. */
function selectorDamage(content: XlsxContent, sheetNamed: (name: string) => string): readonly Diagnostic[] {
  const wanted = `${homeSelector.sheet}!${cellReference(homeSelector.row, homeSelector.column, 'both')}`
  const name = content.names.find(other => other.name.toLowerCase() === 'scenario')
  if (name !== undefined && plainFormula(name.refersTo, sheetNamed) === plainFormula(wanted)) return []
  return [
    damageAt(
      'W319',
      'Scenario',
      name === undefined
        ? 'The name Scenario is missing.'
        : `The name Scenario leads to ${name.refersTo}, not to ${wanted}.`,
      `Let it lead to ${wanted} again; no number depends on it.`,
    ),
  ]
}
