import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../engine/workbook/readXlsx.ts'
import { typed } from './typedCommand.ts'

const larkspur = 'samples/larkspur/plan.json'
const marram = 'samples/marram/plan.json'

describe('proceeds simulate', () => {
  it('says what to say in a meeting, then prints fans, chances, margins and drivers', async () => {
    const seen = await typed([
      'simulate',
      larkspur,
      ...['-s', 'balanced', '--paths', '1000', '--floor', '6000000', '--within', '100000'],
      ...['-r', 'total_arr', 'new_arr[mid_market]', '--milestone', 'total_arr >= 30000000 by Dec 2027'],
      ...['--by', 'year'],
    ])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(`${seen.out}\n`).toMatchFileSnapshot('../golden/larkspur-simulate.txt')
  })

  it('compares scenarios with the first, future by future', async () => {
    const seen = await typed([
      'simulate',
      larkspur,
      ...['-s', 'balanced', 'hire_first', 'tooling_first', '--paths', '1000', '--floor', '6000000'],
      ...['-r', 'total_arr', '--milestone', 'burn_multiple <= 0.7 by 24'],
    ])
    expect([seen.code, seen.err]).toEqual([0, ''])
    await expect(`${seen.out}\n`).toMatchFileSnapshot('../golden/larkspur-simulate-scenarios.txt')
  })

  it('tells when a tranche that waits comes in', async () => {
    const seen = await typed(['simulate', marram, '-s', 'step_by_step', '--paths', '500', '-r', 'total_arr'])
    expect(seen.code).toBe(0)
    expect(seen.out).toMatch(
      /Second close comes in within the plan in (all futures|9\d\.\d% of futures) \(between 9\d\.\d% and (99|100)\.\d%\), in half of them by Nov 2027/,
    )
    expect(seen.out).toMatch(/Second close +(9\d|100)\.\d%/)
  })

  it('gives JSON in full numbers, each with its bounds', async () => {
    const seen = await typed(['simulate', larkspur, '-s', 'balanced', '--paths', '200', '--json'])
    const { paths, scenarios } = JSON.parse(seen.out)
    expect(paths).toBe(200)
    const [{ lowestCash, rows, drivers }] = scenarios
    expect(lowestCash.p10.low).toBeLessThan(lowestCash.p10.value)
    expect(rows.map(({ row }: { readonly row: string }) => row)).toEqual([
      'total_arr',
      'cash_balance',
      'net_burn',
    ])
    expect(rows[0].months).toHaveLength(36)
    expect(drivers[0].by[0].share).toBeGreaterThan(0.1)
  })

  it('gives CSV with the fans of every month', async () => {
    const seen = await typed([
      'simulate',
      larkspur,
      '--paths',
      '100',
      '--csv',
      '--by',
      'month',
      '-r',
      'total_arr',
    ])
    const lines = seen.out.split('\r\n')
    expect(lines[0]).toBe('Total ARR,P10,P25,P50,P75,P90,Mean')
    expect(lines[36]).toMatch(/^Dec 2028,\d+(\.\d+)?,/)
  })

  it('puts the answer on a sheet of the workbook', async () => {
    const seen = await typed(['simulate', 'samples/blank/plan.json', '--paths', '300', '--xlsx', 'book.xlsx'])
    expect(seen.code).toBe(0)
    const bytes = seen.files.get('book.xlsx')
    if (!(bytes instanceof Uint8Array)) throw new Error('no workbook')
    const read = readXlsx(bytes)
    expect(read.ok && read.value.sheets.some(({ name }) => name.startsWith('Futures'))).toBe(true)
  })

  it('says so where there are too few futures to say how sure the numbers are', async () => {
    const seen = await typed(['simulate', larkspur, '--paths', '20', '-r', 'total_arr'])
    expect(seen.out).toContain(
      '20 futures (seed 1) are too few to say how sure these numbers are; run at least 1,000.',
    )
  })

  it('ends without a stack when the person presses Ctrl-C', async () => {
    const seen = await typed(['simulate', larkspur, '--paths', '3000'], {}, AbortSignal.abort())
    expect([seen.code, seen.err]).toEqual([130, 'Stopped. Nothing was changed.'])
  })

  it.each([
    [['-r', 'new_arr'], 2, 'new_arr[mid_market]'],
    [['-r', 'totl_arr'], 2, 'Did you mean total_arr?'],
    [['-s', 'balanced', 'hire_frist'], 2, 'Did you mean hire_first?'],
    [['-m', '99'], 2, '99 is no month of this plan.'],
    [['--milestone', 'ARR over 20 by 2027'], 2, 'Write it as "total_arr >= 20000000 by 2027-12".'],
    [['--milestone', 'total_arr >= 20000000 by Octember'], 2, 'Octember is no month of this plan.'],
    [['--paths', '0'], 2, 'Give a whole number from 1 to 1000000.'],
    [['--within', '0'], 2, 'Give an amount of money above 0.'],
  ])('says what is wrong with %j', async (options, code, told) => {
    const seen = await typed(['simulate', larkspur, '--paths', '10', ...options])
    expect(seen.code).toBe(code)
    expect(seen.err).toContain(told)
    expect(seen.err).not.toContain('    at ')
  })
})
