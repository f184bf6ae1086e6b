import { describe, expect, it } from 'vitest'
import {
  type CorrelationFactor,
  correlateNormals,
  correlateUniforms,
  correlationFactor,
} from '../../engine/numeric/correlation.ts'
import { normalQuantile } from '../../engine/numeric/normal.ts'
import { streamOf, uniforms } from '../../engine/numeric/philox.ts'

const names = ['win_rate', 'churn', 'price']

const factorOf = (correlations: readonly (readonly number[])[]): CorrelationFactor => {
  const result = correlationFactor(names.slice(0, correlations.length), correlations)
  if (!result.ok) throw new Error(result.message)
  return result.factor
}

const draws = 50_000
const columns = (count: number): readonly Float64Array[] =>
  names.slice(0, count).map(name => {
    const column = new Float64Array(draws)
    uniforms(5, streamOf(name), 0, draws, column)
    return column
  })

const correlationOf = (a: Float64Array, b: Float64Array): number => {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanA, meanB] = [mean(a), mean(b)]
  const together = (x: Float64Array, y: Float64Array, meanX: number, meanY: number) =>
    x.reduce((sum, value, i) => sum + (value - meanX) * ((y[i] ?? 0) - meanY), 0)
  return together(a, b, meanA, meanB) / Math.sqrt(together(a, a, meanA, meanA) * together(b, b, meanB, meanB))
}

describe('numbers that move together', () => {
  const asked = [
    [1, -0.6, 0.3],
    [-0.6, 1, 0.2],
    [0.3, 0.2, 1],
  ]
  // Four standard errors of a correlation of 50,000 pairs.
  const tolerance = 4 / Math.sqrt(draws)

  it('have the rank correlations asked for', () => {
    const drawn = columns(3)
    correlateUniforms(factorOf(asked), drawn)
    // The correlation of uniforms is the rank correlation of whatever is drawn with them.
    for (const [i, row] of asked.entries()) {
      for (const [j, wanted] of row.entries()) {
        const [a, b] = [drawn[i], drawn[j]]
        expect(a !== undefined && b !== undefined && Math.abs(correlationOf(a, b) - wanted)).toBeLessThan(
          tolerance,
        )
      }
    }
  })

  it('are still uniform, each by itself, and strictly between 0 and 1', () => {
    const drawn = columns(3)
    correlateUniforms(factorOf(asked), drawn)
    for (const column of drawn) {
      const mean = column.reduce((sum, u) => sum + u, 0) / draws
      const variance = column.reduce((sum, u) => sum + (u - 0.5) ** 2, 0) / draws
      expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / draws))
      expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / draws))
      expect(column.every(u => u > 0 && u < 1)).toBe(true)
    }
  })

  it('split into blocks, are the same numbers', () => {
    const whole = columns(3)
    const blocks = columns(3)
    correlateUniforms(factorOf(asked), whole)
    for (let from = 0; from < draws; from += 12_345) {
      correlateUniforms(
        factorOf(asked),
        blocks.map(column => column.subarray(from, from + 12_345)),
      )
    }
    expect(blocks).toEqual(whole)
  })

  it('mix as worked by hand: rank correlation 0.5 is 2 sin(15°) between the normals', () => {
    const [a, b] = [Float64Array.of(2), Float64Array.of(-1)]
    correlateNormals(
      factorOf([
        [1, 0.5],
        [0.5, 1],
      ]),
      [a, b],
    )
    const r = 2 * Math.sin(Math.PI / 12)
    expect(a[0]).toBe(2)
    expect(b[0]).toBeCloseTo(2 * r - Math.sqrt(1 - r * r), 14)
  })

  it('turned around, a correlation mirrors the mix', () => {
    const mixed = [0.4, -0.4].map(r => {
      const pair = [Float64Array.of(1.5), Float64Array.of(0)]
      correlateNormals(
        factorOf([
          [1, r],
          [r, 1],
        ]),
        pair,
      )
      return pair[1]?.[0] ?? Number.NaN
    })
    expect(mixed[0]).toBe(0 - (mixed[1] ?? Number.NaN))
  })

  it('without correlation, stay as they were', () => {
    const normals = columns(2).map(column => column.map(normalQuantile))
    const before = normals.map(column => column.slice())
    correlateNormals(
      factorOf([
        [1, 0],
        [0, 1],
      ]),
      normals,
    )
    expect(normals).toEqual(before)
  })
})

describe('correlations that cannot hold are told with what to do', () => {
  const told = (correlations: readonly (readonly number[])[]) => {
    const result = correlationFactor(names.slice(0, correlations.length), correlations)
    return result.ok ? 'no fault' : `${result.message}\n-> ${result.remedy}`
  }

  // Normals with correlations r, r, -r exist for r < 1/2; its rank correlation 6/π asin(1/4) = 0.4826 is 0.536 · 0.9.
  it('churn moves with win rate and price, which move against each other', () => {
    expect(
      told([
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ]),
    ).toBe(
      'the correlations cannot all hold: those of price with win_rate, churn leave price no freedom of its own or contradict the others\n' +
        '-> Multiply every correlation of the group by 0.536 or less, or bring those of price nearer to 0.',
    )
  })

  it('the scale offered works and the next thousandth does not', () => {
    const scaled = (scale: number) => {
      const r = 0.9 * scale
      return correlationFactor(names, [
        [1, r, -r],
        [r, 1, r],
        [-r, r, 1],
      ])
    }
    const result = scaled(1)
    const scale = result.ok ? Number.NaN : (result.feasibleScale ?? Number.NaN)
    expect([scaled(scale).ok, scaled(scale + 0.001).ok]).toEqual([true, false])
  })

  it('two that always move as one leave nothing to draw', () => {
    expect(
      told([
        [1, 1],
        [1, 1],
      ]),
    ).toContain('Multiply every correlation of the group by 0.999 or less')
    expect(
      told([
        [1, -1],
        [-1, 1],
      ]),
    ).toContain('Multiply every correlation of the group by 0.999 or less')
  })

  it.each<[string, readonly (readonly number[])[], string]>([
    [
      'a missing row',
      [[1, 0.2]],
      'the table of correlations is not 1 by 1\n-> Give each of win_rate a row and a column.',
    ],
    [
      'a correlation of 1.2',
      [
        [1, 1.2],
        [1.2, 1],
      ],
      'the correlation of win_rate with churn is 1.2\n-> Give a number from -1 to 1.',
    ],
    [
      'no number',
      [
        [1, Number.NaN],
        [0, 1],
      ],
      'the correlation of win_rate with churn is NaN\n-> Give a number from -1 to 1.',
    ],
    ['one with itself', [[0.5]], 'the correlation of win_rate with itself is 0.5\n-> Put 1 there.'],
    [
      'two answers for one pair',
      [
        [1, 0.3],
        [0.4, 1],
      ],
      'the correlation of win_rate with churn is 0.3, but that of churn with win_rate is 0.4\n-> Give the same number in both places.',
    ],
  ])('%s', (_, correlations, text) => {
    expect(told(correlations)).toBe(text)
  })
})
