// What calibrating from 200,000 deals costs, beside making the records and doing nothing with them. Each runs in a process
// of its own; times are processor time, the least of three rounds.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { held } from './held.ts'

const deals = 200_000
const made = measured('make', deals)
const calibrated = measured('calibrate', deals)
const half = measured('calibrate', deals / 2)
console.log(`Calibrating from ${deals.toLocaleString('en-US')} deals of 60 sellers in three segments`)
console.log(`  the records and no more: ${made.memory.toFixed(0)} MB of memory at most`)
console.log(
  `  calibrated: ${calibrated.time.toFixed(0)} ms, ${((1000 * calibrated.time) / deals).toFixed(1)} ms per 1,000 deals, ${calibrated.memory.toFixed(0)} MB of memory at most`,
)
held('calibrated / records, memory', calibrated.memory / made.memory, 2)
held('twice the deals, time', calibrated.time / half.time, 2.6)

type Measured = { readonly time: number; readonly memory: number }

function measured(how: 'make' | 'calibrate', count: number): Measured {
  const script = fileURLToPath(new URL('calibrateDeals.js', import.meta.url))
  const rounds = Array.from({ length: 3 }, (): Measured => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [script, how, String(count)], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  })
  return rounds.reduce((best, next) => (next.time < best.time ? next : best))
}
