import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../engine/index.ts'
import { typed } from './typedCommand.ts'

const larkspur = 'samples/larkspur/plan.json'
const sellers = [
  'seek',
  larkspur,
  '-s',
  'balanced',
  '-c',
  'planned_hires[account_executive_mid_market]',
  '--add',
]

describe('proceeds seek', () => {
  it('says what it takes to reach a target, and what it comes to', async () => {
    const seen = await typed([
      ...sellers,
      '--months',
      '3..4',
      '--from',
      '0',
      '--to',
      '12',
      '--at-least',
      '44000000',
    ])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-seek.txt')
  })

  it('says the best that can be reached, and where something else is the limit', async () => {
    const seen = await typed([
      ...['seek', larkspur, '-s', 'balanced', '-c', 'base_win_rate[enterprise]'],
      ...['--at-least', '45000000', '--month', 'Dec 2028'],
    ])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-seek-never.txt')
  })

  it('saves the answer as a scenario that comes to what it said', async () => {
    const saving = ['--save-as', 'more_sellers', '--out', 'more.json', '--json']
    const seen = await typed([
      ...sellers,
      '--months',
      '2026-03..2026-04',
      '--from',
      '0',
      '--to',
      '12',
      '--at-least',
      '44000000',
      ...saving,
    ])
    expect([seen.code, seen.err]).toEqual([0, 'more.json: the plan with the scenario more_sellers.'])
    const { outcome } = JSON.parse(seen.out)
    const text = String(seen.files.get('more.json'))
    const rows = await typed(['rows', 'more.json', '-s', 'more_sellers', '-r', 'total_arr', '--json'], {
      'more.json': text,
    })
    expect(JSON.parse(rows.out).rows.total_arr[35]).toBe(outcome.value)
    const checked = await typed(['check', 'more.json', '-s', 'more_sellers'], { 'more.json': text })
    expect(checked.code).toBe(0)
  })

  it('turns every planned hire where that is asked, and saves each', async () => {
    const hires = ['seek', larkspur, '-s', 'balanced', '-c', 'planned_hires', '--add', '--where-planned']
    const seen = await typed([
      ...[...hires, '--from', '0', '--to', '3', '--row', 'total_headcount', '-m', '24', '--at-least', '170'],
      ...['--save-as', 'more', '--out', 'more.json'],
    ])
    expect(seen.code).toBe(0)
    expect(seen.out.split('\n')[0]).toMatchInlineSnapshot(
      `"Total headcount in Dec 2027 of at least 170.0 takes Planned hires, wherever there is some + 1: Balanced then comes to 175.5, against 147.3 as planned."`,
    )
    const text = String(seen.files.get('more.json'))
    const rows = await typed(['rows', 'more.json', '-s', 'more', '-r', 'total_headcount', '--json'], {
      'more.json': text,
    })
    expect(JSON.parse(rows.out).rows.total_headcount[23]).toBeGreaterThanOrEqual(170)
  })

  it('says so where nothing is planned', async () => {
    const hires = ['seek', larkspur, '-s', 'base', '-c', 'planned_hires', '--add', '--where-planned']
    const seen = await typed([...hires, '--from', '0', '--to', '3', '--at-least', '1'])
    expect([seen.code, seen.err.split('\n')[0]]).toEqual([
      1,
      'error Q207: Planned hires is 0 everywhere in this scenario.',
    ])
  })

  it('writes the answer on a sheet of the workbook', async () => {
    const seen = await typed([
      ...['seek', 'samples/blank/plan.json', '-c', 'opening_cash', '--from', '0', '--to', '1000'],
      ...['--row', 'cash_balance', '--at-least', '500', '--xlsx', 'a.xlsx'],
    ])
    expect(seen.code).toBe(0)
    const file = seen.files.get('a.xlsx')
    if (!(file instanceof Uint8Array)) throw new Error('no workbook was written')
    const read = readXlsx(file)
    if (!read.ok) throw new Error('the workbook cannot be read')
    const sheet = read.value.sheets.find(({ name }) => name === 'Goal seek')
    expect([...(sheet?.cells.values() ?? [])]).toContain('Answer')
  })

  it.each([
    [
      ['-c', 'base_win_rate'],
      'Say what the figure is to become: --at-least, --at-most or --equal with a number.',
    ],
    [
      ['-c', 'base_win_rat', '--equal', '1'],
      'There is no input called base_win_rat. Did you mean base_win_rate?',
    ],
    [
      ['-c', 'base_win_rate[enterprise, smb]', '--equal', '1'],
      'base_win_rate[enterprise, smb] names 2 items. Write it as base_win_rate[segment]; * stands for all items.',
    ],
    [
      ['-c', 'base_win_rate', '--equal', '1', '-m', 'Dec 2038'],
      'Dec 2038 is no month of this plan. Write 1 to 36, 2027-03 or "Mar 2027"; several as 3..12.',
    ],
    [
      ['-c', 'base_win_rate', '--equal', '1', '--every-month'],
      'A figure that equals a number in every month cannot be sought.',
    ],
    [
      ['-c', 'base_win_rate', '--equal', '1', '--save-as', 'better'],
      'To keep the answer give both --save-as with the id of a new scenario and --out with a plan file.',
    ],
    [
      ['-c', 'base_win_rate', '--equal', '1', '--save-as', 'base', '--out', 'a.json'],
      'There is a scenario called base already. Choose another id.',
    ],
    [
      ['-c', 'base_win_rate', '--equal', '1', '--save-as', 'my plan', '--out', 'a.json'],
      'my plan cannot be the id of a scenario. Write a name of small letters, digits and _ that begins with a letter, at most 60 characters long.',
    ],
    [
      ['-c', 'base_win_rate', '--at-least', '1', '--equal', '1'],
      "error: option '--equal <number>' cannot be used with option '--at-least <number>'\n(proceeds --help lists the commands)",
    ],
    [
      ['-c', 'base_win_rate', '--equal', '1', '--from', '0.5', '--to', '0.2'],
      'error Q206: There is nothing between 0.5 and 0.2.\n  -> Give a lower and a higher number.\n',
    ],
  ])('%j is not understood', async (options, told) => {
    const seen = await typed(['seek', larkspur, ...options])
    expect([seen.code, seen.err, seen.out]).toEqual([2, told, ''])
  })
})

