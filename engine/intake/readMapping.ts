// From the text of a mapping file to a mapping: everything wrong in it is told with line and column.

import * as v from 'valibot'
import type { Diagnostic } from '../formula/diagnostic.ts'
import { failure, type Result, success } from '../formula/result.ts'
import { readJson } from '../plan/jsonDocument.ts'
import { didYouMean } from '../plan/planFault.ts'
import { printPath, type ValuePath } from '../plan/valuePath.ts'
import { encodings } from './encoding.ts'
import { type Mapping, mappingVersion } from './mapping.ts'
import { dayStyles } from './readDay.ts'
import { numberStyles } from './readNumber.ts'
import { recordFields } from './recordFields.ts'
import { separators } from './separator.ts'
import { shapes } from './shapes/shapes.ts'
import { costNatures, statementLines } from './statementLines.ts'

/** Reads a mapping file. Fields that are not known are faults: a choice that does nothing would be a quiet guess. */
export function readMapping(text: string): Result<Mapping> {
  const json = readJson(text)
  if (!json.ok) return json
  const { value, place } = json.value
  const parsed = v.safeParse(mappingSchema, value)
  if (!parsed.success)
    return failure(parsed.issues.slice(0, 100).map(issue => formFault(issue, value, place)))
  const unknown = parsed.output.tables.flatMap((table, index) => unknownFields(table, index, place))
  return unknown.length > 0 ? failure(unknown) : success(parsed.output, json.warnings)
}

const text = v.pipe(v.string(), v.maxLength(1000, 'a text of at most 1,000 characters'))
const columns = v.record(v.string(), text)

const tableSchema = v.strictObject({
  shape: v.picklist(shapes.map(({ id }) => id)),
  file: v.exactOptional(text),
  columns,
  numbers: v.exactOptional(v.record(v.string(), v.picklist(numberStyles))),
  days: v.exactOptional(v.record(v.string(), v.picklist(dayStyles))),
  encoding: v.exactOptional(v.picklist(encodings)),
  separator: v.exactOptional(v.picklist(namesOf(separators))),
  asOf: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2024-03'))),
  flows: v.exactOptional(v.picklist(['month', 'year_to_date'])),
  periods: v.exactOptional(v.picklist(['calendar', 'fiscal'])),
  repeats: v.exactOptional(v.picklist(['first', 'last'])),
  signs: v.exactOptional(v.picklist(['debit', 'usual'])),
  amountMeans: v.exactOptional(v.picklist(['arr', 'contract_value'])),
  payIs: v.exactOptional(v.picklist(['year', 'month', 'week', 'hour'])),
  unit: v.exactOptional(v.picklist(['cents'])),
})

const segmentSchema = v.variant('by', [
  v.strictObject({ by: v.literal('field'), is: text, segment: text }),
  v.strictObject({ by: v.picklist(['amount', 'employees']), below: v.number(), segment: text }),
  v.strictObject({ by: v.literal('rest'), segment: text }),
])

const origins = ['marketing', 'sdr', 'account_executive', 'referral', 'other'] as const
const sourceSchema = v.strictObject({
  source: text,
  origin: v.picklist(origins),
  channel: v.exactOptional(text),
})

const mappingSchema = v.strictObject({
  format: v.literal('proceeds-mapping'),
  version: v.pipe(
    v.number(),
    v.maxValue(mappingVersion, `at most ${mappingVersion}: a newer program wrote this file`),
  ),
  currency: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'three capital letters, such as USD'))),
  fiscalYearStart: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 1),
  fiscalYearName: v.exactOptional(v.picklist(['first', 'last'])),
  keepNames: v.optional(v.boolean(), false),
  tables: v.optional(v.array(tableSchema), []),
  accounts: v.optional(
    v.array(
      v.strictObject({
        account: text,
        line: v.picklist([...statementLines, 'leave_out']),
        nature: v.exactOptional(v.picklist(costNatures)),
      }),
    ),
    [],
  ),
  titles: v.optional(v.array(v.strictObject({ title: text, role: text })), []),
  owners: v.optional(v.array(v.strictObject({ owner: text, employee: text })), []),
  stages: v.optional(
    v.array(v.strictObject({ stage: text, outcome: v.picklist(['won', 'lost', 'open']) })),
    [],
  ),
  sources: v.optional(v.array(sourceSchema), []),
  segments: v.optional(v.array(segmentSchema), []),
})

/** The names of a table's entries, as valibot wants them: at least one. */
function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table).filter((name): name is Name => name in table)
}

type Place = (path: ValuePath, part?: 'value' | 'key') => Diagnostic['place']

/** What valibot found, in words: a field that is not known, or a value that may not stand where it stands. */
function formFault(issue: v.BaseIssue<unknown>, value: unknown, place: Place): Diagnostic {
  const path: ValuePath = (issue.path ?? []).flatMap(({ key }) =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  )
  const name = printPath(value, path) || 'The file'
  const fault = { code: 'I301', severity: 'error' } as const
  if (issue.expected === 'never')
    return {
      ...fault,
      place: place(path, 'key'),
      message: `${name} is not a field of a mapping.`,
      remedy: didYouMean(String(path.at(-1)), knownFields, 'Remove it.'),
    }
  const choices = issue.expected?.match(/"[^"]*"/g)?.map(word => word.slice(1, -1)) ?? []
  const given = typeof issue.input === 'string' ? issue.input : ''
  return {
    ...fault,
    place: place(path),
    message: `${name} is ${issue.received}, and must be ${mustBe(issue, choices)}.`,
    remedy: didYouMean(
      given,
      choices,
      choices.length > 4 ? `Known are ${choices.join(', ')}.` : 'Mend the mapping file.',
    ),
  }
}

function mustBe({ message, expected }: v.BaseIssue<unknown>, choices: readonly string[]): string {
  if (!message.startsWith('Invalid')) return message
  if (choices.length > 4) return 'one of the known names'
  return choices.length > 0 ? choices.join(' or ') : (expected ?? 'something else').toLowerCase()
}

const knownFields = [...Object.keys(mappingSchema.entries), ...Object.keys(tableSchema.entries)]

/** Fields that the records of the shape do not have. */
function unknownFields(table: Mapping['tables'][number], index: number, place: Place): readonly Diagnostic[] {
  const shape = shapes.find(({ id }) => id === table.shape)
  if (shape === undefined) return []
  const known = Object.keys(recordFields[shape.record].fields)
  return (['columns', 'numbers', 'days'] as const).flatMap(part =>
    Object.keys(table[part] ?? {})
      .filter(field => !known.includes(field))
      .map(
        (field): Diagnostic => ({
          code: 'I302',
          severity: 'error',
          place: place(['tables', index, part, field], 'key'),
          message: `${field} is not a field of ${recordFields[shape.record].label}.`,
          remedy: didYouMean(field, known, `Known are ${known.join(', ')}.`),
        }),
      ),
  )
}
