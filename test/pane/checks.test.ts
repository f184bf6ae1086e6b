import { describe, expect, test } from 'vitest'
import { loadChecks } from '../../addin/pane/checks/loadChecks.ts'
import { powerOfTen } from '../../addin/pane/checks/powerOfTen.ts'
import { findRows } from '../../addin/pane/checks/rowSearch.ts'
import { walkAlong } from '../../addin/pane/checks/walkAlong.ts'
import { plainNumber, type Quoted, walkStep } from '../../addin/pane/checks/walkStep.ts'
import { workbookTile } from '../../addin/pane/checks/workbookTile.ts'
import type { ScenarioNumbers } from '../../addin/session/engineApi.ts'
import { examined, type Session } from '../../addin/session/session.ts'
import type { AgreementAnswer } from '../../addin/session/sheetDesk.ts'
import type { Finding, WorkbookAgreement } from '../../engine/index.ts'
import { larkspurText, openedWith, rememberingDesk } from '../session/larkspur.ts'

const larkspur = openedWith(larkspurText, 'balanced', 'base')

function checks(session: Session) {
  const props = loadChecks(session)
  if (props.kind !== 'ready') throw new Error('Checks is busy')
  return props
}

function numbersOf(session: Session): ScenarioNumbers {
  const numbers = session.results.get(session.current)?.numbers
  if (numbers === undefined) throw new Error('not computed')
  return numbers
}

/** The session with one number of a row moved by hand, as a fault of the books would. */
function tampered(row: string, month: number, by: number): Session {
  const numbers = numbersOf(larkspur)
  const columns = Float64Array.from(numbers.columns)
  const at = (larkspur.layout.rows.get(row)?.first ?? 0) * larkspur.layout.months + month - 1
  columns[at] = (columns[at] ?? 0) + by
  const result = larkspur.results.get('balanced')
  if (result === undefined) throw new Error('no result')
  const results = new Map(larkspur.results).set('balanced', { ...result, numbers: { ...numbers, columns } })
  return { ...larkspur, results }
}

describe('integrity', () => {
  test('holds in every month of Larkspur, in words', () => {
    const { summary, integrity, findings } = checks(larkspur)
    expect(summary).toBe('8 of 8 hold in all 36 months')
    expect(integrity.map(({ label, text }) => [label, text])).toContainEqual(['Balance sheet', 'under $0.01'])
    expect(integrity.find(({ label }) => label === 'Headcount')?.text).toBe('under 0.000001')
    expect(findings).toEqual([])
  })

  test('puts what fails first, says by how much and since when, and where to look', () => {
    const { summary, integrity } = checks(tampered('check_cash_proof', 15, -1204))
    expect(summary).toBe('7 of 8 hold')
    expect(integrity[0]).toMatchObject({
      label: 'Cash proof',
      holds: false,
      text: '$1k off from Mar 2027',
      cell: { row: 'check_cash_proof', member: [], month: 15 },
    })
  })

  test('is busy before the first numbers', () => {
    expect(loadChecks(openedWith(larkspurText))).toEqual({ kind: 'busy' })
  })
})

describe('findings', () => {
  const finding: Finding = {
    code: 'C101',
    severity: 'error',
    place: { kind: 'plan' },
    message: 'The mix adds to 99%.',
    remedy: 'Make it 100%.',
    fix: { input: 'marketing_mix', where: { channel: 'events' }, value: 0.3 },
  }

  test('say when the cash runs out, with the number to explain', () => {
    const [cash] = checks({ ...larkspur, current: 'base' }).findings
    expect(cash?.message).toContain('Cash first falls below zero in Aug 2026')
    expect(cash?.cell).toEqual({ row: 'cash_balance', member: [], month: 8 })
  })

  test('put errors first and offer the fix as an edit that can be undone', () => {
    const numbers = numbersOf({ ...larkspur, current: 'base' })
    const examination = { largest: 0, row: '', compared: 1, findings: [finding] }
    const session = examined({ ...larkspur, current: 'base' }, 'base', numbers, examination)
    const [first, second] = checks(session).findings
    expect([first?.urgent, second?.urgent]).toEqual([true, false])
    expect(first?.fix).toMatchObject({
      kind: 'set_inputs',
      scenario: 'base',
      says: 'Marketing mix',
      to: '30%',
      changes: [{ input: 'marketing_mix', where: { channel: 'events' }, value: 0.3 }],
    })
  })
})

