import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../engine/index.ts'
import { typed } from './typedCommand.ts'

const larkspur = 'samples/larkspur/plan.json'
const text = readFileSync(larkspur, 'utf8')
const changed = (from: string | RegExp, to: string): Record<string, string> => {
  const other = text.replace(from, to)
  expect(other).not.toBe(text)
  return { 'plan.json': other }
}

describe('proceeds plan', () => {
  it('shows all scenarios of Larkspur and that the books close', async () => {
    const seen = await typed(['plan', larkspur])
    expect(seen.code).toBe(0)
    expect(seen.err).toBe('')
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-plan.txt')
  })

  it('gives the same figures as JSON and as CSV, in full', async () => {
    const json = JSON.parse((await typed(['plan', larkspur, '--json'])).out)
    const balanced = json.find(({ scenario }: { scenario: string }) => scenario === 'balanced')
    const arr = balanced.figures.find(({ id }: { id: string }) => id === 'total_arr@36').value
    expect(arr).toBeCloseTo(43_306_626.80708788, 6)
    const csv = (await typed(['plan', larkspur, '--csv'])).out.split('\r\n')
    expect(csv[0]).toBe(',No raise,Raise only,Hire first,Tooling first,Systems first,Balanced,Downside')
  })
})

describe('proceeds rows', () => {
  it('prints the rows asked for by quarter', async () => {
    const seen = await typed([
      'rows',
      larkspur,
      '-s',
      'balanced',
      '--by',
      'quarter',
      '-r',
      'revenue',
      'gross_margin',
      'closing_arr',
    ])
    expect(seen.code).toBe(0)
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-balanced-quarters.txt')
  })

  it('gives every row and member as JSON, the same from both backends', async () => {
    const [exact, kernel] = await Promise.all(
      ['exact', 'kernel'].map(async backend =>
        JSON.parse((await typed(['rows', larkspur, '-s', 'downside', '--backend', backend, '--json'])).out),
      ),
    )
    expect(exact.months).toBe(36)
    expect(Object.keys(exact.rows).length).toBeGreaterThan(198)
    expect(exact.rows.system_work.data_platform.platform_team).toHaveLength(36)
    expect(kernel.rows.total_arr[35]).toBeCloseTo(exact.rows.total_arr[35], 3)
  })

  it('prints one member of a row where one is named', async () => {
    const seen = await typed(['rows', larkspur, '-r', 'new_arr[enterprise]', 'total_arr', '--by', 'year'])
    expect(seen.out.split('\n').map(line => line.split(' ')[0])).toEqual([
      '',
      expect.stringMatching(/^-+$/),
      'new_arr[enterprise]',
      'total_arr',
    ])
  })

  it('guesses a misspelt row or scenario', async () => {
    const row = await typed(['rows', larkspur, '-r', 'totl_arr'])
    expect([row.code, row.err]).toEqual([2, 'There is no row called totl_arr. Did you mean total_arr?'])
    const scenario = await typed(['rows', larkspur, '-s', 'balancd'])
    expect([scenario.code, scenario.err]).toEqual([
      2,
      'There is no scenario called balancd. Did you mean balanced?',
    ])
  })
})

describe('proceeds compare', () => {
  it('shows before, after and change, and what was changed', async () => {
    const seen = await typed(['compare', larkspur, 'raise_only', 'balanced'])
    expect(seen.code).toBe(0)
    expect(seen.out).toContain('ARR, Dec 2028')
    expect(seen.out).toContain('+$14.3M')
    expect(seen.out).toContain('system_chosen[data_platform]')
  })

  it('finds no difference between a scenario and itself', async () => {
    const seen = await typed(['compare', larkspur, 'balanced', 'balanced', '--changes'])
    expect(seen.out).toContain('No input differs.')
    expect(seen.out).not.toContain('ARR, Dec 2028')
  })
})

describe('proceeds explain', () => {
  it('walks from a number to the inputs it comes from', async () => {
    const seen = await typed([
      'explain',
      larkspur,
      'new_arr[mid_market]',
      '-m',
      '15',
      '-s',
      'balanced',
      '-d',
      '3',
    ])
    expect(seen.code).toBe(0)
    await expect(seen.out).toMatchFileSnapshot('../golden/larkspur-explain.txt')
  })

  it.each([
    ['new_arr[mid_markt]', '15', 2, 'Did you mean new_arr[mid_market]?'],
    ['new_arr', '15', 2, 'new_arr is a number for each of 3 members.'],
    ['starting_acv', '15', 2, 'starting_acv is an input, not a row'],
    ['new_arr[mid_market]', 'Mrz 2027', 2, 'Mrz 2027 is no month of this plan.'],
    ['new_arr[mid_market]', '99', 1, '99'],
  ])('says what is wrong with %s in month %s', async (cell, month, code, about) => {
    const seen = await typed(['explain', larkspur, cell, '-m', month])
    expect(seen.code).toBe(code)
    expect(seen.err).toContain(about)
    expect(seen.err).not.toContain('    at ')
  })

  it.each(['2027-03', 'mar 2027'])('takes the month %s by its name too', async month => {
    const [named, counted] = await Promise.all(
      [month, '15'].map(text => typed(['explain', larkspur, 'total_arr', '-m', text])),
    )
    expect([named?.code, named?.out]).toEqual([0, counted?.out])
  })
})

