// `npm run excel`: serves the built add-in over https and says how to add it to Excel.

import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { localCertificates } from './certificates.ts'
import { excelSteps } from './excelSteps.ts'
import { serveFolder } from './serveFolder.ts'
import { isTaken } from './serveNearPort.ts'

const folder = resolve(import.meta.dirname, '../../dist/pane')
const manifestFile = resolve(folder, 'manifest.xml')

/** The port that the manifest names. */
const port = 3000

process.exitCode = await serveForExcel()

async function serveForExcel(): Promise<number> {
  if (!existsSync(manifestFile)) return refused(`${manifestFile} is missing: run "npx webpack" first.`)
  const id = /<Id>([^<]+)<\/Id>/.exec(readFileSync(manifestFile, 'utf8'))?.[1]
  if (id === undefined) return refused(`${manifestFile} has no Id: run "npx webpack" to write it anew.`)
  const { certificate, authorityFile } = await localCertificates(new Date())
  try {
    const { address } = await serveFolder({ folder, port, certificate })
    process.stdout.write(`\n${excelSteps({ address, manifestFile, authorityFile, id })}`)
    return 0
  } catch (error) {
    if (!isTaken(error)) throw error
    return refused(`Port ${port} is taken by another program: end it, then run "npm run excel" again.`)
  }
}

function refused(why: string): number {
  process.stderr.write(`${why}\n`)
  return 1
}
