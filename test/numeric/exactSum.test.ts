import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactSum } from '../../engine/numeric/exactSum.ts'

/** A float as a whole number of 2^-1074, exactly. */
const whole = (value: number): bigint => {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  const exponent = (bits.getUint16(0) >> 4) & 0x7ff
  const fraction = bits.getBigUint64(0) & 0xfffffffffffffn
  const size = exponent === 0 ? fraction : (fraction | 0x10000000000000n) << BigInt(exponent - 1)
  return value < 0 ? -size : size
}

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a)

/** No neighbour of the result is nearer to the true sum, nor as near while the result is odd. */
const expectNearest = (values: readonly number[]) => {
  const result = exactSum(Float64Array.from(values))
  const truth = values.reduce((sum, value) => sum + whole(value), 0n)
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, result)
  const pattern = bits.getBigInt64(0)
  const off = distance(whole(result), truth)
  for (const step of result === 0 ? [1n] : [-1n, 1n]) {
    bits.setBigInt64(0, pattern + step)
    const neighbour = distance(whole(bits.getFloat64(0)), truth)
    expect(off < neighbour || (off === neighbour && pattern % 2n === 0n)).toBe(true)
  }
}

describe('the sum of many numbers is the float nearest to the truth', () => {
  it.each<[string, readonly number[], number]>([
    ['nothing', [], 0],
    ['ten dimes make a dollar', new Array<number>(10).fill(0.1), 1],
    ['what a large number swallows comes back', [1e100, 1, -1e100], 1],
    ['pennies beside a fortune', [1e16, 1, 1, -1e16], 2],
    ['a half unit goes to the even neighbour', [2 ** 53, 1], 2 ** 53],
    ['a half unit and a grain goes up', [2 ** 53, 1, 2 ** -300], 2 ** 53 + 2],
    ['a half unit less a grain goes down', [2 ** 53 + 2, 1, -(2 ** -300)], 2 ** 53 + 2],
    ['gains and losses cancel to zero', [0.1, 0.2, 0.3, -0.3, -0.2, -0.1], 0],
  ])('%s', (_, values, sum) => {
    expect(exactSum(Float64Array.from(values))).toBe(sum)
  })

  it('for any terms, of any sizes', () => {
    const sizes = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -200, max: 200 }))
    const wild = sizes.map(([value, power]) => value * 2 ** power)
    const tame = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        fc.oneof(fc.array(wild, { maxLength: 60 }), fc.array(tame, { maxLength: 60 })),
        expectNearest,
      ),
      { numRuns: 400 },
    )
  })

  it('also where nearly all cancels', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 }),
        values => {
          expectNearest([...values, 2 ** -40, ...values.map(value => -value)])
        },
      ),
    )
  })
})

describe('shape', () => {
  const values = fc.array(fc.double({ min: -1e200, max: 1e200, noNaN: true }), { maxLength: 50 })

  it('the order of the terms does not matter', () => {
    fc.assert(
      fc.property(values, terms => {
        const forward = exactSum(Float64Array.from(terms))
        expect(exactSum(Float64Array.from(terms.toReversed()))).toBe(forward)
        expect(exactSum(Float64Array.from(terms).sort())).toBe(forward)
      }),
    )
  })

  it('losses add up to minus the gains', () => {
    fc.assert(
      fc.property(values, terms => {
        const gains = exactSum(Float64Array.from(terms))
        expect(exactSum(Float64Array.from(terms, term => -term))).toBe(0 - gains)
      }),
    )
  })
})
