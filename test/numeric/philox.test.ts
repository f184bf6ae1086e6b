import fc from 'fast-check'
import { jStat } from 'jstat'
import { describe, expect, it } from 'vitest'
import { philox4x32, streamOf, uniforms } from '../../engine/numeric/philox.ts'

const draw = (seed: number, stream: number, first: number, count: number): Float64Array => {
  const out = new Float64Array(count)
  uniforms(seed, stream, first, count, out)
  return out
}

/** Probability of a chi-square at least as large as that of the counts, if all cells are equally likely. */
const chanceOfCounts = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return 1 - jStat.chisquare.cdf(chiSquare, counts.length - 1)
}

const tally = (cells: number, cellOf: (index: number) => number, draws: number): number[] => {
  const counts = new Array<number>(cells).fill(0)
  for (let i = 0; i < draws; i++) {
    const cell = cellOf(i)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

describe('the generator gives the known answers of Random123 (kat_vectors, philox4x32 10)', () => {
  it.each([
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('counter %s with key %s gives %s', (counter, key, answer) => {
    const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = counter.split(' ').map(word => Number.parseInt(word, 16))
    const [k0 = 0, k1 = 0] = key.split(' ').map(word => Number.parseInt(word, 16))
    const out = new Int32Array(4)
    philox4x32(c0, c1, c2, c3, k0, k1, out)
    expect([...out].map(word => (word >>> 0).toString(16).padStart(8, '0')).join(' ')).toBe(answer)
  })
})

describe('a number depends on seed, stream and place alone', () => {
  const bits53 = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
  const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })

  it('any split of the work gives the same numbers', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 })
    fc.assert(
      fc.property(bits53, word, fc.integer({ min: 0, max: 2 ** 52 }), cuts, (seed, stream, first, cutsAt) => {
        const whole = draw(seed, stream, first, 200)
        const ends = [...cutsAt, 200].sort((a, b) => a - b)
        const parts = ends.flatMap((end, i) => {
          const from = ends[i - 1] ?? 0
          return [...draw(seed, stream, first + from, end - from)]
        })
        expect(parts).toEqual([...whole])
      }),
    )
  })

  it('the first numbers of a stream are these, on every machine', () => {
    // By hand from the first known answer: (0x6627e8d5 · 2^20 + (0xe169c58d >> 12) + 1/2) / 2^52, and the same with the
    // other two words.
    const first = (0x6627e8d5 * 2 ** 20 + 0xe169c + 0.5) / 2 ** 52
    const second = (0xbc57ac4c * 2 ** 20 + 0x9b00d + 0.5) / 2 ** 52
    expect([...draw(0, 0, 0, 2)]).toEqual([first, second])
  })

  it('another seed, another stream or another place gives other numbers', () => {
    const base = draw(7, 11, 0, 4)
    for (const other of [
      draw(8, 11, 0, 4),
      draw(7 + 2 ** 32, 11, 0, 4),
      draw(7, 12, 0, 4),
      draw(7, 11, 4, 4),
    ]) {
      expect(other.some(value => base.includes(value))).toBe(false)
    }
    expect(draw(7, 11, 2 ** 33, 1)).not.toEqual(draw(7, 11, 0, 1))
  })

  it('what stands after the numbers asked for is left alone', () => {
    const out = new Float64Array(5).fill(-1)
    uniforms(1, 2, 3, 3, out)
    expect([...out.slice(3)]).toEqual([-1, -1])
  })

  it.each([
    ['a negative seed', -1, 0, 1],
    ['a fraction as a seed', 0.5, 0, 1],
    ['a negative place', 1, -1, 1],
    ['more numbers than there is room for', 1, 0, 9],
  ])('%s is refused', (_, seed, first, count) => {
    expect(() => uniforms(seed, 0, first, count, new Float64Array(8))).toThrow(RangeError)
  })
})

describe('the numbers are uniform and independent', () => {
  const draws = 200_000
  const a = draw(20_240_229, streamOf('win_rate'), 0, draws)
  const b = draw(20_240_229, streamOf('starting_acv'), 0, draws)
  const cell = (values: Float64Array, index: number, cells: number) =>
    Math.floor((values[index] ?? 0) * cells)

  it('each lies strictly between 0 and 1, on the odd multiples of 2^-53', () => {
    expect(a.every(u => u > 0 && u < 1 && (u * 2 ** 53) % 2 === 1)).toBe(true)
  })

  it('1 - u is as exact as u, so either tail can be drawn', () => {
    expect(a.every(u => 1 - (1 - u) === u)).toBe(true)
  })

  it('a thousand equal cells fill equally', () => {
    expect(chanceOfCounts(tally(1000, i => cell(a, i, 1000), draws))).toBeGreaterThan(0.001)
  })

  it('the last bits are as even as the first', () => {
    expect(chanceOfCounts(tally(64, i => Math.floor((a[i] ?? 0) * 2 ** 52) % 64, draws))).toBeGreaterThan(
      0.001,
    )
  })

  it('pairs of two streams fill a square of 32 by 32 equally', () => {
    const pairs = tally(1024, i => cell(a, i, 32) * 32 + cell(b, i, 32), draws)
    expect(chanceOfCounts(pairs)).toBeGreaterThan(0.001)
  })

  it('neighbours in one stream fill a cube of 10 by 10 by 10 equally', () => {
    const triples = tally(
      1000,
      i => cell(a, 3 * i, 10) * 100 + cell(a, 3 * i + 1, 10) * 10 + cell(a, 3 * i + 2, 10),
      Math.floor(draws / 3),
    )
    expect(chanceOfCounts(triples)).toBeGreaterThan(0.001)
  })

  it('mean, variance and correlation of two streams are within four standard errors', () => {
    const mean = a.reduce((sum, u) => sum + u, 0) / draws
    const variance = a.reduce((sum, u) => sum + (u - 0.5) ** 2, 0) / draws
    const together = a.reduce((sum, u, i) => sum + (u - 0.5) * ((b[i] ?? 0) - 0.5), 0) / draws
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / draws))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / draws))
    expect(Math.abs(together * 12)).toBeLessThan(4 / Math.sqrt(draws))
  })
})

describe('a stream belongs to a name', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('%j has the published FNV-1a hash', (name, hash) => {
    expect(streamOf(name)).toBe(hash)
  })

  it('names in any script are read as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name => {
        let hash = 0x811c9dc5
        for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
        expect(streamOf(name)).toBe(hash)
      }),
    )
  })

  it('a thousand items of twenty inputs share no stream', () => {
    const names = Array.from({ length: 20 }, (_, i) => `input_${i}`).flatMap(input =>
      Array.from({ length: 50 }, (_, item) => `${input}[item_${item}]`),
    )
    expect(new Set(names.map(streamOf)).size).toBe(1000)
  })
})
