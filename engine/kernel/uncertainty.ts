// What a plan does not know for certain, as the kernel draws it: each uncertain number with the cells it stands for.

import type { Distribution } from '../numeric/distribution.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { distributionName } from '../plan/distributionName.ts'
import { cellName } from '../plan/planVocabulary.ts'
import { selectCells } from '../plan/selection.ts'
import type { UncertainCell } from './uncertainCell.ts'

/** A number that each path draws once. */
type UncertainNumber = {
  /** Its samples depend on this name, the seed and the path, and on nothing else. */
  readonly name: string
  readonly distribution: Distribution
  /** The cells it stands for or scales, and in which months. */
  readonly cells: readonly Omit<UncertainCell, 'column'>[]
}

/** Uncertain numbers and the rank correlations between some of them, by name. */
export type Uncertainty = {
  readonly numbers: readonly UncertainNumber[]
  readonly correlations: readonly { readonly between: readonly [string, string]; readonly value: number }[]
}

/** The uncertainty of a plan without faults (see planChecks). */
export function planUncertainty({ plan, vocabulary, program }: CompiledPlan): Uncertainty {
  const cells = new Map(program.cells.map(({ input, member }, index) => [cellName(input, member), index]))
  const numbers = plan.uncertainty.distributions.map(entry => {
    const { input, where, relative, note: _, ...distribution } = entry
    const definition = vocabulary.inputs.get(input)
    if (definition === undefined) throw new Error(`the plan has no input ${input}`)
    const { members, from, to } = selectCells(definition, where, vocabulary).selection
    const mode = relative === true ? ('factor' as const) : ('value' as const)
    return {
      name: distributionName(entry, vocabulary),
      distribution,
      cells: members.flatMap(member => {
        const cell = cells.get(cellName(input, member))
        return cell === undefined ? [] : [{ cell, mode, ...monthRange(from, to) }]
      }),
    }
  })
  return { numbers, correlations: plan.uncertainty.correlations }
}

function monthRange(from: number | undefined, to: number | undefined): Pick<UncertainCell, 'months'> {
  if (from === undefined && to === undefined) return {}
  return { months: { from: from ?? -Infinity, to: to ?? Infinity } }
}
