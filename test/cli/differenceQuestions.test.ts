import { describe, expect, it } from 'vitest'
import { typed } from './typedCommand.ts'

const larkspur = 'samples/larkspur/plan.json'

describe('proceeds compare', () => {
  it('reads like this', async () => {
    const seen = await typed([
      'compare',
      larkspur,
      'raise_only',
      'balanced',
      '-r',
      'cash_balance',
      '--by',
      'year',
    ])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-compare.txt')
  })

  it('gives JSON that a program can read though a workbook is written beside it', async () => {
    const asked = ['compare', larkspur, 'raise_only', 'balanced', '--json', '--xlsx', 'a.xlsx']
    const seen = await typed(asked)
    expect(() => JSON.parse(seen.out)).not.toThrow()
    expect(seen.err).toMatch(/^a\.xlsx: \d+ sheets, \d+ kB\.$/)
  })

  it('gives two scenarios as from and to, and more of them as lists', async () => {
    const two = JSON.parse((await typed(['compare', larkspur, 'raise_only', 'balanced', '--json'])).out)
    expect(two.figures[2]).toMatchObject({ label: 'ARR, Dec 2028', row: 'total_arr', months: [36, 36] })
    expect(two.figures[2].to - two.figures[2].from).toBeCloseTo(14_329_288.86, 2)
    expect(two.inputs).toContainEqual({ input: 'system_chosen[data_platform]', from: 0, to: 1 })
    const three = JSON.parse(
      (await typed(['compare', larkspur, 'base', 'raise_only', 'balanced', '--json'])).out,
    )
    expect(three.scenarios).toEqual(['base', 'raise_only', 'balanced'])
    expect(three.figures[2].values).toHaveLength(3)
  })

  it.each([
    [['balanced'], 'Name at least two scenarios to compare.'],
    [['balanced', 'hire_fist'], 'There is no scenario called hire_fist. Did you mean hire_first?'],
    [
      ['balanced', 'hire_first', '-r', 'totl_arr'],
      'There is no row called totl_arr. Did you mean total_arr?',
    ],
    [
      ['balanced', 'hire_first', '-r', 'new_arr[enterprize]'],
      'new_arr has no member enterprize. Did you mean new_arr[enterprise]?',
    ],
  ])('says what is wrong with %j', async (args, message) => {
    const seen = await typed(['compare', larkspur, ...args])
    expect([seen.code, seen.err, seen.out]).toEqual([2, message, ''])
  })
})

describe('proceeds bridge', () => {
  it('reads like this', async () => {
    const seen = await typed(['bridge', larkspur, 'tooling_first', 'balanced', '-r', 'cash_balance'])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-bridge.txt')
  })

  it.each([
    [
      ['-r', 'new_arr'],
      'new_arr is a number for each of 3 members. Name one, such as new_arr[small_business].',
    ],
    [['-r', 'total_arr[mid_market]'], 'total_arr has no members; write it without brackets.'],
    [['-r', 'totl_arr'], 'There is no row called totl_arr. Did you mean total_arr?'],
    [['-m', '37'], '37 is no month of this plan. Write 1 to 36, 2027-03 or "Mar 2027"; several as 3..12.'],
  ])('says what is wrong with %j', async (args, message) => {
    const seen = await typed(['bridge', larkspur, 'raise_only', 'balanced', ...args])
    expect([seen.code, seen.err, seen.out]).toEqual([2, message, ''])
  })

  it('does not lead from a scenario to itself', async () => {
    const seen = await typed(['bridge', larkspur, 'balanced', 'balanced'])
    expect([seen.code, seen.err]).toEqual([2, 'balanced is named twice: name scenarios that differ.'])
  })

  it('ends without a stack when the person presses Ctrl-C', async () => {
    const seen = await typed(['bridge', larkspur, 'raise_only', 'balanced'], {}, AbortSignal.abort())
    expect([seen.code, seen.err]).toEqual([130, 'Stopped. Nothing was changed.'])
  })
})

describe('proceeds attribute', () => {
  it('reads like this', async () => {
    const seen = await typed(['attribute', larkspur, '-s', 'hire_first', '-m', 'Dec 2027'])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-attribute.txt')
  })

  it('with sampled orders reads like this', async () => {
    const seen = await typed(['attribute', larkspur, '-s', 'balanced', '--orders', '60'])
    expect(seen.code).toBe(0)
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-attribute-sampled.txt')
  })

  it('asks what to set a scenario against that has no parent', async () => {
    const seen = await typed(['attribute', larkspur, '-s', 'base'])
    expect([seen.code, seen.err]).toEqual([
      2,
      'base starts from the plan itself, from no other scenario: say with --against which one to set it against.',
    ])
  })
})
