// Every name of a model in one place: what it stands for, and faults of the definitions themselves.

import type {
  DimensionDefinition,
  InputDefinition,
  MappingDefinition,
  ModelDefinition,
  RowDefinition,
} from './definition.ts'
import type { Diagnostic } from './diagnostic.ts'
import { isFunctionName } from './functions.ts'
import { nearest } from './nearest.ts'
import { parseUnit, type Unit, unitWords } from './unit.ts'

/** All names of a model by what they are. Units are parsed once, by name of row or input. */
export type Vocabulary = {
  readonly dimensions: ReadonlyMap<string, DimensionDefinition>
  readonly mappings: ReadonlyMap<string, MappingDefinition>
  readonly inputs: ReadonlyMap<string, InputDefinition>
  readonly rows: ReadonlyMap<string, RowDefinition>
  readonly units: ReadonlyMap<string, Unit>
}

const reserved = new Set([
  'month_index',
  'and',
  'or',
  'not',
  'true',
  'false',
  'null',
  'undefined',
  'to',
  'in',
  'xor',
  'mod',
  'end',
  'i',
  'e',
  'pi',
])

/** The vocabulary, with a diagnostic for every definition that cannot stand. O(names). */
export function readVocabulary(model: ModelDefinition): {
  readonly vocabulary: Vocabulary
  readonly diagnostics: readonly Diagnostic[]
} {
  const dimensions = new Map(model.dimensions.map(dimension => [dimension.name, dimension]))
  const mappings = new Map(model.mappings.map(mapping => [mapping.name, mapping]))
  const inputs = new Map(model.inputs.map(input => [input.name, input]))
  const rows = new Map(model.rows.map(row => [row.name, row]))
  const units = new Map<string, Unit>()
  const diagnostics: Diagnostic[] = []
  for (const quantity of [...model.inputs, ...model.rows]) {
    const unit = parseUnit(quantity.unit)
    if (unit === undefined) diagnostics.push(unknownUnit(quantity))
    else units.set(quantity.name, unit)
    diagnostics.push(...wrongDimensions(quantity, dimensions))
  }
  diagnostics.push(...wrongNames(model), ...wrongLinks(model, dimensions))
  return { vocabulary: { dimensions, mappings, inputs, rows, units }, diagnostics }
}

function wrongNames(model: ModelDefinition): readonly Diagnostic[] {
  const kinds = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  const named = [
    ...model.dimensions.map(({ name }) => ({ name, kind: 'a dimension' })),
    ...model.mappings.map(({ name }) => ({ name, kind: 'a mapping' })),
    ...model.inputs.map(({ name }) => ({ name, kind: 'an input' })),
    ...model.rows.map(({ name }) => ({ name, kind: 'a row' })),
  ]
  for (const { name, kind } of named) {
    const other = kinds.get(name)
    if (other !== undefined) {
      diagnostics.push(
        inDefinition(
          'L202',
          name,
          other === kind
            ? `There are two definitions of ${name}, each ${kind}.`
            : `The name ${name} stands for ${other} and for ${kind}.`,
          'Give one of them another name.',
        ),
      )
    }
    kinds.set(name, kind)
    const wrong = wrongName(name)
    if (wrong !== undefined)
      diagnostics.push(
        inDefinition(
          'L201',
          name,
          `The name ${JSON.stringify(name)} ${wrong}.`,
          'Use small letters, digits and underscores, beginning with a letter, such as new_arr.',
        ),
      )
  }
  return diagnostics
}

/** Why a name cannot be used, if so: it must also be safe as a name in a spreadsheet. */
function wrongName(name: string): string | undefined {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return 'is not written in small letters, digits and underscores'
  if (name.length > 60) return 'is longer than 60 characters'
  if (/^[a-z]{1,3}\d+$/.test(name) || /^(r\d*c?\d*|c\d*)$/.test(name))
    return 'looks like a cell of a spreadsheet'
  if (isFunctionName(name)) return 'is a function of the language'
  if (reserved.has(name)) return 'is a word of the language'
  return undefined
}

function unknownUnit(quantity: { readonly name: string; readonly unit: string }): Diagnostic {
  const wrong = quantity.unit.split('/').find(word => parseUnit(word) === undefined) ?? quantity.unit
  const guess = nearest(wrong, unitWords)
  return inDefinition(
    'U201',
    quantity.name,
    `The unit ${JSON.stringify(quantity.unit)} is not known.`,
    guess === undefined
      ? `Build it from ${unitWords.join(', ')}, for example money/person/year.`
      : `Did you mean ${quantity.unit.replace(wrong, guess)}?`,
  )
}

function wrongDimensions(
  quantity: { readonly name: string; readonly dims: readonly string[] },
  dimensions: ReadonlyMap<string, DimensionDefinition>,
): readonly Diagnostic[] {
  return quantity.dims.flatMap((dimension, index) => {
    if (!dimensions.has(dimension)) {
      const guess = nearest(dimension, dimensions.keys())
      return [
        inDefinition(
          'L203',
          quantity.name,
          `There is no dimension called ${dimension}.`,
          guess === undefined
            ? `The dimensions are ${[...dimensions.keys()].join(', ')}.`
            : `Did you mean ${guess}?`,
        ),
      ]
    }
    if (quantity.dims.indexOf(dimension) !== index) {
      return [
        inDefinition(
          'L204',
          quantity.name,
          `The dimension ${dimension} is given twice.`,
          'Give it once; a second axis with the same items is a dimension of its own.',
        ),
      ]
    }
    return []
  })
}

function wrongLinks(
  model: ModelDefinition,
  dimensions: ReadonlyMap<string, DimensionDefinition>,
): readonly Diagnostic[] {
  const links = [
    ...model.mappings.flatMap(({ name, from, to }) => [
      { name, dimension: from },
      { name, dimension: to },
    ]),
    ...model.dimensions.flatMap(({ name, sameItemsAs }) =>
      sameItemsAs === undefined ? [] : [{ name, dimension: sameItemsAs }],
    ),
  ]
  return links.flatMap(({ name, dimension }) => {
    if (dimensions.has(dimension)) return []
    const guess = nearest(dimension, dimensions.keys())
    return [
      inDefinition(
        'L203',
        name,
        `There is no dimension called ${dimension}.`,
        guess === undefined
          ? `The dimensions are ${[...dimensions.keys()].join(', ')}.`
          : `Did you mean ${guess}?`,
      ),
    ]
  })
}

function inDefinition(code: string, name: string, message: string, remedy: string): Diagnostic {
  return { code, severity: 'error', place: { kind: 'definition', name }, message, remedy }
}
