// What a figure of the evidence is called and measured in: as the plan's input, or where no input takes it, by itself.

import { growthInputs, growthModel } from '../growth/baseModel.ts'
import { luckFigures } from '../growth/luck.ts'
import type { ItemLabel } from '../plan/itemLabel.ts'
import type { Evidence } from './evidence.ts'

/** A figure's label and unit. */
export type FigureName = { readonly label: string; readonly unit: string }

/** "Base win rate, Mid-market" and its unit; without a plan that says what items are called, their names in the records. */
export function figureName(
  { input, where }: Pick<Evidence, 'input' | 'where'>,
  itemLabel: ItemLabel = (_, id) => id,
): FigureName {
  const { label, unit } = inputs.get(input) ?? ownFigures[input] ?? { label: input, unit: '' }
  const items = Object.entries(where).map(([dimension, id]) => itemLabel(dimension, String(id)))
  return { label: [label, ...items].join(', '), unit }
}

const inputs = new Map<string, FigureName>([
  ...growthInputs(growthModel).map(input => [input.name, input] as const),
  ...luckFigures.map(({ name, label }) => [name, { label, unit: 'ratio' }] as const),
])

/** Figures that tell something and go into no plan. */
const ownFigures: Readonly<Record<string, FigureName>> = {
  ramp_months_lost: { label: 'Months of a full seller lost to the ramp', unit: 'months' },
  sellers_at_quota: { label: 'Quarters at or above quota', unit: 'ratio' },
  quota_realisation: { label: 'Sold over quota', unit: 'ratio' },
  fixed_hosting_cost: { label: 'Hosting that does not move with revenue, a month', unit: 'money' },
  marginal_cost_per_opportunity: { label: 'Cost of one opportunity more', unit: 'money' },
  team_points_per_month: { label: 'Points finished a month', unit: 'index' },
  points_per_person_month: { label: 'Points finished a person-month', unit: 'index' },
}
