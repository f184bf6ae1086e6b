import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Coalition, Game } from '../../engine/numeric/game.ts'
import { sampledGame } from '../../engine/numeric/sampledGame.ts'
import { wholeGame } from '../../engine/numeric/wholeGame.ts'

const played = (game: Game, worth: (coalition: Coalition) => number) =>
  game.shares(Float64Array.from(game.coalitions, worth))
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** Any worth of every coalition of three to six players, from whole numbers. */
const anyGame = fc
  .integer({ min: 3, max: 6 })
  .chain(players =>
    fc.tuple(
      fc.constant(players),
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 ** players, maxLength: 2 ** players }),
    ),
  )
const worthOf =
  (worth: readonly number[]) =>
  (coalition: Coalition): number =>
    worth[coalition.reduce((bits, isIn, player) => bits + (isIn ? 2 ** player : 0), 0)] as number

describe('two players who are worth something only together', () => {
  it('share it equally, and complete each other by all of it', () => {
    // Orders: first then second adds 0 and 10; second then first adds 10 and 0: (0 + 10) / 2 = 5 each.
    const { amounts, firstIn, lastOut, pairs } = played(wholeGame(2), ([one, other]) =>
      one && other ? 10 : 0,
    )
    expect(amounts).toEqual([5, 5])
    expect([firstIn, lastOut]).toEqual([
      [0, 0],
      [10, 10],
    ])
    expect(pairs).toEqual([{ first: 0, second: 1, amount: 10, error: 0 }])
  })
})

describe('published games', () => {
  it('gloves: two who own a left one and one who owns the right one (CoopGame for R, test 15.4)', () => {
    const { amounts } = played(wholeGame(3), ([left1, left2, right]) => ((left1 || left2) && right ? 1 : 0))
    for (const [player, share] of [1 / 6, 1 / 6, 2 / 3].entries())
      expect(amounts[player]).toBeCloseTo(share, 14)
  })

  it('three players whose coalitions are worth 2, 4, 5, 18, 14, 9 and 24 (CoopGame for R, test 15.1)', () => {
    const worth = new Map([
      ['100', 2],
      ['010', 4],
      ['001', 5],
      ['110', 18],
      ['101', 14],
      ['011', 9],
      ['111', 24],
    ])
    const { amounts } = played(wholeGame(3), coalition => worth.get(coalition.map(Number).join('')) ?? 0)
    for (const [player, share] of [9.5, 8, 6.5].entries()) expect(amounts[player]).toBeCloseTo(share, 13)
  })

  it('a runway for four aircraft that need 8, 11, 13 and 18 of it (Littlechild and Owen, 1973)', () => {
    // All share 8 / 4 = 2; the longer three 3 / 3 = 1; the longer two 2 / 2 = 1; the longest 5: 2, 3, 4 and 9.
    const needs = [8, 11, 13, 18]
    const longest = (coalition: Coalition): number =>
      Math.max(0, ...needs.filter((_, index) => coalition[index]))
    const { amounts } = played(wholeGame(4), longest)
    for (const [player, share] of [2, 3, 4, 9].entries()) expect(amounts[player]).toBeCloseTo(share, 13)
  })
})

