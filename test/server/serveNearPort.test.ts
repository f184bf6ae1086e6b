import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveFolder } from '../../addin/server/serveFolder.ts'
import { serveNearPort } from '../../addin/server/serveNearPort.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proceeds-serve-'))
  writeFileSync(join(folder, 'studio.html'), 'the studio')
})

afterAll(() => rmSync(folder, { recursive: true }))

test('where a port is taken, the pages are served at a later one', async () => {
  const first = await serveFolder({ folder, port: 0 })
  const taken = portOf(first.address)
  const second = await serveNearPort({ folder, port: taken })
  expect(portOf(second.address)).toBeGreaterThan(taken)
  expect(await (await fetch(`${second.address}/`)).text()).toBe('the studio')
  await first.close()
  await second.close()
})

function portOf(address: string): number {
  return Number(new URL(address).port)
}
