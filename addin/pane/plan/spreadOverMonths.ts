// A number for a quarter becomes numbers of its months.

/**
 * The months of a quarter once their sum is to be `wanted`: more goes where something is planned already, else into
 * the first month; less is taken from the last months first. None falls below 0.
 */
export function spreadOverMonths(months: readonly number[], wanted: number): readonly number[] {
  const sum = months.reduce((total, value) => total + value, 0)
  if (wanted >= sum) {
    const at = Math.max(
      0,
      months.findIndex(value => value > 0),
    )
    return months.map((value, index) => (index === at ? value + wanted - sum : value))
  }
  let excess = sum - wanted
  return months
    .toReversed()
    .map(value => {
      const taken = Math.min(value, excess)
      excess -= taken
      return value - taken
    })
    .toReversed()
}
