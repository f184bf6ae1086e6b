// How shares were found, in a sentence, so that nobody has to take them on trust.

/** What was run. */
type Method = {
  readonly runs: number
  readonly orders?: number
  readonly seed: number
  /** The largest standard error, as text. */
  readonly error: string | undefined
  /** What is shared out counts in cents. */
  readonly isMoney: boolean
}

/** Says which orders count, how many runs that took, and how sure the shares are. */
export function methodSentence({ runs, orders, seed, error, isMoney }: Method): string {
  const count = (number: number): string => number.toLocaleString('en-US')
  const sum = `the shares add up to the difference ${isMoney ? 'to the last cent' : 'exactly'}`
  return orders === undefined
    ? `Each share is what a cause adds in the mean over all orders in which the causes can come in (Shapley), from ${runs === 1 ? '1 run' : `${count(runs)} runs`}; ${sum}.`
    : `Each share is what a cause adds in the mean over ${count(orders)} of the orders in which the causes can come in (Shapley, seed ${seed}, ${count(runs)} runs); the standard error is at most ${error}, and ${sum}.`
}
