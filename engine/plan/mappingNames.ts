// Whether every mapping of a plan leads from an item to an item, and none is missing that the model needs.

import type { GrowthMapping } from '../growth/growthModel.ts'
import type { Plan, PlanMapping } from './plan.ts'
import { didYouMean, type PlanFault } from './planFault.ts'
import type { PlanVocabulary } from './planVocabulary.ts'
import { unknownKeys } from './unknownName.ts'
import type { ValuePath } from './valuePath.ts'

/** What is wrong with the mappings of a plan, and which items of required ones are not mapped. */
export function mappingFaults(plan: Plan, vocabulary: PlanVocabulary): readonly PlanFault[] {
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
