import { describe, expect, test } from 'vitest'
import { nameRefusal, whyApart } from '../../addin/session/foundWorkbook.ts'

const ours = ['Home', 'Inputs', 'Model', 'Checks']
const plan = planSaved('2026-03-02T14:02:00Z')

function planSaved(time: string) {
  const base = { id: 'base', time: '2026-01-08T09:00:00Z' }
  return { company: 'Larkspur', scenarios: [base, { id: 'mine', time }] }
}

describe('sheets that are found follow the plan', () => {
  test.each<[string, Parameters<typeof whyApart>, string | undefined]>([
    ['when all are there', [['Budget', ...ours], ours, plan, plan], undefined],
    ['when the plan was saved later', [ours, ours, planSaved('2026-02-01T09:00:00Z'), plan], undefined],
    [
      'but not when the plan is another company’s',
      [ours, ours, { ...plan, company: 'Marram' }, plan],
      'The sheets of this workbook hold the plan of Marram, not that of Larkspur.',
    ],
    [
      'but not when they are of a version that was saved later',
      [ours, ours, plan, planSaved('2026-02-01T09:00:00Z')],
      'The sheets of this workbook hold a version of this plan that was saved later.',
    ],
    [
      'but not when one is missing',
      [['Home', 'Inputs', 'Checks'], ours, plan, plan],
      'Model is missing from this workbook.',
    ],
    [
      'but not when several are missing',
      [['Home'], ours, plan, plan],
      'Inputs, Model and Checks are missing from this workbook.',
    ],
  ])('%s', (_, [names, sheets, kept, open], message) => {
    expect(whyApart(names, sheets, kept, open)?.message).toBe(message)
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
