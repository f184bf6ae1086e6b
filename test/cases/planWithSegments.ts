// A plan that enters more segments, each with a seller of its own.

import { isQuantity } from '../../engine/formula/quantity.ts'
import { growthInputs, growthModel } from '../../engine/growth/baseModel.ts'
import type { InputValue, Plan } from '../../engine/plan/plan.ts'
import { allOf } from './planWithout.ts'

/** The plan of a company with one segment, which enters more with a seller each and none of the old customers. */
export function withSegments(plan: Plan, count: number): Plan {
  const ids = Array.from({ length: count }, (_, index) => `segment_${index + 1}`)
  const [segment = ''] = allOf(plan, 'segment')
  const added = ids.map(id => ({ id, label: id }))
  const { dimensions, mappings, inputs } = plan
  const withAdded = (name: string) => ({
    ...dimensions[name],
    items: [...(dimensions[name]?.items ?? []), ...added],
  })
  const mapped = (name: string, target: (id: string) => string) => {
    const mapping = mappings[name]
    if (mapping === undefined) throw new Error(`no mapping ${name}`)
    return {
      ...mapping,
      values: { ...mapping.values, ...Object.fromEntries(ids.map(id => [id, target(id)])) },
    }
  }
  const opening = [
    'opening_arr',
    'opening_monthly_plan_arr',
    'opening_customers',
    'opening_early_pipeline',
    'opening_late_pipeline',
    'sdr_segment_mix',
  ]
  const extended = (value: InputValue, of: InputValue): InputValue =>
    isQuantity(value) || Array.isArray(value)
      ? value
      : { ...value, ...Object.fromEntries(ids.map(id => [id, of])) }
  const roleInputs = growthInputs(growthModel)
    .filter(({ dims }) => dims[0] === 'role')
    .map(({ name }) => name)
  return {
    ...plan,
    dimensions: { ...dimensions, role: withAdded('role'), segment: withAdded('segment') },
    mappings: {
      ...mappings,
      kind_of_role: mapped('kind_of_role', () => 'account_executive'),
      role_function: mapped('role_function', () => 'selling'),
      role_segment: mapped('role_segment', id => id),
    },
    inputs: {
      ...inputs,
      ...Object.fromEntries(
        roleInputs.flatMap(name => (inputs[name] === undefined ? [] : [[name, extended(inputs[name], 0)]])),
      ),
      ...Object.fromEntries(opening.map(name => [name, extended({ [segment]: inputs[name] ?? 0 }, 0)])),
      channel_segment_mix: { trade_fairs: extended({ [segment]: 1 }, 0) },
      contract_value_starting_history: extended(inputs.contract_value_starting_history ?? 0, 0),
      planned_hires: Object.fromEntries(ids.map(id => [id, 1])),
    },
  }
}
