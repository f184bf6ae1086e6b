import { describe, expect, test } from 'vitest'
import { comparisonText } from '../../addin/pane/compare/comparisonText.ts'
import { limitRows } from '../../addin/pane/compare/limitWords.ts'
import { type CompareReady, firstPair, loadCompare } from '../../addin/pane/compare/loadCompare.ts'
import { moneyScale, scaledChange, scaledMoney } from '../../addin/pane/compare/scaledMoney.ts'
import { changeTone } from '../../addin/pane/figureText.ts'
import { plainText } from '../../addin/pane/phrase.ts'
import { larkspurText, openedWith } from '../session/larkspur.ts'

const ids = ['base', 'raise_only', 'hire_first', 'tooling_first', 'systems_first', 'balanced', 'downside']
const all = openedWith(larkspurText, 'balanced', ...ids)

function compared(before: string, after: string): CompareReady {
  const props = loadCompare(all, before, after)
  if (props.kind !== 'ready') throw new Error(`Compare is ${props.kind}`)
  return props
}

describe('two scenarios compared', () => {
  const props = compared('hire_first', 'balanced')

  test('begin with a sentence about ARR and cash', () => {
    expect(plainText(props.sentence)).toBe(
      'Balanced ends $0.7M lower in ARR but keeps $1.7M more cash at the low point.',
    )
  })

  test('have a bridge in five steps', () => {
    const scale = moneyScale(props.bridge.from, 'USD')
    expect(
      props.bridge.steps.map(({ short, change }) => `${short} ${scaledChange(change, scale, 2)}`),
    ).toEqual([
      'New: small −0.29',
      'New: mid −1.06',
      'New: ent. −0.37',
      'Expansion −0.16',
      'Less churn +1.17',
    ])
  })

  test('have their figures side by side, each change in its own unit and coloured by meaning', () => {
    expect(
      props.figures.map(({ label, before, after, change, tone }) => [label, before, after, change, tone]),
    ).toEqual([
      ['ARR, Dec 2028', '$44.0M', '$43.3M', '−$0.7M', 'bad'],
      ['Cash low point', '$10.5M', '$12.2M', '+$1.7M', 'good'],
      ['Burn multiple, 2027', '0.74×', '0.65×', '−0.10×', 'good'],
      ['NRR, Dec 2027', '100.9%', '103.0%', '+2.1 pt', 'good'],
      ['Capacity used', '63.3%', '100.0%', '+36.7 pt', 'good'],
    ])
  })

  test('say in how many months each limit holds', () => {
    expect(limitRows('Balanced', props.limits.after).map(({ cells }) => cells)).toEqual([
      ['Balanced, Small business', '29', '4', '3'],
      ['Balanced, Mid-market', '28', '8', '0'],
      ['Balanced, Enterprise', '24', '12', '0'],
    ])
  })

  test('sort the cost of functions by how much it changes', () => {
    const sizes = props.costs.map(({ change }) => Math.abs(change))
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(props.costs[0]?.label).toBe('Sales')
  })
})

describe('the bridge closes to less than a cent', () => {
  test.each(ids.flatMap(before => ids.map(after => [before, after] as const)))(
    '%s to %s',
    (before, after) => {
      expect(Math.abs(compared(before, after).bridge.missing)).toBeLessThan(0.01)
    },
  )
})

describe('the pair that opens', () => {
  test('is a sibling against what is shown', () => {
    expect(firstPair(all)).toEqual(['hire_first', 'balanced'])
  })

  test('is the parent where there is no sibling, and a child of the root', () => {
    expect(firstPair({ ...all, current: 'downside' })).toEqual(['balanced', 'downside'])
    expect(firstPair({ ...all, current: 'base' })).toEqual(['raise_only', 'base'])
  })
})

describe('Compare without two results', () => {
  test('is empty with one scenario, busy with one result', () => {
    const one = { ...all, plan: { ...all.plan, scenarios: all.plan.scenarios.slice(0, 1) } }
    expect(loadCompare(one, 'base', 'base')).toEqual({ kind: 'empty' })
    expect(loadCompare(openedWith(larkspurText, 'balanced'), 'hire_first', 'balanced')).toEqual({
      kind: 'busy',
    })
  })

  test('of a scenario with itself says that nothing differs', () => {
    expect(plainText(compared('balanced', 'balanced').sentence)).toBe(
      'Balanced ends with the same ARR and the same low point of cash.',
    )
  })
})

describe('the comparison for a sheet', () => {
  test('has a cell per column and whole numbers in the bridge', () => {
    const lines = comparisonText(compared('hire_first', 'balanced')).split('\n')
    expect(lines[0]).toBe('Figure\tHire first\tBalanced\tChange')
    expect(lines).toContain('ARR, Dec 2028\t$44.0M\t$43.3M\t−$0.7M')
    expect(lines.find(line => line.startsWith('Expansion'))?.split('\t')).toHaveLength(2)
  })

  test('gives a sheet nothing to run', () => {
    const props = { ...compared('hire_first', 'balanced'), before: '=HYPERLINK("x")', after: '@SUM(1)' }
    const cells = comparisonText(props).split(/[\t\n]/)
    expect(cells.filter(cell => /^[=@]/.test(cell))).toEqual([])
    expect(cells).toContain(`'=HYPERLINK("x")`)
  })
})

describe('money in a picture', () => {
  test.each([
    [43_306_626, '$M', '43.3', '+43.31'],
    [-290_000, '$M', '−0.3', '−0.29'],
    [-1, '$M', '0.0', '0.00'],
  ])('%d in %s', (value, name, short, change) => {
    const scale = moneyScale(44e6, 'USD')
    expect([scale.name, scaledMoney(value, scale, 1), scaledChange(value, scale, 2)]).toEqual([
      name,
      short,
      change,
    ])
  })

  test('has thousands and units where nothing is larger', () => {
    expect([moneyScale(840_000, 'EUR').name, moneyScale(12, 'CHF').name]).toEqual(['€k', 'CHF'])
  })
})

test.each([
  ['+$1.7M', 'higher', 'good'],
  ['−$0.7M', 'higher', 'bad'],
  ['−0.10×', 'lower', 'good'],
  ['+0.10×', 'lower', 'bad'],
  ['$0.0M', 'higher', 'plain'],
  ['0.0 pt', 'lower', 'plain'],
] as const)('%s of what is better %s is %s news', (printed, better, tone) => {
  expect(changeTone(printed, better)).toBe(tone)
})
