// Two ways to the same sum, and what lies between them: shown, never made to fit.

/** A sum as we rebuilt it beside the one in the books. */
export type Tie = {
  readonly what: string
  readonly rebuilt: number
  /** Absent when the books do not have it. */
  readonly books?: number
  /** Rebuilt less books, and as a share of the books. */
  readonly difference?: number
  readonly share?: number
  /** Whether the share is within the tolerance. */
  readonly ties?: boolean
  readonly says: string
}

/** Holds one sum against the other; `tolerance` is a share of the books, `where` they are. Says money in whole units. */
export function tieOf(
  what: string,
  rebuilt: number,
  books: number | undefined,
  tolerance: number,
  where = 'in the ledger',
): Tie {
  if (books === undefined)
    return { what, rebuilt, says: `${what}: ${amountText(rebuilt)} rebuilt; the ledger has no such account` }
  const difference = rebuilt - books
  const share = books === 0 ? (difference === 0 ? 0 : Number.POSITIVE_INFINITY) : Math.abs(difference / books)
  const ties = share <= tolerance
  const gap =
    difference === 0
      ? 'they are equal'
      : `${amountText(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'}${books === 0 ? '' : `, ${percent(share)}`}`
  return {
    what,
    rebuilt,
    books,
    difference,
    ...(Number.isFinite(share) ? { share } : {}),
    ties,
    says: `${what}: ${amountText(rebuilt)} rebuilt, ${amountText(books)} ${where}: ${gap}${ties ? '' : `; it should be within ${percent(tolerance)}`}`,
  }
}

/** Money in whole units, with its thousands apart. */
export function amountText(amount: number): string {
  return Math.round(amount)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`
}
