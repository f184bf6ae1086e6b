// The shares of players from all their coalitions: exact, and twice as much work for each further player.

import type { Game, PairEffect } from './game.ts'

/** A game of a few players; coalition k has the players whose bit is set in k. O(players² × 2^players) for the shares. */
export function wholeGame(players: number): Game {
  const all = 2 ** players - 1
  const seats = Array.from({ length: players }, (_, player) => player)
  const coalitions = Array.from({ length: 2 ** players }, (_, bits) =>
    seats.map(player => (bits & (1 << player)) !== 0),
  )
  return {
    coalitions,
    shares: worth => {
      const at = (bits: number): number => worth[bits] as number
      return {
        amounts: seats.map(player => shapleyValue(worth, player, players)),
        errors: seats.map(() => 0),
        firstIn: seats.map(player => at(1 << player) - at(0)),
        lastOut: seats.map(player => at(all) - at(all - (1 << player))),
        pairs: seats.flatMap(second =>
          seats.slice(0, second).map((first): PairEffect => {
            return { first, second, amount: interaction(worth, first, second, players), error: 0 }
          }),
        ),
      }
    },
  }
}

function shapleyValue(worth: Float64Array, player: number, players: number): number {
  const bit = 1 << player
  const weights = orderWeights(players - 1)
  let sum = 0
  for (let others = 0; others < worth.length; others += 1)
    if ((others & bit) === 0)
      sum +=
        (weights[bitCount(others)] as number) * ((worth[others | bit] as number) - (worth[others] as number))
  return sum
}

function interaction(worth: Float64Array, first: number, second: number, players: number): number {
  const [one, other] = [1 << first, 1 << second]
  const weights = orderWeights(players - 2)
  let sum = 0
  for (let others = 0; others < worth.length; others += 1) {
    if ((others & (one | other)) !== 0) continue
    const together = (worth[others | one | other] as number) - (worth[others] as number)
    const apart =
      (worth[others | one] as number) + (worth[others | other] as number) - 2 * (worth[others] as number)
    sum += (weights[bitCount(others)] as number) * (together - apart)
  }
  return sum
}

/** Of all orders of a newcomer among n others, the share in which one given set of s of them stands before it. */
function orderWeights(others: number): readonly number[] {
  return Array.from({ length: others + 1 }, (_, size) => 1 / ((others + 1) * choose(others, size)))
}

function choose(n: number, k: number): number {
  return Array.from({ length: k }, (_, index) => index).reduce(
    (c, index) => (c * (n - index)) / (index + 1),
    1,
  )
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
