import { describe, expect, test } from 'vitest'
import { fitted, textWidth, twoLines } from '../../addin/pane/charts/textWidth.ts'
import { loadEffect } from '../../addin/pane/frame/loadEffect.ts'
import { scenarioTree } from '../../addin/pane/scenarioTree.ts'
import { momentText, truthLine } from '../../addin/pane/truthLine.ts'
import { edited, examined, type Session } from '../../addin/session/session.ts'
import { hires, larkspurText, openedWith, recomputed, rememberingDesk } from '../session/larkspur.ts'

const now = new Date(2026, 1, 3, 14, 2)

function examinedWith(largest: number, row: string): Session {
  const session = openedWith(larkspurText, 'balanced')
  const numbers = session.results.get('balanced')?.numbers
  if (numbers === undefined) throw new Error('not computed')
  return examined(session, 'balanced', numbers, { largest, row, compared: 0, findings: [] })
}

describe('the line of truth', () => {
  test.each<[string, Session, string, string]>([
    ['before anything is known', openedWith(larkspurText), 'working', 'Calculating 36 months…'],
    [
      'before the exact engine has answered',
      openedWith(larkspurText, 'balanced'),
      'working',
      'Checking against the exact engine · saved 8 Jan',
    ],
    ['when both agree', examinedWith(3e-13, 'cash_balance'), 'holds', 'Agrees with the engine · saved 8 Jan'],
    [
      'when they do not',
      examinedWith(2e-4, 'cash_balance'),
      'fails',
      'Cash balance differs from the exact engine by 2.0e-4',
    ],
    [
      'after an edit',
      edited(openedWith(larkspurText, 'balanced'), hires('balanced', 'sdr', 2, 9)),
      'working',
      'Updating…',
    ],
  ])('%s', (_, session, tone, text) => {
    expect(truthLine(session, now)).toEqual({ tone, text })
  })

  test.each([
    [new Date(2026, 1, 3, 9, 5), '09:05'],
    [new Date(2026, 0, 8, 9, 5), '8 Jan'],
    [new Date(2025, 11, 15, 9, 5), '15 Dec 2025'],
  ])('a moment %s is %s', (moment, text) => {
    expect(momentText(moment, now)).toBe(text)
  })
})

describe('the effect of an edit', () => {
  test('is nothing before one', () => {
    expect(loadEffect(openedWith(larkspurText, 'balanced'))).toBeUndefined()
  })

  test('is worked out, then told old and new', () => {
    const desk = rememberingDesk()
    desk.open(larkspurText)
    const edit = { ...hires('balanced', 'sdr', 2, 2), says: 'SDR, Q1 2026', from: '3', to: '2' }
    const session = edited(openedWith(larkspurText, 'balanced'), edit)
    expect(loadEffect(session)?.outcome).toEqual({ kind: 'working' })
    expect(loadEffect(recomputed(session, desk, ['balanced']))).toEqual({
      says: 'SDR, Q1 2026',
      from: '3',
      to: '2',
      outcome: {
        kind: 'moved',
        figures: [
          { name: 'ARR', from: '$43.3M', to: '$43.5M' },
          { name: 'low point', from: '$12.2M', to: '$12.6M' },
        ],
      },
    })
  })
})

describe('labels fit before they are drawn', () => {
  test.each([
    ['Hire first', 46, ['Hire', 'first']],
    ['Balanced', 44, ['Balan-', 'ced']],
    ['Expansion', 44, ['Expan-', 'sion']],
    ['Less churn', 46, ['Less', 'churn']],
    ['Balanced', 90, ['Balanced']],
  ])('%s in %d pixels', (label, width, lines) => {
    expect(twoLines(label, width)).toEqual(lines)
  })

  test('a name is cut before a vowel', () => {
    expect(fitted('Small business', 62)).toBe('Small bus.')
  })

  test('a name of which little more than a letter of a word would be left is cut between words', () => {
    expect(fitted('Lead routing and scoring', 116)).toBe('Lead routing…')
  })

  test('no line of any label is wider than its place', () => {
    const labels = [
      'Conversation intelligence',
      'Wwwwwwwwwwwwww',
      'A',
      '',
      'Infrastructure cost optimisation',
      '数据平台项目名称很长',
    ]
    for (const width of [38, 46, 60, 90]) {
      for (const label of labels)
        expect(Math.max(...twoLines(label, width).map(textWidth))).toBeLessThanOrEqual(width)
    }
  })
})

test('scenarios stand below their parents', () => {
  expect(
    scenarioTree(openedWith(larkspurText).plan).map(({ name, depth }) => `${'-'.repeat(depth)}${name}`),
  ).toEqual([
    'No raise',
    '-Raise only',
    '--Hire first',
    '--Tooling first',
    '--Systems first',
    '--Balanced',
    '---Downside',
  ])
})
