import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { hostileFiles } from './hostileFiles.ts'
import type { Reading } from './readFiles.ts'

/** Ten for each byte that the sheets of a file may unpack to. */
const mostSteps = 10 * 50_000_000

const files = Object.entries(hostileFiles())
let readings: readonly Reading[] = []
let megabytes = 0

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'proceeds-hostile-'))
  try {
    const paths = files.map(([, { bytes }], index) => {
      const path = join(folder, `${index}.xlsx`)
      writeFileSync(path, bytes)
      return path
    })
    const script = fileURLToPath(new URL('readFiles.ts', import.meta.url))
    const output = execFileSync(process.execPath, ['--import', 'tsx', script, ...paths], { encoding: 'utf8' })
    ;({ readings, megabytes } = JSON.parse(output))
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)

test.each(files.map(([name, file], index) => ({ name, file, index })))(
  '$name is dealt with in few steps',
  ({ file, index }) => {
    const reading = readings[index]
    expect(reading?.steps).toBeGreaterThan(0)
    expect(reading?.steps).toBeLessThan(mostSteps)
    if (file.code === undefined) expect(reading?.problem).toBeUndefined()
    else expect(reading?.problem).toMatch(new RegExp(`^${file.code} .*${literally(file.says ?? '')}`, 's'))
  },
)

test('reading all of them never takes more than 300 MB', () => {
  expect(megabytes).toBeLessThan(300)
  expect(megabytes).toBeGreaterThan(0)
})

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
