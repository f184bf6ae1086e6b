// A plan whose first month is a later one: everything keeps its calendar month, and what lies before the first falls off.

import { isQuantity, type Quantity } from '../formula/quantity.ts'
import type { GrowthInput } from '../growth/growthModel.ts'
import { dateOf } from '../plan/calendar.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import type { Change, Distribution, Initiative, InputValue, Plan, Scenario, Where } from '../plan/plan.ts'

/** Where the plan ends: in the month in which it ended, or as many months from its first one as before. */
export type PlanEnd = 'same end' | 'same length'

/** The plan, and what fell off, as sentences. */
export type LaterStart = { readonly plan: Plan; readonly told: readonly string[] }

/**
 * Moves the first month by some months. Lists by month lose their first ones; a plan that keeps its length gets what its lists
 * held a year before, and no hires. Months in changes and starts move with the count; a start that has passed becomes the
 * first month. Histories and opening balances stay: they are for whoever knows what happened. Frozen results are dropped,
 * since they were those of other months, and what was locked or approved becomes a draft.
 */
export function laterStart(
  { plan, vocabulary }: Pick<CompiledPlan, 'plan' | 'vocabulary'>,
  months: number,
  end: PlanEnd,
): LaterStart {
  if (months === 0) return { plan, told: [] }
  const told: string[] = []
  const fallen = new Map<string, readonly Change[]>()
  const length = end === 'same end' ? plan.months - months : plan.months
  const { year, monthOfYear } = dateOf(plan, months + 1)
  const later = (input: string, value: InputValue): InputValue => {
    const definition = vocabulary.inputs.get(input)
    if (definition?.dated) return mapped(value, one => Math.max(1, Number(one) - months))
    return definition?.time === 'monthly' ? laterLists(value, months, length, definition.unit) : value
  }
  const change = (from: string, shifts: Shifts) => (given: Change) => {
    const moved = laterChange(given, vocabulary.inputs.get(given.input), months, shifts)
    if (moved === undefined) fallen.set(from, [...(fallen.get(from) ?? []), given])
    return moved === undefined ? [] : [moved]
  }
  const moved: Plan = {
    ...plan,
    start_month: `${year}-${String(monthOfYear).padStart(2, '0')}`,
    months: length,
    inputs: Object.fromEntries(
      Object.entries(plan.inputs).map(([name, value]) => [name, later(name, value)]),
    ),
    uncertainty: {
      ...plan.uncertainty,
      distributions: plan.uncertainty.distributions.flatMap(one =>
        vocabulary.inputs.get(one.input)?.dated && one.relative !== true ? laterLaw(one, months) : [one],
      ),
    },
    initiatives: plan.initiatives.map(initiative => ({
      ...initiative,
      start_month: Math.max(1, initiative.start_month - months + notBelowFirst(plan, initiative, months)),
      changes: initiative.changes.flatMap(change(initiative.label, shiftsOf(plan, initiative))),
    })),
    scenarios: plan.scenarios.map(scenario => {
      const { frozen, ...open } = scenario
      const isClosed = scenario.state === 'locked' || scenario.state === 'approved'
      if (isClosed || frozen !== undefined)
        told.push(
          `${scenario.name} ${isClosed ? `was ${scenario.state}` : 'was frozen'}: its numbers stay in the plan before the roll, here it is a draft.`,
        )
      return {
        ...open,
        ...(isClosed ? { state: 'draft' as const } : {}),
        initiatives: scenario.initiatives.map(entry => laterSwitch(plan, entry, months)),
        changes: scenario.changes.flatMap(change(scenario.name, noShift)),
      }
    }),
  }
  const lost = [...fallen].map(([from, changes]) => fellOff(from, changes, vocabulary))
  return { plan: moved, told: [...told, ...lost] }
}

/** Months that are drawn count from the first one too; those that have passed become the first. */
function laterLaw(law: Distribution, months: number): readonly Distribution[] {
  if (law.family !== 'discrete') return law.family === 'fixed' ? [] : [law]
  const values = law.values.map(value => Math.max(1, value - months))
  return values.every(value => value === 1) ? [] : [{ ...law, values }]
}

