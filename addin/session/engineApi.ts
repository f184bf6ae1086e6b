// What the engine answers to the pane. Everything that crosses from the worker is plain data.

import type {
  CellName,
  CellValues,
  Diagnostic,
  Explanation,
  Finding,
  FrozenResults,
  GrowthInput,
  GrowthRow,
  InputCell,
  Item,
  KeyFigure,
  Plan,
  Reproduction,
  Result,
  Scenario,
} from '../../engine/index.ts'

/** A row of the plan's model, and where its members stand among the columns of numbers. */
export type RowLayout = GrowthRow & {
  readonly theme: string
  /** Column of the first member; members follow in item order, the last dimension fastest. */
  readonly first: number
  readonly members: readonly (readonly string[])[]
}

/** What is the same for every scenario of an opened plan. */
export type PlanLayout = {
  readonly months: number
  readonly rows: ReadonlyMap<string, RowLayout>
  readonly inputs: ReadonlyMap<string, GrowthInput>
  /** The input cells, in the order of `ScenarioNumbers.values`. */
  readonly cells: readonly InputCell[]
  /** The items of every dimension with their labels, in order. */
  readonly items: ReadonlyMap<string, readonly Item[]>
  /** Where the items of a dimension lead: `role_segment`, role by role. */
  readonly mappings: ReadonlyMap<string, ReadonlyMap<string, string | null>>
}

/** A plan that was read, checked and compiled. */
export type OpenedPlan = {
  readonly plan: Plan
  readonly layout: PlanLayout
  /** What was noticed on the way: unknown fields, a newer version, kinds that say nothing. */
  readonly notices: readonly Finding[]
}

/** Every number of one scenario. */
export type ScenarioNumbers = {
  readonly scenario: string
  /** Column after column (see `RowLayout.first`), months 1 to N of each. */
  readonly columns: Float64Array
  readonly values: CellValues
  readonly figures: readonly KeyFigure[]
  /** What the results say: when the cash runs out, which integrity checks fail. */
  readonly findings: readonly Diagnostic[]
}

/** What takes longer than an edit may wait for: whether the fast numbers are the exact ones, and sensible inputs. */
export type Examination = {
  /** Largest difference, relative to the size of what is compared. */
  readonly largest: number
  /** Where it is. */
  readonly row: string
  /** How many numbers were compared. */
  readonly compared: number
  /** What the checks of the scenario's inputs found. */
  readonly findings: readonly Finding[]
}

/**
 * The engine as the pane asks it. `scenarios` are those of the plan as it is being edited; the rest of the plan stays as
 * it was opened.
 */
export type EngineApi = {
  /** Reads the text of a plan file; the plan becomes the one that the other questions are about. */
  open(text: string): Result<OpenedPlan>
  /** Runs a scenario in double precision, within 1e-9 of the exact numbers. */
  run(scenarios: readonly Scenario[], id: string): Result<ScenarioNumbers>
  /** Runs a scenario exactly as well and compares every number; checks its inputs. */
  examine(scenarios: readonly Scenario[], id: string): Result<Examination>
  /** Why a number is what it is, exactly. */
  explain(scenarios: readonly Scenario[], id: string, cell: CellName, depth: number): Result<Explanation>
  /** What a scenario comes to, exactly, to be kept with it. */
  freeze(scenarios: readonly Scenario[], id: string, time: string): Result<FrozenResults>
  /** Whether a frozen scenario still comes to the same. */
  reproduce(scenarios: readonly Scenario[], id: string): Result<Reproduction>
  /** Reads another plan file for its scenarios; the opened plan stays. */
  read(text: string): Result<Plan>
  /** The text of the plan's file with these scenarios. */
  write(scenarios: readonly Scenario[]): string
}
