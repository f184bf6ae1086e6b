import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeShares } from '../../engine/analysis/wholeShares.ts'

describe('shares in whole cents', () => {
  it('give the cent that is left over to the share that lost most by rounding down', () => {
    // 10.00 in three: 333.33… cents each, 999 in all; the cent left goes to the first of three equals.
    expect(wholeShares([10 / 3, 10 / 3, 10 / 3], 10, 0.01)).toEqual([3.34, 3.33, 3.33])
    // 0.336 loses 0.6 of a cent, 0.664 only 0.4.
    expect(wholeShares([0.336, 0.664], 1, 0.01)).toEqual([0.34, 0.66])
  })

  it('spread what the fast backend misses by size, and leave what is nothing at nothing', () => {
    // 0.03 are missing of 300: 0.02 for the larger, 0.01 for the smaller.
    expect(wholeShares([200, -100, 0], 100.03, 0.01)).toEqual([200.02, -99.99, 0])
  })

  it('add up to the cent, and stay within a cent and the missing part of what they were', () => {
    const amount = fc.double({ min: -1e8, max: 1e8, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -40, max: 40 }),
        (amounts, off) => {
          const total = Math.round(amounts.reduce((sum, number) => sum + number, 0) * 100 + off) / 100
          const shares = wholeShares(amounts, total, 0.01)
          const cents = shares.map(share => Math.round(share * 100))
          for (const [index, share] of shares.entries()) expect(share).toBe((cents[index] ?? 0) / 100 + 0)
          expect(cents.reduce((sum, cent) => sum + cent, 0)).toBe(Math.round(total * 100) + 0)
          for (const [index, share] of shares.entries())
            expect(Math.abs(share - (amounts[index] ?? 0))).toBeLessThan(0.43)
        },
      ),
    )
  })
})
