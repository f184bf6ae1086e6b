// The model reference: every theme, input and row of the growth model as a page to read, made from the model itself.

import { growthRows } from './baseModel.ts'
import type { GrowthInput, GrowthMapping, GrowthModel, GrowthRow, Summary, Theme } from './growthModel.ts'

/** The reference as Markdown. Rows are headings, so that what reads a row can link to it. */
export function modelReference(model: GrowthModel): string {
  const readers = readersOf(growthRows(model))
  return [
    '# The growth model',
    '',
    'Made from the formulas by `npm run docs`; edit `engine/growth`, not this page.',
    '',
    'A month is the period of the model: an amount of `money` is that of one month, a yearly rate carries `/year`, and ARR',
    'is `money/year`. Flows are positive in their natural direction. A row without an opening is 0 before the first month.',
    '',
    ...model.themes.map(theme => `- [${theme.title}](#${anchor(theme.title)}): ${theme.rows.length} rows`),
    '- [Vocabulary](#vocabulary)',
    '',
    ...model.themes.flatMap(theme => themeLines(theme, readers)),
    ...vocabularyLines(model),
  ].join('\n')
}

/** For every name, the rows whose formula or opening reads it, in the order of the model. */
function readersOf(rows: readonly GrowthRow[]): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>()
  for (const row of rows) {
    for (const name of namesIn(`${row.formula} ${row.opening ?? ''}`)) {
      if (name !== row.name) readers.set(name, [...(readers.get(name) ?? []), row.name])
    }
  }
  return readers
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[a-z][a-z0-9_]*/g) ?? [])
}

function themeLines(theme: Theme, readers: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [
    `## ${theme.title}`,
    '',
    theme.says,
    '',
    ...inputLines(theme.inputs),
    ...theme.rows.flatMap(row => rowLines(row, readers.get(row.name) ?? [])),
  ]
}

function inputLines(inputs: readonly GrowthInput[]): readonly string[] {
  if (inputs.length === 0) return []
  return [
    '| Input | Unit | From | Usual | Uncertainty | Limits | Meaning |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...inputs.map(input => {
      const cells = [
        `\`${input.name}\`${byDims(input.dims)}`,
        `\`${input.unit}\`${input.time === 'constant' ? '' : `, ${input.time}`}`,
        input.constant ? '' : input.source,
        input.typical ?? '',
        input.constant ? 'fact' : input.decision ? 'decision' : input.distribution,
        limits(input),
        input.says,
      ]
      return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
    }),
    '',
  ]
}

/** What is taken when the plan is silent, and what is refused. */
function limits({ otherwise, constant, least, most, whole }: GrowthInput): string {
  const value = constant ? 'always' : 'if left out'
  const parts = [
    otherwise === undefined ? '' : `${otherwise} ${value}`,
    whole === undefined ? '' : 'whole',
    least === undefined ? '' : most === undefined ? `from ${least}` : `${least} to ${most}`,
  ]
  return parts.filter(part => part !== '').join(', ')
}

function rowLines(row: GrowthRow, readers: readonly string[]): readonly string[] {
  const from = row.validFrom > 1 ? `, shown from month ${row.validFrom}` : ''
  return [
    `### ${row.name}`,
    '',
    `**${row.label}**${byDims(row.dims)}, \`${row.unit}\`; ${summaryWords(row.summary)}${from}. ${row.says}`,
    '',
    '```',
    row.formula,
    ...(row.opening === undefined ? [] : [`before month 1: ${row.opening}`]),
    '```',
    '',
    ...(readers.length === 0
      ? []
      : [`Read by ${readers.map(name => `[${name}](#${name})`).join(', ')}.`, '']),
  ]
}

function summaryWords(summary: Summary): string {
  switch (summary) {
    case 'sum':
      return 'a quarter or year is the sum of its months'
    case 'end':
      return 'a quarter or year is its last month'
    case 'average':
      return 'a quarter or year is the mean of its months'
    case 'none':
      return 'months only'
    default:
      return `a quarter or year is its ${summary.numerator} over its ${summary.denominator}`
  }
}

function vocabularyLines(model: GrowthModel): readonly string[] {
  return [
    '## Vocabulary',
    '',
    'What rows and inputs vary by. Where no items are listed, the company names its own.',
    '',
    '| Dimension | Meaning | Items |',
    '| --- | --- | --- |',
    ...model.dimensions.map(({ name, says, items, sameItemsAs }) => {
      const listed =
        sameItemsAs === undefined ? items?.map(({ id }) => `\`${id}\``) : [`those of ${sameItemsAs}`]
      return `| \`${name}\` | ${says} | ${listed?.join(', ') ?? ''} |`
    }),
    '',
    '| Mapping | From | To | Supplied by | Meaning |',
    '| --- | --- | --- | --- | --- |',
    ...model.mappings.map(mappingLine),
    '',
  ]
}

function mappingLine({ name, from, to, source, says, required }: GrowthMapping): string {
  return `| \`${name}\` | ${from} | ${to}${required ? '' : ' or none'} | ${source} | ${says} |`
}

function byDims(dims: readonly string[]): string {
  return dims.length === 0 ? '' : ` by ${dims.join(' and ')}`
}

/** The anchor that Markdown renderers give a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z -]/g, '')
    .replaceAll(' ', '-')
}
