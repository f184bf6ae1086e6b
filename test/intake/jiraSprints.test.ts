// Jira writes a column "Sprint" for every sprint that some issue was ever in, filled from the left; an issue that rolled over was
// finished in its last.

import { expect, test } from 'vitest'
import { importing, printed, table } from './importing.ts'

const files = {
  'jira.csv': `Issue key,Status,Sprint,Sprint,Created,Sprint,Story Points
A-1,Done,Sprint 7,,2026-01-05,,3
A-2,Done,Sprint 7,Sprint 8,2026-01-05,Sprint 9,5
A-3,To Do,,,2026-01-06,,2
`,
}

test('of several columns of sprints the last that is filled counts, and nothing is asked', async () => {
  const { records, questions, mapping } = await importing(files)
  expect(questions).toEqual([])
  expect(records.issues.map(({ id, sprint }) => [id, sprint])).toEqual([
    ['A-1', 'Sprint 7'],
    ['A-2', 'Sprint 9'],
    ['A-3', undefined],
  ])
  // The mapping that is saved reads the next export the same way.
  expect(mapping.tables[0]?.columns.sprint).toBe('Sprint')
  const again = await importing(files, { tables: mapping.tables })
  expect(again.questions).toEqual([])
  expect(again.records.issues).toEqual(records.issues)
})

test('the print says how many columns it is', async () => {
  expect(table(await printed(files))).toContain('Sprint = sprint (3 columns, the last that is filled)')
})

test('a mapping that names one of the columns by its letters means that one', async () => {
  const columns = { id: 'Issue key', status: 'Status', created: 'Created', sprint: 'column D' }
  const { records } = await importing(files, { tables: [{ shape: 'jira_issues', columns }] })
  expect(records.issues.map(({ sprint }) => sprint)).toEqual([undefined, 'Sprint 8', undefined])
})

test('other headers that stand twice are asked about as before', async () => {
  const twice = 'Issue key,Status,Created,Resolved,Resolved\nA-1,Done,2026-01-05,2026-01-06,2026-01-07\n'
  const { questions } = await importing({ 'jira.csv': twice })
  expect(questions.map(({ message }) => message)).toEqual([
    'The header Resolved stands over 2 columns: which of them is meant?',
  ])
})
