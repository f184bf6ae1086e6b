// The sample company three months on: a plan calibrated in July, and the exports of October.

import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { typed } from './typedCommand.ts'

const folder = 'samples/samphire'
const exports = readdirSync(`${folder}/exports`).map(name => `${folder}/exports/${name}`)
const map = ['--map', `${folder}/mapping.json`]
let july: string | Uint8Array

beforeAll(async () => {
  const made = ['--plan', `${folder}/plan.json`, '--opening', '--as-of', '2026-07-31', '--out', 'july.json']
  july = (await typed(['calibrate', ...exports, ...map, ...made])).files.get('july.json') ?? ''
}, 60_000)

describe('proceeds roll', () => {
  test('closes August to October, and reads like this', async () => {
    const asked = [
      'roll',
      'july.json',
      ...exports,
      ...map,
      '--scenario',
      'sell_and_keep',
      '--out',
      'october.json',
    ]
    const seen = await typed(asked, { 'july.json': july })
    expect(seen.code).toBe(0)
    await expect(seen.out).toMatchFileSnapshot('../golden/samphire-roll.txt')
    const october = seen.files.get('october.json') ?? ''
    const plan = JSON.parse(String(october))
    expect([plan.start_month, plan.months]).toEqual(['2026-11', 33])
    // The opening position is that of the records, whichever plan it was rolled from.
    expect(plan.inputs.opening_cash).toBe(8627472.34)
    expect(plan.inputs.opening_headcount.product_engineer).toBe(15)
    const checked = await typed(['check', 'october.json'], { 'october.json': october })
    expect(checked.out).toContain('0 mistakes')
    // The same exports again close nothing more: hires, tranche and people are counted once.
    const twice = [
      'roll',
      'october.json',
      ...exports,
      ...map,
      '--scenario',
      'sell_and_keep',
      '--out',
      'again.json',
    ]
    const again = await typed(twice, { 'october.json': october })
    expect(again.files.get('again.json')).toBe(october)
    expect(again.out).not.toContain('forecast')
  }, 60_000)

  test('the drivers, and what they do not explain, add up to the difference to the cent', async () => {
    const seen = await typed(
      ['roll', 'july.json', ...exports, ...map, '--scenario', 'calibrated', '--json'],
      {
        'july.json': july,
      },
    )
    const { variance, lines, hires } = JSON.parse(seen.out)
    const parts = variance.drivers.map(({ amount }: { amount: number }) => amount)
    const total = parts.reduce((sum: number, one: number) => sum + one, 0) + variance.unexplained
    expect(total).toBeCloseTo(variance.actual - variance.forecast, 6)
    expect(variance.drivers[0].label).toBe('Churn at renewal')
    const line = (row: string) => lines.find((one: { row: string }) => one.row === row).total
    // ARR moved by what is new and grown less what is gone.
    expect(
      line('new_arr_total').actual +
        line('expansion_arr_total').actual -
        line('churn_and_contraction_total').actual,
    ).toBeCloseTo(line('total_arr').actual - JSON.parse(String(july)).inputs.total_arr_history.at(-1), 4)
    // People at the end are those of the start, those who came and those who left.
    const came = hires.reduce((sum: number, { started }: { started: number }) => sum + started, 0)
    expect(came).toBe(line('new_starts').actual)
  }, 60_000)

  test('rolled with the records that it was made of, the sample stays as it is', async () => {
    const plan = `${folder}/plan.json`
    const seen = await typed([
      'roll',
      plan,
      ...exports,
      ...map,
      '--scenario',
      'calibrated',
      '--out',
      'same.json',
    ])
    expect(seen.out).toContain('No month of the plan has closed')
    expect(seen.files.get('same.json')).toBe(readFileSync(plan, 'utf8'))
  }, 60_000)

  test('a day within a month closes the months before it, from the files that there are', async () => {
    const roster = `${folder}/exports/bamboohr-employees.csv`
    const more = ['--scenario', 'sell', '--as-of', '2026-09-15', '--keep-length', '--out', 'september.json']
    const seen = await typed(['roll', 'july.json', roster, ...map, ...more], { 'july.json': july })
    expect(seen.out.split('\n')[0]).toBe(
      'Closed: Aug 2026, held against Sell more. The plan now starts in Sep 2026 and ends in Aug 2029.',
    )
    expect(seen.out).toContain('The records do not say these, so they go on from the plan')
    const plan = JSON.parse(String(seen.files.get('september.json')))
    expect([plan.start_month, plan.months, plan.inputs.seasonality.length]).toEqual(['2026-09', 36, 36])
    expect(plan.inputs.opening_headcount.product_engineer).toBe(14)
  })

  test.each([
    [[], 'Say which scenario was followed, with --scenario: before, calibrated, raise, sell, sell_and_keep.'],
    [
      ['--scenario', 'sel'],
      'There is no scenario called sel. The scenarios are before, calibrated, raise, sell, sell_and_keep.',
    ],
    [
      ['--scenario', 'sell', '--as-of', '2026-05-31'],
      'The records end before Aug 2026, where the plan starts: bring later files.',
    ],
  ])('with %j says what to do', async (more, sentence) => {
    const seen = await typed(['roll', 'july.json', ...exports, ...map, ...more], { 'july.json': july })
    expect([seen.code, seen.err.split('\n').at(-1)]).toEqual([2, sentence])
  })
})
