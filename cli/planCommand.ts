// `proceeds plan FILE`: all scenarios side by side, and whether the books close.

import {
  type CompiledPlan,
  type Finding,
  growthRows,
  type KeyFigure,
  keyFigures,
  monthLabel,
  printFigure,
  resultChecks,
  runScenario,
  type ScenarioRun,
} from '../engine/index.ts'
import { openPlan, refuse } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { printCsv, printTable, type TextTable } from './textTable.ts'
import { unitsOf } from './unitsOf.ts'

/** How the scenario table is printed. */
export type PlanOptions = { readonly json?: boolean; readonly csv?: boolean }

/** Prints the key figures of every scenario, then the checks. */
export async function planCommand(terminal: Terminal, path: string, options: PlanOptions): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const runs: { readonly name: string; readonly run: ScenarioRun; readonly figures: readonly KeyFigure[] }[] =
    []
  for (const { id, name } of compiled.plan.scenarios) {
    const run = runScenario(compiled, id, 'exact')
    if (!run.ok) return refuse(terminal, path, run.diagnostics)
    runs.push({ name, run: run.value, figures: keyFigures(compiled.plan, row => run.value.numbers(row)) })
  }
  if (options.json) {
    terminal.out(
      JSON.stringify(
        runs.map(({ run, name, figures }) => ({ scenario: run.inputs.scenario.id, name, figures })),
        null,
        2,
      ),
    )
    return exitCodes.done
  }
  const table = scenarioTable(compiled, runs)
  if (options.csv) {
    terminal.out(printCsv(table))
    return exitCodes.done
  }
  terminal.out(`${heading(compiled)}\n\n${printTable(table, terminal.width)}\n`)
  const findings = runs.map(({ name, run }) => ({ name, found: resultChecks(compiled, run.numbers) }))
  const broken = findings.flatMap(({ found }) => found.filter(({ severity }) => severity === 'error'))
  terminal.out(
    checksLine(
      compiled,
      runs.map(({ run }) => run),
      broken,
    ),
  )
  for (const { name, found } of findings) {
    for (const finding of found) terminal.out(`${name}: ${finding.message} ${finding.remedy}`)
  }
  return broken.length === 0 ? exitCodes.done : exitCodes.planFaults
}

function heading({ plan }: CompiledPlan): string {
  const about = plan.about === undefined ? '' : `${plan.about}. `
  const count = plan.scenarios.length === 1 ? '1 scenario' : `${plan.scenarios.length} scenarios`
  return `${plan.company}: ${count}, ${plan.months} months from ${monthLabel(plan, 1)}, ${plan.currency}\n${about}`.trimEnd()
}

/** Figures down, scenarios across; the month of the low point stands behind it. */
function scenarioTable(
  compiled: CompiledPlan,
  runs: readonly { readonly name: string; readonly figures: readonly KeyFigure[] }[],
): TextTable {
  const { plan } = compiled
  const unitOf = unitsOf(compiled)
  const first = runs[0]?.figures ?? []
  return {
    header: ['', ...runs.map(({ name }) => name)],
    rows: first.flatMap((figure, index) => {
      const own = runs.map(run => run.figures[index] ?? figure)
      const shown = [
        figure.label,
        ...own.map(({ row, value }) =>
          value === null ? '-' : printFigure(value, unitOf(row) ?? '', plan.currency),
        ),
      ]
      return figure.id === 'cash_low_point'
        ? [shown, ['  in', ...own.map(({ month }) => monthLabel(plan, month))]]
        : [shown]
    }),
  }
}

/** Whether every integrity check holds in every month of every scenario, and by how much. */
function checksLine(
  compiled: CompiledPlan,
  runs: readonly ScenarioRun[],
  broken: readonly Finding[],
): string {
  if (broken.length > 0) return `${broken.length} integrity checks fail:`
  const checks = growthRows(compiled.model).filter(
    ({ name, dims }) => name.startsWith('check_') && dims.length === 0,
  )
  const differences = runs.flatMap(run => checks.flatMap(({ name }) => run.numbers(name).map(Math.abs)))
  const largest = differences.reduce((most, difference) => Math.max(most, difference), 0)
  return `All ${checks.length} integrity checks hold in every month of every scenario; the largest difference is ${largest.toExponential(1)}.`
}
