// Tranches of the round that were to come by the close: received ones are in the opening cash and never come again.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printFigure } from '../plan/figure.ts'
import type { Change, Plan } from '../plan/plan.ts'
import { resolveScenario, type ScenarioInputs } from '../plan/scenarioInputs.ts'
import type { ForecastNumbers } from './forecastClose.ts'
import { givenNumber } from './givenNumber.ts'

/** From so much of what was expected on, the books count as showing the money. */
const shownBy = 0.5

/**
 * The later plan with tranches of nothing where they were received: in every scenario that planned them by the close, since
 * the money is in everybody's opening cash. `paidIn` is what the books show; where they show less than half of what was to
 * come, nothing was received, and the tranches come in the first open month.
 */
export function receivedTranches(
  compiled: CompiledPlan,
  later: Plan,
  given: ScenarioInputs,
  numbers: ForecastNumbers,
  months: number,
  paidIn: number | undefined,
): { readonly plan: Plan; readonly told: readonly string[] } {
  const { plan } = compiled
  const due = (plan.dimensions.tranche?.items ?? []).filter(
    ({ id }) => numbers('tranche_drawn', [id])[months - 1] === 1 && amountOf(given, id) > 0,
  )
  const expected = due.reduce((sum, { id }) => sum + amountOf(given, id), 0)
  if (due.length === 0) return { plan: later, told: [] }
  const names = due.map(({ label }) => label).join(', ')
  const money = (amount: number): string => printFigure(amount, 'money', plan.currency)
  if (paidIn !== undefined && paidIn < shownBy * expected)
    return {
      plan: later,
      told: [
        `${names}: ${money(expected)} of equity was planned by the close, and the books show ${money(paidIn)} paid in. It is planned for ${monthLabel(plan, months + 1)} now.`,
      ],
    }
  const closing = due.map(
    ({ id }): Change => ({
      input: 'tranche_amount',
      where: { tranche: id },
      value: 0,
      note: 'Received before the close',
    }),
  )
  const raising = new Set(
    plan.scenarios.filter(({ id }) => raises(compiled, id, due, months)).map(({ id }) => id),
  )
  return {
    plan: {
      ...later,
      scenarios: later.scenarios.map(scenario =>
        raising.has(scenario.id) ? { ...scenario, changes: [...scenario.changes, ...closing] } : scenario,
      ),
    },
    told: [
      `${names}: ${money(expected)} has been received${paidIn === undefined ? ' as planned' : ` (the books show ${money(paidIn)} paid in)`}; it is in the opening cash of every scenario and does not come again.`,
    ],
  }
}

/** Whether a scenario has an amount for one of them in a closed month. */
function raises(
  compiled: CompiledPlan,
  scenario: string,
  due: readonly { readonly id: string }[],
  months: number,
): boolean {
  const inputs = resolveScenario(compiled, scenario)
  return (
    inputs.ok &&
    due.some(({ id }) => {
      const month = inputs.value.quantity('tranche_month', [id])
      return amountOf(inputs.value, id) > 0 && isQuantity(month) && quantityToNumber(month) <= months
    })
  )
}

function amountOf(inputs: ScenarioInputs, tranche: string): number {
  return givenNumber(inputs, 'tranche_amount', [tranche])
}
