// `proceeds calibrate FILES…`: what exports say of a plan's numbers, how surely, and the plan with these numbers.

import {
  type Calibration,
  calibrate,
  calibratedPlan,
  compilePlan,
  openingPlan,
  openingPosition,
  type Plan,
  printCalibration,
  type Records,
  type Result,
  reconciledOpening,
  writePlan,
} from '../engine/index.ts'
import { closedRecords, type ExportOptions } from './closedRecords.ts'
import { openPlan, refuse, tell, writeOrTell } from './openPlan.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The mapping of the exports, the last day that counts, the plan to put the numbers into, and where to. */
export type CalibrateOptions = ExportOptions & {
  readonly plan?: string
  readonly out?: string
  /** The plan starts the month after, with the balances, contracts, people and histories of the records. */
  readonly opening?: true
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
  if ((options.out !== undefined || options.opening) && options.plan === undefined) {
    terminal.err('--out and --opening need the plan to put the numbers into: add --plan plan.json.')
    return exitCodes.usage
  }
  const found = await closedRecords(terminal, paths, options, 'calibrated')
  if (typeof found === 'number') return found
  const calibration = calibrate(found.records, found.asOf, seed)
  if (options.plan !== undefined) return intoPlan(terminal, found.records, calibration, options)
  terminal.out(
    options.json
      ? JSON.stringify(calibration, null, 2)
      : printCalibration(calibration, found.mapping.currency ?? 'USD'),
  )
  return exitCodes.done
}

async function intoPlan(
  terminal: Terminal,
  records: Records,
  calibration: Calibration,
  { plan: path = '', out, opening, json }: CalibrateOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const { plan, applied, left } = calibratedPlan(compiled, calibration)
  for (const { evidence, why } of left) terminal.err(`${evidence.input} was left: ${why}.`)
  const opened = opening ? openAt(terminal, plan, records, calibration.asOf) : undefined
  if (opened?.ok === false) return refuse(terminal, path, opened.diagnostics)
  const made = opened?.value ?? plan
  const again = compilePlan(made)
  if (!again.ok) return refuse(terminal, path, again.diagnostics)
  tell(terminal, again.warnings)
  terminal.out(
    json
      ? JSON.stringify({ ...calibration, applied, left }, null, 2)
      : printCalibration(calibration, compiled.plan.currency),
  )
  if (out === undefined) return exitCodes.done
  const written = await writeOrTell(terminal, out, writePlan(made))
  if (written === exitCodes.done)
    terminal.err(`${out}: the plan with the scenario calibrated, ${applied.length} numbers in it.`)
  return written
}

function openAt(terminal: Terminal, plan: Plan, records: Records, asOf: Calibration['asOf']): Result<Plan> {
  const position = openingPosition(records, asOf, plan.history_months)
  const opened = openingPlan(plan, position)
  const reconciled = reconciledOpening(opened.plan, 'calibrated')
  if (!reconciled.ok) return reconciled
  for (const sentence of [...opened.left, ...reconciled.value.differences]) terminal.err(sentence)
  return { ...reconciled, value: reconciled.value.plan }
}
