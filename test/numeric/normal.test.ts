import fc from 'fast-check'
import { jStat } from 'jstat'
import { describe, expect, it } from 'vitest'
import { normalCdf, normalDensity, normalQuantile } from '../../engine/numeric/normal.ts'

const relativeError = (value: number, reference: number) => Math.abs(value / reference - 1)

describe('the normal quantile', () => {
  // 0.25, 0.001 and 1e-20 are the check values of AS 241; the others were computed with 40 digits.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.025, -1.9599639845400543],
    [1e-10, -6.361340902404056],
    [1e-100, -21.273453560965326],
    [1e-300, -37.0470962993612],
  ])('of %s is %s', (p, z) => {
    expect(relativeError(normalQuantile(p), z)).toBeLessThan(4e-16)
  })

  it('agrees with jstat', () => {
    for (let i = 1; i < 2000; i++) {
      expect(Math.abs(normalQuantile(i / 2000) - jStat.normal.inv(i / 2000, 0, 1))).toBeLessThan(1e-12)
    }
  })

  it('of 1 - p is minus that of p', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 52 }), half => {
        const p = half * 2 ** -53
        expect(normalQuantile(1 - p)).toBe(0 - normalQuantile(p))
      }),
    )
  })

  it('is unbounded at 0 and 1 and nothing beyond', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity])
  })
})

describe('the normal distribution function', () => {
  // Computed with 40 digits; Abramowitz and Stegun's table 26.1 has the same first 15 for 1, 2 and 3.
  it.each([
    [-37, 5.725571222524577e-300],
    [-20, 2.7536241186062337e-89],
    [-8, 6.220960574271784e-16],
    [-5.5, 1.8989562465887718e-8],
    [-3, 0.0013498980316300946],
    [-1, 0.15865525393145705],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [0.25, 0.5987063256829237],
    [0.67, 0.7485711049046899],
    [1, 0.8413447460685429],
    [2, 0.9772498680518208],
    [3, 0.9986501019683699],
    [5, 0.9999997133484281],
  ])('at %s is %s', (z, probability) => {
    expect(relativeError(normalCdf(z), probability)).toBeLessThan(1e-15)
  })

  it('is 0 and 1 at the far ends', () => {
    expect([normalCdf(-Infinity), normalCdf(-40), normalCdf(40), normalCdf(Infinity)]).toEqual([0, 0, 1, 1])
  })

  it('agrees with jstat', () => {
    for (let z = -6; z <= 6; z += 0.01) {
      expect(Math.abs(normalCdf(z) - jStat.normal.cdf(z, 0, 1))).toBeLessThan(1e-14)
    }
  })

  it('at z and at -z adds up to 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), z => {
        expect(Math.abs(normalCdf(z) + normalCdf(-z) - 1)).toBeLessThan(2e-16)
      }),
    )
  })

  it('undoes the quantile, in the lower tail to the last digits', () => {
    for (let power = 1; power < 300; power++) {
      const p = 10 ** -power
      const z = normalQuantile(p)
      // A relative error of 1e-15 in z is one of z² times that in the probability.
      expect(relativeError(normalCdf(z), p)).toBeLessThan(1e-15 * (1 + z * z))
    }
  })

  it('rises as steeply as the density says', () => {
    for (let z = -5; z <= 5; z += 0.1) {
      const step = 1e-4
      const slope = (normalCdf(z + step) - normalCdf(z - step)) / (2 * step)
      expect(Math.abs(slope - normalDensity(z))).toBeLessThan(1e-8)
    }
  })
})
