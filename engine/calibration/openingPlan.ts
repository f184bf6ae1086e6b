// A plan that starts where the company stands: its opening inputs and histories taken from the records.

import type { InputValue, Plan } from '../plan/plan.ts'
import { isCalled } from './isCalled.ts'
import type { OpeningPosition } from './openingPosition.ts'

/** The plan with these facts, starting the month after the day; what it has no item for, as sentences. */
export type OpeningPlan = { readonly plan: Plan; readonly left: readonly string[] }

/**
 * Items are found by id or label; an item of the plan that the records do not know starts with nothing. Inputs the records
 * say nothing of stay as they are. Months counted from the first, such as those of tranches, keep their count.
 */
export function openingPlan(plan: Plan, position: OpeningPosition): OpeningPlan {
  const { company, segments, tenures, asOf } = position
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
  const people = roleItems.ids.map(id => [id, tenures[roleItems.nameOf(id) ?? ''] ?? []] as const)
  const inputs: Record<string, InputValue> = {
    ...plan.inputs,
    ...company,
    ...Object.fromEntries(bySegment),
    // Without a roster nobody knows who is there; with one, a role that it does not have has nobody.
    ...(Object.keys(tenures).length > 0 ? headcounts(people) : {}),
  }
  return {
    plan: { ...plan, start_month: `${next.year}-${String(next.month).padStart(2, '0')}`, inputs },
    left: [
      ...segmentItems.missing.map(name => `The plan has no segment called ${name}: its ARR is in none.`),
      ...roleItems.missing.map(name => `The plan has no role called ${name}: its people are in none.`),
    ],
  }
}

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
