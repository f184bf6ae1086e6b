// The form of a plan file as a schema: what must stand where. The JSON Schema in docs/ is made from it.

import * as v from 'valibot'
import { isQuantity, type Quantity } from '../formula/quantity.ts'
import { type InputValue, type Plan, scenarioStates } from './plan.ts'
import type { ValuePath } from './valuePath.ts'

/** Something in a file that is not as the form wants it. */
export type FormFault = {
  /** `unknown` is a field that the form does not know: it is kept, and it is not an error. */
  readonly kind: 'wrong' | 'missing' | 'unknown'
  readonly path: ValuePath
  /** What must stand there ("a text", "one of draft, shared"); of an unknown field, the names that are known. */
  readonly expected: string
  readonly found: unknown
}

/** What became of a value: the plan when its form is right, and everything that is not. */
export type Form = { readonly plan?: Plan; readonly faults: readonly FormFault[] }

/** Compares a value with the form of a plan file and fills in what may be left out. Unknown fields are kept. */
export function readForm(value: unknown): Form {
  const result = v.safeParse(planSchema, value)
  const faults = (result.issues ?? []).map(formFault)
  return result.typed && faults.every(({ kind }) => kind === 'unknown')
    ? { plan: result.output, faults }
    : { faults }
}

const says = v.description

const text = (most: number) =>
  v.pipe(v.string('a text'), v.maxLength(most, `a text of at most ${most.toLocaleString('en')} characters`))
const label = v.pipe(
  v.string('a text'),
  v.minLength(1, 'a text that is not empty'),
  v.maxLength(200, 'a text of at most 200 characters'),
)
const note = text(4000)
const formula = text(2000)

const nameForm = 'a name of small letters, digits and _ that begins with a letter, at most 60 characters long'
const name = v.pipe(
  v.string(nameForm),
  v.regex(/^(?!constructor$|prototype$)[a-z][a-z0-9_]{0,59}$/, nameForm),
)

/** A finite number or an exact fraction as text. Exported for the JSON Schema, which cannot see into a function. */
export const quantitySchema = v.custom<Quantity>(
  isQuantity,
  'a number below 1e15 in size, or an exact fraction such as "1/6"',
)

const number = v.number('a number')

function whole(least: number, most: number) {
  const form = `a whole number from ${least} to ${most}`
  return v.pipe(v.number(form), v.integer(form), v.minValue(least, form), v.maxValue(most, form))
}

const month = whole(1, 120)

/** A number, a list of numbers, or one of these by item. The shape of what came chooses, so that faults are told inside it. */
const inputValueSchema: v.GenericSchema<InputValue> = v.lazy((input: unknown) => {
  if (Array.isArray(input)) return v.array(quantitySchema, 'a list of numbers')
  return typeof input === 'object' && input !== null ? v.record(v.string(), inputValueSchema) : quantitySchema
})

const where = v.optional(
  v.record(
    v.string(),
    v.union(
      [v.string(), v.pipe(v.number(), v.integer('the id of an item, or a whole month number'))],
      'the id of an item, or a whole month number',
    ),
    'an object such as { "role": "sdr", "month": 3 }',
  ),
  {},
)

const change = object({
  input: v.pipe(name, says('Name of the input that changes.')),
  where: v.pipe(
    where,
    says('Items by dimension (one left out means all) and month, or from_month and to_month.'),
  ),
  value: v.exactOptional(v.pipe(quantitySchema, says('The new value.'))),
  add: v.exactOptional(v.pipe(quantitySchema, says('Added to the value so far.'))),
  multiply: v.exactOptional(v.pipe(quantitySchema, says('Multiplies the value so far.'))),
  note: v.exactOptional(note),
})

const oneOperation = v.check<v.InferOutput<typeof change>, string>(
  ({ value, add, multiply }) => [value, add, multiply].filter(operand => operand !== undefined).length === 1,
  'a change with exactly one of value, add and multiply',
)

const changes = v.optional(v.array(v.pipe(change, oneOperation), 'a list of changes'), [])

