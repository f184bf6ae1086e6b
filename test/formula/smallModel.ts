// A small company and a notation for models, so that a test says only what it is about:
// `name[dims]: unit = formula | opening: formula`, one row per line; `input name[dims] time: unit` adds an input.

import type {
  InputDefinition,
  InputTime,
  ModelDefinition,
  RowDefinition,
} from '../../engine/formula/definition.ts'
import type { Shape } from '../../engine/formula/program.ts'

/** Two roles, two segments, three systems with prerequisites, and the inputs the tests speak of. */
const company: ModelDefinition = {
  dimensions: [
    { name: 'role', label: 'Role', says: 'Jobs.' },
    { name: 'segment', label: 'Segment', says: 'Markets.' },
    { name: 'system', label: 'System', says: 'Systems, by priority.' },
    { name: 'prerequisite', label: 'Prerequisite', says: 'Systems again.', sameItemsAs: 'system' },
    { name: 'age', label: 'Age', says: 'Months since.' },
    {
      name: 'driver',
      label: 'Driver',
      says: 'What a tool improves.',
      items: [
        { id: 'higher_win_rate', label: 'Higher win rate' },
        { id: 'lower_churn', label: 'Lower churn' },
      ],
    },
  ],
  mappings: [{ name: 'role_segment', from: 'role', to: 'segment' }],
  inputs: [
    { name: 'annual_salary', dims: ['role'], time: 'constant', unit: 'money/person/year' },
    { name: 'monthly_benefits', dims: [], time: 'constant', unit: 'money/person' },
    { name: 'opening_headcount', dims: ['role'], time: 'constant', unit: 'people' },
    { name: 'planned_hires', dims: ['role'], time: 'monthly', unit: 'people' },
    { name: 'time_to_fill', dims: ['role'], time: 'constant', unit: 'months' },
    { name: 'starting_acv', dims: ['segment'], time: 'constant', unit: 'money/customer/year' },
    { name: 'win_rate', dims: ['segment'], time: 'constant', unit: 'customers/opportunity' },
    { name: 'opening_cash', dims: [], time: 'constant', unit: 'money' },
    { name: 'billings_history', dims: [], time: 'history', unit: 'money' },
    { name: 'marketing_budget', dims: [], time: 'monthly', unit: 'money' },
    { name: 'effort_estimate', dims: ['system'], time: 'constant', unit: 'person-months' },
    { name: 'effect_size', dims: ['driver'], time: 'constant', unit: 'ratio' },
    { name: 'collection_curve', dims: ['age'], time: 'constant', unit: 'ratio' },
    { name: 'growth_rate', dims: [], time: 'constant', unit: 'ratio' },
    { name: 'months_per_year', dims: [], time: 'constant', unit: '1/year' },
  ],
  rows: [
    {
      name: 'headcount',
      dims: ['role'],
      formula: 'prev(headcount) + planned_hires',
      opening: 'opening_headcount',
      unit: 'people',
    },
    {
      name: 'billings',
      dims: [],
      formula: 'prev(billings) * (1 + growth_rate)',
      opening: 'billings_history',
      unit: 'money',
    },
    {
      name: 'salaries',
      dims: ['role'],
      formula: 'headcount * annual_salary / months_per_year',
      unit: 'money',
    },
  ],
}

const named = (ids: readonly string[]) => ids.map(id => ({ id, label: id }))

/** The items of the small company, over twelve months. */
export const smallShape: Shape = {
  items: new Map([
    ['role', named(['seller', 'engineer'])],
    ['segment', named(['small', 'large'])],
    ['system', named(['crm', 'portal', 'warehouse'])],
    ['prerequisite', named(['crm', 'portal', 'warehouse'])],
    ['age', named(['month_0', 'month_1', 'month_2'])],
    ['driver', named(['higher_win_rate', 'lower_churn'])],
  ]),
  mappings: new Map([
    [
      'role_segment',
      new Map<string, string | null>([
        ['seller', 'large'],
        ['engineer', null],
      ]),
    ],
  ]),
  months: 12,
  historyMonths: 4,
}

/** The small company's model with the lines of the text added to it. */
export function smallModel(text: string): ModelDefinition {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
  const inputs = lines.filter(line => line.startsWith('input ')).map(readInput)
  const rows = lines.filter(line => !line.startsWith('input ')).map(readRow)
  return { ...company, inputs: [...company.inputs, ...inputs], rows: [...company.rows, ...rows] }
}

const head = String.raw`(?<name>[^[:\s]*)(?:\[(?<dims>[^\]]*)\])?`
const inputPattern = new RegExp(`^input ${head}\\s+(?<time>constant|monthly|history)\\s*:\\s*(?<unit>\\S+)$`)
const rowPattern = new RegExp(
  `^${head}\\s*:\\s*(?<unit>\\S+)\\s*=\\s?(?<formula>.*?)(?:\\s\\|\\sopening:\\s(?<opening>.*))?$`,
)

function readInput(line: string): InputDefinition {
  const groups = inputPattern.exec(line)?.groups
  if (groups === undefined) throw new Error(`not an input line: ${line}`)
  return {
    name: groups['name'] ?? '',
    dims: listOf(groups['dims']),
    time: groups['time'] as InputTime,
    unit: groups['unit'] ?? '',
  }
}

function readRow(line: string): RowDefinition {
  const groups = rowPattern.exec(line)?.groups
  if (groups === undefined) throw new Error(`not a row line: ${line}`)
  const { name = '', unit = '', formula = '', opening } = groups
  return { name, dims: listOf(groups['dims']), unit, formula, ...(opening === undefined ? {} : { opening }) }
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(',').map(word => word.trim())
}
