// Any number of scenarios beside each other: key figures, rows by month, quarter or year, what binds, what was changed.

import { type Result, success } from '../formula/result.ts'
import { membersOf } from '../formula/rowSeries.ts'
import { type Period, type PeriodLength, periods } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { type KeyFigure, keyFigures } from '../plan/keyFigures.ts'
import { type Limit, monthlyLimits } from '../plan/monthlyLimits.ts'
import { cellName, monthsOf } from '../plan/planVocabulary.ts'
import { rollUp } from '../plan/rollUp.ts'
import { modelRow } from './modelRow.ts'
import { numbersOf } from './numbersOf.ts'
import { runScenario, type ScenarioRun } from './runScenario.ts'

/** What to set beside each other. */
export type ComparisonRequest = {
  /** Ids, the one that the others are set against first. */
  readonly scenarios: readonly string[]
  readonly rows: readonly ComparedName[]
  readonly by: PeriodLength
}

/** A row; one member of it, or all if none is said. */
type ComparedName = { readonly row: string; readonly member?: readonly string[] }

/** The comparison; lists of values are by scenario, in the order of the request. */
export type Comparison = {
  readonly scenarios: readonly string[]
  readonly figures: readonly ComparedFigure[]
  readonly rows: readonly ComparedRow[]
  readonly periods: readonly Period[]
  readonly inputs: readonly ComparedInput[]
  /** By scenario, then by segment. */
  readonly limits: readonly (readonly ComparedLimits[])[]
}

/** A key figure, and the month in which each scenario has it. */
export type ComparedFigure = Pick<KeyFigure, 'label' | 'row' | 'better'> & {
  readonly unit: string
  readonly values: readonly (number | null)[]
  readonly months: readonly number[]
}

/** A member of a row; by scenario one value for each period, null where the row says nothing of it. */
export type ComparedRow = {
  readonly row: string
  readonly member: readonly string[]
  readonly unit: string
  readonly values: readonly (readonly (number | null)[])[]
}

/** A number of an input that is not the same in all scenarios; of an input by month in one month. */
export type ComparedInput = {
  readonly input: string
  readonly unit: string
  readonly month?: number
  /** The values are months of the plan. */
  readonly isMonth: boolean
  readonly values: readonly number[]
}

/** What limits new business in a segment, month by month. */
type ComparedLimits = {
  readonly segment: string
  readonly months: readonly Limit[]
}

/** Compares by the exact backend, a run for each scenario. */
export function compare(
  compiled: CompiledPlan,
  { scenarios, rows, by }: ComparisonRequest,
): Result<Comparison> {
  const runs: ScenarioRun[] = []
  for (const id of scenarios) {
    const run = runScenario(compiled, id, 'exact')
    if (!run.ok) return run
    runs.push(run.value)
  }
  const columns = periods(compiled.plan, by)
  return success({
    scenarios,
    figures: comparedFigures(compiled, runs),
    rows: rows.flatMap(name => comparedRows(compiled, runs, name, columns)),
    periods: columns,
    inputs: comparedInputs(compiled, runs),
    limits: runs.map(run => limitsOf(compiled, run)),
  })
}

function comparedFigures(compiled: CompiledPlan, runs: readonly ScenarioRun[]): readonly ComparedFigure[] {
  const lists = runs.map(run => keyFigures(compiled.plan, row => run.numbers(row)))
  return (lists[0] ?? []).map(({ label, row, better }, index) => ({
    label,
    row,
    better,
    unit: modelRow(compiled, row).unit,
    values: lists.map(list => list[index]?.value ?? null),
    months: lists.map(list => list[index]?.month ?? 0),
  }))
}

function comparedRows(
  compiled: CompiledPlan,
  runs: readonly ScenarioRun[],
  { row, member: wanted }: ComparedName,
  columns: readonly Period[],
): readonly ComparedRow[] {
  const rolled = runs.map(run => rollUp(compiled.model, run.numbers))
  return membersOf(compiled.program, row)
    .filter(member => wanted === undefined || member.join() === wanted.join())
    .map(member => ({
      row,
      member,
      unit: modelRow(compiled, row).unit,
      values: rolled.map(roll => roll(row, member, columns)),
    }))
}

/** Every number of the inputs that differs in some scenario. O(scenarios × cells × months). */
function comparedInputs(compiled: CompiledPlan, runs: readonly ScenarioRun[]): readonly ComparedInput[] {
  const { program, vocabulary } = compiled
  return program.cells.flatMap(({ input, member, time }) => {
    const lists = runs.map(run => numbersOf(run.inputs.quantity(input, member)))
    const first = monthsOf({ time }, vocabulary)?.first
    return (lists[0] ?? []).flatMap((number, index): readonly ComparedInput[] => {
      const values = lists.map(list => list[index] ?? number)
      if (values.every(value => value === number)) return []
      const { unit = '', dated: isMonth = false } = vocabulary.inputs.get(input) ?? {}
      const month = first === undefined ? {} : { month: first + index }
      return [{ input: cellName(input, member), unit, ...month, isMonth, values }]
    })
  })
}

function limitsOf(
  { plan, vocabulary }: CompiledPlan,
  { numbers, inputs }: ScenarioRun,
): readonly ComparedLimits[] {
  const segmentOf = plan.mappings.role_segment?.values ?? {}
  return (vocabulary.items.get('segment') ?? []).map(segment => {
    const roles = (vocabulary.items.get('role') ?? []).filter(role => segmentOf[role] === segment)
    const monthsToFill = (role: string): number =>
      Math.max(...numbersOf(inputs.quantity('time_to_fill', [role])))
    return { segment, months: monthlyLimits({ segment, roles, numbers, monthsToFill }) }
  })
}
