// The JSON Schema of the plan file, for editors and for programs in other languages: made from the schema the engine
// reads with, and from the inputs of the growth model.

import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import { growthInputs } from '../engine/growth/baseModel.ts'
import type { GrowthInput, GrowthModel } from '../engine/growth/growthModel.ts'
import { planSchema, quantitySchema } from '../engine/plan/planSchema.ts'

/** The text of docs/plan.schema.json. What a schema cannot say (names that must exist, sums) is left to the engine. */
export function planSchemaFile(model: GrowthModel): string {
  const form = toJsonSchema(planSchema, {
    typeMode: 'input',
    ignoreActions: ['raw_check', 'check'],
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema === quantitySchema ? { $ref: '#/definitions/quantity' } : undefined,
  })
  const published: JsonSchema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Proceeds plan',
    description: 'A company, its numbers and its scenarios. Fields not described here are kept and not used.',
    type: 'object',
    properties: { ...form.properties, inputs: inputsSchema(model) },
    required: form.required ?? [],
    definitions: { quantity, ...inputForms(model) },
  }
  return `${JSON.stringify(published, null, 2)}\n`
}

const quantity: JsonSchema = {
  description: 'A number, or an exact fraction of whole numbers as text: "1/3".',
  anyOf: [
    { type: 'number', exclusiveMinimum: -1e15, exclusiveMaximum: 1e15 },
    { type: 'string', pattern: '^-?\\d{1,15}/(?=\\d{1,15}$)0*[1-9]\\d*$' },
  ],
}

function inputsSchema(model: GrowthModel): JsonSchema {
  const given = growthInputs(model).filter(({ constant }) => constant !== true)
  const asked = given.filter(({ otherwise, dims }) => otherwise === undefined && dims.length === 0)
  return {
    type: 'object',
    description: 'The numbers of the company by the name of the input.',
    properties: Object.fromEntries(given.map(input => [input.name, inputSchema(input)])),
    required: asked.map(({ name }) => name),
    additionalProperties: false,
  }
}

function inputSchema(input: GrowthInput): JsonSchema {
  const facts = [
    input.says,
    `Unit: ${input.unit}.`,
    ...(input.typical === undefined ? [] : [`Typical: ${input.typical}.`]),
    ...(input.otherwise === undefined ? [] : [`${input.otherwise} where it is left out.`]),
  ]
  return {
    title: input.label,
    description: facts.join(' '),
    allOf: [{ $ref: `#/definitions/${formName(input.dims, input.time)}` }],
  }
}

/** One definition for every combination of dimensions and time: a number for everything, or a form per item. */
function inputForms(model: GrowthModel): Readonly<Record<string, JsonSchema>> {
  const forms = growthInputs(model).flatMap(({ dims, time }) =>
    Array.from({ length: dims.length + 1 }, (_, start) => ({ dims: dims.slice(start), time })),
  )
  return Object.fromEntries(
    forms.map(({ dims, time }) => [formName(dims, time), formSchema(model, dims, time)]),
  )
}

function formName(dims: readonly string[], time: GrowthInput['time']): string {
  const by = dims.length === 0 ? 'number' : `by_${dims.join('_and_')}`
  return time === 'constant' ? by : `${by}_${time}`
}

function formSchema(model: GrowthModel, dims: readonly string[], time: GrowthInput['time']): JsonSchema {
  const [dimension, ...rest] = dims
  const series: readonly JsonSchema[] =
    time === 'constant' ? [] : [{ type: 'array', items: { $ref: '#/definitions/quantity' } }]
  if (dimension === undefined) return { anyOf: [{ $ref: '#/definitions/quantity' }, ...series] }
  const below = { $ref: `#/definitions/${formName(rest, time)}` }
  const items = model.dimensions.find(({ name }) => name === dimension)?.items
  const byItem: JsonSchema =
    items === undefined
      ? { type: 'object', additionalProperties: below }
      : {
          type: 'object',
          properties: Object.fromEntries(items.map(({ id }) => [id, below])),
          additionalProperties: false,
        }
  return { anyOf: [{ $ref: '#/definitions/quantity' }, ...series, byItem] }
}
