// Reads the .xlsx files named on its command line, in a process of its own, and prints how many steps each took and how
// much memory reading them took at most.

import { readFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector/promises'
import { readXlsx } from '../../engine/workbook/readXlsx.ts'

/** What became of a file. A step is a block of code that V8 ran once, in our code and in that which unpacks. */
export type Reading = { readonly steps: number; readonly problem?: string }

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
const before = process.memoryUsage().rss
const readings: Reading[] = []
for (const path of process.argv.slice(2)) readings.push(await reading(path))
// The first is in kilobytes of 1,024, the second in bytes.
const megabytes = (process.resourceUsage().maxRSS * 1_024 - before) / 1_000_000
process.stdout.write(JSON.stringify({ readings, megabytes }))

async function reading(path: string): Promise<Reading> {
  const bytes = new Uint8Array(readFileSync(path))
  // What was run until now is not counted.
  await session.post('Profiler.takePreciseCoverage')
  const result = readXlsx(bytes)
  const { result: scripts } = await session.post('Profiler.takePreciseCoverage')
  const steps = scripts.filter(isReader).flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
  const [first] = result.ok ? [] : result.diagnostics
  return {
    steps: steps.reduce((sum, { count }) => sum + count, 0),
    ...(first !== undefined && { problem: `${first.code} ${first.message}` }),
  }
}

function isReader({ url }: Profiler.ScriptCoverage): boolean {
  return /\/(engine|fflate)\//.test(url)
}
