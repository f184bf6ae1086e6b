// Why a figure came out otherwise than a plan forecast it: what each driver explains, and what none of them does.

import { type Result, success } from '../formula/result.ts'
import type { GoesOn } from '../kernel/prepareBatch.ts'
import { type CompiledPlan, compilePlan } from '../plan/compilePlan.ts'
import type { Initiative } from '../plan/plan.ts'
import { inUnits, leastUnit } from './leastUnit.ts'
import { type Measure, sharesOfDifference } from './sharesOfDifference.ts'
import { childScenario, freeId } from './whatIf.ts'

/** The variance of a figure in parts that add up: actual = forecast + every amount + unexplained, in whole least units. */
export type VarianceByDriver = {
  readonly measure: Measure
  readonly unit: string
  readonly forecast: number
  readonly actual: number
  /** The largest first. */
  readonly drivers: readonly { readonly label: string; readonly amount: number }[]
  /** What the forecast with all the drivers as they were still misses. */
  readonly unexplained: number
}

/** Twelve drivers are 4,096 runs. */
const exactUpTo = 12
const orders = 500
const seed = 1

/**
 * Runs the scenario with the drivers, each an initiative, in all their combinations and gives each its Shapley share.
 * Undefined when `goesOn` says no. Errors: a driver that the plan cannot take.
 */
export async function varianceByDriver(
  compiled: CompiledPlan,
  scenario: string,
  drivers: readonly Initiative[],
  measure: Measure,
  actual: number,
  goesOn: GoesOn,
): Promise<Result<VarianceByDriver> | undefined> {
  const id = freeId(compiled)
  const asItWas = {
    ...childScenario(scenario, id, id, []),
    initiatives: drivers.map(driver => ({ id: driver.id, on: true })),
  }
  const { plan } = compiled
  const whole = compilePlan({
    ...plan,
    initiatives: [...plan.initiatives, ...drivers],
    scenarios: [...plan.scenarios, asItWas],
  })
  if (!whole.ok) return whole
  const request = { before: scenario, after: id, by: 'decision', exactUpTo, orders, seed } as const
  const found = await sharesOfDifference(whole.value, request, [measure], goesOn)
  if (found === undefined || !found.ok) return found
  const [shares] = found.value.measures
  if (shares === undefined) throw new Error('varianceByDriver: a measure without shares')
  const least = leastUnit(shares.unit)
  const came = inUnits(actual, least)
  const amounts = found.value.causes.map(({ label }, index) => ({
    label,
    amount: shares.shares[index]?.amount ?? 0,
  }))
  return success({
    measure,
    unit: shares.unit,
    forecast: shares.before,
    actual: came,
    drivers: amounts.sort((one, other) => Math.abs(other.amount) - Math.abs(one.amount)),
    unexplained: inUnits(came - shares.after, least),
  })
}
