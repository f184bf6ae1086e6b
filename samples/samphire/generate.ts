// Writes Samphire's exports, their mapping and the truth behind them: `npx tsx samples/samphire/generate.ts`.

import { mkdirSync, writeFileSync } from 'node:fs'
import { makeCompany } from './company/makeCompany.ts'
import { samphire } from './company/truth.ts'
import { samphireSeed, writeExports, writeMapping, writeTruth } from './company/writeExports.ts'

const here = new URL('.', import.meta.url)
mkdirSync(new URL('exports/', here), { recursive: true })
for (const { name, text } of writeExports(makeCompany(samphire, samphireSeed)))
  writeFileSync(new URL(`exports/${name}`, here), text)
for (const { name, text } of [writeTruth(samphire), writeMapping(samphire)])
  writeFileSync(new URL(name, here), text)
