// `proceeds plan FILE`: all scenarios side by side, and whether the books close.

import { openPlan, refuse } from './openPlan.ts'
import { printScenarios, scenarioReport } from './scenarioReport.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { printCsv } from './textTable.ts'

/** How the scenario table is printed. */
export type PlanOptions = { readonly json?: boolean; readonly csv?: boolean }

/** Prints the key figures of every scenario, then the checks. */
export async function planCommand(terminal: Terminal, path: string, options: PlanOptions): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const report = scenarioReport(compiled)
  if (!report.ok) return refuse(terminal, path, report.diagnostics)
  if (options.json || options.csv) {
    terminal.out(
      options.json ? JSON.stringify(report.value.scenarios, null, 2) : printCsv(report.value.table),
    )
    return exitCodes.done
  }
  terminal.out(printScenarios(report.value, terminal.width))
  return report.value.holds ? exitCodes.done : exitCodes.planFaults
}
