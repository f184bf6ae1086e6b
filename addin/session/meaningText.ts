// What the cell of an input means, in words.

import type { Plan, TypedCell } from '../../engine/index.ts'
import { scenarioOf } from './session.ts'

/** The meaning of a cell of inputs. */
type Meaning = Extract<TypedCell, { readonly kind: 'number' }>['before']

/** "0.25", "as in Base", "Base plus 3"; without a scenario it is a number of the plan itself. */
export function meaningText(plan: Plan, scenario: string | undefined, meaning: Meaning): string {
  const parent = scenarioOf(plan, scenarioOf(plan, scenario ?? '')?.parent ?? '')
  const above = parent?.name ?? 'the plan'
  switch (meaning.kind) {
    case 'value':
      return String(meaning.value)
    case 'inherited':
      return `as in ${above}`
    case 'add':
      return `${above} plus ${meaning.amount}`
    case 'multiply':
      return `${above} times ${meaning.amount}`
  }
}
