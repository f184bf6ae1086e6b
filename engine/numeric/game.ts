// A game in the sense of L. Shapley, "A value for n-person games" (1953): players whose coalitions are worth something
// together, and what of it is each one's share.

/** For each player whether it is in. */
export type Coalition = readonly boolean[]

/** Which coalitions have to be valued, and what follows from their worth. */
export type Game = {
  readonly coalitions: readonly Coalition[]
  /** `worth` has one number for each coalition, in their order. */
  readonly shares: (worth: Float64Array) => GameShares
}

/** The shares of all players, in their order. */
type GameShares = {
  /** The mean of what a player adds, over the orders in which players can join: the Shapley value. */
  readonly amounts: readonly number[]
  /** Standard errors of the amounts; 0 where all orders were counted. */
  readonly errors: readonly number[]
  /** What a player adds to none, and to all others. */
  readonly firstIn: readonly number[]
  readonly lastOut: readonly number[]
  /** Every pair of players once. */
  readonly pairs: readonly PairEffect[]
}

/**
 * How much more two players add together than each by itself, in the mean over the orders in which they join as one: the
 * Shapley interaction index (M. Grabisch, M. Roubens, "An axiomatic approach to the concept of interaction among players
 * in cooperative games", 1999). Above 0 they complete each other, below they stand in for each other.
 */
export type PairEffect = {
  readonly first: number
  readonly second: number
  readonly amount: number
  readonly error: number
}
