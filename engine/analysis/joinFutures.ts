// The parts of a simulation put together again.

import type { Futures } from './prepareFutures.ts'

/** The whole of parts that came in any order. Together they are paths 0 to N - 1, each once, of the same request. */
export function joinFutures(parts: readonly Futures[]): Futures {
  const inOrder = [...parts].sort((a, b) => a.first - b.first)
  const [head, ...others] = inOrder
  if (head === undefined) throw new Error('joinFutures: no parts')
  let count = 0
  for (const part of inOrder) {
    if (part.first !== count) throw new Error(`joinFutures: path ${count} is missing or there twice`)
    count += part.count
  }
  if (others.length === 0) return head
  const joined = (column: (part: Futures) => Float64Array | undefined): Float64Array => {
    const whole = new Float64Array(count)
    for (const part of inOrder) whole.set(column(part) ?? [], part.first)
    return whole
  }
  return {
    first: 0,
    count,
    draws: head.draws.map((_, number) => joined(part => part.draws[number])),
    numbers: head.numbers.map(
      (series, world) =>
        new Map(
          [...series].map(([name, months]) => [
            name,
            months.map((_, month) => joined(part => part.numbers[world]?.get(name)?.[month])),
          ]),
        ),
    ),
  }
}
