import { describe, expect, test } from 'vitest'
import { loadHome } from '../../addin/pane/home/loadHome.ts'
import { plainText } from '../../addin/pane/phrase.ts'
import { edited } from '../../addin/session/session.ts'
import { blankText, hires, larkspurText, openedWith } from '../session/larkspur.ts'

function home(text: string, ...scenarios: readonly string[]) {
  const props = loadHome(openedWith(text, ...scenarios))
  if (props.kind !== 'ready') throw new Error('Home is busy')
  return props
}

/** A figure as it is read: name, when, value, change and whether that is good news. */
function read(props: ReturnType<typeof home>): readonly (readonly (string | undefined)[])[] {
  return props.figures.map(({ name, when, value, change }) => [name, when, value, change?.text, change?.tone])
}

describe('Home of a plan that works', () => {
  const props = home(larkspurText, 'balanced', 'raise_only')

  test('begins with a sentence that names two numbers and a date', () => {
    expect(plainText(props.sentence)).toBe(
      'Balanced reaches $43.3M ARR by Dec 2028 and never holds less than $12.2M in cash.',
    )
  })

  test('shows five figures with their change from the parent', () => {
    expect(props.parent).toBe('Raise only')
    expect(read(props)).toEqual([
      ['ARR', 'Dec 2028', '$43.3M', '+$14.3M', 'good'],
      ['Cash low point', 'Jun 2028', '$12.2M', '−$6.8M', 'bad'],
      ['Runway', 'Dec 2026', '23.8 months', '−25.8 months', 'bad'],
      ['Burn multiple', 'Year to Dec 2027', '0.65×', '−0.04×', 'good'],
      ['Net new ARR per $', 'burned, 36 months', '$1.78', '+$0.38', 'good'],
    ])
  })

  test('gives every digit for hovering and every month for the line', () => {
    const [arr] = props.figures
    expect(arr?.full).toBe('$43,306,626.81')
    expect([arr?.points.length, arr?.parentPoints?.length, props.months.at(-1)]).toEqual([36, 36, 'Dec 2028'])
  })

  test('says what to do next', () => {
    expect(props.next.map(({ text, view }) => [text, view])).toEqual([
      ['Sellers are the limit in every segment from Jan 2027: add hires in Plan', 'plan'],
      ['Platform team is full to Nov 2026 and sets three go-live dates', 'plan'],
    ])
  })

  test('says that all checks hold, and nothing is wrong', () => {
    expect(props.checks).toEqual({ text: 'All 8 checks hold', hold: true })
    expect(props.wrong).toBeUndefined()
  })

  test('claims no export that nobody has loaded', () => {
    expect(new Set(props.sources.map(({ text }) => text))).toEqual(new Set(['no export']))
  })
})

describe('Home of a plan in trouble', () => {
  test('says when the cash runs out and what to do', () => {
    const props = home(larkspurText, 'base')
    expect(props.wrong).toBe('Cash runs out in Aug 2026. Raise more, spend less or hire later in Plan.')
    expect(plainText(props.sentence)).toBe(
      'No raise reaches $29.0M ARR by Dec 2028, but cash falls to ($7.9M) in Nov 2028.',
    )
    expect(props.parent).toBeUndefined()
    expect(props.figures.every(({ change }) => change === undefined)).toBe(true)
  })

  test('says how much of the sellers is idle', () => {
    const texts = home(larkspurText, 'hire_first', 'raise_only').next.map(({ text }) => text)
    expect(texts).toContain('16% of selling capacity finds no pipeline in the year to Dec 2027: see Compare')
  })
})

describe('Home of a plan without numbers', () => {
  test('prints no NaN and says that nothing is burned', () => {
    const props = home(blankText, 'with_raise', 'no_raise')
    expect(read(props)).toEqual([
      ['ARR', 'Dec 2028', '$0', '$0', 'plain'],
      ['Cash low point', 'Dec 2025', '$0', '$0', 'plain'],
      ['Runway', 'Dec 2026', '99+ months', undefined, undefined],
      ['Burn multiple', 'Year to Dec 2027', '0.00×', '0.00×', 'plain'],
      ['Net new ARR per $', 'burned, 36 months', 'no burn', undefined, undefined],
    ])
  })
})

describe('Home while numbers are on their way', () => {
  test('is busy before the first ones', () => {
    expect(loadHome(openedWith(larkspurText))).toEqual({ kind: 'busy' })
  })

  test('keeps the old ones, marked stale, after an edit', () => {
    const session = openedWith(larkspurText, 'balanced')
    expect(loadHome(session)).toMatchObject({ kind: 'ready', stale: false })
    expect(loadHome(edited(session, hires('balanced', 'sdr', 2, 9)))).toMatchObject({
      kind: 'ready',
      stale: true,
    })
  })
})
