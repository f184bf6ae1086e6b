// A plan moved on to the month after the last close: what happened is in its opening position, what is to come stays planned.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import { monthLabel } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Change, InputValue, Plan } from '../plan/plan.ts'
import type { ScenarioInputs } from '../plan/scenarioInputs.ts'
import { begunByClose } from './begunByClose.ts'
import type { ClosedMonths } from './closedMonths.ts'
import { type ForecastNumbers, forecastClose } from './forecastClose.ts'
import { givenNumber } from './givenNumber.ts'
import { laterStart, type PlanEnd } from './laterStart.ts'
import { type HireMatch, matchHires, type RoleHires, type UnfilledHires } from './matchHires.ts'
import { openingPlan } from './openingPlan.ts'
import type { OpeningPosition } from './openingPosition.ts'
import { receivedTranches } from './receivedTranches.ts'

/** How many months were closed, where the plan ends, and what becomes of planned hires that were due and did not come. */
export type RollRequest = {
  readonly months: number
  readonly end: PlanEnd
  readonly unfilled: UnfilledHires
}

/** The rolled plan, how hires matched, and what a person has to know, as sentences. */
export type RolledPlan = {
  readonly plan: Plan
  readonly hires: readonly HireMatch[]
  readonly told: readonly string[]
}

/**
 * `given` are the inputs of the scenario that was followed and `numbers` what it forecasts. What the records do not say goes
 * on from that forecast; without records everything does. What the plan had begun (tools, systems, a tranche, a loan) becomes
 * changes of the followed scenario. A plan of which no month has closed is only put where the records say that it starts.
 */
export function rollForward(
  compiled: CompiledPlan,
  given: ScenarioInputs,
  numbers: ForecastNumbers,
  { months, end, unfilled }: RollRequest,
  closed?: ClosedMonths,
): RolledPlan {
  const later = laterStart(compiled, months, end)
  const facts = months === 0 ? {} : forecastClose(compiled, given, numbers, months)
  const carried = withIndexes(
    withoutChangesOf({ ...later.plan, inputs: { ...later.plan.inputs, ...facts } }, Object.keys(facts)),
    numbers,
    months,
  )
  const opened = closed === undefined ? { plan: carried, left: [] } : openingPlan(carried, closed.position)
  if (months === 0) return { plan: opened.plan, hires: [], told: opened.left }
  const isKnown = closed !== undefined && closed.hires.length > 0
  const roles = isKnown ? closed.hires : asPlanned(compiled, given, numbers, months)
  const hires = roles.map(role => matchHires(role, unfilled))
  const begun = begunByClose(compiled, opened.plan, given, numbers, months)
  const followed = withChanges(
    isKnown ? withPipe(begun.plan, hires, months) : begun.plan,
    given.scenario.id,
    hires.flatMap(match => hireChanges(match, months)),
  )
  const tranches = receivedTranches(compiled, followed, given, numbers, months, closed?.paidIn)
  return {
    plan: tranches.plan,
    hires: closed === undefined ? [] : hires,
    told: [
      ...later.told,
      ...opened.left,
      ...hires.flatMap(match => [
        ...(match.moved > 0 ? [movedText(compiled, match, months)] : []),
        ...(match.surplus > 0 ? [surplusText(compiled, match)] : []),
      ]),
      ...begun.told,
      ...tranches.told,
      ...unknownFacts(compiled, isKnown ? withoutPipe(facts) : facts, closed?.position),
    ],
  }
}

/** Nobody looked: positions were opened when hiring was let through, and who has not come by the close is on the way. */
function asPlanned(
  { plan }: CompiledPlan,
  given: ScenarioInputs,
  numbers: ForecastNumbers,
  closed: number,
): readonly RoleHires[] {
  return (plan.dimensions.role?.items ?? []).map(({ id }) => {
    const list = given.quantity('planned_hires', [id])
    const released = numbers('hires_released', [id]).slice(0, closed)
    const timeToFill = givenNumber(given, 'time_to_fill', [id])
    return {
      role: id,
      planned: isQuantity(list) ? [] : list.map(quantityToNumber),
      timeToFill,
      closed,
      starts: Array.from({ length: closed }, (_, at) => released[at - timeToFill] ?? 0),
      open: released.flatMap((people, at) =>
        people > 0 && at + timeToFill >= closed ? [{ opened: at + 1, people }] : [],
      ),
      replacementsDue: 0,
      vacancies: 0,
    }
  })
}

/** Whose position was opened by the close comes in every scenario. Who is on the way otherwise replaces the usual leavers. */
function withPipe(plan: Plan, hires: readonly HireMatch[], months: number): Plan {
  const history = ({ pipe }: HireMatch): readonly number[] => {
    const opened = new Array<number>(plan.history_months).fill(0)
    for (const { month, people } of pipe) {
      const at = month - months + plan.history_months - 1
      if (at in opened) opened[at] = (opened[at] ?? 0) + people
    }
    return opened
  }
  const inputs = withoutPipe(plan.inputs)
  const known = hires.some(({ pipe }) => pipe.some(({ month }) => month <= months))
  return {
    ...plan,
    inputs: known
      ? {
          ...inputs,
          extra_requisitions_history: Object.fromEntries(hires.map(match => [match.role, history(match)])),
        }
      : inputs,
  }
}