/** By how many months the earliest and the latest start of an initiative differ from the month it is written for. */
type Shifts = { readonly least: number; readonly most: number }

const noShift: Shifts = { least: 0, most: 0 }

function shiftsOf(plan: Plan, { id, start_month }: Initiative): Shifts {
  const shifts = plan.scenarios.flatMap(({ initiatives }) =>
    initiatives
      .filter(entry => entry.id === id && entry.start_month !== undefined)
      .map(entry => (entry.start_month ?? start_month) - start_month),
  )
  return { least: Math.min(0, ...shifts), most: Math.max(0, ...shifts) }
}

/** Starts keep their distances, which is what moves the changes, so the earliest of them decides what all are raised by. */
function notBelowFirst(plan: Plan, initiative: Initiative, months: number): number {
  return Math.max(0, 1 - (initiative.start_month + shiftsOf(plan, initiative).least - months))
}

function laterSwitch(plan: Plan, entry: Scenario['initiatives'][number], months: number) {
  const initiative = plan.initiatives.find(({ id }) => id === entry.id)
  if (entry.start_month === undefined || initiative === undefined) return entry
  return { ...entry, start_month: entry.start_month - months + notBelowFirst(plan, initiative, months) }
}

/** The change by the new count, or undefined where all it sets has passed in every scenario. */
function laterChange(
  change: Change,
  input: GrowthInput | undefined,
  months: number,
  { least, most }: Shifts,
): Change | undefined {
  if (input?.dated && change.value !== undefined)
    return { ...change, value: Math.max(1 - least, Number(change.value) - months) }
  if (input === undefined || input.time === 'constant') return change
  const last = change.where.month ?? change.where.to_month
  const moves = input.time === 'monthly' ? most : 0
  if (input.time === 'monthly' && typeof last === 'number' && last + moves - months < 1) return undefined
  return { ...change, where: laterWhere(change.where, months, input.time === 'monthly' && most === 0) }
}

function laterWhere(where: Where, months: number, fromFirst: boolean): Where {
  const { from_month: from, ...rest } = where
  const moved = Object.entries(rest).map(([field, value]) => [
    field,
    (field === 'month' || field === 'to_month') && typeof value === 'number' ? value - months : value,
  ])
  const begun = fromFirst && typeof from === 'number' && from <= months
  return {
    ...Object.fromEntries(moved),
    ...(typeof from === 'number' && !begun ? { from_month: from - months } : {}),
  }
}

/** "Hire first: 8 changes of planned hires lie in the closed months and fall off." */
function fellOff(from: string, changes: readonly Change[], { inputs }: CompiledPlan['vocabulary']): string {
  const names = [...new Set(changes.map(({ input }) => (inputs.get(input)?.label ?? input).toLowerCase()))]
  const [lie, fall] = changes.length === 1 ? ['lies', 'falls'] : ['lie', 'fall']
  return `${from}: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'} of ${names.join(', ')} ${lie} in the closed months and ${fall} off.`
}

function laterLists(value: InputValue, months: number, length: number, unit: string): InputValue {
  if (isQuantity(value)) return value
  if (!isList(value))
    return Object.fromEntries(
      Object.entries(value).map(([item, inner]) => [item, laterLists(inner, months, length, unit)]),
    )
  const list = value.slice(months)
  while (list.length < length) list.push(unit === 'people' ? 0 : (list.at(-12) ?? list.at(-1) ?? 0))
  return list
}

function mapped(value: InputValue, change: (quantity: Quantity) => Quantity): InputValue {
  if (isQuantity(value)) return change(value)
  if (isList(value)) return value.map(change)
  return Object.fromEntries(Object.entries(value).map(([item, inner]) => [item, mapped(inner, change)]))
}

function isList(value: InputValue): value is readonly Quantity[] {
  return Array.isArray(value)
}
