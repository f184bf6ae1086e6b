// A plan that starts where the company stands: its opening inputs and histories taken from the records.

import { isQuantity, quantityToNumber } from '../formula/quantity.ts'
import { dateOf, monthNumber } from '../plan/calendar.ts'
import { printInput } from '../plan/figure.ts'
import type { InputValue, Plan } from '../plan/plan.ts'
import { isCalled } from './isCalled.ts'
import type { OpeningPosition } from './openingPosition.ts'

/** The plan with these facts, starting the month after the day; what it has no item for, as sentences. */
export type OpeningPlan = { readonly plan: Plan; readonly left: readonly string[] }

/**
 * Items are found by id or label; an item of the plan that the records do not know starts with nothing. Inputs the records
 * say nothing of stay as they are; the season stays with the months of the calendar. Months counted from the first, such as
 * those of tranches, keep their count.
 */
export function openingPlan(plan: Plan, position: OpeningPosition): OpeningPlan {
  const { company, segments, tenures, asOf, owed } = position
  const next = asOf.month === 12 ? { year: asOf.year + 1, month: 1 } : { ...asOf, month: asOf.month + 1 }
  const segmentItems = itemsOf(plan, 'segment', Object.keys(segments))
  const roleItems = itemsOf(plan, 'role', Object.keys(tenures))
  const names = [...new Set(Object.values(segments).flatMap(Object.keys))]
  const bySegment = names.map(input => {
    const isList = Object.values(segments).some(facts => Array.isArray(facts[input]))
    const nothing = isList ? new Array<number>(plan.history_months).fill(0) : 0
    const values = segmentItems.ids.map(id => {
      const given = segmentItems.nameOf(id)
      return [id, (given === undefined ? undefined : segments[given]?.[input]) ?? nothing] as const
    })
    return [input, Object.fromEntries(values)] as const
  })
  const moved = monthNumber({ year: next.year, monthOfYear: next.month }) - monthNumber(dateOf(plan, 1))
  const { seasonality } = plan.inputs
  const people = roleItems.ids.map(id => [id, tenures[roleItems.nameOf(id) ?? ''] ?? []] as const)
  const loan = loanAsBooked(plan, owed)
  const inputs: Record<string, InputValue> = {
    ...plan.inputs,
    ...(seasonality === undefined ? {} : { seasonality: ofCalendarMonths(seasonality, moved) }),
    ...company,
    ...Object.fromEntries(bySegment),
    // Without a roster nobody knows who is there; with one, a role that it does not have has nobody.
    ...(Object.keys(tenures).length > 0 ? headcounts(people) : {}),
    ...loan.inputs,
  }
  return {
    plan: { ...plan, start_month: `${next.year}-${String(next.month).padStart(2, '0')}`, inputs },
    left: [
      ...segmentItems.missing.map(name => `The plan has no segment called ${name}: its ARR is in none.`),
      ...roleItems.missing.map(name => `The plan has no role called ${name}: its people are in none.`),
      ...loan.told,
      ...position.remarks,
    ],
  }
}

/**
 * A loan of the plan that runs, so large that what is owed of it is what the books say: its months and parts stay. What the
 * books say of a loan that the plan does not have cannot be guessed at.
 */
function loanAsBooked(
  { inputs, currency }: Plan,
  owed: number | undefined,
): { readonly inputs: Readonly<Record<string, InputValue>>; readonly told: readonly string[] } {
  if (owed === undefined) return { inputs: {}, told: [] }
  const [chosen, amount, drawn, interestOnly, months] = loanInputs.map(([name, otherwise]) => {
    const value = inputs[name]
    return value !== undefined && isQuantity(value) ? quantityToNumber(value) : otherwise
  }) as [number, number, number, number, number]
  const part = 1 - Math.min(months, Math.max(0, -(drawn + interestOnly))) / months
  const planned = drawn < 1 ? chosen * amount * part : 0
  if (Math.abs(planned - owed) < 0.005) return { inputs: {}, told: [] }
  const money = (value: number): string => printInput(value, 'money', currency)
  return planned > 0
    ? {
        inputs: { debt_amount: Number((owed / part).toPrecision(12)) },
        told: [
          `Debt: ${money(owed)} in the books, ${money(planned)} in the plan; the plan takes the books'.`,
        ],
      }
    : {
        inputs: {},
        told: [
          `Debt: ${money(owed)} in the books, and the plan has no loan that runs. Give it one: debt_chosen 1, and the amount, months and interest rate of its contract; debt_draw_month counts back from the first month, 0 for the month before it.`,
        ],
      }
}

const loanInputs = [
  ['debt_chosen', 0],
  ['debt_amount', 0],
  ['debt_draw_month', 1],
  ['debt_interest_only_months', 0],
  ['debt_repayment_months', 1],
] as const

function headcounts(
  people: readonly (readonly [role: string, byTenure: readonly number[]])[],
): Readonly<Record<string, InputValue>> {
  return {
    opening_headcount: Object.fromEntries(
      people.map(([id, counts]) => [id, counts.reduce((sum, count) => sum + count, 0)]),
    ),
    opening_headcount_by_tenure: Object.fromEntries(
      people.map(([id, counts]) => [
        id,
        Object.fromEntries(Array.from({ length: 13 }, (_, month) => [`month_${month}`, counts[month] ?? 0])),
      ]),
    ),
  }
}

/** The plan's items of a dimension, the name each has in the records, and names that no item has. */
function itemsOf(plan: Plan, dimension: string, names: readonly string[]) {
  const items = plan.dimensions[dimension]?.items ?? []
  return {
    ids: items.map(({ id }) => id),
    nameOf: (id: string) => {
      const item = items.find(one => one.id === id)
      return item === undefined ? undefined : names.find(name => isCalled(name, item))
    },
    missing: names.filter(name => !items.some(item => isCalled(name, item))),
  }
}

/** A list that begins `moved` months later (earlier below 0): each month has what the list's first year has for it. */
function ofCalendarMonths(value: InputValue, moved: number): InputValue {
  if (isQuantity(value) || moved % 12 === 0) return value
  if (!Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value).map(([item, inner]) => [item, ofCalendarMonths(inner, moved)]),
    )
  return value.map((own, at) => value[(((at + moved) % 12) + 12) % 12] ?? own)
}
