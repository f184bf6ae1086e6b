// How long something takes, as far as other work on the machine lets one see.

/** Milliseconds of processor time of this process (all its threads) that the work takes. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The least processor time, in milliseconds, of several rounds of work that waits in between. */
export async function leastProcessorTime(rounds: number, work: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** The least of several measurements. */
export function leastOf(rounds: number, measure: () => number): number {
  return Math.min(...Array.from({ length: rounds }, measure))
}

/** A number of milliseconds for a person. */
export function inMilliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`
}