describe('shares of any game', () => {
  it('add up to what all are worth more than none', () => {
    fc.assert(
      fc.property(anyGame, ([players, worth]) => {
        const { amounts } = played(wholeGame(players), worthOf(worth))
        expect(total(amounts)).toBeCloseTo((worth.at(-1) ?? 0) - (worth[0] ?? 0), 9)
      }),
    )
  })

  it('are the mean of what a player adds, over all orders written out', () => {
    const orders = (rest: readonly number[]): readonly (readonly number[])[] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap(first =>
            orders(rest.filter(player => player !== first)).map(order => [first, ...order]),
          )
    fc.assert(
      fc.property(anyGame, ([players, worth]) => {
        const seats = Array.from({ length: players }, (_, player) => player)
        const all = orders(seats)
        const added = all.map(order => {
          const before = order.slice(0, order.indexOf(0)).reduce((bits, player) => bits + 2 ** player, 0)
          return (worth[before + 1] ?? 0) - (worth[before] ?? 0)
        })
        const { amounts } = played(wholeGame(players), worthOf(worth))
        expect(amounts[0]).toBeCloseTo(total(added) / all.length, 9)
      }),
      { numRuns: 30 },
    )
  })

  it('are nothing for who adds nothing, and equal for who adds the same', () => {
    fc.assert(
      fc.property(anyGame, ([players, worth]) => {
        // The last player adds nothing; the first two count by how many of them are there.
        const seen = (coalition: Coalition): number => {
          const [one, other, ...rest] = coalition
          const both = Number(one) + Number(other)
          return worthOf(worth)([both > 0, both > 1, ...rest.slice(0, -1), false])
        }
        const { amounts } = played(wholeGame(players + 1), seen)
        expect(amounts.at(-1)).toBe(0)
        expect(amounts[0]).toBeCloseTo(amounts[1] ?? Number.NaN, 9)
      }),
    )
  })

  it('turn round with the game: who leaves all takes away what it had brought', () => {
    fc.assert(
      fc.property(anyGame, ([players, worth]) => {
        const there = played(wholeGame(players), worthOf(worth))
        const back = played(wholeGame(players), coalition => worthOf(worth)(coalition.map(isIn => !isIn)))
        for (const [player, amount] of there.amounts.entries())
          expect(back.amounts[player]).toBeCloseTo(-amount, 9)
        for (const [index, { amount }] of there.pairs.entries())
          expect(back.pairs[index]?.amount).toBeCloseTo(amount, 9)
      }),
    )
  })
})

describe('sampled orders', () => {
  it('add up to the whole, however few', () => {
    fc.assert(
      fc.property(anyGame, fc.integer({ min: 2, max: 5 }), ([players, worth], orders) => {
        const { amounts } = played(sampledGame(players, orders, 7), worthOf(worth))
        expect(total(amounts)).toBeCloseTo((worth.at(-1) ?? 0) - (worth[0] ?? 0), 9)
      }),
    )
  })

  it('are exact where players work in pairs at most: the errors of an order and its reverse cancel', () => {
    const strength = (one: number, other: number): number => Math.sin(1 + one * 7 + other)
    const pairwise = (coalition: Coalition): number =>
      total(
        coalition.flatMap((isIn, one) =>
          coalition.map((alsoIn, other) => (isIn && alsoIn && one <= other ? strength(one, other) : 0)),
        ),
      )
    const exact = played(wholeGame(8), pairwise)
    const sampled = played(sampledGame(8, 5, 3), pairwise)
    for (const [player, amount] of exact.amounts.entries()) {
      expect(sampled.amounts[player]).toBeCloseTo(amount, 12)
      expect(sampled.errors[player]).toBeLessThan(1e-12)
    }
  })

  it('come within four standard errors of the exact shares and pairs, for every one of ten players', () => {
    // Three in a row are worth something: no pair explains it.
    const rows = (coalition: Coalition): number =>
      coalition.reduce(
        (sum, isIn, player) =>
          sum + (isIn && coalition[player + 1] && coalition[player + 2] ? player + 1 : 0),
        0,
      )
    const exact = played(wholeGame(10), rows)
    const sampled = played(sampledGame(10, 200, 1), rows)
    for (const [player, amount] of exact.amounts.entries()) {
      const error = sampled.errors[player] ?? Number.NaN
      expect(error).toBeGreaterThan(0)
      expect(Math.abs((sampled.amounts[player] ?? Number.NaN) - amount)).toBeLessThan(4 * error)
    }
    for (const { first, second, amount, error } of sampled.pairs) {
      const [low, high] = [Math.min(first, second), Math.max(first, second)]
      const pair = exact.pairs.find(other => other.first === low && other.second === high)
      expect(Math.abs(amount - (pair?.amount ?? Number.NaN))).toBeLessThan(4.5 * error + 0.2)
    }
  })

  it('are the same for the same seed', () => {
    expect(sampledGame(15, 4, 9).coalitions).toEqual(sampledGame(15, 4, 9).coalitions)
    expect(sampledGame(15, 4, 9).coalitions).not.toEqual(sampledGame(15, 4, 8).coalitions)
  })
})
