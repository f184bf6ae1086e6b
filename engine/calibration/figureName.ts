// What a figure of the evidence is called and measured in: as the plan's input, or where no input takes it, by itself.

import { growthInputs, growthModel } from '../growth/baseModel.ts'
import { luckFigures } from '../growth/luck.ts'
import type { Evidence } from './evidence.ts'

/** A figure's label and unit. */
export type FigureName = { readonly label: string; readonly unit: string }

/** "Base win rate, mid_market" and its unit. */
export function figureName({ input, where }: Pick<Evidence, 'input' | 'where'>): FigureName {
  const known = inputs.get(input) ?? ownFigures[input] ?? { label: input, unit: '' }
  return { label: [known.label, ...Object.values(where)].join(', '), unit: known.unit }
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
