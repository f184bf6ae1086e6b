// Shares that add up to a total to the last cent.

/**
 * The shares in whole units (a cent is 0.01) whose sum is the total. What all shares together miss, which is what the
 * fast backend differs from the exact one, is spread by size; then all are rounded down, and the units left over go to
 * those that lost most by it, the earlier first. A share of 0 stays 0 unless all are. O(n log n).
 */
export function wholeShares(shares: readonly number[], total: number, unit: number): readonly number[] {
  const perUnit = Math.round(1 / unit)
  const wanted = Math.round(total * perUnit)
  const missing = wanted - sum(shares) * perUnit
  const sizes = shares.map(Math.abs)
  const size = sum(sizes)
  const exact = shares.map((share, index) => {
    const part = size === 0 ? 1 / shares.length : (sizes[index] as number) / size
    return share * perUnit + missing * part
  })
  const whole = exact.map(Math.floor)
  const byLoss = exact
    .map((number, index) => ({ index, loss: number - (whole[index] as number) }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index)
  const left = wanted - sum(whole)
  for (const { index } of byLoss.slice(0, left)) whole[index] = (whole[index] as number) + 1
  return whole.map(number => number / perUnit + 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
