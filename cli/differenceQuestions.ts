// The commands that ask why two scenarios differ, and their options.

import { type Command, Option } from 'commander'
import { attributeCommand } from './attributeCommand.ts'
import { bridgeCommand } from './bridgeCommand.ts'
import { compareCommand } from './compareCommand.ts'
import { addForms, type KeepExitCode, wholeNumber } from './questionOptions.ts'
import type { Terminal } from './terminal.ts'

/** Adds compare, bridge and attribute. */
export function addDifferenceQuestions(program: Command, terminal: Terminal, run: KeepExitCode): void {
  const compare = program
    .command('compare')
    .argument('<file>', 'plan file')
    .argument('<scenarios...>', 'scenarios, the one that the others are set against first')
    .description(
      'scenarios side by side: key figures, any row, what limits them, the inputs in which they differ',
    )
    .option('-r, --row <names...>', 'rows as well: revenue, new_arr[mid_market]')
    .addOption(
      new Option('--by <period>', 'how months of the rows are put together')
        .choices(['month', 'quarter', 'year'])
        .default('quarter'),
    )
    .addOption(
      new Option('--only <what>', 'only the first, the others, or what changes from the first').choices([
        'before',
        'after',
        'changes',
      ]),
    )
    .option('--changes', 'the same as --only changes')
  addForms(compare).action(
    run((file: string, scenarios: readonly string[], options: Parameters<typeof compareCommand>[3]) =>
      compareCommand(terminal, file, scenarios, options),
    ),
  )

  const bridge = program
    .command('bridge')
    .argument('<file>', 'plan file')
    .argument('<before>', 'scenario to start from')
    .argument('<after>', 'scenario to arrive at')
    .description("what leads from one scenario's figure to another's, decision by decision, to the cent")
    .option('-r, --row <name>', 'the figure: total_arr, new_arr[mid_market]', 'total_arr')
    .option('-m, --month <month>', 'in this month: 24, 2027-12 or "Dec 2027" (default: the last)')
  addForms(addMethod(bridge)).action(
    run((file: string, before: string, after: string, options: Parameters<typeof bridgeCommand>[4]) =>
      bridgeCommand(terminal, file, before, after, options),
    ),
  )

  const attribute = program
    .command('attribute')
    .argument('<file>', 'plan file')
    .description('what each decision of a scenario returns: ARR, cash, lowest cash and runway, to the cent')
    .option('-s, --scenario <id>', 'scenario (default: the last one of the plan)')
    .option('-a, --against <id>', 'scenario it is set against (default: its parent)')
    .option('-m, --month <month>', 'in this month: 24, 2027-12 or "Dec 2027" (default: the last)')
  addForms(addMethod(attribute)).action(
    run((file: string, options: Parameters<typeof attributeCommand>[2]) =>
      attributeCommand(terminal, file, options),
    ),
  )
}

function addMethod(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--by <what>',
        'causes by decision (hires by function), role (hires by role) or source (who answers for them)',
      )
        .choices(['decision', 'role', 'source'])
        .default('decision'),
    )
    .option(
      '--exact <causes>',
      'run all combinations of up to so many causes, 16 at most',
      wholeNumber(0, 16),
      12,
    )
    .option('--orders <count>', 'with more causes, the orders that are drawn', wholeNumber(4, 100_000), 500)
    .option('--seed <number>', 'same seed, same orders, on every machine', wholeNumber(0, 4_294_967_295), 1)
}
