import { describe, expect, test } from 'vitest'
import { draftWords } from '../../addin/pane/frame/draftWords.ts'
import { loadScenarios } from '../../addin/pane/scenarios/loadScenarios.ts'
import { planFileName } from '../../addin/pane/scenarios/planFile.ts'
import { reproductionWords } from '../../addin/pane/scenarios/reproductionWords.ts'
import { savedWords } from '../../addin/pane/scenarios/savedWords.ts'
import { versionChanges } from '../../addin/pane/scenarios/versionChanges.ts'
import type { Edit } from '../../addin/session/edit.ts'
import { edited, type Session, scenarioOf } from '../../addin/session/session.ts'
import { hires, larkspurText, openedWith } from '../session/larkspur.ts'

const now = new Date(2026, 1, 12, 14, 2)
const ids = ['balanced', 'base', 'raise_only', 'downside']
const larkspur = openedWith(larkspurText, ...ids)

const debt: Edit = {
  scenario: 'balanced',
  label: 'Venture debt',
  says: 'Venture debt',
  from: 'off',
  to: 'on',
  kind: 'switch_initiative',
  initiative: { id: 'venture_debt', on: true, start_month: 6 },
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing there')
  return value
}

describe('the tree of scenarios', () => {
  const { rows, arrHead } = loadScenarios(larkspur, now, 'Anna')

  test('has each scenario below its parent with ARR, low cash, state, author and time', () => {
    expect(arrHead).toBe('ARR 2028')
    expect(rows.map(({ name, depth, arr, low, second }) => [name, depth, arr, low, second.join('')])).toEqual(
      [
        ['No raise', 0, '$29.0M', '($7.9M)', 'Locked · Finance, 15 Dec'],
        ['Raise only', 1, '$29.0M', '$19.0M', 'Locked · Finance, 15 Dec'],
        ['Hire first', 2, undefined, undefined, 'Shared · Sales operations, 17 Dec'],
        ['Tooling first', 2, undefined, undefined, 'Shared · Sales operations, 17 Dec'],
        ['Systems first', 2, undefined, undefined, 'Shared · Internal technology, 18 Dec'],
        ['Balanced', 2, '$43.3M', '$12.2M', 'Approved · Finance, 8 Jan'],
        ['Downside', 3, '$35.9M', '$4.5M', 'Shared · Finance, 9 Jan'],
      ],
    )
    expect(rows.filter(({ short }) => short).map(({ name }) => name)).toEqual(['No raise'])
    expect(rows.filter(({ shown }) => shown).map(({ name }) => name)).toEqual(['Balanced'])
  })

  test('says You where the reader saved it', () => {
    const { rows: read } = loadScenarios(larkspur, now, 'Finance')
    expect(read.map(({ second }) => second.join(''))).toContain('Approved · You, 8 Jan')
  })

  test('says what is unsaved, and that an approved scenario with edits is a draft', () => {
    const after = loadScenarios(edited(larkspur, hires('balanced', 'sdr', 2, 9)), now, 'Anna')
    expect(after.rows.find(({ id }) => id === 'balanced')).toMatchObject({
      second: ['Draft · 1 unsaved', ''],
      stale: true,
    })
    expect(after.rows.find(({ id }) => id === 'raise_only')?.stale).toBe(false)
  })
})

describe('the shown scenario', () => {
  test('counts its changes from its parent', () => {
    const changes = (current: string) => loadScenarios({ ...larkspur, current }, now, 'Anna').changes
    expect(['balanced', 'raise_only', 'base'].map(changes)).toEqual([
      '46 changes from Raise only',
      '1 change from No raise',
      'the plan’s own numbers',
    ])
  })

  test('shows an initiative as it, or an ancestor, has it', () => {
    const [off] = loadScenarios(larkspur, now, 'Anna').initiatives
    expect(off).toMatchObject({ label: 'Venture debt', on: false, start: 3, inherited: '' })
    const session = edited(larkspur, debt)
    expect(loadScenarios(session, now, 'Anna').initiatives[0]).toMatchObject({
      on: true,
      start: 6,
      inherited: '',
    })
    expect(loadScenarios({ ...session, current: 'downside' }, now, 'Anna').initiatives[0]).toMatchObject({
      on: true,
      start: 6,
      inherited: 'on in Balanced',
    })
  })

  test('refuses edits in a plain sentence when it is locked', () => {
    expect(loadScenarios({ ...larkspur, current: 'base' }, now, 'Anna').refusal?.message).toBe(
      'No raise is locked, so its numbers never move.',
    )
    expect(loadScenarios(larkspur, now, 'Anna').refusal).toBeUndefined()
  })
})

