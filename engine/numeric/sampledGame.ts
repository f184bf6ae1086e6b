// The shares of many players from some of the orders in which they can join, with the error of that.

import type { Coalition, Game, PairEffect } from './game.ts'
import { streamOf, uniforms } from './philox.ts'
import { shuffled } from './shuffled.ts'

/**
 * A game valued along random orders, each followed by its reverse (antithetic: who came early comes late, so that the
 * two errors mostly cancel). The shares of an order add up to the whole, hence so do their means. Errors are standard
 * errors over the pairs of orders. Every two neighbours of an order are also tried in the other order, for the pairs.
 * J. Castro, D. Gómez, J. Tejada, "Polynomial calculation of the Shapley value based on sampling", 2009.
 */
export function sampledGame(players: number, orderPairs: number, seed: number): Game {
  const orders = randomOrders(players, orderPairs, seed).flatMap(order => [order, [...order].reverse()])
  const book = coalitionBook(players)
  const seats = Array.from({ length: players }, (_, player) => player)
  const [none, all] = [book.indexOf([]), book.indexOf(seats)]
  const alone = seats.map(player => book.indexOf([player]))
  const without = seats.map(player => book.indexOf(seats.filter(other => other !== player)))
  const paths = orders.map(order => ({
    order,
    joined: order.map((_, place) => book.indexOf(order.slice(0, place + 1))),
    swapped: order.slice(1).map((player, place) => book.indexOf([...order.slice(0, place), player])),
  }))
  return {
    coalitions: book.coalitions,
    shares: worth => {
      const at = (index: number | undefined): number => worth[index ?? none] as number
      const added = Array.from({ length: players }, (): number[] => [])
      const paired = new Map<number, number[]>()
      for (const { order, joined, swapped } of paths)
        for (const [place, player] of order.entries()) {
          const before = at(joined[place - 1])
          added[player]?.push(at(joined[place]) - before)
          const next = order[place + 1]
          if (next === undefined) continue
          const key = Math.min(player, next) + Math.max(player, next) * players
          const more = at(joined[place + 1]) - at(joined[place]) - at(swapped[place]) + before
          paired.set(key, [...(paired.get(key) ?? []), more])
        }
      const means = added.map(numbers => meanOfPairs(numbers))
      return {
        amounts: means.map(({ mean }) => mean),
        errors: means.map(({ error }) => error),
        firstIn: seats.map(player => at(alone[player]) - at(none)),
        lastOut: seats.map(player => at(all) - at(without[player])),
        pairs: [...paired].map(([key, numbers]): PairEffect => {
          const { mean, error } = meanOfPairs(numbers)
          return { first: key % players, second: Math.floor(key / players), amount: mean, error }
        }),
      }
    },
  }
}

/** Coalitions by their members, each once. */
function coalitionBook(players: number): {
  readonly coalitions: readonly Coalition[]
  readonly indexOf: (members: readonly number[]) => number
} {
  const coalitions: Coalition[] = []
  const indexes = new Map<string, number>()
  return {
    coalitions,
    indexOf: members => {
      const key = [...members].sort((a, b) => a - b).join()
      const known = indexes.get(key)
      if (known !== undefined) return known
      indexes.set(key, coalitions.length)
      const has = new Set(members)
      return coalitions.push(Array.from({ length: players }, (_, player) => has.has(player))) - 1
    },
  }
}

/** Mean, and standard error with the numbers taken two by two, as an order and its reverse are not independent. */
function meanOfPairs(numbers: readonly number[]): { readonly mean: number; readonly error: number } {
  const pairs = Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => {
    return ((numbers[2 * index] as number) + (numbers[2 * index + 1] as number)) / 2
  })
  const mean = pairs.reduce((sum, number) => sum + number, 0) / pairs.length
  const squares = pairs.reduce((sum, number) => sum + (number - mean) ** 2, 0)
  return { mean, error: pairs.length < 2 ? Infinity : Math.sqrt(squares / (pairs.length - 1) / pairs.length) }
}

/** Shuffles of 0 to players - 1. */
function randomOrders(players: number, count: number, seed: number): readonly (readonly number[])[] {
  const random = new Float64Array(count * players)
  uniforms(seed, streamOf('orders of players'), 0, random.length, random)
  const seats = Array.from({ length: players }, (_, player) => player)
  return Array.from({ length: count }, (_, order) =>
    shuffled(seats, random.subarray(order * players, (order + 1) * players)),
  )
}
