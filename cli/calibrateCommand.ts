// `proceeds calibrate FILES…`: what exports say of a plan's numbers, how surely, and the plan with these numbers, its
// scenarios side by side and its workbook.

import {
  type Calibration,
  calibrate,
  calibratedPlan,
  compilePlan,
  itemLabels,
  openingPlan,
  openingPosition,
  plannedRoles,
  printCalibration,
  printCohorts,
  type Records,
  reconciledOpening,
  technologyPlan,
  writePlan,
} from '../engine/index.ts'
import { closedRecords, type ExportOptions } from './closedRecords.ts'
import { openPlan, refuse, tell, writeOrTell } from './openPlan.ts'
import { printScenarios, scenarioReport } from './scenarioReport.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { writeBook } from './writeBook.ts'

/** The mapping of the exports, the last day that counts, the plan to put the numbers into, and where to. */
export type CalibrateOptions = ExportOptions & {
  readonly plan?: string
  readonly out?: string
  /** The plan starts the month after, with the balances, contracts, people and histories of the records. */
  readonly opening?: true
  /** The path of a workbook of the plan with the numbers in it; it shows the scenario they are in. */
  readonly workbook?: string
  /** What a person added to the workbook may go. */
  readonly replace?: true
  /** What a number was counted from, in place of the numbers. */
  readonly table?: 'win-rate'
  readonly json?: boolean
}

/** What is drawn for forecasts is drawn the same each time. */
const seed = 1

/** Calibrates only from a whole import: numbers from half of the records would look as sure as any. */
export async function calibrateCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: CalibrateOptions,
): Promise<ExitCode> {
  if (options.plan === undefined && (options.out ?? options.workbook ?? options.opening) !== undefined) {
    terminal.err(
      '--out, --opening and --workbook need the plan to put the numbers into: add --plan plan.json.',
    )
    return exitCodes.usage
  }
  if (options.table !== undefined && options.plan !== undefined) {
    terminal.err('--table shows what records say, and puts nothing into a plan: leave out --plan.')
    return exitCodes.usage
  }
  const found = await closedRecords(terminal, paths, options, 'calibrated')
  if (typeof found === 'number') return found
  if (options.plan !== undefined) return intoPlan(terminal, found, options)
  const calibration = calibrate(found.records, found.asOf, seed)
  terminal.out(
    options.json
      ? JSON.stringify(calibration, null, 2)
      : options.table === undefined
        ? printCalibration(calibration, found.mapping.currency ?? 'USD')
        : printCohorts(calibration),
  )
  return exitCodes.done
}

async function intoPlan(
  terminal: Terminal,
  { records, asOf }: { readonly records: Records; readonly asOf: Calibration['asOf'] },
  { plan: path = '', out, opening, workbook, replace, json }: CalibrateOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const calibration = calibrate(records, asOf, seed, plannedRoles(compiled))
  // What is by month goes into the months that the plan has once it is opened.
  const opened = opening
    ? openingPlan(compiled.plan, openingPosition(records, asOf, compiled.plan.history_months))
    : { plan: compiled.plan, left: [] }
  const technology = technologyPlan(opened.plan, records, asOf)
  const start = compilePlan(technology.plan)
  if (!start.ok) return refuse(terminal, path, start.diagnostics)
  const { plan, scenario, applied, left } = calibratedPlan(start.value, calibration)
  const reconciled = opening ? reconciledOpening(plan, scenario) : undefined
  if (reconciled?.ok === false) return refuse(terminal, path, reconciled.diagnostics)
  for (const { evidence, why } of left) terminal.err(`${evidence.input} was left: ${why}.`)
  for (const sentence of [...opened.left, ...technology.told, ...(reconciled?.value.differences ?? [])])
    terminal.err(sentence)
  const made = reconciled?.value.plan ?? plan
  const again = compilePlan(made)
  if (!again.ok) return refuse(terminal, path, again.diagnostics)
  tell(terminal, again.warnings)
  const report = scenarioReport(again.value)
  if (!report.ok) return refuse(terminal, path, report.diagnostics)
  terminal.out(
    json
      ? JSON.stringify({ ...calibration, applied, left, scenarios: report.value.scenarios }, null, 2)
      : `${printCalibration(calibration, made.currency, itemLabels(again.value))}\n\n${printScenarios(report.value, terminal.width)}`,
  )
  if (out !== undefined) {
    const written = await writeOrTell(terminal, out, writePlan(made))
    if (written !== exitCodes.done) return written
    terminal.err(`${out}: the plan with the scenario ${scenario}, ${applied.length} numbers in it.`)
  }
  if (workbook !== undefined) {
    const book = { compiled: again.value, path, shown: scenario, out: workbook, isBeside: json === true }
    const written = await writeBook(terminal, { ...book, ...(replace ? { replace } : {}) })
    if (written !== exitCodes.done) return written
  }
  return report.value.holds ? exitCodes.done : exitCodes.planFaults
}
