// What a plan had begun by the close and cannot hold as an opening position: tools in use, systems being built or live, a
// loan. Each becomes changes of the scenario, as near to going on as the plan's formulas allow; what is not the same is told.

import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printFigure } from '../plan/figure.ts'
import type { Change, Where } from '../plan/plan.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'
import type { ForecastNumbers } from './forecastClose.ts'
import { givenNumber } from './givenNumber.ts'

/** Changes by the months of the plan that starts after the close, and sentences. */
type Begun = { readonly changes: readonly Change[]; readonly told: readonly string[] }

/** Everything begun in the first `months` months of the scenario. */
export function begunByClose(
  compiled: CompiledPlan,
  given: ScenarioInputs,
  numbers: ForecastNumbers,
  months: number,
): Begun {
  const { plan } = compiled
  const at = (row: string, member: readonly string[]): number => numbers(row, member)[months - 1] ?? 0
  const begun = [
    ...(plan.dimensions.tool?.items ?? []).map(tool =>
      begunTool(plan, given, at, nextPrice(numbers, tool.id, months), tool, months),
    ),
    ...(plan.dimensions.system?.items ?? []).map(system => begunSystem(plan, given, at, system)),
    begunLoan(plan, at),
  ]
  return { changes: begun.flatMap(({ changes }) => changes), told: begun.flatMap(({ told }) => told) }
}

type ClosingNumber = (row: string, member: readonly string[]) => number
type Item = { readonly id: string; readonly label: string }

const nothing: Begun = { changes: [], told: [] }
const note = 'Begun before the close'

/** Adoption goes on: its midpoint comes nearer by the months in use. The price is that of the month after the close. The yearly invoice comes with the first month. */
function begunTool(
  plan: CompiledPlan['plan'],
  given: ScenarioInputs,
  at: ClosingNumber,
  risen: number,
  { id, label }: Item,
  months: number,
): Begun {
  const used = at('tool_months_in_use', [id])
  if (used === 0) return nothing
  const where = { tool: id }
  const midpoint = givenNumber(given, 'tool_adoption_midpoint', [id])
  return {
    changes: [
      set('tool_start_month', where, 1),
      set('tool_setup_price', where, 0),
      set('tool_adoption_midpoint', where, Math.max(0, midpoint - used)),
      ...(risen === 1
        ? []
        : (['tool_seat_price', 'tool_flat_price'] as const).map(input =>
            set(input, where, givenNumber(given, input, [id]) * risen),
          )),
    ],
    told: [
      `${label} is in use already: it goes on, set up and ${used <= midpoint ? 'as far adopted as it was' : 'adopted by half or more'}; the plan pays its next year in ${monthLabel(plan, months + 1)}.`,
    ],
  }
}

/** What a tool's price has risen to in the month after the close, which becomes the first of a contract year. */
function nextPrice(numbers: ForecastNumbers, tool: string, months: number): number {
  const index = numbers('tool_price_index', [tool])
  return index[months] ?? index[months - 1] ?? 1
}

/** The effort and the price that are left. A system that is ready takes a month to be live, as after any last piece of work. */
function begunSystem(
  plan: CompiledPlan['plan'],
  given: ScenarioInputs,
  at: ClosingNumber,
  { id, label }: Item,
): Begun {
  if (at('system_requested', [id]) === 0) return nothing
  const where = { system: id }
  const live = at('system_months_live', [id])
  const left = 1 - at('system_progress', [id])
  const teams = plan.dimensions.team?.items ?? []
  const midpoint = givenNumber(given, 'system_adoption_midpoint', [id])
  const isDone = left < 1e-9
  return {
    changes: [
      set('system_start_month', where, 1),
      ...teams.map(({ id: team }) => {
        const effort = at('system_effort', [id, team])
        const undone = effort > 0 ? Math.max(0, 1 - at('system_work_done', [id, team]) / effort) : 1
        return set(
          'effort_estimate',
          { ...where, team },
          isDone ? 0 : givenNumber(given, 'effort_estimate', [id, team]) * undone,
        )
      }),
      set('system_vendor_price', where, isDone ? 0 : givenNumber(given, 'system_vendor_price', [id]) * left),
      ...(live > 0 ? [set('system_adoption_midpoint', where, Math.max(0, midpoint - live - 1))] : []),
    ],
    told: [
      isDone
        ? `${label} is built: the plan counts it as live again from its second month on.`
        : `${label} is being built: ${printFigure(1 - left, 'ratio', plan.currency)} of the work is taken as done, as the plan forecast it; the records do not say.`,
    ],
  }
}

function begunLoan(plan: CompiledPlan['plan'], at: ClosingNumber): Begun {
  const balance = at('debt_balance', [])
  if (balance === 0) return nothing
  return {
    changes: [{ input: 'debt_chosen', where: {}, value: 0, note }],
    told: [
      `The loan has been drawn: the plan cannot hold a loan that runs, so it falls off with the ${printFigure(balance, 'money', plan.currency)} still owed. Cash is too high by its repayments and interest: keep that in mind, or plan them as fixed general and administrative cost.`,
    ],
  }
}

function set(input: string, where: Where, value: number): Change {
  return { input, where, value: Number(value.toPrecision(12)), note }
}
