// The command that runs thousands of futures, and its options.

import { type Command, InvalidArgumentError, Option } from 'commander'
import { addForms, type KeepExitCode, wholeNumber } from './questionOptions.ts'
import { simulateCommand } from './simulateCommand.ts'
import type { Terminal } from './terminal.ts'

/** Adds simulate. */
export function addChanceQuestions(program: Command, terminal: Terminal, run: KeepExitCode): void {
  const simulate = program
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
      amountAboveNothing,
    )
    .option(
      '--without-luck',
      'only what the plan calls uncertain: no luck of single deals, contracts and people',
    )
  addForms(simulate).action(
    run((file: string, options: Parameters<typeof simulateCommand>[2]) =>
      simulateCommand(terminal, file, options),
    ),
  )
}

function amountAboveNothing(text: string): number {
  const value = amount(text)
  if (value <= 0) throw new InvalidArgumentError('Give an amount of money above 0.')
  return value
}

function amount(text: string): number {
  const value = Number(text)
  if (!/^-?\d+(\.\d+)?$/.test(text) || Math.abs(value) > 1e15)
    throw new InvalidArgumentError('Give an amount of money in plain digits, such as 2000000.')
  return value
}
