// What drove the closed months, as changes of the plan's inputs: each driver puts what happened in the place of what was
// planned, so that the model itself can say how much of a variance it explains.

import { quantityToNumber } from '../formula/quantity.ts'
import { monthNumber } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Change, Initiative } from '../plan/plan.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'
import { arrMoves } from './arrMoves.ts'
import { type ClosedMonths, monthEnds, recordName } from './closedMonths.ts'
import { dayNumber, monthOfDay, monthsBetween } from './elapsed.ts'
import type { ForecastNumbers } from './forecastClose.ts'
import { givenNumber } from './givenNumber.ts'
import { isEmployed } from './isEmployed.ts'
import { newBusiness } from './newBusiness.ts'
import { sumByMonth } from './sumByMonth.ts'
import { termsDue } from './termsDue.ts'

/**
 * One initiative per driver. A rate is the plan's own times what happened over what was forecast, so that what tools and
 * systems add to it stays in place; what the records do not say keeps its plan.
 */
export function actualDrivers(
  { plan }: CompiledPlan,
  given: ScenarioInputs,
  numbers: ForecastNumbers,
  closed: ClosedMonths,
): readonly Initiative[] {
  const look: Look = {
    closed,
    given: (input, member) => givenNumber(given, input, member),
    forecast: (row, member) =>
      numbers(row, member)
        .slice(0, closed.months)
        .reduce((sum, one) => sum + one, 0),
  }
  const { contracts, opportunities } = closed.records
  const names = [...new Set([...contracts, ...opportunities].map(({ segment }) => segment))]
  const segments = (plan.dimensions.segment?.items ?? []).flatMap(item => {
    const name = recordName(item, names)
    return name === undefined ? [] : [segmentChanges(look, item.id, name)]
  })
  const drivers = [
    { id: 'opportunities', label: 'Opportunities created', changes: demand(look, plan, names) },
    { id: 'win_rate', label: 'Win rate', changes: segments.flatMap(({ winRate }) => winRate) },
    { id: 'cycle', label: 'Sales cycle', changes: segments.flatMap(({ cycle }) => cycle) },
    {
      id: 'productivity',
      label: 'Productivity of sellers',
      changes: segments.flatMap(({ productivity }) => productivity),
    },
    { id: 'price', label: 'Price per customer', changes: segments.flatMap(({ price }) => price) },
    { id: 'churn', label: 'Churn at renewal', changes: segments.flatMap(({ churn }) => churn) },
    {
      id: 'contraction',
      label: 'Contraction at renewal',
      changes: segments.flatMap(({ contraction }) => contraction),
    },
    { id: 'expansion', label: 'Expansion', changes: segments.flatMap(({ expansion }) => expansion) },
    {
      id: 'people',
      label: 'Hires and leavers',
      changes: closed.hires.flatMap(role => people(look, plan, role)),
    },
    { id: 'marketing', label: 'Marketing spend', changes: marketing(closed) },
  ]
  return drivers
    .filter(({ changes }) => changes.length > 0)
    .map(({ id, label, changes }) => ({ id: `actual_${id}`, label, start_month: 1, changes }))
}

/** From so much of their capacity on, sellers are what limits new ARR. */
const busy = 0.99

/** The closed months, the scenario's inputs, and sums of the forecast over the closed months. */
type Look = {
  readonly closed: ClosedMonths
  readonly given: (input: string, member: readonly string[]) => number
  readonly forecast: (row: string, member: readonly string[]) => number
}

