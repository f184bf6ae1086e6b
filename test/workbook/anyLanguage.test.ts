// Whoever writes a workbook, wherever: Turkish knows two i, Arabic has digits of its own, days begin at other hours.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { WrittenThere } from './writeMarram.ts'

const places = [
  ['en_US.UTF-8', 'America/Los_Angeles'],
  ['tr_TR.UTF-8', 'Pacific/Auckland'],
  ['ar_EG.UTF-8', 'Asia/Kolkata'],
] as const

test('any display language and time zone gives the same file, byte for byte', async () => {
  const script = fileURLToPath(new URL('writeMarram.ts', import.meta.url))
  const written: WrittenThere[] = []
  for (const [LC_ALL, TZ] of places) {
    const env = { ...process.env, LC_ALL, LANG: LC_ALL, TZ }
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { env })
    written.push(JSON.parse(stdout))
  }
  expect(written.map(({ locale }) => locale)).toEqual(['en-US', 'tr-TR', 'ar-EG'])
  expect(new Set(written.map(({ timeZone }) => timeZone)).size).toBe(3)
  expect(new Set(written.map(({ sha256 }) => sha256)).size).toBe(1)
}, 120_000)
