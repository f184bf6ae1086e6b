// The command that looks for the best use of the raise, and its options.

import { type Command, InvalidArgumentError, Option } from 'commander'
import { optimiseCommand } from './optimiseCommand.ts'
import { addForms, type KeepExitCode } from './questionOptions.ts'
import type { Terminal } from './terminal.ts'

/** Adds optimise. */
export function addOptimiseQuestion(program: Command, terminal: Terminal, run: KeepExitCode): void {
  const optimise = program
    .command('optimise')
    .argument('<file>', 'plan file')
    .description('the best use of the raise found: hires, tools, systems and budgets, while cash lasts')
    .option('-s, --scenario <id>', 'scenario to start from (default: the first with money from a round)')
    .addOption(
      new Option(
        '--goal <goal>',
        'most ARR in a month, most value (cash flow and a multiple of ARR, discounted), or least burn to a target',
      )
        .choices(['arr', 'value', 'burn'])
        .default('arr'),
    )
    .option('-m, --month <month>', 'month of the ARR, or of the target (default: the last)')
    .option('--target <money>', 'ARR to reach with --goal burn', number(0, 1e15))
    .option('--rate <share>', 'discount rate a year with --goal value', number(0, 10), 0.12)
    .option(
      '--multiple <times>',
      'what a unit of ARR is worth at the end with --goal value',
      number(0, 100),
      5,
    )
    .option(
      '--floor <money>',
      'lowest cash in nine futures of ten (default: what the best of the plan’s scenarios keeps)',
      number(-1e15, 1e15),
    )
    .option(
      '--burn-multiple <times>',
      'highest from month 12 on, or none (default: 1.5, or what that scenario has)',
      orNone(0, 99),
    )
    .option(
      '--manager-coverage <share>',
      'lowest, or none (default: 0.8, or what that scenario has)',
      orNone(0, 1),
    )
    .option(
      '--csm-coverage <share>',
      'lowest, or none (default: 0.8, or what that scenario has)',
      orNone(0, 2),
    )
    .option(
      '--go-lives <number>',
      'most systems live in a quarter, or none (default: 2, or what that scenario has)',
      orNone(0, 99),
    )
    .option('--starts <number>', 'most planned hires that start in a month', number(0, 10_000), 8)
    .option(
      '--hires-share <share>',
      'most hires of a role in a quarter, as a share of its people at the start',
      number(0, 10),
      0.25,
    )
    .option('--budget-rise <share>', 'most that marketing rises from quarter to quarter', number(0, 10), 0.4)
    .option('--quarters <number>', 'quarters that are decided', number(1, 40), 8)
    .option('--debt', 'the debt that the plan describes may be taken')
    .option('--must <names...>', 'tools and systems that are taken whatever they bring')
    .option('--must-not <names...>', 'tools, systems, roles and teams that are left as they are')
    .option('--rules <path>', 'JSON file with must, must_not and bounds')
    .option('--futures <number>', 'futures that all plans share', number(1, 10_000), 200)
    .option('--seed <number>', 'same seed, same plan', number(0, 4_294_967_295), 1)
    .option(
      '--without-luck',
      'only what the plan calls uncertain differs between futures: no luck of single deals, contracts and people',
    )
    .option('--runs <number>', 'runs of the model, about', number(1, 1e9), 600_000)
    .option('--seconds <number>', 'stop after so long with the best plan until then', number(0, 1e6))
    .option('--save-as <id>', 'make a scenario of the plan found')
    .option('-o, --out <path>', 'plan file to write it to')
  addForms(optimise).action(
    run((file: string, options: Parameters<typeof optimiseCommand>[2]) =>
      optimiseCommand(terminal, file, options),
    ),
  )
}

function number(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text)
    if (!/^-?\d+(\.\d+)?$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Give a number from ${least} to ${most} in plain digits.`)
    return value
  }
}

function orNone(least: number, most: number): (text: string) => number | 'none' {
  return text => (text === 'none' ? 'none' : number(least, most)(text))
}
