// Whether every name in a plan stands for something: dimensions, items, mappings, inputs, rows, initiatives, scenarios.

import type { DimensionDefinition } from '../formula/definition.ts'
import type { GrowthModel } from '../growth/growthModel.ts'
import { initiativeFaults, notAnInput, scenarioFaults, targetFaults } from './changeNames.ts'
import { inputFaults } from './inputForm.ts'
import { mappingFaults } from './mappingNames.ts'
import type { Plan } from './plan.ts'
import type { PlanFault } from './planFault.ts'
import { type PlanVocabulary, planVocabulary } from './planVocabulary.ts'
import { repeated, unknownKeys, unknownName, unknownValue } from './unknownName.ts'
import type { ValuePath } from './valuePath.ts'

/** Every name in a plan that stands for nothing, stands twice, or is missing. O(size of the plan). */
export function planNames(plan: Plan, model: GrowthModel): readonly PlanFault[] {
  const vocabulary = planVocabulary(plan, model)
  return [
    ...dimensionFaults(plan, model),
    ...mappingFaults(plan, vocabulary),
    ...givenInputFaults(plan, vocabulary),
    ...milestoneFaults(plan, vocabulary),
    ...unknownKeys(['formula_overrides'], plan.formula_overrides, vocabulary.rows, 'a row'),
    ...plan.uncertainty.distributions.flatMap(({ input, where }, index) =>
      targetFaults(input, where, ['uncertainty', 'distributions', index], vocabulary),
    ),
    ...luckFaults(plan, vocabulary),
    ...initiativeFaults(plan, vocabulary),
    ...scenarioFaults(plan, vocabulary),
  ]
}

/** How much deals differ may be said for each segment. */
function luckFaults({ uncertainty }: Plan, { items }: PlanVocabulary): readonly PlanFault[] {
  return Object.entries(uncertainty.luck ?? {}).flatMap(([figure, given]) =>
    typeof given === 'object'
      ? unknownKeys(['uncertainty', 'luck', figure], given, items.get('segment') ?? [], 'a segment')
      : [],
  )
}

function dimensionFaults(plan: Plan, model: GrowthModel): readonly PlanFault[] {
  const known = new Map(model.dimensions.map(dimension => [dimension.name, dimension]))
  const ownToName = model.dimensions.filter(
    ({ items, sameItemsAs }) => items === undefined && sameItemsAs === undefined,
  )
  return Object.entries(plan.dimensions).flatMap(([name, { items }]) => {
    const dimension = known.get(name)
    const path = ['dimensions', name]
    if (dimension === undefined)
      return [
        unknownName(
          'a dimension',
          path,
          ownToName.map(own => own.name),
        ),
      ]
    if (!ownToName.includes(dimension)) return [fixedDimension(dimension, path)]
    return repeated(
      items.map(({ id }) => id),
      [...path, 'items'],
      'items',
    )
  })
}

function fixedDimension({ name, sameItemsAs }: DimensionDefinition, path: ValuePath): PlanFault {
  return {
    code: 'P302',
    severity: 'error',
    path,
    part: 'key',
    message:
      sameItemsAs === undefined
        ? `${name} is a vocabulary of the model, the same in every plan.`
        : `${name} always has the items of ${sameItemsAs}.`,
    remedy: 'Remove it from the plan.',
  }
}

function givenInputFaults(plan: Plan, vocabulary: PlanVocabulary): readonly PlanFault[] {
  const free = [...vocabulary.inputs.values()].filter(input => input.constant !== true)
  const known = free.map(({ name }) => name)
  const facts = Object.keys(plan.inputs).filter(name => vocabulary.inputs.get(name)?.constant === true)
  return [
    ...unknownKeys(['inputs'], plan.inputs, vocabulary.inputs.keys(), 'an input', known),
    ...facts.map(name => notAnInput(name, ['inputs', name], 'key')),
    ...free.flatMap(input => {
      const value = Object.hasOwn(plan.inputs, input.name) ? plan.inputs[input.name] : undefined
      return inputFaults(input, value, vocabulary)
    }),
  ]
}

function milestoneFaults(plan: Plan, vocabulary: PlanVocabulary): readonly PlanFault[] {
  const tranches = vocabulary.items.get('tranche') ?? []
  const rows = Object.entries(plan.tranche_milestones).filter(([, { row }]) => !vocabulary.rows.has(row))
  return [
    ...unknownKeys(['tranche_milestones'], plan.tranche_milestones, tranches, 'an item of tranche'),
    ...rows.map(([tranche, { row }]) =>
      unknownValue('a row', row, ['tranche_milestones', tranche, 'row'], vocabulary.rows),
    ),
  ]
}
