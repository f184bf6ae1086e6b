// Who supplies an input, of which items its numbers are and where one comes from, in words.

import type { GrowthInput } from '../../engine/index.ts'
import type { PlanLayout } from '../session/engineApi.ts'
import type { Origin } from '../session/inputCells.ts'

/** The sources as the pane calls them, in reading order. */
export const sourceNames = {
  finance: 'Finance',
  'sales ops': 'Sales ops',
  HR: 'HR',
  'internal technology': 'Technology',
  assumption: 'Assumptions',
} satisfies Record<GrowthInput['source'], string>

/** "Balanced: Series B, gross", or "the plan" for what no scenario has changed. */
export function originWords({ scenario, initiative, note }: Origin): string {
  if (scenario === undefined) return 'from the plan’s own numbers'
  const by = initiative === undefined ? scenario : `${scenario}, ${initiative}`
  return note === undefined ? `set by ${by}` : `set by ${by}: ${note}`
}

/** An item of a dimension as the plan calls it; its id where the plan has no such item. */
export function itemLabel({ items }: Pick<PlanLayout, 'items'>, dim: string | undefined, id: string): string {
  return items.get(dim ?? '')?.find(item => item.id === id)?.label ?? id
}
