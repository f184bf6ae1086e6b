// How a mean of the next few values might come out, by drawing them again from those that were seen.

import { streamOf, uniforms } from './philox.ts'

/** Means of `count` values drawn with replacement from `seen` (at least one), `draws` times; same seed, same means. */
export function bootstrapMeans(
  seen: readonly number[],
  count: number,
  draws: number,
  seed: number,
  stream: string,
): Float64Array {
  const random = new Float64Array(count)
  return Float64Array.from({ length: draws }, (_, draw) => {
    uniforms(seed, streamOf(stream), draw * count, count, random)
    let sum = 0
    for (const u of random) sum += seen[Math.floor(u * seen.length)] as number
    return sum / count
  })
}
