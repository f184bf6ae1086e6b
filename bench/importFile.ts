// Reads one file in a process of its own, by import or by cutting it into cells, and prints what that took.

import { readFileSync } from 'node:fs'
import { importFiles } from '../engine/intake/importFiles.ts'
import { emptyMapping } from '../engine/intake/mapping.ts'

const [how, path = ''] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(path))
const started = process.cpuUsage()
let pauses = 0
let rows = 0
if (how === 'import') {
  const found = await importFiles([{ name: 'deals.csv', bytes }], emptyMapping, async () => {
    pauses += 1
    return true
  })
  rows = found?.records.opportunities.length ?? 0
} else
  rows = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map(line => line.split(',')).length
if (rows < 1000) throw new Error(`only ${rows} rows came through`)
const { user, system } = process.cpuUsage(started)
const time = (user + system) / 1000
const memory = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ time, memory, megabytes: bytes.length / 1e6, pauses }))
