// Random numbers one at a time, from a seed.

import { streamOf, uniforms } from '../../numeric/philox.ts'

/** Draws of a search: the same seed, the same draws. */
export type Random = {
  /** Strictly between 0 and 1. */
  readonly unit: () => number
  /** Whole, from 0 to below `count`. */
  readonly below: (count: number) => number
}

/** The draws of a seed and a name. */
export function randomNumbers(seed: number, name: string): Random {
  const stream = streamOf(name)
  const drawn = new Float64Array(1024)
  let next = 0
  const unit = (): number => {
    const place = next % drawn.length
    if (place === 0) uniforms(seed, stream, next, drawn.length, drawn)
    next += 1
    return drawn[place] as number
  }
  return { unit, below: count => Math.floor(unit() * count) }
}
