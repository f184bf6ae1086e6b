// The commands that turn inputs and look at what follows, and their options.

import { type Command, InvalidArgumentError, Option } from 'commander'
import { breakEvenCommand } from './breakEvenCommand.ts'
import { addForms, type KeepExitCode } from './questionOptions.ts'
import { seekCommand } from './seekCommand.ts'
import { sensitivityCommand } from './sensitivityCommand.ts'
import { stressCommand } from './stressCommand.ts'
import { tableCommand } from './tableCommand.ts'
import type { Terminal } from './terminal.ts'

/** Adds seek, sensitivity, stress, breakeven and table. */
export function addLeverQuestions(program: Command, terminal: Terminal, run: KeepExitCode): void {
  const seek = program
    .command('seek')
    .argument('<file>', 'plan file')
    .description('what it takes to reach a target: the number of an input at which a figure meets it')
    .option('-s, --scenario <id>', 'scenario (default: the last one of the plan)')
  addLever(seek)
    .option('--where-planned', 'only where the scenario has something: every planned hire, not every role')
    .option('--whole', 'only whole numbers')
    .option('--at-least <number>', 'the figure is to be this or more', number)
    .addOption(
      new Option('--at-most <number>', 'the figure is to be this or less')
        .argParser(number)
        .conflicts('atLeast'),
    )
    .addOption(
      new Option('--equal <number>', 'the figure is to be this')
        .argParser(number)
        .conflicts(['atLeast', 'atMost']),
    )
  addSpot(seek)
    .option('--every-month [months]', 'the goal is to be met in every month, or in every one of 3..12')
    .option('--save-as <id>', 'make a scenario of the answer')
    .option('-o, --out <path>', 'plan file to write it to')
  addForms(seek).action(
    run((file: string, options: Parameters<typeof seekCommand>[2]) => seekCommand(terminal, file, options)),
  )

  const tornado = program
    .command('sensitivity')
    .argument('<file>', 'plan file')
    .description('which uncertain inputs a figure hangs on: each at its P10 and P90, the largest swing first')
    .option('-s, --scenario <id>', 'scenario (default: the last one of the plan)')
  addSpot(tornado).option('--by <percent>', 'vary every estimate by so many per cent instead', percent)
  addForms(tornado).action(
    run((file: string, options: Parameters<typeof sensitivityCommand>[2]) =>
      sensitivityCommand(terminal, file, options),
    ),
  )

  const worlds = program
    .command('stress')
    .argument('<file>', 'plan file')
    .description('plans in worlds that turn out otherwise, the one to regret least, and what of it can wait')
    .option('-p, --plans <ids...>', 'scenarios to compare (default: those that only decide, not assume)')
    .option('-s, --scenario <id>', 'scenario whose commitments wait (default: the one to regret least)')
  addSpot(worlds)
    .option('--less-is-better', 'of this figure less is better')
    .option('--wait <months>', 'how long commitments wait', monthCount, 3)
  addForms(worlds).action(
    run((file: string, options: Parameters<typeof stressCommand>[2]) =>
      stressCommand(terminal, file, options),
    ),
  )

  const order = program
    .command('breakeven')
    .argument('<file>', 'plan file')
    .argument('<first>', 'scenario')
    .argument('<second>', 'scenario to compare it with')
    .description('where one plan stops beating another: all numbers of an input at which their order changes')
  addLever(order).option('--whole', 'only whole numbers')
  addSpot(order).option('--less-is-better', 'of this figure less is better')
  addForms(order).action(
    run((file: string, first: string, second: string, options: Parameters<typeof breakEvenCommand>[3]) =>
      breakEvenCommand(terminal, file, [first, second], options),
    ),
  )

  const pairs = program
    .command('table')
    .argument('<file>', 'plan file')
    .description('a figure at every pair of numbers of two inputs')
    .requiredOption('--down <axis>', 'down the side: "base_win_rate * 0.8,0.9,1,1.1,1.2"')
    .requiredOption(
      '--across <axis>',
      'across: "planned_hires[csm] @ 3..12 + 0..4", "hosting_rate = 0.1..0.2 by 0.02"',
    )
    .option('-s, --scenario <id>', 'scenario (default: the last one of the plan)')
  addForms(addSpot(pairs)).action(
    run((file: string, options: Parameters<typeof tableCommand>[2]) => tableCommand(terminal, file, options)),
  )
}

function addLever(command: Command): Command {
  return command
    .requiredOption(
      '-c, --change <inputs...>',
      'inputs to turn together: base_win_rate[enterprise], planned_hires[csm]',
    )
    .addOption(
      new Option('--add', 'add the number to the inputs (without --add and --multiply: set them to it)'),
    )
    .addOption(new Option('--multiply', 'multiply the inputs by the number').conflicts('add'))
    .option('--months <months>', 'only in these months of an input by month: 3..12, 2026-03..2026-12')
    .option('--from <number>', 'look from this number on (default: the least that the inputs may be)', number)
    .option('--to <number>', 'look up to this number (default: the most that the inputs may be)', number)
}

function addSpot(command: Command): Command {
  return command
    .option('-r, --row <name>', 'the figure: total_arr, new_arr[mid_market]', 'total_arr')
    .option('-m, --month <month>', 'in this month: 24, 2027-12 or "Dec 2027" (default: the last)')
    .option('--lowest [months]', 'the lowest that the figure has in all months, or in 3..12')
}

function number(text: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(text) || Math.abs(Number(text)) >= 1e15)
    throw new InvalidArgumentError('Give a number in plain digits, such as 2000000 or 0.15.')
  return Number(text)
}

function percent(text: string): number {
  const value = number(text)
  if (value <= 0 || value >= 100) throw new InvalidArgumentError('Give a number between 0 and 100.')
  return value
}

function monthCount(text: string): number {
  if (!/^\d{1,2}$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('Give a whole number of months, such as 3.')
  return Number(text)
}
