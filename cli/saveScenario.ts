// What a question found, kept as a scenario of a plan file if that is wanted.

import { type Plan, readPlan, writePlan } from '../engine/index.ts'
import { writeOrTell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Where to keep what is found. */
export type SaveOptions = {
  /** The id of a scenario to make of it, and the plan file to write it to. */
  readonly saveAs?: string
  readonly out?: string
}

/** Whether what is found could be saved: before it is looked for. Tells `both` where one of the two options is missing. */
export function maySave(terminal: Terminal, plan: Plan, { saveAs, out }: SaveOptions, both: string): boolean {
  if (saveAs === undefined && out === undefined) return true
  if (saveAs === undefined || out === undefined) {
    terminal.err(both)
    return false
  }
  if (plan.scenarios.some(({ id }) => id === saveAs)) {
    terminal.err(`There is a scenario called ${saveAs} already. Choose another id.`)
    return false
  }
  const scenario = {
    id: saveAs,
    name: saveAs,
    parent: null,
    state: 'draft',
    initiatives: [],
    changes: [],
  } as const
  const read = readPlan(writePlan({ ...plan, scenarios: [...plan.scenarios, scenario] }))
  if (read.ok) return true
  terminal.err(`${saveAs} cannot be the id of a scenario. ${read.diagnostics[0]?.remedy ?? ''}`.trimEnd())
  return false
}

/** Writes the plan with one more scenario, and says so. */
export async function saveScenario(
  terminal: Terminal,
  plan: Plan,
  scenario: Plan['scenarios'][number],
  out: string,
): Promise<ExitCode> {
  const all = { ...plan, scenarios: [...plan.scenarios, scenario] }
  const written = await writeOrTell(terminal, out, writePlan(all))
  if (written === exitCodes.done) terminal.err(`${out}: the plan with the scenario ${scenario.id}.`)
  return written
}