describe('agreement', () => {
  test('is being checked, then says the largest difference and of how many numbers', () => {
    expect(checks(larkspur).agreement[1]?.text).toBe('checking…')
    const examination = { largest: 2.2e-12, row: 'total_arr', compared: 7236, findings: [] }
    const session = examined(larkspur, 'balanced', numbersOf(larkspur), examination)
    expect(checks(session).agreement[1]).toEqual({
      name: 'Fast engine',
      text: '2 × 10⁻¹²',
      title: 'Largest difference of 7,236 numbers, relative to their size, in Total ARR',
    })
  })

  test('compares every number of the plan', () => {
    const desk = rememberingDesk()
    desk.open(larkspurText)
    const answer = desk.examine(larkspur.plan.scenarios, 'balanced')
    if (!answer.ok) throw new Error('not examined')
    expect(answer.value.compared).toBe(numbersOf(larkspur).columns.length)
    expect(answer.value.largest).toBeLessThan(1e-9)
  })

  const says = (agreement: Partial<WorkbookAgreement>): AgreementAnswer => ({
    kind: 'compared',
    agreement: {
      compared: 1204,
      largest: 4.4e-13,
      worst: 'Total ARR',
      differing: 0,
      isMoved: false,
      unreadable: 0,
      ...agreement,
    },
  })

  test.each([
    ['none' as const, 'none here', 'Open the pane in Excel'],
    ['reading' as const, 'reading…', undefined],
    [{ kind: 'absent' } as const, 'not built', 'Build or show the workbook in Excel'],
    [says({}), '4 × 10⁻¹³', undefined],
    [says({ isMoved: true }), 'moved on', 'save to compare again'],
    [says({ isMoved: true, differing: 2, largest: 0.01 }), '2 off', 'Total ARR is furthest off'],
    [says({ unreadable: 1 }), '1 unreadable', '1 line shows an error'],
    [{ kind: 'unreadable', why: { message: 'Gone.', remedy: 'Undo.' } } as const, 'not read', 'Gone. Undo.'],
  ])('of a workbook that says %j is told as %s', (answer, text, note) => {
    const tile = workbookTile(answer, 'Excel')
    expect(tile.text).toBe(text)
    if (note === undefined) expect(tile.note).toBeUndefined()
    else expect(tile.note).toContain(note)
  })

  test('of a workbook that agrees says of how much', () => {
    expect(workbookTile(says({}), 'Excel').title).toBe(
      'Largest difference of 1,204 lines, all months added up, relative to their size, in Total ARR',
    )
  })

  test.each([
    [0, 'none'],
    [4.4e-13, '4 × 10⁻¹³'],
    [12, '1 × 10¹'],
  ])('%d as a power of ten', (value, text) => {
    expect(powerOfTen(value)).toBe(text)
  })
})

describe('finding a number', () => {
  const names = (typed: string): readonly string[] =>
    findRows(larkspur.layout, typed).rows.map(({ name }) => name)

  test('goes by label and by name, whole words first', () => {
    expect(names('new arr')[0]).toBe('new_arr')
    expect(names('ramped_eq')).toContain('ramped_equivalents')
    expect(names('work system')).toContain('system_work')
    expect(names('')).toEqual([])
  })

  test('asks whether another one was meant', () => {
    const found = findRows(larkspur.layout, 'cash balanse')
    expect([found.rows, found.meant?.name]).toEqual([[], 'cash_balance'])
    expect(findRows(larkspur.layout, 'qqqqqqqq')).toEqual({ rows: [] })
  })
})

