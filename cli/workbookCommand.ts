// `proceeds workbook FILE`: the plan as an Excel workbook whose formulas are alive.

import { type CompiledPlan, planWorkbook, runScenario, type ScenarioRun, writeXlsx } from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { openPlan, refuse, tell, writeOrTell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** Where to write, and which scenario is shown first. */
export type WorkbookOptions = { readonly out?: string; readonly scenario?: string }

/** Writes the workbook with the engine's values of every scenario in it. */
export async function workbookCommand(
  terminal: Terminal,
  path: string,
  options: WorkbookOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const shown = chosenScenario(terminal, compiled, options.scenario)
  if (shown === undefined) return exitCodes.usage
  const runs = new Map<string, ScenarioRun>()
  for (const { id } of compiled.plan.scenarios) {
    terminal.progress(`Computing ${id}`)
    const run = runScenario(compiled, id, 'exact')
    if (!run.ok) return refuse(terminal, path, run.diagnostics)
    runs.set(id, run.value)
  }
  terminal.progress('Writing the formulas')
  const exact = (scenario: string, row: string, member: readonly string[]): readonly number[] => {
    const run = runs.get(scenario) ?? planItself(compiled)
    runs.set(scenario, run)
    return run.numbers(row, member)
  }
  const workbook = planWorkbook(compiled, { exact }, { ...lastSaved(compiled), shown })
  terminal.progress('')
  if (!workbook.ok) return refuse(terminal, path, workbook.diagnostics)
  tell(terminal, workbook.warnings)
  const out = options.out ?? `${fileName(compiled.plan.company)}.xlsx`
  const bytes = writeXlsx(workbook.value)
  const ended = await writeOrTell(terminal, out, bytes)
  if (ended === exitCodes.done)
    terminal.out(`${out}: ${workbook.value.sheets.length} sheets, ${Math.round(bytes.length / 1024)} kB.`)
  return ended
}

/** The revision that the engine's values belong to: the youngest scenario's time, or the file as it is. */
function lastSaved({ plan }: CompiledPlan): { readonly revision: string; readonly saved: string } {
  const times = plan.scenarios.flatMap(({ time }) => time ?? []).sort()
  const saved = times.at(-1)?.slice(0, 10) ?? 'not yet saved'
  return { revision: saved, saved }
}

/** A plan whose scenarios all change something has a column of its own numbers, which no scenario stands for. */
function planItself(compiled: CompiledPlan): ScenarioRun {
  const scenario = {
    id: '',
    name: 'Plan inputs',
    parent: null,
    state: 'draft',
    initiatives: [],
    changes: [],
  } as const
  const run = runScenario({ ...compiled, plan: { ...compiled.plan, scenarios: [scenario] } }, '', 'exact')
  if (!run.ok) throw new Error('the plan itself does not run, though its scenarios do')
  return run.value
}

function fileName(company: string): string {
  return (
    company
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'plan'
  )
}
