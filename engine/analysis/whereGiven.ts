// A lever kept to the places where a scenario has something already: every planned hire, not every role in every month.

import { failure, type Result, success } from '../formula/result.ts'
import type { CompiledPlan } from '../plan/compilePlan.ts'
import { monthsOf } from '../plan/planVocabulary.ts'
import type { Lever } from './lever.ts'
import { leverName } from './leverText.ts'
import { numbersOf } from './numbersOf.ts'
import { placeOnScenario } from './placeOnScenario.ts'
import { questionFault } from './questionFault.ts'

/** The lever on the items and months whose number is not 0. Fails where there is none. */
export function whereGiven(compiled: CompiledPlan, scenario: string, lever: Lever): Result<Lever> {
  const placed = placeOnScenario(compiled, scenario, lever)
  if (!placed.ok) return placed
  const { values, lever: there } = placed.value
  const moves = there.cells.flatMap(({ cell, places }): Lever['moves'] => {
    const { input, member } = compiled.program.cells[cell] ?? { input: '', member: [] }
    const definition = compiled.vocabulary.inputs.get(input)
    const value = values[cell]
    if (definition === undefined || value === undefined) return []
    const items = Object.fromEntries(
      definition.dims.map((dimension, index) => [dimension, member[index] ?? '']),
    )
    const months = monthsOf(definition, compiled.vocabulary)
    return numbersOf(value).flatMap((number, place) =>
      number === 0 || places?.includes(place) === false
        ? []
        : [{ input, where: { ...items, ...(months && { month: months.first + place }) } }],
    )
  })
  const name = `${leverName(compiled, lever)}, wherever there is some`
  if (moves.length > 0) return success({ ...lever, moves, name })
  const message = `${leverName(compiled, lever)} is 0 everywhere in this scenario.`
  return failure([questionFault('Q207', message, 'Turn it in places that you name.')])
}
