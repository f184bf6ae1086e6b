// Writes a plan's workbook to a file, unless what a person added to that file would be lost.

import {
  type CompiledPlan,
  engineNumbers,
  planWorkbook,
  type Sheet,
  type Workbook,
  writeXlsx,
} from '../engine/index.ts'
import { refuse, tell, writeOrTell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { wouldLose } from './wouldLose.ts'

/** What to write, and where. */
export type Book = {
  readonly compiled: CompiledPlan
  /** The path of the plan, for what is wrong with it. */
  readonly path: string
  /** The id of the scenario shown first. */
  readonly shown: string
  /** Left out: the company, .xlsx. */
  readonly out?: string
  /** What a person added to the file may go. */
  readonly replace?: true
  /** Standard output holds something to be read by a program: what was written is told beside it. */
  readonly isBeside?: boolean
  /** Sheets behind those of the plan. */
  readonly others?: readonly Sheet[]
}

/** Writes the workbook with the engine's values of every scenario in it, and says how large it became. */
export async function writeBook(terminal: Terminal, book: Book): Promise<ExitCode> {
  const made = bookOf(terminal, book)
  if (made === undefined) return exitCodes.planFaults
  const out = book.out ?? `${fileName(book.compiled.plan.company)}.xlsx`
  const lost = book.replace ? [] : await lostIn(terminal, out)
  if (lost.length > 0) {
    terminal.err(`${out} was not written, because it holds what would be lost:`)
    for (const sentence of lost) terminal.err(`  ${sentence}`)
    terminal.err(
      `Take inputs over with "proceeds read ${out} --out plan.json", name another file with --out, or let it go with --replace.`,
    )
    return exitCodes.file
  }
  const tellWritten = book.isBeside ? terminal.err : terminal.out
  const bytes = writeXlsx(made)
  const ended = await writeOrTell(terminal, out, bytes)
  if (ended === exitCodes.done)
    tellWritten(`${out}: ${made.sheets.length} sheets, ${Math.round(bytes.length / 1024)} kB.`)
  return ended
}

/** The workbook as a value; undefined after telling why there is none. */
function bookOf(terminal: Terminal, { compiled, path, shown, others = [] }: Book): Workbook | undefined {
  const engine = engineNumbers(compiled, id => terminal.progress(`Computing ${id}`))
  if (!engine.ok) {
    refuse(terminal, path, engine.diagnostics)
    return undefined
  }
  terminal.progress('Writing the formulas')
  const workbook = planWorkbook(compiled, engine.value, { ...lastSaved(compiled), shown })
  terminal.progress('')
  if (!workbook.ok) {
    refuse(terminal, path, workbook.diagnostics)
    return undefined
  }
  tell(terminal, workbook.warnings)
  return { ...workbook.value, sheets: [...workbook.value.sheets, ...others] }
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
