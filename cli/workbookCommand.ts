// `proceeds workbook FILE`: the plan as an Excel workbook whose formulas are alive.

import { chosenScenario } from './choose.ts'
import { openPlan } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { writeBook } from './writeBook.ts'

/** Where to write, which scenario is shown first, and whether what a person added to the file may go. */
export type WorkbookOptions = { readonly out?: string; readonly scenario?: string; readonly replace?: true }

/** Writes the workbook. */
export async function workbookCommand(
  terminal: Terminal,
  path: string,
  { scenario, ...options }: WorkbookOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const shown = chosenScenario(terminal, compiled, scenario)
  if (shown === undefined) return exitCodes.usage
  return writeBook(terminal, { compiled, path, shown, ...options })
}
