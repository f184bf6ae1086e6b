// Whether more or less of a figure is better.

import { type CompiledPlan, keyFigures } from '../engine/index.ts'

/** As the person says; else as the key figures say, where the row is one of them; else more is better. */
export function betterOf(
  { plan }: CompiledPlan,
  row: string,
  lessIsBetter: true | undefined,
): 'higher' | 'lower' {
  if (lessIsBetter) return 'lower'
  return keyFigures(plan, () => []).find(figure => figure.row === row)?.better ?? 'higher'
}
