// What importing 200,000 deals of a CRM costs, beside cutting the same file into cells and doing nothing with them. Each
// runs in a process of its own; times are processor time, the least of three rounds.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { held } from './held.ts'

const deals = 200_000
const folder = mkdtempSync(join(tmpdir(), 'proceeds-import-'))
try {
  const whole = write('deals.csv', deals)
  const half = write('half.csv', deals / 2)
  const split = measured('split', whole)
  const imported = measured('import', whole)
  const halfImported = measured('import', half)
  console.log(`Importing ${deals.toLocaleString('en-US')} deals, ${imported.megabytes.toFixed(0)} MB of CSV`)
  console.log(
    `  cut into cells and no more: ${split.time.toFixed(0)} ms, ${split.memory.toFixed(0)} MB of memory at most`,
  )
  console.log(
    `  imported: ${imported.time.toFixed(0)} ms, ${imported.memory.toFixed(0)} MB of memory at most`,
  )
  console.log(`  it can be stopped ${imported.pauses} times on the way`)
  held('imported / cut, time', imported.time / split.time, 25)
  held('imported / cut, memory', imported.memory / split.memory, 2)
  held('twice the rows, time', imported.time / halfImported.time, 2.6)
} finally {
  rmSync(folder, { recursive: true })
}

type Measured = {
  readonly time: number
  readonly memory: number
  readonly megabytes: number
  readonly pauses: number
}

/** Dates, amounts with thousands and quoted names as Salesforce writes them. */
function write(name: string, count: number): string {
  const stages = ['Closed Won', 'Closed Lost', 'Negotiation/Review', 'Qualification']
  const header =
    'Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date,Type,Lead Source,Opportunity Owner\n'
  const rows = Array.from({ length: count }, (_, id) => {
    const amount = `"$${1 + (id % 90)},${String((id * 37) % 1000).padStart(3, '0')}.50"`
    const month = 1 + (id % 12)
    return `006${String(id).padStart(12, '0')},"Customer ${id % 9000}, renewal","Customer ${id % 9000}, Inc.",${stages[id % 4]},${amount},${month}/${1 + (id % 28)}/2025,${month}/${1 + (id % 28)}/2024,New Business,Web,Seller ${id % 60}\n`
  })
  const path = join(folder, name)
  writeFileSync(path, header + rows.join(''))
  return path
}

function measured(how: 'split' | 'import', path: string): Measured {
  const script = fileURLToPath(new URL('importFile.js', import.meta.url))
  const rounds = Array.from({ length: 3 }, (): Measured => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [script, how, path], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  })
  return rounds.reduce((best, next) => (next.time < best.time ? next : best))
}
