// The same deal in two rows, or in two exports: counted once, and where the rows differ by a date or by a person, never by a guess.

import { expect, test } from 'vitest'
import { quantityToNumber } from '../../engine/formula/quantity.ts'
import type { Mapping } from '../../engine/intake/mapping.ts'
import { importing, printed, table } from './importing.ts'

const header = 'Opportunity ID,Stage,Created Date,Close Date,Amount'
const rows = (...lines: readonly string[]) => [header, ...lines].join('\n')
const deal = (id: string, amount: number) => `${id},Closed Won,2026-01-15,2026-02-20,${amount}`
const changed = (id: string, amount: number, day: string) => `${deal(id, amount)},${day}`
const dated = (...lines: readonly string[]) => [`${header},Last Modified Date`, ...lines].join('\n')

/** The amounts that count by id, and whether every table closes. */
async function counted(files: Record<string, string>, choices: Partial<Mapping> = {}) {
  const { records, tables, questions } = await importing(files, choices)
  expect(tables.every(({ reconciliation }) => reconciliation.closes)).toBe(true)
  const used = tables.reduce((sum, { reconciliation }) => sum + reconciliation.used, 0)
  expect(used).toBe(records.opportunities.length)
  return {
    deals: Object.fromEntries(
      records.opportunities.map(({ id, amount = 0 }) => [id, quantityToNumber(amount)]),
    ),
    rejected: tables.flatMap(({ reconciliation }) =>
      reconciliation.rejected.map(({ row, reason }) => `row ${row}: ${reason}`),
    ),
    questions: questions.map(({ message, setting }) => `${message} -> ${setting}`),
  }
}

test('the same row in another export counts once, whenever it was changed and however long its id is', async () => {
  const found = await counted({
    'a.csv': dated(changed('0065g0000000035', 100, '2026-02-21')),
    'b.csv': dated(changed('0065g0000000035AAK', 100, '2026-03-01')),
  })
  expect(found).toEqual({
    deals: { '0065g0000000035': 100 },
    rejected: ['row 2: it repeats row 2 of a.csv'],
    questions: [],
  })
})

test('of rows that differ the one that was changed later counts, in whatever order they come', async () => {
  const early = changed('D-1', 100, '2026-02-21')
  const late = changed('D-1', 130, '2026-03-01')
  for (const [first, second, lost] of [
    [early, late, 2],
    [late, early, 3],
  ] as const)
    expect(await counted({ 'a.csv': dated(first, second) })).toEqual({
      deals: { 'D-1': 130 },
      rejected: [
        `row ${lost}: it has the same id as row ${lost === 2 ? 3 : 2}, which says something else and was changed later`,
      ],
      questions: [],
    })
})

test('without such a date the day in the names of the files says which export is later', async () => {
  const files = {
    'deals 2026-10-31.csv': rows(deal('D-1', 130)),
    'deals_20260930.csv': rows(deal('D-1', 100)),
  }
  expect(await counted(files)).toEqual({
    deals: { 'D-1': 130 },
    rejected: [
      'row 2: it has the same id as row 2 of deals 2026-10-31.csv, which says something else and is of a later export, by the name of the file',
    ],
    questions: [],
  })
})

test('where no date says it neither counts, all of them are listed, and it is asked', async () => {
  const files = {
    'a.csv': rows(deal('D-1', 100), deal('D-2', 50)),
    'b.csv': rows(deal('D-1', 130), deal('D-1', 140)),
  }
  const found = await counted(files)
  expect(found.deals).toEqual({ 'D-2': 50 })
  expect(found.rejected).toEqual([
    'row 2: it has the same id as row 2 of b.csv, and says something else; neither is used until the mapping says which counts (repeats)',
    'row 2: it has the same id as row 2 of a.csv, and says something else; neither is used until the mapping says which counts (repeats)',
    'row 3: it has the same id as row 2 of a.csv, and says something else; neither is used until the mapping says which counts (repeats)',
  ])
  expect(found.questions).toEqual([
    'Row 2 and row 2 of a.csv say different things of one id (deal D-1), and no date says which is later: neither is used. There are 2 such rows. -> tables (salesforce_report) > repeats',
  ])
  expect(table(await printed(files))).toContain('first: the row that comes first counts')
})

test.each([
  ['first', 100],
  ['last', 130],
] as const)('the mapping says that the %s one counts', async (repeats, amount) => {
  const columns = {
    id: 'Opportunity ID',
    stage: 'Stage',
    created: 'Created Date',
    closes: 'Close Date',
    amount: 'Amount',
  }
  const tables = [{ shape: 'salesforce_report', columns, repeats }]
  const found = await counted({ 'a.csv': rows(deal('D-1', 100), deal('D-1', 130)) }, { tables })
  expect(found.deals).toEqual({ 'D-1': amount })
  expect(found.questions).toEqual([])
  expect(found.rejected).toEqual([
    expect.stringMatching(/which says something else and counts by the mapping \(repeats\)$/),
  ])
})

test('a later row settles what two before it left open', async () => {
  const lines = [
    changed('D-1', 100, '2026-02-21'),
    changed('D-1', 110, '2026-02-21'),
    changed('D-1', 130, '2026-03-01'),
  ]
  expect((await counted({ 'a.csv': dated(...lines) })).deals).toEqual({ 'D-1': 130 })
})
