// All scenarios of a plan side by side, and whether the books close: as a table, as sentences, as numbers.

import {
  type CompiledPlan,
  counted,
  type Finding,
  growthRows,
  type KeyFigure,
  keyFigures,
  monthLabel,
  printFigure,
  type Result,
  resultChecks,
  runScenario,
  type ScenarioRun,
} from '../engine/index.ts'
import { printTable, type TextTable } from './textTable.ts'
import { unitsOf } from './unitsOf.ts'

/** Every scenario of a plan, run exactly: figures down, scenarios across. */
export type ScenarioReport = {
  readonly scenarios: readonly {
    readonly scenario: string
    readonly name: string
    readonly figures: readonly KeyFigure[]
  }[]
  readonly heading: string
  readonly table: TextTable
  /** What the checks say, a sentence each. */
  readonly checks: readonly string[]
  /** Whether every integrity check holds in every month of every scenario. */
  readonly holds: boolean
}

type RunOf = { readonly name: string; readonly run: ScenarioRun; readonly figures: readonly KeyFigure[] }

/** Runs every scenario once. */
export function scenarioReport(compiled: CompiledPlan): Result<ScenarioReport> {
  const runs: RunOf[] = []
  for (const { id, name } of compiled.plan.scenarios) {
    const run = runScenario(compiled, id, 'exact')
    if (!run.ok) return run
    runs.push({ name, run: run.value, figures: keyFigures(compiled.plan, row => run.value.numbers(row)) })
  }
  const findings = runs.map(({ name, run }) => ({ name, found: resultChecks(compiled, run.numbers) }))
  const broken = findings.flatMap(({ found }) => found.filter(({ severity }) => severity === 'error'))
  return {
    ok: true,
    warnings: [],
    value: {
      scenarios: runs.map(({ run, name, figures }) => ({ scenario: run.inputs.scenario.id, name, figures })),
      heading: heading(compiled),
      table: scenarioTable(compiled, runs),
      checks: [
        checksLine(
          compiled,
          runs.map(({ run }) => run),
          broken,
        ),
        ...findings.flatMap(({ name, found }) =>
          found.map(({ message, remedy }) => `${name}: ${message} ${remedy}`),
        ),
      ],
      holds: broken.length === 0,
    },
  }
}

/** The report as text of `width` characters. */
export function printScenarios({ scenarios, heading, table, checks }: ScenarioReport, width: number): string {
  if (scenarios.length === 0)
    return `${heading}\n\nIt has no scenario yet: add one to its scenarios (docs/plan-file.md shows how).`
  return [`${heading}\n\n${printTable(table, width)}\n`, ...checks].join('\n')
}

function heading({ plan }: CompiledPlan): string {
  const about = plan.about === undefined ? '' : `${plan.about}. `
  return `${plan.company}: ${counted(plan.scenarios.length, 'scenario')}, ${counted(plan.months, 'month')} from ${monthLabel(plan, 1)}, ${plan.currency}\n${about}`.trimEnd()
}

/** Figures down, scenarios across; the month of the low point stands behind it. */
function scenarioTable(compiled: CompiledPlan, runs: readonly Pick<RunOf, 'name' | 'figures'>[]): TextTable {
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
