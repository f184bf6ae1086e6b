import { describe, expect, it } from 'vitest'
import { printChange, printFigure, printInput } from '../../engine/plan/figure.ts'

describe('a figure reads as finance writes it', () => {
  it.each([
    [43_306_626.81, 'money/year', 'USD', '$43.3M'],
    [840_400, 'money', 'USD', '$840k'],
    [999_499, 'money', 'USD', '$999k'],
    [999_500, 'money', 'USD', '$1.0M'],
    [712.4, 'money/person', 'USD', '$712'],
    [-7_900_000, 'money', 'USD', '($7.9M)'],
    [-0.2, 'money', 'USD', '$0'],
    [12_400_000, 'money', 'EUR', '€12.4M'],
    [12_400_000, 'money', 'CHF', 'CHF 12.4M'],
    [1.03, 'ratio', 'USD', '103.0%'],
    [-0.021, 'ratio', 'USD', '−2.1%'],
    [0.205, 'customers/opportunity', 'USD', '20.5%'],
    [0.6512, 'year', 'USD', '0.65×'],
    [-0.73, 'year', 'USD', 'n/a'],
    [0.9, '1/year', 'USD', '0.90×'],
    [-0.9, '1/year', 'USD', '−0.90×'],
    [3.5, 'multiple', 'USD', '3.50×'],
    [23.84, 'months', 'USD', '23.8 months'],
    [107, 'people', 'USD', '107.0'],
    [-0.00001, 'people', 'USD', '0.0'],
    [1, 'flag', 'USD', '1'],
    [39.34, 'points', 'USD', '39.3 pt'],
    [-1.15, 'points', 'USD', '−1.2 pt'],
    [1.0609, 'index', 'USD', '1.06'],
    [Number.NaN, 'money', 'USD', 'n/a'],
    [Number.POSITIVE_INFINITY, 'ratio', 'USD', 'n/a'],
  ])('%d %s in %s is %s', (value, unit, currency, text) =>
    expect(printFigure(value, unit, currency)).toBe(text),
  )
})

describe('a change carries its sign and its own unit', () => {
  it.each([
    [29.0e6, 43.3e6, 'money', '+$14.3M'],
    [19.0e6, 12.2e6, 'money', '−$6.8M'],
    [44.02e6, 43.31e6, 'money', '−$0.7M'],
    [-7_900, 400, 'money', '+$8k'],
    [1.009, 1.03, 'ratio', '+2.1 pt'],
    [0.74, 0.65, 'year', '−0.09×'],
    [37.67, 39.34, 'points', '+1.7 pt'],
    [5, 5, 'money', '$0'],
    [0, Number.NaN, 'money', 'n/a'],
  ])('from %d to %d %s is %s', (from, to, unit, text) => {
    expect(printChange(from, to, unit, 'USD')).toBe(text)
  })
})

describe('a number of an input reads as it would be typed', () => {
  it.each([
    [123_460, 'money', 'USD', '$123,460'],
    [-1_500, 'money', 'EUR', '−€1,500'],
    [0.1421, 'customers/opportunity', 'USD', '14.21%'],
    [1.2345678, 'index', 'USD', '1.23457'],
    [1, 'months', 'USD', '1 month'],
    [-2, 'people', 'USD', '−2'],
    [Number.POSITIVE_INFINITY, 'money', 'USD', 'n/a'],
  ])('%d %s in %s is %s', (value, unit, currency, text) =>
    expect(printInput(value, unit, currency)).toBe(text),
  )
})
