// Samphire as its systems would export it: title rows, totals, footers, doubles, blanks, names for ids.

import type { Records } from '../../../engine/intake/records.ts'
import { dealSources } from './dealSources.ts'
import { type BilledAsMrr, billedAsMrr } from './exports/billedAsMrr.ts'
import { financeExports } from './exports/financeExports.ts'
import { peopleExports } from './exports/peopleExports.ts'
import { salesExports } from './exports/salesExports.ts'
import { technologyExports } from './exports/technologyExports.ts'
import type { ExportFile } from './exports/text.ts'
import type { Truth } from './truth.ts'

/** The seed of the files that lie beside this folder. */
export const samphireSeed = 20_261_031

/** The files of all four sources. Billing tells contracts, or only what subscribers pay a month. */
export function writeExports(
  records: Records,
  billing: 'contracts' | BilledAsMrr = 'contracts',
): readonly ExportFile[] {
  return [
    ...financeExports(records).filter(({ name }) => billing === 'contracts' || name !== 'contracts.csv'),
    ...(billing === 'contracts' ? [] : [billedAsMrr(records, billing)]),
    ...salesExports(records),
    ...peopleExports(records),
    ...technologyExports(records),
  ]
}

/** What the records were drawn with, as a file. */
export function writeTruth(truth: Truth): ExportFile {
  return { name: 'truth.json', text: `${JSON.stringify(truth, null, 2)}\n` }
}

/** What titles, segments, sources of deals and one account mean: the choices a person makes once and uses again each month. */
export function writeMapping({ roles }: Truth): ExportFile {
  const segments = [
    ['SMB', 'small_business'],
    ['Small Business', 'small_business'],
    ['Mid-Market', 'mid_market'],
    ['Mid Market', 'mid_market'],
  ]
  const mapping = {
    format: 'proceeds-mapping',
    version: 1,
    currency: 'USD',
    fiscalYearStart: 1,
    keepNames: false,
    tables: [],
    accounts: [{ account: '1000 Operating Account', line: 'cash' }],
    titles: roles.flatMap(({ role, titles }) => titles.map(title => ({ title, role }))),
    owners: [],
    stages: [],
    sources: dealSources,
    segments: segments.map(([is, segment]) => ({ by: 'field', is, segment })),
  }
  return { name: 'mapping.json', text: `${JSON.stringify(mapping, null, 2)}\n` }
}