function withoutPipe({
  extra_requisitions_history: _,
  ...others
}: Plan['inputs']): Readonly<Record<string, InputValue>> {
  return others
}

function hireChanges({ role, moved, closedAhead, pipe }: HireMatch, months: number): readonly Change[] {
  return [
    ...(moved > 0
      ? [{ input: 'planned_hires', where: { role, month: 1 }, add: moved, note: 'Planned before the close' }]
      : []),
    ...pipe
      .filter(({ month }) => month > months)
      .map(({ month, people }) => ({
        input: 'planned_hires',
        where: { role, month: month - months },
        add: people,
        note: 'On the way, first day known',
      })),
    ...closedAhead.map(({ month, people }) => ({
      input: 'planned_hires',
      where: { role, month: month - months },
      add: -people,
      note: 'Came or was sought before the close',
    })),
  ]
}

function movedText({ plan }: CompiledPlan, { role, moved }: HireMatch, months: number): string {
  const label = plan.dimensions.role?.items.find(({ id }) => id === role)?.label ?? role
  const [were, are] = moved === 1 ? ['was', 'is'] : ['were', 'are']
  return `${label}: ${moved} planned before the close ${were} not there yet, with no position open, and ${are} opened in ${monthLabel(plan, months + 1)}, the first month in which the plan can.`
}

function surplusText({ plan }: CompiledPlan, { role, surplus, surplusComing }: HireMatch): string {
  const label = plan.dimensions.role?.items.find(({ id }) => id === role)?.label ?? role
  const [position, are, replace] =
    surplus === 1 ? ['position', 'is', 'replaces'] : ['positions', 'are', 'replace']
  const known =
    surplusComing === 0
      ? 'not in the plan: plan more hires or close the position'
      : surplusComing === surplus
        ? 'in the plan, since the first day is known'
        : `in the plan where the first day is known (${surplusComing}), the others are not`
  return `${label}: ${surplus} open ${position} ${are} neither planned nor ${replace} anybody who left; ${surplus === 1 ? 'it is' : 'they are'} ${known}.`
}

/** Prices and pay that the plan had raised by the close: its index begins at 1 again, so what it multiplies is raised. */
const raised = [
  ['starting_acv', 'price_index'],
  ['annual_productivity', 'price_index'],
  ['annual_salary', 'pay_rise_index'],
] as const

function withIndexes(plan: Plan, numbers: ForecastNumbers, months: number): Plan {
  const factors = new Map<string, number>(
    months === 0 ? [] : raised.map(([input, row]) => [input, numbers(row, [])[months - 1] ?? 1]),
  )
  const factorOf = (input: string): number => factors.get(input) ?? 1
  const change = (given: Change): Change => {
    const factor = factorOf(given.input)
    const { value, add } = given
    if (factor === 1) return given
    if (value !== undefined) return { ...given, value: times(quantityToNumber(value), factor) }
    return add === undefined ? given : { ...given, add: times(quantityToNumber(add), factor) }
  }
  return {
    ...plan,
    inputs: Object.fromEntries(
      Object.entries(plan.inputs).map(([input, value]) => [
        input,
        factorOf(input) === 1 ? value : scaled(value, factorOf(input)),
      ]),
    ),
    initiatives: plan.initiatives.map(one => ({ ...one, changes: one.changes.map(change) })),
    scenarios: plan.scenarios.map(one => ({ ...one, changes: one.changes.map(change) })),
  }
}

function scaled(value: InputValue, factor: number): InputValue {
  if (isQuantity(value)) return times(quantityToNumber(value), factor)
  if (Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([item, inner]) => [item, scaled(inner, factor)]))
}

/** Twelve digits are more than any price has and leave out what rounding adds. */
function times(value: number, factor: number): number {
  return Number((value * factor).toPrecision(12))
}

/** Facts are the same in every scenario: what a scenario said of the opening position is past. */
function withoutChangesOf(plan: Plan, inputs: readonly string[]): Plan {
  const isOpen = ({ input }: Change): boolean => !inputs.includes(input)
  return {
    ...plan,
    initiatives: plan.initiatives.map(one => ({ ...one, changes: one.changes.filter(isOpen) })),
    scenarios: plan.scenarios.map(one => ({ ...one, changes: one.changes.filter(isOpen) })),
  }
}

function withChanges(plan: Plan, id: string, changes: readonly Change[]): Plan {
  if (changes.length === 0) return plan
  return {
    ...plan,
    scenarios: plan.scenarios.map(scenario =>
      scenario.id === id ? { ...scenario, changes: [...scenario.changes, ...changes] } : scenario,
    ),
  }
}

function unknownFacts(
  { vocabulary }: CompiledPlan,
  facts: Readonly<Record<string, InputValue>>,
  position: OpeningPosition | undefined,
): readonly string[] {
  if (position === undefined) return []
  const known = new Set([
    ...Object.keys(position.company),
    ...Object.values(position.segments).flatMap(Object.keys),
    ...(Object.keys(position.tenures).length > 0 ? ['opening_headcount', 'opening_headcount_by_tenure'] : []),
  ])
  const labels = Object.keys(facts)
    .filter(name => !known.has(name))
    .map(name => vocabulary.inputs.get(name)?.label ?? name)
  return labels.length === 0
    ? []
    : [`The records do not say these, so they go on from the plan's own forecast: ${labels.join('; ')}.`]
}
