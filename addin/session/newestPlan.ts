// Of the plans that a document carries, the one that its sheets were made from last.

import { type KeptPlan, keptPlans } from '../../engine/index.ts'
import { isPlanText } from './planPieces.ts'

/** The newest that is whole; of those that were saved at the same moment, the one that was added last. */
export function newestPlan(parts: readonly string[]): KeptPlan | undefined {
  const whole = keptPlans(parts).filter(({ intact, text }) => intact && isPlanText(text))
  return whole.reduce<KeptPlan | undefined>((a, b) => (a && a.saved > b.saved ? a : b), undefined)
}