const target = {
  input: v.pipe(name, says('Name of the uncertain input.')),
  where,
  relative: v.exactOptional(
    v.pipe(v.boolean('true or false'), says('The draw multiplies the value instead of replacing it.')),
  ),
  min: v.exactOptional(number),
  max: v.exactOptional(number),
  note: v.exactOptional(note),
}

const families = [
  object({ ...target, family: v.literal('fixed'), value: number }),
  object({ ...target, family: v.literal('uniform'), low: number, high: number }),
  object({ ...target, family: v.literal('triangular'), low: number, mode: number, high: number }),
  object({ ...target, family: v.literal('pert'), low: number, likely: number, high: number }),
  object({ ...target, family: v.literal('normal'), mean: number, sd: number }),
  object({ ...target, family: v.literal('lognormal'), median: number, sd: number }),
  object({
    ...target,
    family: v.literal('beta'),
    alpha: number,
    beta: number,
    low: v.exactOptional(number),
    high: v.exactOptional(number),
  }),
  object({ ...target, family: v.literal('gamma'), shape: number, scale: number }),
  object({
    ...target,
    family: v.literal('discrete'),
    values: v.array(number, 'a list of numbers'),
    weights: v.array(number, 'a list of numbers'),
  }),
] as const

const familyNames = 'fixed, uniform, triangular, pert, normal, lognormal, beta, gamma, discrete'
const distribution = v.variant('family', families, `one of ${familyNames}`)

const correlation = object({
  between: v.pipe(
    v.strictTuple(
      [v.string('a text'), v.string('a text')],
      'a list of two distributions, such as ["demand_shock", "starting_acv[enterprise]"]',
    ),
    says('The two distributions, each called by its input, with items in brackets if it is for some only.'),
  ),
  value: v.pipe(
    v.number('a number between -1 and 1'),
    v.minValue(-1, 'a number between -1 and 1'),
    v.maxValue(1, 'a number between -1 and 1'),
  ),
})

const variationForm = 'a number of 0 or more, or one for each segment'
const variation = v.pipe(number, v.minValue(0, variationForm), v.maxValue(100, 'a number of at most 100'))
const bySegment = v.union([variation, v.record(name, variation)], variationForm)

const luck = object({
  deal_size_variation: v.exactOptional(
    v.pipe(bySegment, says('Standard deviation of what single customers are worth, over its mean.')),
  ),
  contraction_variation: v.exactOptional(
    v.pipe(bySegment, says('The same of what single renewals give up.')),
  ),
  expansion_variation: v.exactOptional(v.pipe(bySegment, says('The same of what single renewals add.'))),
  note: v.exactOptional(note),
})

const uncertainty = object({
  distributions: v.optional(v.array(distribution, 'a list of distributions'), []),
  correlations: v.optional(v.array(correlation, 'a list of correlations'), []),
  luck: v.exactOptional(v.pipe(luck, says('How much single deals and contracts differ.'))),
})

const initiative = object({
  id: name,
  label,
  says: v.exactOptional(note),
  start_month: v.pipe(month, says('The month that the changes are written for.')),
  changes,
})

const summary = v.union(
  [v.picklist(['sum', 'end', 'average', 'none']), v.object({ numerator: name, denominator: name })],
  'one of sum, end, average, none, or an object with numerator and denominator',
)

const ownRow = object({
  name,
  dims: v.optional(v.array(name, 'a list of dimensions'), []),
  formula: v.pipe(formula, says('The value in every month, in the language of the model.')),
  opening: v.exactOptional(v.pipe(formula, says('The value before the first month; 0 without it.'))),
  unit: v.string('a unit, such as "money" or "people"'),
  summary: v.pipe(summary, says('How months become a quarter or a year.')),
  label,
  says: v.exactOptional(note),
})

const formulaOverride = object({ formula, opening: v.exactOptional(formula), note: v.exactOptional(note) })

const fingerprintForm = text(20)

const timeForm = 'a time such as "2026-01-05T09:00:00Z"'
const time = v.pipe(v.string(timeForm), v.isoTimestamp(timeForm))

const frozen = object({
  time,
  figures: v.record(v.string('a figure'), v.nullable(number)),
  inputs: v.record(name, fingerprintForm),
  formulas: fingerprintForm,
  numbers: fingerprintForm,
})

