// Options that commands asking questions of a plan have in common, and how what stands behind them is read.

import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ExitCode } from './terminal.ts'

/** Wraps a command so that its exit code is kept. */
export type KeepExitCode = <Args extends readonly unknown[]>(
  command: (...given: Args) => Promise<ExitCode> | ExitCode,
) => (...given: Args) => Promise<void>

/** The forms in which an answer is given: see `AnswerOptions`. */
export function addForms(command: Command): Command {
  return command
    .addOption(new Option('--json', 'print JSON in full numbers'))
    .addOption(new Option('--csv', 'print CSV in full numbers').conflicts('json'))
    .option('--xlsx <path>', 'write the workbook too, with the answer on a sheet of its own')
    .option('--replace', 'write over a workbook though cells of your own or changed inputs in it are lost')
}

/** Reads a whole number from `least` to `most`; commander prints what it throws for anything else. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text)
    if (!/^-?\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
    return value
  }
}