describe('proceeds check', () => {
  it('finds nothing wrong with Larkspur but the cash of the company that raises nothing', async () => {
    const seen = await typed(['check', larkspur])
    expect(seen.code).toBe(0)
    expect(seen.out).toContain('0 mistakes, 1 warning.')
    expect(seen.out).toContain('Cash first falls below zero in Aug 2026')
  })

  it('names the mix that does not sum to 1', async () => {
    const seen = await typed(
      ['check', 'plan.json'],
      changed(/"marketing_mix": \{\s*"paid_media": 0.5/, '"marketing_mix": { "paid_media": 0.7'),
    )
    expect(seen.code).toBe(1)
    expect(seen.out).toContain('marketing_mix')
    expect(seen.out).toContain('1.2')
  })
})

describe('proceeds workbook', () => {
  it('writes the plan as a workbook, named after the company', async () => {
    const seen = await typed(['workbook', 'samples/marram/plan.json'])
    expect([seen.code, seen.err]).toEqual([0, ''])
    const bytes = seen.files.get('marram.xlsx')
    if (!(bytes instanceof Uint8Array)) throw new Error(`wrote ${[...seen.files.keys()]}`)
    const read = readXlsx(bytes)
    if (!read.ok) throw new Error(read.diagnostics[0]?.message)
    expect(read.value.sheets.map(({ name }) => name)).toContain('Model')
  })

  it('asks for a scenario that the plan has', async () => {
    const seen = await typed(['workbook', larkspur, '-s', 'balancd'])
    expect([seen.code, seen.err]).toEqual([2, 'There is no scenario called balancd. Did you mean balanced?'])
  })
})

describe('proceeds model', () => {
  it('prints every row with its formula', async () => {
    const seen = await typed(['model'])
    expect(seen.out).toContain('min(winnable_arr, sales_capacity)')
  })
})

describe('bad files, formulas and numbers say what, where and what to do, and never print a stack', () => {
  it.each([
    ['no file', ['plan', 'nowhere.json'], {}, 3, 'nowhere.json cannot be read: there is no such file.'],
    ['a folder', ['plan', 'samples'], {}, 3, 'samples cannot be read: it is a folder.'],
    ['not JSON', ['plan', 'plan.json'], { 'plan.json': '{"company": ' }, 1, 'plan.json: 1 mistake'],
    ['another format', ['plan', 'plan.json'], { 'plan.json': '{}' }, 1, '->'],
    ['an unknown command', ['pln', larkspur], {}, 2, 'unknown command'],
    ['no file named', ['plan'], {}, 2, "missing required argument 'file'"],
    [
      'no member named',
      ['explain', larkspur, 'new_arr', '-m', '3'],
      {},
      2,
      'a number for each of 3 members. Name one, such as new_arr[small_business]',
    ],
    ['a month that is none', ['explain', larkspur, 'revenue', '-m', 'May'], {}, 2, 'Write 1 to 36, 2027-03'],
    [
      'a backend that is none',
      ['rows', larkspur, '--backend', 'excel'],
      {},
      2,
      'Allowed choices are exact, kernel',
    ],
  ] as const)('%s', async (_, args, files, code, message) => {
    const seen = await typed(args, files)
    expect(seen.code).toBe(code)
    expect(seen.err).toContain(message)
    expect(`${seen.out}${seen.err}`).not.toMatch(/^\s+at .*:\d+:\d+/m)
  })

  it('an own row that adds money to people', async () => {
    const own =
      '"rows": [{ "name": "odd", "dims": [], "formula": "revenue + total_headcount", "unit": "money", "summary": "sum", "label": "Odd" }]'
    const seen = await typed(['plan', 'plan.json'], changed('"rows": []', own))
    expect(seen.code).toBe(1)
    expect(seen.err).toContain('odd adds money (revenue) and people (total_headcount)')
    expect(seen.err).toContain('^^^^^^')
  })

  it('a number that divides by zero', async () => {
    const own =
      '"rows": [{ "name": "odd", "dims": [], "formula": "revenue / (total_headcount - total_headcount)", "unit": "money/person", "summary": "sum", "label": "Odd" }]'
    const seen = await typed(['plan', 'plan.json'], changed('"rows": []', own))
    expect(seen.code).toBe(1)
    expect(seen.err).toContain('odd')
    expect(seen.err).toContain('month 1')
    expect(seen.out).not.toContain('NaN')
  })
})

describe('the help', () => {
  it('reads well', async () => {
    const seen = await typed(['--help'])
    expect(seen.code).toBe(0)
    await expect(seen.out).toMatchFileSnapshot('../golden/help.txt')
  })

  it('is shown when nothing is asked for, as a mistake', async () => {
    expect((await typed([])).code).toBe(2)
  })
})
