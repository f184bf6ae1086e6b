// The same plan over more or fewer months.

import { growthInputs, growthModel } from '../../engine/growth/baseModel.ts'
import type { InputValue, Plan } from '../../engine/plan/plan.ts'

/** The plan with another number of months; an input by month ends early, or goes on with the months of a year before. */
export function withMonths(plan: Plan, months: number): Plan {
  const monthly = new Set(
    growthInputs(growthModel)
      .filter(({ time }) => time === 'monthly')
      .map(({ name }) => name),
  )
  const inputs = Object.entries(plan.inputs).map(([name, value]) => [
    name,
    monthly.has(name) ? stretched(value, months) : value,
  ])
  return { ...plan, months, inputs: Object.fromEntries(inputs) }
}

function stretched(value: InputValue, months: number): InputValue {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value
    const lastYear = value.length - 12
    return Array.from({ length: months }, (_, index) =>
      index < list.length ? value[index] : value[lastYear + ((index - lastYear) % 12)],
    )
  }
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([item, part]) => [item, stretched(part, months)]))
}
