// What the sheets beside the model are made from: the plan, its places on the sheets, and what the engine computed.

import type { PlanCalendar } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { SheetRow } from './sheetModel.ts'
import type { SheetSource } from './sheetParts.ts'

/** Months 1 to N of a member of a row, by the id of the scenario; the plan's own numbers have the empty id. */
export type ScenarioNumbers = (scenario: string, row: string, member: readonly string[]) => readonly number[]

/** What the engine computed for every scenario; a workbook shows it beside what its own formulas give. */
export type EngineNumbers = {
  /** The plan of record. */
  readonly exact: ScenarioNumbers
  /** The engine in double precision, if it was asked. */
  readonly fast?: ScenarioNumbers
  readonly initiatives?: readonly InitiativeNumbers[]
}

/** A scenario with and without one of its initiatives. */
export type InitiativeNumbers = {
  readonly id: string
  readonly label: string
  /** The id of the scenario. */
  readonly scenario: string
  readonly with: RowNumbers
  readonly without: RowNumbers
}

/** Months 1 to N of a member of a row. */
export type RowNumbers = (row: string, member: readonly string[]) => readonly number[]

/** What a workbook says of itself; clocks and counters are the business of whoever makes it. */
export type WorkbookAbout = {
  /** Which revision of the plan the engine's values belong to. */
  readonly revision: string
  /** When it was saved, as people read it. */
  readonly saved: string
  /** The scenario shown first; without it the last one. */
  readonly shown?: string
}

/** "revision 7 of 2026-01-09"; a file without revisions is known by its date alone. */
export function revisionText({ revision, saved }: WorkbookAbout): string {
  return revision === saved ? `the revision of ${saved}` : `revision ${revision} of ${saved}`
}

/** A plan with its sheets laid out, and the engine's numbers. */
export type PlanSource = SheetSource & {
  readonly compiled: CompiledPlan
  readonly engine: EngineNumbers
  readonly about: WorkbookAbout
}

/** The calendar of the plan. */
export function calendarOf({ compiled }: PlanSource): PlanCalendar {
  return compiled.plan
}

/** What cells mean does not depend on what the engine computed, so none of it is asked. */
export function noNumbers({ program }: CompiledPlan): ScenarioNumbers {
  const none = Array.from({ length: program.months }, () => 0)
  return () => none
}

/** A row of the model by name. Throws when the model has none, which is a bug of the sheet that asks. */
export function rowNamed({ model }: Pick<PlanSource, 'model'>, name: string): SheetRow {
  const row = model.themes.flatMap(({ rows }) => rows).find(other => other.name === name)
  if (row === undefined) throw new Error(`the model has no row ${name}`)
  return row
}

/** The engine's exact numbers of a member of a row in the scenario at a place among the columns. */
export function exactNumbers(
  { engine, layout }: PlanSource,
  index: number,
  row: string,
  member: readonly string[] = [],
): readonly number[] {
  return engine.exact(layout.scenarios[index]?.id ?? '', row, member)
}
