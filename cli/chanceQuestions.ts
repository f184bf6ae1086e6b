// The command that runs thousands of futures, and its options.

import { type Command, InvalidArgumentError, Option } from 'commander'
import { simulateCommand } from './simulateCommand.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/** Wraps a command so that its exit code is kept. */
type Run = <Args extends readonly unknown[]>(
  command: (...given: Args) => Promise<ExitCode> | ExitCode,
) => (...given: Args) => Promise<void>

/** Adds simulate. */
export function addChanceQuestions(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('simulate')
    .argument('<file>', 'plan file')
    .description(
      'thousands of futures: fans, how likely cash or a milestone is missed, and what drives the spread',
    )
    .option(
      '-s, --scenario <ids...>',
      'scenario (default: the last one of the plan), or several, compared with the first on the same draws',
    )
    .option('--paths <number>', 'number of futures', wholeNumber(1, 1_000_000), 10_000)
    .option('--seed <number>', 'same seed, same futures, on every machine', wholeNumber(0, 4_294_967_295), 1)
    .option('--floor <money>', 'cash that should never be undercut', amount, 0)
    .option('-r, --row <names...>', 'rows, or members of rows as new_arr[mid_market]', [
      'total_arr',
      'cash_balance',
      'net_burn',
    ])
    .option(
      '-m, --month <month>',
      'compare, and look for what drives the spread, in this month (default: the last)',
    )
    .option('--milestone <texts...>', 'how likely it is missed: "total_arr >= 20000000 by 2027-12"')
    .addOption(
      new Option('--by <period>', 'a fan has a line for the last month of each')
        .choices(['month', 'quarter', 'year'])
        .default('quarter'),
    )
    .option(
      '--within <money>',
      'say how many futures it takes to know the P10 of the lowest cash that well',
      amount,
    )
    .addOption(new Option('--json', 'print JSON in full numbers'))
    .addOption(new Option('--csv', 'print CSV in full numbers').conflicts('json'))
    .option('--xlsx <path>', 'write the workbook too, with the answer on a sheet of its own')
    .option('--replace', 'write over a workbook though cells of your own or changed inputs in it are lost')
    .action(
      run((file: string, options: Parameters<typeof simulateCommand>[2]) =>
        simulateCommand(terminal, file, options),
      ),
    )
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
    return value
  }
}

function amount(text: string): number {
  const value = Number(text)
  if (!/^-?\d+(\.\d+)?$/.test(text) || Math.abs(value) > 1e15)
    throw new InvalidArgumentError('Give an amount of money in plain digits, such as 2000000.')
  return value
}