const scenario = object({
  id: name,
  name: label,
  parent: v.optional(v.nullable(v.pipe(name, says('The scenario this one starts from.'))), null),
  author: v.exactOptional(text(200)),
  time: v.exactOptional(time),
  note: v.exactOptional(note),
  state: v.optional(v.picklist(scenarioStates, `one of ${scenarioStates.join(', ')}`), 'draft'),
  initiatives: v.optional(
    v.array(
      object({ id: name, on: v.boolean('true or false'), start_month: v.exactOptional(month) }),
      'a list of initiatives',
    ),
    [],
  ),
  changes,
  frozen: v.exactOptional(v.pipe(frozen, says('What it came to when it was frozen; written by Proceeds.'))),
})

const dimension = object({
  label: v.exactOptional(label),
  items: v.array(object({ id: name, label }), 'a list of items, each with id and label'),
})

const mapping = object({
  from: name,
  to: name,
  values: v.record(name, v.nullable(name), 'an object that gives each item another item or null'),
})

const currencyForm = 'a currency as three capital letters, such as "USD"'
const monthForm = 'a month such as "2026-01"'

/** The schema of a plan file. */
export const planSchema = object({
  $schema: v.exactOptional(v.string('a text')),
  format: v.literal('proceeds-plan', '"proceeds-plan"'),
  schema_version: v.pipe(v.number('a whole number'), v.integer('a whole number')),
  company: label,
  about: v.exactOptional(note),
  currency: v.pipe(v.string(currencyForm), v.regex(/^[A-Z]{3}$/, currencyForm)),
  start_month: v.pipe(
    v.string(monthForm),
    v.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, monthForm),
    says('The first planned month.'),
  ),
  fiscal_year_start: v.optional(
    v.pipe(whole(1, 12), says('Calendar month in which the fiscal year begins.')),
    1,
  ),
  months: v.pipe(whole(1, 120), says('How many months are planned.')),
  history_months: v.pipe(whole(0, 120), says('How many months before the first one the histories hold.')),
  dimensions: v.optional(v.record(name, dimension, 'an object of dimensions'), {}),
  mappings: v.optional(v.record(name, mapping, 'an object of mappings'), {}),
  inputs: v.optional(v.record(name, inputValueSchema, 'an object of inputs'), {}),
  tranche_milestones: v.optional(v.record(name, object({ row: name }), 'an object by tranche'), {}),
  uncertainty: v.optional(uncertainty, { distributions: [], correlations: [] }),
  initiatives: v.optional(v.array(initiative, 'a list of initiatives'), []),
  rows: v.optional(v.array(ownRow, 'a list of rows'), []),
  formula_overrides: v.optional(v.record(name, formulaOverride, 'an object of formulas by row'), {}),
  scenarios: v.array(scenario, 'a list of scenarios'),
})

/** An object that keeps unknown fields and reports them. */
function object<const Entries extends v.ObjectEntries>(entries: Entries) {
  const known = Object.keys(entries)
  return v.pipe(
    v.looseObject(entries, issue => missingForm(entries, issue)),
    v.rawCheck(({ dataset, addIssue }) => {
      const input: Record<string, unknown> = dataset.typed ? dataset.value : {}
      for (const key of Object.keys(input).filter(field => !known.includes(field))) {
        const path: v.ObjectPathItem = { type: 'object', origin: 'key', input, key, value: input[key] }
        addIssue({ message: known.join(', '), path: [path] })
      }
    }),
  )
}

/** What the missing field should have been, or "an object" where something else stands in its place. */
function missingForm(entries: v.ObjectEntries, issue: v.LooseObjectIssue): string {
  const key = issue.path?.[0]?.key
  const entry = typeof key === 'string' ? entries[key] : undefined
  return entry !== undefined && 'message' in entry && typeof entry.message === 'string'
    ? entry.message
    : 'an object'
}

function formFault(issue: v.BaseIssue<unknown>): FormFault {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  const fromKey = issue.path?.at(-1)?.origin === 'key'
  const kind =
    issue.type === 'raw_check' ? 'unknown' : fromKey && issue.type === 'loose_object' ? 'missing' : 'wrong'
  return { kind, path, expected: issue.message, found: issue.input }
}
