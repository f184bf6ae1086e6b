// Whether the changes of scenarios and initiatives name inputs, items and months that there are.

import type { GrowthInput } from '../growth/growthModel.ts'
import type { Change, Plan, Where } from './plan.ts'
import type { PlanFault } from './planFault.ts'
import type { PlanVocabulary } from './planVocabulary.ts'
import { chainFaults } from './scenarioChain.ts'
import { selectCells } from './selection.ts'
import { repeated, unknownValue } from './unknownName.ts'
import type { ValuePath } from './valuePath.ts'

/** What is wrong with the names in initiatives. */
export function initiativeFaults(plan: Plan, vocabulary: PlanVocabulary): readonly PlanFault[] {
  return [
    ...repeated(
      plan.initiatives.map(({ id }) => id),
      ['initiatives'],
      'initiatives',
    ),
    ...plan.initiatives.flatMap(({ changes }, index) =>
      changeFaults(changes, ['initiatives', index], vocabulary),
    ),
  ]
}

/** What is wrong with the names in scenarios, their parents and their initiatives. */
export function scenarioFaults(plan: Plan, vocabulary: PlanVocabulary): readonly PlanFault[] {
  const initiatives = plan.initiatives.map(({ id }) => id)
  return [
    ...repeated(
      plan.scenarios.map(({ id }) => id),
      ['scenarios'],
      'scenarios',
    ),
    ...chainFaults(plan),
    ...plan.scenarios.flatMap((scenario, index) => {
      const path = ['scenarios', index, 'initiatives']
      const switched = scenario.initiatives.map(({ id }) => id)
      const unknown = switched.flatMap((id, position) =>
        initiatives.includes(id)
          ? []
          : [unknownValue('an initiative', id, [...path, position, 'id'], initiatives)],
      )
      return [
        ...unknown,
        ...repeated(switched, path, 'switches'),
        ...changeFaults(scenario.changes, ['scenarios', index], vocabulary),
      ]
    }),
  ]
}

function changeFaults(
  changes: readonly Change[],
  path: ValuePath,
  vocabulary: PlanVocabulary,
): readonly PlanFault[] {
  return changes.flatMap(({ input, where }, index) =>
    targetFaults(input, where, [...path, 'changes', index], vocabulary),
  )
}

/** What is wrong with the input and the cells that a change or a distribution names. */
export function targetFaults(
  name: string,
  where: Where,
  path: ValuePath,
  vocabulary: PlanVocabulary,
): readonly PlanFault[] {
  const input: GrowthInput | undefined = vocabulary.inputs.get(name)
  if (input === undefined)
    return [unknownValue('an input', name, [...path, 'input'], vocabulary.inputs.keys())]
  if (input.constant === true) return [notAnInput(name, [...path, 'input'])]
  return selectCells(input, where, vocabulary).faults.map(({ field, ...fault }) => ({
    ...fault,
    severity: 'error',
    path: [...path, 'where', field],
  }))
}

/** An input that the model supplies and a plan cannot give. */
export function notAnInput(name: string, path: ValuePath, part?: 'key'): PlanFault {
  const comesFrom = name === 'start_month_of_year' ? 'comes from start_month' : 'is a fact of the model'
  return {
    code: 'P310',
    severity: 'error',
    path,
    ...(part === undefined ? {} : { part }),
    message: `${name} ${comesFrom} and cannot be given.`,
    remedy: 'Remove it.',
  }
}
