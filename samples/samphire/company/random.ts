// Draws from named streams: the same seed and name give the same company on every machine.

import { normalQuantile } from '../../../engine/numeric/normal.ts'
import { streamOf, uniforms } from '../../../engine/numeric/philox.ts'

/** What can be drawn from one stream. */
export type Random = {
  /** Strictly between 0 and 1. */
  readonly uniform: () => number
  readonly chance: (probability: number) => boolean
  readonly normal: () => number
  /** Mean 1; the more stages, the nearer to it (Erlang). */
  readonly wait: (stages: number) => number
  readonly count: (mean: number) => number
  /** An index, each as likely as its weight; -1 where all weigh nothing. */
  readonly pick: (weights: readonly number[]) => number
}

/** A stream of its own for every name. */
export function randomOf(seed: number, name: string): Random {
  const stream = streamOf(name)
  const room = new Float64Array(64)
  let next = 0
  const uniform = (): number => {
    const at = next % room.length
    if (at === 0) uniforms(seed, stream, next, room.length, room)
    next += 1
    return room[at] as number
  }
  const wait = (stages: number): number => {
    let product = 1
    for (let stage = 0; stage < stages; stage++) product *= uniform()
    return -Math.log(product) / stages
  }
  return {
    uniform,
    wait,
    chance: probability => uniform() < probability,
    normal: () => normalQuantile(uniform()),
    count: mean => {
      // Arrivals of a Poisson process within a time of 1.
      let [arrived, time] = [0, wait(1)]
      while (time < mean) {
        arrived += 1
        time += wait(1)
      }
      return arrived
    },
    pick: weights => {
      const target = uniform() * weights.reduce((sum, weight) => sum + weight, 0)
      let upTo = 0
      return weights.findIndex(weight => {
        upTo += weight
        return target < upTo
      })
    },
  }
}