describe('proceeds sensitivity', () => {
  it('shows which inputs a figure hangs on, and which make no difference', async () => {
    const seen = await typed(['sensitivity', larkspur, '-s', 'balanced'])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-sensitivity.txt')
  })

  it('tells a swing that would not show beside the figure by itself', async () => {
    const [sentence] = (await typed(['sensitivity', larkspur, '-s', 'balanced', '-m', '1'])).out.split('\n')
    expect(sentence).toMatch(
      /\$14\.4M as planned, hangs most on .*: [+−]\$\d+k at its P10 .*, [+−]\$\d+k at its P90/,
    )
  })

  it('says what to do where the plan gives no distributions', async () => {
    const seen = await typed(['sensitivity', 'samples/blank/plan.json'])
    expect(seen.code).toBe(1)
    expect(seen.err).toContain('--by 10 varies all estimates by 10%')
    expect((await typed(['sensitivity', 'samples/blank/plan.json', '--by', '10'])).code).toBe(0)
  })
})

describe('proceeds stress', () => {
  it('calls no plan the best where all come to the same, and tells together who runs out of cash', async () => {
    const { out } = await typed(['stress', larkspur, '-p', 'base', 'raise_only'])
    expect(out.split('\n')[0]).toBe(
      'All plans come to the same by Total ARR in Dec 2028, in each of 13 worlds: choose by the cash they keep.',
    )
    expect(out).toContain('No raise runs out of cash in every world.')
  })

  it('sets every plan into every world, and says what can wait', async () => {
    const seen = await typed(['stress', larkspur, '-s', 'balanced'])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-stress.txt')
  })

  it('asks for two plans', async () => {
    const seen = await typed(['stress', larkspur, '--plans', 'balanced'])
    expect([seen.code, seen.err]).toEqual([
      2,
      'Comparing takes two plans or more: name scenarios with --plans, each once.',
    ])
  })
})

describe('proceeds breakeven', () => {
  it('says where one plan stops beating another', async () => {
    const seen = await typed([
      ...['breakeven', larkspur, 'hire_first', 'balanced', '-c', 'base_win_rate', '--multiply'],
      ...['--from', '0.5', '--to', '1.5'],
    ])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-breakeven.txt')
  })
})

describe('proceeds table', () => {
  it('says so where neither input moves the figure', async () => {
    const { out } = await typed([
      ...['table', larkspur, '-s', 'balanced', '-r', 'total_headcount'],
      ...['--down', 'base_win_rate * 0.8,1', '--across', 'starting_acv * 1,2'],
    ])
    expect(out.split('\n')[0]).toMatch(
      /^Total headcount in Dec 2028 of Balanced by Base win rate and Starting ACV: [\d.]+ as planned, and neither of them moves it\.$/,
    )
  })

  it('shows a figure at every pair of numbers', async () => {
    const seen = await typed([
      ...['table', larkspur, '-s', 'balanced', '--down', 'base_win_rate * 0.8..1.2 by 0.1'],
      ...['--across', 'planned_hires[csm] @ 3..12 + 0..4'],
    ])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-table.txt')
  })

  it('shows how an axis is written', async () => {
    const seen = await typed([
      'table',
      larkspur,
      '--down',
      'base_win_rate',
      '--across',
      'planned_hires[csm] + 0..4',
    ])
    expect([seen.code, seen.err]).toEqual([
      2,
      'base_win_rate is no axis of a table. Write an input, = + or *, and numbers: "base_win_rate * 0.8,1,1.2", "planned_hires[csm] @ 3..12 + 0..4", "hosting_rate = 0.1..0.2 by 0.02".',
    ])
  })
})
