// `proceeds workbook FILE`: the plan as an Excel workbook whose formulas are alive.

import { type CompiledPlan, engineNumbers, planWorkbook, writeXlsx } from '../engine/index.ts'
import { chosenScenario } from './choose.ts'
import { openPlan, refuse, tell, writeOrTell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { wouldLose } from './wouldLose.ts'

/** Where to write, which scenario is shown first, and whether what a person added to the file may go. */
export type WorkbookOptions = { readonly out?: string; readonly scenario?: string; readonly replace?: true }

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
  const engine = engineNumbers(compiled, id => terminal.progress(`Computing ${id}`))
  if (!engine.ok) return refuse(terminal, path, engine.diagnostics)
  terminal.progress('Writing the formulas')
  const workbook = planWorkbook(compiled, engine.value, { ...lastSaved(compiled), shown })
  terminal.progress('')
  if (!workbook.ok) return refuse(terminal, path, workbook.diagnostics)
  tell(terminal, workbook.warnings)
  const out = options.out ?? `${fileName(compiled.plan.company)}.xlsx`
  const lost = options.replace ? [] : await lostIn(terminal, out)
  if (lost.length > 0) {
    terminal.err(`${out} was not written, because it holds what would be lost:`)
    for (const sentence of lost) terminal.err(`  ${sentence}`)
    terminal.err(
      `Take inputs over with "proceeds read ${out} --out plan.json", name another file with --out, or let it go with --replace.`,
    )
    return exitCodes.file
  }
  const bytes = writeXlsx(workbook.value)
  const ended = await writeOrTell(terminal, out, bytes)
  if (ended === exitCodes.done)
    terminal.out(`${out}: ${workbook.value.sheets.length} sheets, ${Math.round(bytes.length / 1024)} kB.`)
  return ended
}

/** What writing over the file would lose; nothing where there is none. */
async function lostIn(terminal: Terminal, path: string): Promise<readonly string[]> {
  const bytes = await terminal.read(path).catch(() => undefined)
  return bytes === undefined ? [] : wouldLose(bytes)
}

/** The revision that the engine's values belong to: the youngest scenario's time, or the file as it is. */
function lastSaved({ plan }: CompiledPlan): { readonly revision: string; readonly saved: string } {
  const times = plan.scenarios.flatMap(({ time }) => time ?? []).sort()
  const saved = times.at(-1)?.slice(0, 10) ?? 'not yet saved'
  return { revision: saved, saved }
}

function fileName(company: string): string {
  return (
    company
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'plan'
  )
}