describe('a version', () => {
  const before = must(scenarioOf(larkspur.plan, 'balanced'))

  function changes(session: Session) {
    const after = must(scenarioOf(session.plan, 'balanced'))
    return versionChanges(session, before, after).map(({ what, from, to }) => `${what}: ${from} → ${to}`)
  }

  test('lists what it changed, before and after', () => {
    const session = edited(
      edited(edited(larkspur, hires('balanced', 'sdr', 2, 9)), hires('balanced', 'csm', 3, 1)),
      debt,
    )
    expect(changes(session)).toEqual([
      'Planned hires, SDR, Feb 2026: 3 people → 9 people',
      'Planned hires, CSM, Mar 2026: as in the parent → 1 person',
      'Venture debt: as in the parent → on from Jun 2026',
    ])
  })

  test('lists a new name and nothing for what stayed', () => {
    const rename: Edit = {
      scenario: 'balanced',
      label: '',
      says: '',
      from: '',
      to: '',
      kind: 'rename',
      name: 'Even',
    }
    expect(changes(edited(larkspur, rename))).toEqual(['Name: Balanced → Even'])
    expect(changes(larkspur)).toEqual([])
  })
})

describe('a frozen scenario reopened', () => {
  const frozen = { time: '2026-01-08T11:00:00Z', figures: {}, inputs: {}, formulas: '', numbers: '' }
  const scenario = { ...must(scenarioOf(larkspur.plan, 'balanced')), frozen }
  const words = (told: Parameters<typeof reproductionWords>[2], session = larkspur) =>
    reproductionWords(session, scenario, told, now)

  test('reproduces', () => {
    expect(words({ reproduces: true, numbers: 7236 })).toBe(
      'Reproduces: all 7,236 numbers are what they were 8 Jan.',
    )
  })

  test('differs by how much and because of what', () => {
    const figures = [
      { id: 'total_arr@36', label: 'ARR, Dec 2028', row: 'total_arr', from: 43_306_626, to: 43_106_626 },
    ]
    const told = { reproduces: false, figures, inputs: ['annual_attrition'], formulas: false } as const
    expect(words(told)).toBe('Differs by −$0.2M in ARR: Annual attrition changed.')
    expect(words(told, edited(larkspur, hires('balanced', 'sdr', 2, 9)))).toBe(
      'Differs by −$0.2M in ARR: Annual attrition changed in Balanced, not saved yet.',
    )
  })

  test('differs because of formulas, or in nothing that a key figure shows', () => {
    expect(words({ reproduces: false, figures: [], inputs: [], formulas: true })).toBe(
      'Differs in numbers between the key figures: formulas of the model changed.',
    )
  })
})

describe('when it was saved', () => {
  test.each([
    [new Date(2026, 1, 12, 9, 5), 'today 09:05'],
    [new Date(2025, 11, 17, 9, 5), '17 Dec'],
    [new Date(2024, 0, 8, 9, 5), '8 Jan 2024'],
  ])('%s', (time, words) => {
    expect(savedWords(time.toISOString(), now)).toBe(words)
  })

  test('is nothing for no time', () => {
    expect([savedWords(undefined, now), savedWords('soon', now)]).toEqual(['', ''])
  })
})

test('a plan file is named after the company', () => {
  expect([planFileName('Larkspur'), planFileName('A & B, Inc.'), planFileName('日本')]).toEqual([
    'larkspur.plan.json',
    'a-b-inc.plan.json',
    'plan.json',
  ])
})

describe('edits of an earlier visit', () => {
  test.each([
    [3, true, 'You have 3 changes from 09:05 that were not saved.'],
    [1, true, 'You have 1 change from 09:05 that was not saved.'],
    [2, false, 'You have 2 changes to Larkspur from 09:05 that were not saved.'],
  ])('%i of them, a plan open: %s', (changes, isOpen, words) => {
    const time = new Date(2026, 1, 12, 9, 5).toISOString()
    expect(draftWords({ changes, time, company: 'Larkspur' }, isOpen, now)).toBe(words)
  })
})
