// `proceeds check FILE`: everything that is wrong or doubtful in a plan and its results, with what to do about it.

import {
  counted,
  type Finding,
  planChecks,
  resultChecks,
  runScenario,
  scenarioChecks,
} from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { openPlan, refuse, tell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Which scenarios are checked, and how it is printed. */
export type CheckOptions = { readonly scenario?: string; readonly json?: boolean }

/** Prints every finding once, with the scenarios it holds in; findings are results here and go to standard output. */
export async function checkCommand(
  terminal: Terminal,
  path: string,
  options: CheckOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const wanted =
    options.scenario === undefined ? undefined : chosenScenario(terminal, compiled, options.scenario)
  if (options.scenario !== undefined && wanted === undefined) return exitCodes.usage
  const findings: { readonly scenario?: string; readonly finding: Finding }[] = planChecks(compiled).map(
    finding => ({ finding }),
  )
  for (const { id } of compiled.plan.scenarios.filter(
    scenario => wanted === undefined || scenario.id === wanted,
  )) {
    const run = runScenario(compiled, id, 'exact')
    if (!run.ok) return refuse(terminal, path, run.diagnostics)
    const found = [
      ...scenarioChecks(compiled, run.value.inputs),
      ...resultChecks(compiled, run.value.numbers),
    ]
    findings.push(...found.map(finding => ({ scenario: id, finding })))
  }
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length
  if (options.json)
    terminal.out(
      JSON.stringify(
        findings.map(({ scenario, finding }) => ({ scenario: scenario ?? null, ...finding })),
        null,
        2,
      ),
    )
  else tellOnce({ ...terminal, err: terminal.out }, findings)
  if (!options.json)
    terminal.out(`${counted(errors, 'mistake')}, ${counted(findings.length - errors, 'warning')}.`)
  return errors === 0 ? exitCodes.done : exitCodes.planFaults
}

/** The same finding in several scenarios is one finding with their names behind it. */
function tellOnce(
  terminal: Terminal,
  findings: readonly { readonly scenario?: string; readonly finding: Finding }[],
): void {
  const groups = new Map<string, { readonly finding: Finding; readonly scenarios: string[] }>()
  for (const { scenario, finding } of findings) {
    const key = JSON.stringify([finding.code, finding.message])
    const group = groups.get(key) ?? { finding, scenarios: [] }
    if (scenario !== undefined) group.scenarios.push(scenario)
    groups.set(key, group)
  }
  for (const { finding, scenarios } of groups.values()) {
    const where = scenarios.length === 0 ? '' : ` (in ${scenarios.join(', ')})`
    tell(terminal, [{ ...finding, message: `${finding.message}${where}` }])
  }
}
