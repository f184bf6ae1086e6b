// Whether every name in a plan stands for something: dimensions, items, mappings, inputs, rows, initiatives, scenarios.

import type { DimensionDefinition } from '../formula/definition.ts'
import type { GrowthInput, GrowthMapping, GrowthModel } from '../growth/growthModel.ts'
import { inputFaults } from './inputForm.ts'
import type { Change, Plan, PlanMapping, Where } from './plan.ts'
import { didYouMean, type PlanFault } from './planFault.ts'
import { type PlanVocabulary, planVocabulary } from './planVocabulary.ts'
import { chainFaults } from './scenarioChain.ts'
import { selectCells } from './selection.ts'
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
    ...initiativeFaults(plan, vocabulary),
    ...scenarioFaults(plan, vocabulary),
  ]
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

function mappingFaults(plan: Plan, vocabulary: PlanVocabulary): readonly PlanFault[] {
  const unknown = unknownKeys(['mappings'], plan.mappings, vocabulary.mappings.keys(), 'a mapping')
  const known = [...vocabulary.mappings.values()].flatMap(mapping => {
    const given = Object.hasOwn(plan.mappings, mapping.name) ? plan.mappings[mapping.name] : undefined
    return valueFaults(mapping, given, vocabulary)
  })
  return [...unknown, ...known]
}

function valueFaults(
  mapping: GrowthMapping,
  given: PlanMapping | undefined,
  { items }: PlanVocabulary,
): readonly PlanFault[] {
  const path = ['mappings', mapping.name]
  const [sources, targets] = [items.get(mapping.from) ?? [], items.get(mapping.to) ?? []]
  const ends = (['from', 'to'] as const).filter(end => given !== undefined && given[end] !== mapping[end])
  const values = new Map(Object.entries(given?.values ?? {}))
  return [
    ...ends.map(end => wrongEnd(mapping, end, [...path, end])),
    ...unknownKeys([...path, 'values'], given?.values ?? {}, sources, `an item of ${mapping.from}`),
    ...[...values].flatMap(([item, target]) =>
      target === null || targets.includes(target)
        ? []
        : [wrongTarget(target, mapping, targets, [...path, 'values', item])],
    ),
    ...sources
      .filter(item => mapping.required && (values.get(item) ?? null) === null)
      .map(item => unmapped(mapping, item, [...path, 'values', item], targets)),
  ]
}

function wrongEnd(mapping: GrowthMapping, end: 'from' | 'to', path: ValuePath): PlanFault {
  const message = `${mapping.name} leads from ${mapping.from} to ${mapping.to}.`
  return { code: 'P307', severity: 'error', path, message, remedy: `Write ${mapping[end]} here.` }
}

function wrongTarget(
  target: string,
  mapping: GrowthMapping,
  targets: readonly string[],
  path: ValuePath,
): PlanFault {
  return {
    code: 'P304',
    severity: 'error',
    path,
    message: `${target} is not an item of ${mapping.to}.`,
    remedy: didYouMean(target, targets, `The items of ${mapping.to} are ${targets.join(', ')}.`),
  }
}

function unmapped(
  mapping: GrowthMapping,
  item: string,
  path: ValuePath,
  targets: readonly string[],
): PlanFault {
  return {
    code: 'P308',
    severity: 'error',
    path,
    message: `${mapping.name} says nothing of ${item}.`,
    remedy: `Choose one of ${targets.join(', ')}: ${mapping.says}`,
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

function notAnInput(name: string, path: ValuePath, part?: 'key'): PlanFault {
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

function initiativeFaults(plan: Plan, vocabulary: PlanVocabulary): readonly PlanFault[] {
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

function scenarioFaults(plan: Plan, vocabulary: PlanVocabulary): readonly PlanFault[] {
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

function repeated(ids: readonly string[], path: ValuePath, what: string): readonly PlanFault[] {
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return []
    const message = `Two ${what} are called ${id}.`
    return [
      { code: 'P306', severity: 'error', path: [...path, index], message, remedy: 'Rename one of them.' },
    ]
  })
}

function unknownKeys(
  path: ValuePath,
  given: Readonly<Record<string, unknown>>,
  known: Iterable<string>,
  what: string,
  suggested: Iterable<string> = known,
): readonly PlanFault[] {
  const names = new Set(known)
  const suggestions = [...suggested]
  return Object.keys(given)
    .filter(key => !names.has(key))
    .map(key => unknownName(what, [...path, key], suggestions.length > 0 ? suggestions : [...names]))
}

function unknownName(what: string, path: ValuePath, known: readonly string[]): PlanFault {
  return { ...unknownValue(what, String(path.at(-1)), path, known), part: 'key' }
}

const unknownCodes: Readonly<Record<string, string>> = { 'an input': 'P301', 'a dimension': 'P302' }

function unknownValue(what: string, name: string, path: ValuePath, known: Iterable<string>): PlanFault {
  const names = [...known]
  const otherwise =
    names.length <= 12 && names.length > 0
      ? `Known are ${names.join(', ')}.`
      : 'Check its name, or remove it.'
  return {
    code: unknownCodes[what] ?? 'P304',
    severity: 'error',
    path,
    message: `${name} is not ${what}.`,
    remedy: didYouMean(name, names, otherwise),
  }
}
