// `proceeds read WORKBOOK`: what was changed in a workbook's inputs, what of it was damaged, and the plan that results.

import { printDiagnostic, printReadBack, readWorkbook, readXlsx, writePlan } from '../engine/index.ts'
import { openPlan, readOrTell, tell, writeOrTell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The plan file to read against, if not the plan inside the workbook, and where to write the plan that results. */
export type ReadOptions = { readonly against?: string; readonly out?: string }

/** Prints changes as before and after, then damage. The plan is written only when every input could be read. */
export async function readCommand(terminal: Terminal, path: string, options: ReadOptions): Promise<ExitCode> {
  const bytes = await readOrTell(terminal, path)
  if (bytes === undefined) return exitCodes.file
  const content = readXlsx(bytes)
  if (!content.ok) return refused(terminal, path, content.diagnostics.map(printDiagnostic))
  tell(terminal, content.warnings)
  const against = options.against === undefined ? undefined : await openPlan(terminal, options.against)
  if (typeof against === 'number') return against
  const read = readWorkbook(content.value, against)
  if (!read.ok) return refused(terminal, path, read.diagnostics.map(printDiagnostic))
  const { after, complete, damage } = read.value
  terminal.out(printReadBack(read.value))
  const ended = damage.length === 0 ? exitCodes.done : exitCodes.planFaults
  if (options.out === undefined) return ended
  if (!complete) {
    terminal.err(`${options.out} was not written: mend the workbook first, or write it anew from the plan.`)
    return exitCodes.planFaults
  }
  const written = await writeOrTell(terminal, options.out, writePlan(after))
  if (written === exitCodes.done) terminal.out(`\n${options.out}: the plan with these changes.`)
  return written === exitCodes.done ? ended : written
}

function refused(terminal: Terminal, path: string, messages: readonly string[]): ExitCode {
  for (const message of messages) terminal.err(`${message}\n`)
  terminal.err(`${path} was not read.`)
  return exitCodes.planFaults
}