describe('a walk', () => {
  const desk = rememberingDesk()
  desk.open(larkspurText)
  const row = (name: string, member: readonly string[], month = 15): Quoted => ({
    kind: 'row',
    name,
    member,
    month,
  })
  const walk = (...path: readonly Quoted[]) =>
    walkAlong(async (cell, depth) => desk.explain(larkspur.plan.scenarios, 'balanced', cell, depth), path)

  test('tells a number with its formula, its values and a plain reading', async () => {
    const { steps } = await walk(row('new_arr', ['mid_market']))
    const [first] = steps.map(step => walkStep(larkspur, step, 15))
    expect(first).toMatchObject({
      title: 'New ARR, Mid-market',
      value: '$491,684',
      leaf: false,
      cell: { row: 'new_arr', member: ['mid_market'], month: 15 },
      numbers: 'min(701,567; 491,684)',
    })
    expect(first?.reading[0]).toBe(
      'Sales capacity, Mid-market is the limit: $209,883 less than Winnable ARR, Mid-market.',
    )
    expect(first?.formula.filter(part => typeof part === 'object').map(({ name }) => name)).toEqual([
      'winnable_arr[mid_market]',
      'sales_capacity[mid_market]',
    ])
  })

  test('leads from a number through its names to an input and who set it', async () => {
    const capacity = row('sales_capacity', ['mid_market'])
    const productivity: Quoted = { kind: 'input', name: 'annual_productivity', member: ['mid_market'] }
    const { steps } = await walk(row('new_arr', ['mid_market']), capacity, productivity)
    const last = steps.map(step => walkStep(larkspur, step, 15)).at(-1)
    expect(last).toMatchObject({ title: 'Annual productivity, Mid-market', value: '$520,000', leaf: true })
    expect(last?.cell).toEqual({
      ...{ scenario: 'balanced', input: 'annual_productivity', member: ['mid_market'] },
    })
    expect(last?.reading.at(-1)).toBe('Sales ops: from the plan’s own numbers.')
  })

  test('names the month of a number from another one', async () => {
    const before = row('carried_over_arr', ['mid_market'], 14)
    const { steps } = await walk(row('winnable_arr', ['mid_market']), before)
    expect(steps.map(step => walkStep(larkspur, step, 15).title).at(-1)).toBe(
      'Carried-over ARR, Mid-market, Feb 2027',
    )
  })

  test('goes into the terms of a long sum', async () => {
    const ramped = row('ramped_equivalents', ['account_executive_mid_market'])
    const [sum] = (await walk(ramped)).steps.map(step => walkStep(larkspur, step, 15))
    expect(sum?.formula).toEqual(['sum(headcount_by_tenure × ramp_level, tenure)'])
    expect(sum?.terms).toHaveLength(11)
    const [largest] = sum?.terms ?? []
    expect(largest?.value).toBe('4.38')
    if (largest === undefined) throw new Error('no term')
    const { steps } = await walk(ramped, largest.to)
    const names = steps.map(step =>
      walkStep(larkspur, step, 15).formula.filter(part => typeof part === 'object'),
    )
    expect(names.map(({ length }) => length)).toEqual([0, 2])
  })

  test('lists what a sum over all roles adds up, largest first', async () => {
    const [sum] = (await walk(row('total_headcount', []))).steps.map(step => walkStep(larkspur, step, 15))
    expect(sum?.leaf).toBe(false)
    expect(sum?.terms.slice(0, 2).map(({ title, value }) => [title, value])).toEqual([
      ['Headcount, Product engineer', '26.82'],
      ['Headcount, General and administrative staff', '16.96'],
    ])
  })

  test('ends where an edit has taken the next number out of the formula', async () => {
    const gone: Quoted = { kind: 'input', name: 'opening_cash', member: [] }
    const { steps } = await walk(row('new_arr', ['mid_market']), gone)
    expect(steps).toHaveLength(1)
  })

  test('of a number that the plan does not have says what to ask for', async () => {
    const { steps, fault } = await walk(row('new_ar', ['mid_market']))
    expect([steps, fault?.remedy]).toEqual([[], 'Did you mean new_arr?'])
  })

  test.each([
    [701_566.78, '701,567'],
    [10.041_21, '10.04'],
    [-0.5, '−0.5'],
    [null, '?'],
  ])('%s inside a formula', (value, text) => {
    expect(plainNumber(value)).toBe(text)
  })
})
