// The built pages for tests that open them in a browser: built anew when a source is newer than they are.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Where the pages are. */
export const builtFolder = 'dist/pane'

const sources = [
  'addin',
  'engine',
  'samples/larkspur/plan.json',
  'samples/blank/plan.json',
  'manifest.xml',
  'webpack.config.ts',
]
const lock = 'dist/pane.building'

/** Builds the pages if they are missing or old. Test files that ask at the same time wait for one build. */
export async function buildPane(): Promise<void> {
  mkdirSync('dist', { recursive: true })
  while (!taken()) await wait(200)
  try {
    if (isOld()) execFileSync(process.execPath, ['node_modules/webpack-cli/bin/cli.js'], { stdio: 'pipe' })
  } finally {
    rmdirSync(lock)
  }
}

/** A build that died leaves its lock behind; no build takes three minutes. */
function taken(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 180_000) rmdirSync(lock)
    return false
  }
}

function isOld(): boolean {
  const page = `${builtFolder}/studio.html`
  if (!existsSync(page)) return true
  const built = statSync(page).mtimeMs
  return sources.flatMap(filesIn).some(file => statSync(file).mtimeMs > built)
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map(name => `${path}/${name}`)
    .filter(file => /\.(tsx?|html|json|png)$/.test(file))
}
