import { describe, expect, test } from 'vitest'
import { nameRefusal, whyApart } from '../../addin/session/foundWorkbook.ts'

const ours = ['Home', 'Inputs', 'Model', 'Checks']
const plan = planSaved('2026-03-02T14:02:00Z')

function planSaved(time: string) {
  const base = { id: 'base', time: '2026-01-08T09:00:00Z' }
  return { company: 'Larkspur', scenarios: [base, { id: 'mine', time }] }
}

/** Sheets under the names that we gave them. */
function named(...names: readonly string[]) {
  return names.map(name => sheet(name, name))
}

function sheet(name: string, role: string | undefined) {
  return { name, role }
}

describe('sheets that are found follow the plan', () => {
  test.each<[string, Parameters<typeof whyApart>, string | undefined]>([
    ['when all are there', [named('Budget', ...ours), ours, plan, plan], undefined],
    [
      'when the plan was saved later',
      [named(...ours), ours, planSaved('2026-02-01T09:00:00Z'), plan],
      undefined,
    ],
    [
      'but not when the plan is another company’s',
      [named(...ours), ours, { ...plan, company: 'Marram' }, plan],
      'The sheets of this workbook hold the plan of Marram, not that of Larkspur.',
    ],
    [
      'but not when they are of a version that was saved later',
      [named(...ours), ours, plan, planSaved('2026-02-01T09:00:00Z')],
      'The sheets of this workbook hold a version of this plan that was saved later.',
    ],
    [
      'but not when one is missing',
      [named('Home', 'Inputs', 'Checks'), ours, plan, plan],
      'Model is missing from this workbook.',
    ],
    [
      'but not when several are missing',
      [named('Home'), ours, plan, plan],
      'Inputs, Model and Checks are missing from this workbook.',
    ],
    [
      'but not when one was renamed, though there is a copy of it',
      [
        [
          ...named('Home', 'Inputs', 'Checks'),
          sheet('Projection', 'Model'),
          sheet('Projection (2)', 'Model'),
        ],
        ours,
        plan,
        plan,
      ],
      'The sheet Model is called Projection now.',
    ],
    [
      'but not when some were renamed and one is missing',
      [[...named('Home'), sheet('In', 'Inputs'), sheet('Out', 'Model')], ours, plan, plan],
      'The sheets Inputs and Model are called In and Out now; Checks is missing.',
    ],
    [
      'also beside a copy of one under another name',
      [[...named(...ours), sheet('Model (2)', 'Model')], ours, plan, plan],
      undefined,
    ],
  ])('%s', (_, [found, names, kept, open], message) => {
    expect(whyApart(found, names, kept, open)?.message).toBe(message)
  })
})

describe('sheets are added beside a person’s own', () => {
  test.each<[string, readonly string[], string | undefined]>([
    ['when no name is taken', ['Budget', 'Sheet1'], undefined],
    ['but not over one of the same name', ['model'], 'This workbook already has a sheet called Model.'],
    [
      'but not over several',
      ['Home', 'Inputs', 'Checks', 'Model'],
      'This workbook already has sheets called Home, Inputs and 2 more.',
    ],
  ])('%s', (_, own, message) => {
    expect(nameRefusal(own, ours)?.message).toBe(message)
  })
})
