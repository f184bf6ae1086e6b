// `proceeds rows FILE --scenario ID`: every row and member, by month, quarter or year.

import {
  type BackendName,
  type CompiledPlan,
  type PeriodLength,
  periods,
  printFigure,
  rollUp,
  runScenario,
  type ScenarioRun,
} from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { chosenSeries, nameOf } from './chosenSeries.ts'
import { openPlan, refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { printCsv, printTable } from './textTable.ts'
import { unitsOf } from './unitsOf.ts'

/** What to print and how. */
export type RowsOptions = {
  readonly scenario?: string
  readonly backend: BackendName
  readonly by: PeriodLength
  readonly row?: readonly string[]
  readonly json?: boolean
  readonly csv?: boolean
}

/** Prints rows: as text in figures for people, as JSON or CSV in full numbers. */
export async function rowsCommand(terminal: Terminal, path: string, options: RowsOptions): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const scenario = chosenScenario(terminal, compiled, options.scenario)
  const named = chosenSeries(terminal, compiled, options.row ?? [...compiled.program.rows.keys()])
  if (scenario === undefined || named === undefined) return exitCodes.usage
  const names = new Set(named.map(nameOf))
  const wanted = compiled.program.series.filter(series => names.has(nameOf(series)))
  const run = runScenario(compiled, scenario, options.backend)
  if (!run.ok) return refuse(terminal, path, run.diagnostics)
  const columns = periods(compiled.plan, options.by)
  const values = valuesByPeriod(compiled, run.value, options.by)
  if (options.json) {
    const rows: Record<string, unknown> = {}
    for (const { row, member } of wanted) putIn(rows, [row, ...member], values(row, member))
    terminal.out(
      JSON.stringify({
        scenario,
        backend: options.backend,
        by: options.by,
        months: compiled.plan.months,
        periods: columns.map(({ label }) => label),
        rows,
      }),
    )
    return exitCodes.done
  }
  const unitOf = unitsOf(compiled)
  const cells = wanted.map(series => ({
    name: nameOf(series),
    unit: unitOf(series.row) ?? '',
    values: values(series.row, series.member),
  }))
  const header = ['', ...columns.map(({ label, partial }) => (partial ? `${label}*` : label))]
  if (options.csv) {
    terminal.out(
      printCsv({
        header: ['row', 'unit', ...header.slice(1)],
        rows: cells.map(cell => [
          cell.name,
          cell.unit,
          ...cell.values.map(value => (value === null ? '' : String(value))),
        ]),
      }),
    )
    return exitCodes.done
  }
  const rows = cells.map(cell => [
    cell.name,
    ...cell.values.map(value =>
      value === null ? '-' : printFigure(value, cell.unit, compiled.plan.currency),
    ),
  ])
  terminal.out(printTable({ header, rows }, terminal.width))
  if (columns.some(({ partial }) => partial)) terminal.out('\n* only a part of this period is planned')
  return exitCodes.done
}

function valuesByPeriod(
  compiled: CompiledPlan,
  run: ScenarioRun,
  by: PeriodLength,
): (row: string, member: readonly string[]) => readonly (number | null)[] {
  if (by === 'month') return (row, member) => run.numbers(row, member)
  const roll = rollUp(compiled.model, run.numbers)
  const columns = periods(compiled.plan, by)
  return (row, member) => roll(row, member, columns)
}

/** Puts a value under the items that lead to it. */
function putIn(
  tree: Record<string, unknown>,
  [first = '', ...others]: readonly string[],
  value: unknown,
): void {
  if (others.length === 0) tree[first] = value
  else {
    tree[first] ??= {}
    putIn(tree[first] as Record<string, unknown>, others, value)
  }
}
