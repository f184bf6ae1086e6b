// `proceeds rows FILE --scenario ID`: every row and member, by month, quarter or year.

import {
  type BackendName,
  type CompiledPlan,
  growthRows,
  type PeriodLength,
  periods,
  printFigure,
  rollUp,
  runScenario,
  type ScenarioRun,
} from '../engine/index.ts'
import { chosenRows, chosenScenario } from './choose.ts'
import { openPlan, refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { printCsv, printTable } from './textTable.ts'

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
  const names = chosenRows(terminal, compiled, options.row)
  if (scenario === undefined || names === undefined) return exitCodes.usage
  const run = runScenario(compiled, scenario, options.backend)
  if (!run.ok) return refuse(terminal, path, run.diagnostics)
  const columns = periods(compiled.plan, options.by)
  const values = valuesByPeriod(compiled, run.value, options.by)
  if (options.json) {
    const rows = Object.fromEntries(
      names.map(name => [name, nested(compiled, name, member => values(name, member))]),
    )
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
  const lines = growthRows(compiled.model).filter(({ name }) => names.includes(name))
  const cells = lines.flatMap(row =>
    membersOf(compiled, row.name).map(member => ({
      name: member.length === 0 ? row.name : `${row.name}[${member.join(', ')}]`,
      unit: row.unit,
      values: values(row.name, member),
    })),
  )
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

function membersOf(compiled: CompiledPlan, row: string): readonly (readonly string[])[] {
  return compiled.program.series.filter(series => series.row === row).map(({ member }) => member)
}

/** A row's values, nested by the items of its dimensions. */
function nested(
  compiled: CompiledPlan,
  row: string,
  values: (member: readonly string[]) => unknown,
): unknown {
  const tree: Record<string, unknown> = {}
  for (const member of membersOf(compiled, row)) {
    if (member.length === 0) return values(member)
    let level = tree
    for (const item of member.slice(0, -1)) {
      level[item] ??= {}
      level = level[item] as Record<string, unknown>
    }
    level[member.at(-1) ?? ''] = values(member)
  }
  return tree
}
