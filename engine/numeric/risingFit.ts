// The rising curve nearest to a list of numbers: pool adjacent violators (M. Ayer and others, Annals of Mathematical
// Statistics 26, 1955).

/** The never falling numbers with the least weighted squared distance from the given ones. Weights above 0. */
export function risingFit(values: readonly number[], weights: readonly number[]): readonly number[] {
  const pools: { mean: number; weight: number; count: number }[] = []
  values.forEach((value, index) => {
    let pool = { mean: value, weight: weights[index] ?? 1, count: 1 }
    for (let last = pools.at(-1); last !== undefined && last.mean > pool.mean; last = pools.at(-1)) {
      const weight = last.weight + pool.weight
      const mean = (last.mean * last.weight + pool.mean * pool.weight) / weight
      pool = { mean, weight, count: last.count + pool.count }
      pools.pop()
    }
    pools.push(pool)
  })
  return pools.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean))
}
