// The commands and their options: what stands on the command line, and which function does it.

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { backtestCommand } from './backtestCommand.ts'
import { calibrateCommand } from './calibrateCommand.ts'
import { addChanceQuestions } from './chanceQuestions.ts'
import { checkCommand } from './checkCommand.ts'
import { addDifferenceQuestions } from './differenceQuestions.ts'
import { explainCommand } from './explainCommand.ts'
import { importCommand } from './importCommand.ts'
import { addLeverQuestions } from './leverQuestions.ts'
import { modelCommand } from './modelCommand.ts'
import { addOptimiseQuestion } from './optimiseQuestion.ts'
import { planCommand } from './planCommand.ts'
import { type KeepExitCode, wholeNumber } from './questionOptions.ts'
import { readCommand } from './readCommand.ts'
import { rollCommand } from './rollCommand.ts'
import { rowsCommand } from './rowsCommand.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { workbookCommand } from './workbookCommand.ts'

const help = `
Exit codes:
  0  done
  1  the plan has mistakes, or its checks fail
  2  the command line was not understood
  3  a file could not be read or written
  130  stopped by Ctrl-C

Examples:
  proceeds plan samples/larkspur/plan.json
  proceeds rows samples/larkspur/plan.json --scenario balanced --by quarter --row total_arr cash_balance
  proceeds compare samples/larkspur/plan.json hire_first balanced
  proceeds bridge samples/larkspur/plan.json hire_first balanced --row cash_balance
  proceeds attribute samples/larkspur/plan.json --scenario balanced
  proceeds explain samples/larkspur/plan.json "new_arr[mid_market]" --month 15 --scenario balanced
  proceeds simulate samples/larkspur/plan.json --scenario balanced --floor 6000000
  proceeds optimise samples/larkspur/plan.json --floor 4000000 --save-as best --out best.json
  proceeds workbook samples/larkspur/plan.json --out larkspur.xlsx --scenario balanced
  proceeds read larkspur.xlsx --out plan.json`