function segmentChanges({ closed, given, forecast }: Look, id: string, name: string) {
  const member = [id]
  const rescaled = (input: string, actual: number, planned: number, most?: number): readonly Change[] => {
    const value = given(input, member) * (actual / planned)
    return planned > 0 && Number.isFinite(value)
      ? [set(input, { segment: id }, Math.min(most ?? value, value))]
      : []
  }
  const ratio = (row: string, to: string): number => forecast(row, member) / forecast(to, member)
  const first = dayNumber(monthEnds(closed)[0] ?? closed.asOf)
  const last = dayNumber(closed.asOf)
  const decided = newBusiness(closed.records.opportunities, name).filter(
    ({ outcome, closes }) =>
      outcome !== 'open' && closes !== undefined && dayNumber(closes) > first && dayNumber(closes) <= last,
  )
  const won = decided.filter(({ outcome }) => outcome === 'won')
  const cycles = won.flatMap(({ created, closes }) =>
    closes === undefined ? [] : [monthsBetween(created, closes)],
  )
  const contracts = closed.records.contracts.filter(({ segment }) => segment === name)
  const moves = arrMoves(contracts, monthEnds(closed))
  const total = (part: Exclude<keyof (typeof moves)[number], 'customers'>): number =>
    moves.reduce((sum, move) => sum + move[part], 0)
  const available = termsDue(contracts, closed).reduce((sum, { arr }) => sum + quantityToNumber(arr), 0)
  const ofAvailable = (input: string, part: Parameters<typeof total>[0], row: string): readonly Change[] =>
    available > 0 ? rescaled(input, total(part) / available, ratio(row, 'arr_available_to_renew')) : []
  return {
    winRate:
      decided.length > 0
        ? rescaled(
            'base_win_rate',
            won.length / decided.length,
            ratio('won_opportunities', 'opportunities_decided'),
            1,
          )
        : [],
    cycle:
      cycles.length > 0
        ? [
            set(
              'sales_cycle_months',
              { segment: id },
              cycles.reduce((sum, one) => sum + one, 0) / cycles.length,
            ),
          ]
        : [],
    price:
      total('gainedCustomers') > 0
        ? rescaled(
            'starting_acv',
            total('gained') / total('gainedCustomers'),
            ratio('new_arr', 'new_customers'),
          )
        : [],
    // Where sellers had time to spare, what they sold says what there was to sell, not what they can.
    productivity:
      forecast('new_arr', member) >= busy * forecast('sales_capacity', member) ||
      total('gained') > forecast('sales_capacity', member)
        ? rescaled('annual_productivity', total('gained'), forecast('sales_capacity', member))
        : [],
    churn: ofAvailable('renewal_churn_rate', 'churned', 'churned_arr_at_renewal').map(asShare),
    contraction: ofAvailable('renewal_contraction_rate', 'contracted', 'contraction_arr').map(asShare),
    expansion: ofAvailable('expansion_rate', 'expanded', 'expansion_arr_at_renewal'),
  }
}

function asShare(change: Change): Change {
  return { ...change, value: Math.max(0, Math.min(1, Number(change.value))) }
}

/** The one number by which all sources of opportunities are multiplied; people's own come with the people. */
function demand(
  { closed, given, forecast }: Look,
  plan: CompiledPlan['plan'],
  names: readonly (string | undefined)[],
): readonly Change[] {
  const first = dayNumber(monthEnds(closed)[0] ?? closed.asOf)
  const last = dayNumber(closed.asOf)
  let [created, expected] = [0, 0]
  for (const item of plan.dimensions.segment?.items ?? []) {
    const name = recordName(item, names)
    if (name === undefined) continue
    expected += forecast('opportunities_created', [item.id])
    created += newBusiness(closed.records.opportunities, name).filter(
      deal => dayNumber(deal.created) > first && dayNumber(deal.created) <= last,
    ).length
  }
  if (created === 0 || expected === 0) return []
  return [set('demand_shock', {}, given('demand_shock', []) * (created / expected))]
}

/** Starts in the months in which they came, with nobody waited for, and leavers at the rate at which they left. */
function people(
  { closed }: Look,
  plan: CompiledPlan['plan'],
  { role, starts }: ClosedMonths['hires'][number],
): readonly Change[] {
  const item = plan.dimensions.role?.items.find(({ id }) => id === role)
  const own = closed.records.employees.filter(
    person => person.role === role || person.role?.toLowerCase() === item?.label.toLowerCase(),
  )
  const ends = monthEnds(closed).map(dayNumber)
  const [first = 0, last = 0] = [ends[0], ends.at(-1)]
  const gone = own.filter(
    ({ left }) => left !== undefined && dayNumber(left) > first && dayNumber(left) <= last,
  )
  const exposure = ends
    .slice(0, -1)
    .reduce((sum, day) => sum + own.filter(person => isEmployed(person, day)).length, 0)
  const monthly = exposure > 0 ? Math.min(1, gone.length / exposure) : 0
  return [
    set('time_to_fill', { role }, 0),
    set('backfill_share', { role }, 0),
    set('annual_attrition', { role }, Math.min(0.95, 1 - (1 - monthly) ** 12)),
    ...starts.map((count, at) => set('planned_hires', { role, month: at + 1 }, count)),
  ]
}

function marketing({ records, asOf, months }: ClosedMonths): readonly Change[] {
  if (records.channelSpend.length === 0) return []
  const spent = sumByMonth(
    records.channelSpend,
    ({ month }) => monthNumber(month),
    ({ spend }) => quantityToNumber(spend),
    monthOfDay(asOf) - months + 1,
    months,
  )
  return spent.map((sum, at) => set('marketing_budget', { month: at + 1 }, sum))
}

function set(input: string, where: Change['where'], value: number): Change {
  return { input, where, value: Number(value.toPrecision(12)) }
}
