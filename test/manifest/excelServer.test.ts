import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { localCertificates } from '../../addin/server/certificates.ts'
import { excelSteps } from '../../addin/server/excelSteps.ts'
import { serveFolder } from '../../addin/server/serveFolder.ts'

const folder = mkdtempSync(join(tmpdir(), 'certificates-'))
const now = new Date()

afterAll(() => rmSync(folder, { recursive: true }))

test('the add-in is served over https to whoever trusts the certificate, icons also to Excel on the web', async () => {
  const { certificate, authorityFile } = await localCertificates(now, folder)
  const server = await serveFolder({ folder: 'addin/icons', port: 0, certificate })
  const answer = await new Promise<{ readonly status?: number; readonly shared?: unknown }>(
    (resolve, reject) =>
      get(
        `${server.address}/proceeds-32.png`,
        { ca: readFileSync(authorityFile) },
        ({ statusCode, headers }) =>
          resolve({
            ...(statusCode && { status: statusCode }),
            shared: headers['cross-origin-resource-policy'],
          }),
      ).on('error', reject),
  ).finally(server.close)
  expect(server.address).toMatch(/^https:\/\/localhost:\d+$/)
  expect(answer).toEqual({ status: 200, shared: 'cross-origin' })
})

test('certificates are kept as long as they are good, and made anew before they end', async () => {
  const { authorityFile } = await localCertificates(now, folder)
  const made = statSync(authorityFile).mtimeMs
  await localCertificates(now, folder)
  expect(statSync(authorityFile).mtimeMs).toBe(made)
  await localCertificates(new Date(now.getTime() + 30 * 86_400_000), folder)
  expect(statSync(authorityFile).mtimeMs).toBeGreaterThan(made)
})

test('the steps name every file and address a person needs, for Windows, Mac and the web', () => {
  const facts = {
    address: 'https://localhost:3000',
    manifestFile: '/proceeds/dist/pane/manifest.xml',
    authorityFile: '/home/anna/ca.crt',
    id: '00000000-0000-4000-8000-000000000000',
  }
  const text = excelSteps(facts)
  for (const part of ['Excel on Windows', 'Excel on Mac', 'Excel on the web', ...Object.values(facts)])
    expect(text).toContain(part)
  expect(text.split('\n').filter(line => line.startsWith('  1. '))).toHaveLength(3)
})
