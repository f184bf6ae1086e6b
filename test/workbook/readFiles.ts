// Reads the .xlsx files named on its command line, in a process of its own, and prints how much work of the processor
// each took and how much memory reading them took at most.

import { readFileSync } from 'node:fs'
import { readXlsx } from '../../engine/workbook/readXlsx.ts'

/** What became of a file. */
export type Reading = { readonly milliseconds: number; readonly problem?: string }

const before = process.memoryUsage().rss
const readings = process.argv.slice(2).map((path): Reading => {
  const first = reading(path)
  // A machine that is busy with other tests may be slow for a moment: what is slow once is read again.
  return first.milliseconds < 1_000 ? first : [first, reading(path)].reduce(quicker)
})
// The first is in kilobytes of 1,024, the second in bytes.
const megabytes = (process.resourceUsage().maxRSS * 1_024 - before) / 1_000_000
process.stdout.write(JSON.stringify({ readings, megabytes }))

function reading(path: string): Reading {
  const bytes = new Uint8Array(readFileSync(path))
  const started = performance.now()
  const worked = process.cpuUsage()
  const result = readXlsx(bytes)
  const { user, system } = process.cpuUsage(worked)
  // Whichever is less: other programs may take the processor away, and helpers of the garbage collector add to its work.
  const milliseconds = Math.min(performance.now() - started, (user + system) / 1_000)
  const [first] = result.ok ? [] : result.diagnostics
  return first === undefined ? { milliseconds } : { milliseconds, problem: `${first.code} ${first.message}` }
}

function quicker(a: Reading, b: Reading): Reading {
  return a.milliseconds <= b.milliseconds ? a : b
}
