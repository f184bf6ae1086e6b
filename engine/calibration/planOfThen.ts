// The plan as it would have been made some months ago: from the records as they stood then, and nothing that came since.

import { type Result, success } from '../formula/result.ts'
import type { Day, Records } from '../intake/records.ts'
import { type CompiledPlan, compilePlan } from '../plan/compilePlan.ts'
import { calibrate } from './calibrate.ts'
import { calibratedPlan } from './calibratedPlan.ts'
import { monthEnds } from './closedMonths.ts'
import { openingPlan } from './openingPlan.ts'
import { openingPosition } from './openingPosition.ts'
import { plannedRoles } from './plannedRoles.ts'
import { reconciledOpening } from './reconciledOpening.ts'

/** The plan, the scenario that holds what was calibrated, the day up to which records count, and what to know, as sentences. */
export type PlanOfThen = {
  readonly compiled: CompiledPlan
  readonly scenario: string
  readonly knownUntil: Day
  readonly told: readonly string[]
}

/**
 * Calibrated and opened at the end of the month `months` before that of a day. Decisions are those of the given plan, counted
 * from its first month: which hires and budgets were planned then no record says. `seed` is for what calibration draws.
 * Errors: those of a plan that cannot be computed.
 */
export function planOfThen(
  given: CompiledPlan,
  records: Records,
  asOf: Day,
  months: number,
  seed: number,
): Result<PlanOfThen> {
  const knownUntil = monthEnds({ asOf, months })[0] ?? asOf
  const position = openingPosition(records, knownUntil, given.plan.history_months)
  const opened = openingPlan(given.plan, position)
  const calibration = calibrate(records, knownUntil, seed, plannedRoles(given))
  const start = compilePlan(opened.plan)
  if (!start.ok) return start
  const calibrated = calibratedPlan(start.value, calibration)
  const reconciled = reconciledOpening(calibrated.plan, calibrated.scenario)
  if (!reconciled.ok) return reconciled
  const compiled = compilePlan(reconciled.value.plan)
  if (!compiled.ok) return compiled
  return success({
    compiled: compiled.value,
    scenario: calibrated.scenario,
    knownUntil,
    told: [
      ...calibrated.left.map(({ evidence, why }) => `${evidence.input} was left: ${why}.`),
      ...opened.left,
      ...reconciled.value.differences,
    ],
  })
}
