import { describe, expect, test } from 'vitest'
import { movedBy } from '../../addin/pane/plan/gridKeys.ts'
import { readPeople } from '../../addin/pane/plan/hiringText.ts'
import { type HiringProps, hiringEntry, hiringPaste, loadHiring } from '../../addin/pane/plan/loadHiring.ts'
import { spreadOverMonths } from '../../addin/pane/plan/spreadOverMonths.ts'
import { numberNow } from '../../addin/session/inputCells.ts'
import { edited, type Session, unsavedCount } from '../../addin/session/session.ts'
import { blankText, larkspurText, openedWith } from '../session/larkspur.ts'

const larkspur = openedWith(larkspurText, 'balanced', 'raise_only')

function grid(session: Session, year = 0): Extract<HiringProps, { kind: 'ready' }> {
  const props = loadHiring(session, year)
  if (props.kind !== 'ready') throw new Error('the grid is busy')
  return props
}

function row(session: Session, role: string) {
  return grid(session).rows.find(line => line.role === role)
}

const sdr = grid(larkspur).rows.findIndex(({ role }) => role === 'sdr')

describe('the hiring grid of a year', () => {
  test('shows the hires of each quarter, short names, and what they come to', () => {
    expect(row(larkspur, 'sdr')).toMatchObject({ short: 'SDR', quarters: [3, 2, 0, 2], year: 7 })
    expect(row(larkspur, 'account_executive_mid_market')?.short).toBe('AE, mid-market')
    expect(grid(larkspur).totals.map(({ label, quarters, year }) => [label, ...quarters, year])).toEqual([
      ['All vacancies', '12', '9', '6', '8', '35'],
      ['Heads, end of quarter', '110', '120', '127', '137', '137'],
      ['Ramped AEs (of 22)', '11.7', '12.1', '14.6', '16.5', '16.5'],
      ['Added cost, $k', '25', '426', '869', '1,098', '2,418'],
    ])
  })

  test('has no added cost without a parent, and says when nobody is hired', () => {
    const blank = grid(openedWith(blankText, 'no_raise'))
    expect(blank.empty).toBe(true)
    expect(blank.totals.map(({ label }) => label)).not.toContain('Added cost, $k')
    expect(grid(larkspur).empty).toBe(false)
  })

  test('is busy before the first numbers', () => {
    expect(loadHiring(openedWith(larkspurText), 0)).toEqual({ kind: 'busy' })
  })
})

describe('typing into the grid', () => {
  test('changes the month of the quarter that has hires already, and is named for undo', () => {
    const { edit, problem } = hiringEntry(larkspur, grid(larkspur), { row: sdr, column: 0 }, [['4']])
    expect(problem).toBeUndefined()
    expect(edit).toMatchObject({ label: 'SDR, Q1', says: 'SDR, Q1 2026', from: '3', to: '4' })
    expect(edit).toMatchObject({
      changes: [{ input: 'planned_hires', where: { role: 'sdr', month: 2 }, value: 4 }],
    })
  })

  test('shows at once, before the engine has answered', () => {
    const { edit } = hiringEntry(larkspur, grid(larkspur), { row: sdr, column: 2 }, [['5']])
    if (edit === undefined) throw new Error('no edit')
    const after = edited(larkspur, edit)
    expect(row(after, 'sdr')?.quarters).toEqual([3, 2, 5, 2])
    expect(grid(after).stale).toBe(true)
    expect(numberNow(after, 'balanced', { input: 'planned_hires', member: ['sdr'], month: 7 })).toBe(5)
  })

  test('leaves nothing unsaved when the saved number is typed again', () => {
    const type = (session: Session, text: string): Session => {
      const { edit } = hiringEntry(session, grid(session), { row: sdr, column: 0 }, [[text]])
      return edit === undefined ? session : edited(session, edit)
    }
    const changed = type(larkspur, '9')
    expect(unsavedCount(changed, 'balanced')).toBe(1)
    expect(unsavedCount(type(changed, '3'), 'balanced')).toBe(0)
  })

  test('of what stands there already is no edit', () => {
    expect(hiringEntry(larkspur, grid(larkspur), { row: sdr, column: 0 }, [['3']])).toEqual({})
  })

  test.each([
    ['2.5', '2.5 SDR: use whole people'],
    ['-1', '-1: hires cannot be fewer than none'],
    ['two', '“two” is not a number of people'],
    ['1e9', '1e9: at most 9,999'],
  ])('%s is refused in words and changes nothing', (text, problem) => {
    expect(hiringEntry(larkspur, grid(larkspur), { row: sdr, column: 1 }, [[text]])).toEqual({
      problem,
      at: { row: sdr, column: 1 },
    })
  })

  test.each(['', '·', '-', ' 0 '])('"%s" is nobody', text => {
    expect(readPeople(text, 'SDR')).toEqual({ ok: true, people: 0 })
  })
})

describe('pasting from Excel', () => {
  test('fills rows and columns as one edit', () => {
    const { edit } = hiringPaste(larkspur, grid(larkspur), { row: sdr, column: 0 }, '1\t2\r\n3\t4\r\n')
    if (edit === undefined) throw new Error('no edit')
    const after = edited(larkspur, edit)
    expect(
      grid(after)
        .rows.slice(sdr, sdr + 2)
        .map(({ quarters }) => quarters.slice(0, 2)),
    ).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(edit.label).toBe('3 pasted cells')
    expect(after.history.past).toHaveLength(1)
  })

  test('uses what can be used and says what could not', () => {
    const { edit, problem } = hiringPaste(larkspur, grid(larkspur), { row: sdr, column: 0 }, '5\tmany\tx')
    expect(edit?.to).toBe('5')
    expect(problem).toBe('“many” is not a number of people (and 1 more)')
  })

  test('says what fell off the grid', () => {
    const last = grid(larkspur).rows.length - 1
    expect(hiringPaste(larkspur, grid(larkspur), { row: last, column: 3 }, '1\t1\n1\t1').problem).toBe(
      '3 pasted cells lie outside the grid',
    )
  })
})

describe('a quarter over its months', () => {
  test.each([
    [[0, 0, 0], 3, [3, 0, 0]],
    [[0, 2, 0], 3, [0, 3, 0]],
    [[1, 2, 1], 2, [1, 1, 0]],
    [[1, 2, 1], 0, [0, 0, 0]],
    [[1, 2, 1], 4, [1, 2, 1]],
    [[0, 0], 1, [1, 0]],
  ])('%j becomes %d', (months, wanted, expected) => {
    expect(spreadOverMonths(months, wanted)).toEqual(expected)
  })
})

describe('keys of the grid', () => {
  const size = { rows: 14, columns: 4 }

  test.each([
    ['ArrowDown', false, { row: 3, column: 2 }],
    ['ArrowUp', true, { row: 0, column: 2 }],
    ['Home', false, { row: 2, column: 0 }],
    ['End', true, { row: 13, column: 3 }],
    ['PageDown', false, { row: 13, column: 2 }],
  ])('%s (to the end: %s)', (key, toEnd, expected) => {
    expect(movedBy(key, toEnd, { row: 2, column: 2 }, size)).toEqual(expected)
  })

  test('lead past the last quarter into the next year, and nowhere else', () => {
    expect(movedBy('ArrowRight', false, { row: 0, column: 3 }, size)).toEqual({ row: 0, column: 4 })
    expect(movedBy('ArrowDown', false, { row: 13, column: 0 }, size)).toEqual({ row: 13, column: 0 })
    expect(movedBy('a', false, { row: 0, column: 0 }, size)).toBeUndefined()
  })
})
