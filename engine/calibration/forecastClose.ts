// Where a plan expects the company to stand at the end of one of its months: the opening inputs and histories of the plan
// that goes on from there, for all that no record says otherwise.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { InputValue } from '../plan/plan.ts'
import { membersOf } from '../plan/planVocabulary.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'
import { givenNumber } from './givenNumber.ts'

/** Months 1 to N of one member of a row, as the scenario that was followed has them. */
export type ForecastNumbers = (row: string, member: readonly string[]) => readonly number[]

/** Inputs that hold a balance or a history, and the row that goes on from them. */
const carriedOn: Readonly<Record<string, string>> = {
  opening_headcount: 'headcount',
  opening_headcount_by_tenure: 'headcount_by_tenure',
  opening_tool_committed_price: 'tool_committed_price',
  opening_system_months_live: 'system_months_live',
  opening_effective_marketing_spend: 'effective_marketing_spend',
  opening_early_pipeline: 'early_pipeline',
  opening_late_pipeline: 'late_pipeline',
  opening_carried_over_arr: 'carried_over_arr',
  contract_value_starting_history: 'contract_value_starting',
  opening_monthly_plan_arr: 'monthly_plan_arr',
  opening_arr: 'closing_arr',
  total_arr_history: 'total_arr',
  opening_customers: 'customers',
  revenue_history: 'revenue',
  billings_history: 'billings',
  opening_deferred_revenue: 'deferred_revenue',
  opening_accounts_receivable: 'accounts_receivable',
  opening_deferred_commissions: 'deferred_commissions',
  opening_accrued_variable_pay: 'accrued_variable_pay',
  opening_accounts_payable: 'accounts_payable',
  sales_and_marketing_history: 'sales_and_marketing',
  opening_fixed_assets: 'fixed_assets',
  opening_loss_carry_forward: 'loss_carry_forward',
  free_cash_flow_history: 'free_cash_flow',
  opening_cash: 'cash_balance',
  opening_paid_in_capital: 'paid_in_capital',
  opening_retained_earnings: 'retained_earnings',
}

type Cell = (member: readonly string[]) => InputValue

/** Balances that run off in so many months: as many as the last month's charge needs for what is left. */
const runOffs = [
  ['opening_deferred_commissions_months', 'deferred_commissions', 'commission_amortisation'],
  ['opening_fixed_assets_months', 'fixed_assets', 'depreciation'],
] as const

/** Opening inputs and histories at the end of a month of the plan, 1 or later. What only stays nothing is left out. */
export function forecastClose(
  { plan, vocabulary }: Pick<CompiledPlan, 'plan' | 'vocabulary'>,
  given: ScenarioInputs,
  numbers: ForecastNumbers,
  month: number,
): Readonly<Record<string, InputValue>> {
  const at = (row: string, member: readonly string[]): number => numbers(row, member)[month - 1] ?? 0
  const balanceOrHistory =
    (name: string, row: string, least: number | undefined): Cell =>
    member => {
      const forecast = numbers(row, member).slice(0, month)
      const before = given.quantity(name, member)
      if (isQuantity(before)) return atLeast(forecast.at(-1) ?? quantityToNumber(before), least)
      return [...before, ...forecast].slice(-before.length)
    }
  const workShare: Cell = ([system = '', team = '']) => {
    const effort = at('system_effort', [system, team])
    return effort > 0 ? at('system_work_done', [system, team]) / effort : at('system_progress', [system])
  }
  const extraRequisitions: Cell = ([role = '']) => {
    const [rate = 0] = numbers('monthly_attrition', [role])
    const share = givenNumber(given, 'backfill_share', [role]) * rate
    const usualThen = share * givenNumber(given, 'opening_headcount', [role])
    const usualNow = share * at('headcount', [role])
    const before = given.quantity('extra_requisitions_history', [role])
    const opened = [
      ...(isQuantity(before) ? [] : before.map(one => quantityToNumber(one) + usualThen)),
      ...numbers('requisitions', [role]).slice(0, month),
    ]
    return opened.slice(month).map(one => one - usualNow)
  }
  const cells = new Map<string, Cell>([
    ...Object.entries(carriedOn).map(
      ([name, row]) => [name, balanceOrHistory(name, row, vocabulary.inputs.get(name)?.least)] as const,
    ),
    ['opening_system_work_share', workShare],
    ['extra_requisitions_history', extraRequisitions],
  ])
  const facts = [...cells].flatMap(([name, cell]) => {
    const input = vocabulary.inputs.get(name)
    const members = input === undefined ? [] : membersOf(input.dims, vocabulary)
    const isIdle =
      input?.otherwise === 0 &&
      plan.inputs[name] === undefined &&
      members.every(member => [cell(member)].flat().every(one => one === 0))
    return members.length === 0 || isIdle ? [] : [[name, nested(members, cell)] as const]
  })
  const lives = runOffs.map(([name, balance, charge]) => {
    const [left = 0, monthly = 0] = [numbers(balance, [])[month - 1], numbers(charge, [])[month - 1]]
    const otherwise = Math.max(1, givenNumber(given, name, []) - month)
    return [name, monthly > 0 && left > 0 ? Math.max(1, Math.round(left / monthly)) : otherwise] as const
  })
  return Object.fromEntries([...facts, ...lives])
}

/** What rounding leaves below nothing is nothing. */
function atLeast(value: number, least: number | undefined): number {
  return least === undefined ? value : Math.max(least, value)
}

/** One value per member, nested in the order of the dimensions; the value itself where there are none. */
function nested(members: readonly (readonly string[])[], cell: Cell): InputValue {
  const build = (prefix: readonly string[], rest: readonly (readonly string[])[]): InputValue => {
    const [first] = rest
    if (first === undefined || first.length === prefix.length) return cell(prefix)
    const items = [...new Set(rest.map(member => member[prefix.length] ?? ''))]
    return Object.fromEntries(
      items.map(item => [
        item,
        build(
          [...prefix, item],
          rest.filter(member => member[prefix.length] === item),
        ),
      ]),
    )
  }
  return build([], members)
}
