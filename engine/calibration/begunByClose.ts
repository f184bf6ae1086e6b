// What a plan had begun by the close: tools in use, systems being built or live, a loan. Their months go on being counted from
// before the first one, and what has begun has begun in every scenario.

import { monthLabel } from '../plan/calendar.ts'
import { withCellOperation, withGivenNumber } from '../plan/cellEdits.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { printFigure } from '../plan/figure.ts'
import type { Plan } from '../plan/plan.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'
import type { ForecastNumbers } from './forecastClose.ts'
import { givenNumber } from './givenNumber.ts'

/**
 * The later plan with the dates and terms of everything that the followed scenario began in its first `months` months, and
 * sentences. How far work and contracts have come is in the opening position.
 */
export function begunByClose(
  compiled: CompiledPlan,
  later: Plan,
  given: ScenarioInputs,
  numbers: ForecastNumbers,
  months: number,
): { readonly plan: Plan; readonly told: readonly string[] } {
  const at = (row: string, member: readonly string[]): number => numbers(row, member)[months - 1] ?? 0
  const fact = (plan: Plan, [input, member, value]: Fact): Plan =>
    withFact(compiled, plan, input, member, value)
  return {
    plan: [...begunTools(compiled, given, at, months), ...begunLoan(given, months)].reduce(fact, later),
    told: [
      ...toolsText(compiled, at, months),
      ...systemsText(compiled, at),
      ...loanText(compiled, given, at, months),
    ],
  }
}

type ClosingNumber = (row: string, member: readonly string[]) => number
type Fact = readonly [input: string, member: readonly string[], value: number]

/** A number that every scenario has from now on: no change and no distribution says otherwise. */
function withFact(
  compiled: CompiledPlan,
  plan: Plan,
  input: string,
  member: readonly string[],
  value: number,
): Plan {
  const cell = { input, member }
  const settled = <Changed extends Pick<Plan['scenarios'][number], 'changes'>>(one: Changed): Changed => ({
    ...one,
    changes: withCellOperation(one.changes, cell, undefined, compiled.vocabulary),
  })
  const set = withGivenNumber(compiled, plan, cell, value)
  return {
    ...set,
    initiatives: set.initiatives.map(settled),
    scenarios: set.scenarios.map(settled),
    uncertainty: {
      ...set.uncertainty,
      distributions: set.uncertainty.distributions.filter(
        one => one.input !== input || !Object.values(one.where).every(item => member.includes(String(item))),
      ),
    },
  }
}

function begunTools(
  { plan }: CompiledPlan,
  given: ScenarioInputs,
  at: ClosingNumber,
  months: number,
): readonly Fact[] {
  return (plan.dimensions.tool?.items ?? [])
    .filter(({ id }) => at('tool_months_in_use', [id]) > 0)
    .map(({ id }) => ['tool_start_month', [id], givenNumber(given, 'tool_start_month', [id]) - months])
}

const loanTerms = [
  'debt_chosen',
  'debt_amount',
  'debt_interest_only_months',
  'debt_repayment_months',
] as const

/** A loan that has been repaid stays too: it is not drawn again. */
function begunLoan(given: ScenarioInputs, months: number): readonly Fact[] {
  const drawn = givenNumber(given, 'debt_draw_month', [])
  if (givenNumber(given, 'debt_chosen', []) === 0 || drawn > months) return []
  return [
    ['debt_draw_month', [], drawn - months],
    ...loanTerms.map(input => [input, [], givenNumber(given, input, [])] as const),
  ]
}

function toolsText({ plan }: CompiledPlan, at: ClosingNumber, months: number): readonly string[] {
  const used = (plan.dimensions.tool?.items ?? []).flatMap(({ id, label }) => {
    const count = at('tool_months_in_use', [id])
    return count === 0 ? [] : [`${label} (since ${monthLabel(plan, months - count + 1)})`]
  })
  return used.length === 0 ? [] : [`In use, and their contracts run on: ${used.join(', ')}.`]
}

function systemsText({ plan }: CompiledPlan, at: ClosingNumber): readonly string[] {
  return (plan.dimensions.system?.items ?? []).flatMap(({ id, label }) => {
    const done = at('system_progress', [id])
    if (done === 0 || at('system_live', [id]) === 1) return []
    return [
      `${label} is being built: ${printFigure(done, 'ratio', plan.currency)} of the work is taken as done, as the plan forecast it; the records do not say.`,
    ]
  })
}

function loanText(
  { plan }: CompiledPlan,
  given: ScenarioInputs,
  at: ClosingNumber,
  months: number,
): readonly string[] {
  const balance = at('debt_balance', [])
  if (balance === 0 || begunLoan(given, months).length === 0) return []
  const last = at('debt_last_repayment_month', [])
  return [
    `The loan has been drawn and runs on in every scenario: ${printFigure(balance, 'money', plan.currency)} is owed, to be repaid by ${monthLabel(plan, last)}.`,
  ]
}
