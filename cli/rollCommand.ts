// `proceeds roll FILE EXPORTS…`: closes the months that the records have, and moves the plan on to the next one.

import {
  actualDrivers,
  arrTies,
  type CompiledPlan,
  closedMonths,
  compilePlan,
  forecastAgainstActual,
  lastMonthEnd,
  monthLabel,
  monthsClosed,
  type PlanEnd,
  reconciledOpening,
  rollForward,
  runScenario,
  type UnfilledHires,
  varianceByDriver,
  writePlan,
} from '../engine/index.ts'
import { closedRecords, type ExportOptions } from './closedRecords.ts'
import { countRuns } from './countRuns.ts'
import { tellStopped } from './foundOrTell.ts'
import { openPlan, refuse, tell, writeOrTell } from './openPlan.ts'
import { rollReport } from './rollReport.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** The mapping, the scenario that was followed, the last day that counts, and what becomes of what did not happen. */
export type RollOptions = ExportOptions & {
  readonly scenario?: string
  readonly keepLength?: true
  readonly unfilled: UnfilledHires
  readonly out?: string
  readonly json?: boolean
}

/** Rolls only on a whole import: a balance from half of the records would look as sure as any. */
export async function rollCommand(
  terminal: Terminal,
  path: string,
  exports: readonly string[],
  options: RollOptions,
): Promise<ExitCode> {
  const compiled = await openPlan(terminal, path)
  if (typeof compiled === 'number') return compiled
  const scenario = followedScenario(terminal, compiled, options.scenario)
  if (scenario === undefined) return exitCodes.usage
  const found = await closedRecords(terminal, exports, options, 'rolled')
  if (typeof found === 'number') return found
  const asOf = lastMonthEnd(found.asOf)
  const end: PlanEnd = options.keepLength ? 'same length' : 'same end'
  if (!canRoll(terminal, compiled, monthsClosed(compiled.plan, asOf), end)) return exitCodes.usage
  const run = runScenario(compiled, scenario, 'exact')
  if (!run.ok) return refuse(terminal, path, run.diagnostics)
  const { inputs, numbers } = run.value
  const closed = closedMonths(compiled, inputs, found.records, asOf)
  const request = { months: closed.months, end, unfilled: options.unfilled }
  const rolled = rollForward(compiled, inputs, numbers, request, closed)
  const reconciled = reconciledOpening(rolled.plan, scenario)
  if (!reconciled.ok) return refuse(terminal, path, reconciled.diagnostics)
  const { plan, differences } = reconciled.value
  const again = compilePlan(plan)
  if (!again.ok) return refuse(terminal, path, again.diagnostics)
  tell(terminal, again.warnings)
  const lines = forecastAgainstActual(compiled, numbers, closed)
  const arr = lines.find(({ row }) => row === 'total_arr')
  const explained =
    arr === undefined || closed.months === 0
      ? undefined
      : await varianceByDriver(
          compiled,
          scenario,
          actualDrivers(compiled, inputs, numbers, closed),
          { row: 'total_arr', month: closed.months },
          arr.total.actual,
          countRuns(terminal),
        )
  terminal.progress('')
  if (explained === undefined && arr !== undefined && closed.months > 0) return tellStopped(terminal)
  if (explained?.ok === false) return refuse(terminal, path, explained.diagnostics)
  const untied = arrTies(found.records, asOf).filter(({ ties }) => ties === false)
  const told = [...rolled.told, ...differences, ...untied.map(({ says }) => says)]
  const variance = explained === undefined ? {} : { variance: explained.value }
  const roll = {
    compiled,
    scenario,
    months: closed.months,
    rolled: { ...rolled, plan, told },
    lines,
    ...variance,
  }
  terminal.out(
    options.json
      ? JSON.stringify(
          { asOf, months: closed.months, scenario, hires: rolled.hires, told, lines, ...variance },
          null,
          2,
        )
      : rollReport(roll, terminal.width),
  )
  if (options.out === undefined) return exitCodes.done
  const written = await writeOrTell(terminal, options.out, writePlan(plan))
  if (written === exitCodes.done)
    terminal.err(
      `${options.out}: the plan from ${monthLabel(plan, 1)}. Next: proceeds calibrate … --plan ${options.out}, for what the new months say of its numbers.`,
    )
  return written
}

/** The scenario that was followed: the one named, else the one that is approved, else the only one. */
function followedScenario(
  terminal: Terminal,
  { plan }: CompiledPlan,
  named: string | undefined,
): string | undefined {
  const ids = plan.scenarios.map(({ id }) => id)
  if (named !== undefined && ids.includes(named)) return named
  const approved = plan.scenarios.filter(({ state }) => state === 'approved')
  const [only] = approved.length > 0 ? approved : plan.scenarios
  if (named === undefined && only !== undefined && (approved.length === 1 || ids.length === 1)) return only.id
  terminal.err(
    named === undefined
      ? `Say which scenario was followed, with --scenario: ${ids.join(', ')}.`
      : `There is no scenario called ${named}. The scenarios are ${ids.join(', ')}.`,
  )
  return undefined
}

function canRoll(terminal: Terminal, { plan }: CompiledPlan, months: number, end: PlanEnd): boolean {
  const most = end === 'same end' ? plan.months - 1 : plan.months
  if (months >= 0 && months <= most) return true
  terminal.err(
    months < 0
      ? `The records end before ${monthLabel(plan, 1)}, where the plan starts: bring later files.`
      : `The records end in ${monthLabel(plan, months)}, and the plan in ${monthLabel(plan, plan.months)}: ${months <= plan.months ? 'keep its length with --keep-length' : 'plan more months before you roll it, or close fewer with --as-of'}.`,
  )
  return false
}