/** Reads a command line and runs one command; gives the exit code. */
export async function runCommandLine(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  let ended: ExitCode = exitCodes.done
  const run: KeepExitCode =
    command =>
    async (...given) => {
      ended = await command(...given)
    }
  const program = new Command('proceeds')
    .description(
      'Plans how a company spends a funding round: scenarios, month by month, with every number explained.',
    )
    .version('0.1.0', '-v, --version', 'print the version')
    .addHelpText('after', help)
    .showHelpAfterError('(proceeds --help lists the commands)')
    .exitOverride()
    .configureOutput({
      writeErr: text => terminal.err(text.trimEnd()),
      writeOut: text => terminal.out(text.trimEnd()),
    })
  const json = new Option('--json', 'print JSON in full numbers')
  const csv = new Option('--csv', 'print CSV in full numbers').conflicts('json')

  program
    .command('plan')
    .argument('<file>', 'plan file')
    .description('scenarios side by side, and whether the books close')
    .addOption(json)
    .addOption(csv)
    .action(
      run((file: string, options: Parameters<typeof planCommand>[2]) => planCommand(terminal, file, options)),
    )

  program
    .command('rows')
    .argument('<file>', 'plan file')
    .description('every row of a scenario by month, quarter or year')
    .option('-s, --scenario <id>', 'scenario (default: the last one of the plan)')
    .addOption(
      new Option('--backend <name>', 'exact (34 digits) or kernel (double precision)')
        .choices(['exact', 'kernel'])
        .default('exact'),
    )
    .addOption(
      new Option('--by <period>', 'how months are put together')
        .choices(['month', 'quarter', 'year'])
        .default('month'),
    )
    .option('-r, --row <names...>', 'only these rows, or members of rows: revenue, new_arr[mid_market]')
    .addOption(json)
    .addOption(csv)
    .action(
      run((file: string, options: Parameters<typeof rowsCommand>[2]) => rowsCommand(terminal, file, options)),
    )

  addDifferenceQuestions(program, terminal, run)

  addChanceQuestions(program, terminal, run)

  addLeverQuestions(program, terminal, run)

  addOptimiseQuestion(program, terminal, run)

  program
    .command('explain')
    .argument('<file>', 'plan file')
    .argument('<row>', 'a row, with its items if it has dimensions: new_arr[mid_market]')
    .description('why a number is what it is: formula, values, and what they come from')
    .requiredOption('-m, --month <month>', 'month: 24, 2027-12 or "Dec 2027"; 0 is the last before the plan')
    .option('-s, --scenario <id>', 'scenario (default: the last one of the plan)')
    .option('-d, --depth <levels>', 'how far to follow the numbers', wholeNumber(1, 12), 2)
    .addOption(json)
    .action(
      run((file: string, row: string, options: Parameters<typeof explainCommand>[3]) =>
        explainCommand(terminal, file, row, options),
      ),
    )

  program
    .command('check')
    .argument('<file>', 'plan file')
    .description('everything that is wrong or doubtful in a plan, and what to do about it')
    .option('-s, --scenario <id>', 'only this scenario')
    .addOption(json)
    .action(
      run((file: string, options: Parameters<typeof checkCommand>[2]) =>
        checkCommand(terminal, file, options),
      ),
    )

  program
    .command('workbook')
    .argument('<file>', 'plan file')
    .description('the plan as an Excel workbook with live formulas')
    .option('-o, --out <path>', 'file to write (default: the company, .xlsx)')
    .option('-s, --scenario <id>', 'scenario shown first (default: the last one of the plan)')
    .option('--replace', 'write over a file though cells of your own or changed inputs in it are lost')
    .action(
      run((file: string, options: Parameters<typeof workbookCommand>[2]) =>
        workbookCommand(terminal, file, options),
      ),
    )

  program
    .command('read')
    .argument('<workbook>', 'workbook, as .xlsx')
    .description('what was changed in a workbook, and the plan that results')
    .option('-a, --against <file>', 'plan file it was made from (default: the plan inside the workbook)')
    .option('-o, --out <path>', 'plan file to write')
    .action(
      run((file: string, options: Parameters<typeof readCommand>[2]) => readCommand(terminal, file, options)),
    )

  program
    .command('import')
    .argument('<files...>', 'exports: .csv, .tsv, .txt or .xlsx')
    .description('what exports of finance, sales, HR and technology are, and what became of every row')
    .option('-m, --map <path>', 'mapping file: what columns, accounts, titles and owners mean')
    .option('--save-map <path>', 'mapping file to write, with everything as it was taken')
    .option('-a, --all', 'every rejected row, not the first ten')
    .addOption(json)
    .action(
      run((files: string[], options: Parameters<typeof importCommand>[2]) =>
        importCommand(terminal, files, options),
      ),
    )

  program
    .command('calibrate')
    .argument('<files...>', 'exports: .csv, .tsv, .txt or .xlsx')
    .description('what exports say of the numbers of a plan: value, interval, and from how many')
    .option('-m, --map <path>', 'mapping file: what columns, accounts, titles and owners mean')
    .option('--as-of <day>', "last day that counts (default: the end of the ledger's last month)", day)
    .option('-p, --plan <path>', 'plan file to put the numbers into, as the scenario "calibrated"')
    .option('-o, --out <path>', 'plan file to write')
    .option('--opening', 'the plan starts the month after, where the records say that the company stands')
    .option('-w, --workbook <path>', '.xlsx file to write: the plan with the numbers in it, as live formulas')
    .addOption(
      new Option('--table <what>', 'what a number was counted from, in place of the numbers').choices([
        'win-rate',
      ]),
    )
    .option('--replace', 'write over a workbook though cells of your own or changed inputs in it are lost')
    .addOption(json)
    .action(
      run((files: string[], options: Parameters<typeof calibrateCommand>[2]) =>
        calibrateCommand(terminal, files, options),
      ),
    )

  program
    .command('backtest')
    .argument('<files...>', 'exports: .csv, .tsv, .txt or .xlsx')
    .description(
      'how good a calibration would have been: numbers from what was known then, against what came since',
    )
    .option('-m, --map <path>', 'mapping file: what columns, accounts, titles and owners mean')
    .option('--as-of <day>', "last day that counts (default: the end of the ledger's last month)", day)
    .option('--months <count>', 'how long ago to calibrate', wholeNumber(1, 60), 12)
    .option('-p, --plan <path>', 'plan file: holds its forecast of then against what came, row by row')
    .option('--paths <count>', 'how many futures that forecast draws', wholeNumber(100, 100_000), 2000)
    .addOption(json)
    .action(
      run((files: string[], options: Parameters<typeof backtestCommand>[2]) =>
        backtestCommand(terminal, files, options),
      ),
    )

  program
    .command('roll')
    .argument('<file>', 'plan file')
    .argument('<exports...>', 'exports of the months that closed: .csv, .tsv, .txt or .xlsx')
    .description(
      'closes the months that the records have: hires matched, variances explained, the plan moved on',
    )
    .option('-m, --map <path>', 'mapping file: what columns, accounts, titles and owners mean')
    .option('-s, --scenario <id>', 'scenario that was followed (default: the approved one)')
    .option(
      '--as-of <day>',
      "last day of the last closed month (default: the end of the ledger's last month)",
      day,
    )
    .option('--keep-length', 'plan as many months as before; without it the plan ends when it did')
    .addOption(
      new Option('--unfilled <what>', 'planned hires that were due and did not come')
        .choices(['move', 'drop'])
        .default('move'),
    )
    .option('-o, --out <path>', 'plan file to write')
    .addOption(json)
    .action(
      run((file: string, exports: string[], options: Parameters<typeof rollCommand>[3]) =>
        rollCommand(terminal, file, exports, options),
      ),
    )

  program
    .command('model')
    .description('the growth model: every row with its formula, unit and sentence')
    .action(run(() => modelCommand(terminal)))

  try {
    await program.parseAsync([...args], { from: 'user' })
    return args.length === 0 ? exitCodes.usage : ended
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    throw error
  }
}

function day(text: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || date.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('Give a day as 2026-10-31.')
  return { year, month, day: dayOfMonth }
}
