// `npm test`: every check in one command. Types (and the build), lint, unused code and the tests all run,
// also after one has failed; the last line printed is `N passed, N failed`.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Tally, tallyReport, type VitestReport } from './testTally.ts'

/** A check that counts as one: its commands run in turn and all must succeed. */
type Check = { readonly name: string; readonly commands: readonly (readonly string[])[] }

const checks: readonly Check[] = [
  {
    name: 'types and build',
    commands: [
      ['tsc', '-p', 'tsconfig.json'],
      ['tsc', '-p', 'tsconfig.engine.json'],
      ['tsc', '-p', 'tsconfig.addin.json'],
      ['npm', 'run', '--silent', 'build'],
    ],
  },
  { name: 'format and lint', commands: [['biome', 'ci', '--colors=off']] },
  { name: 'unused code', commands: [['knip', '--no-progress']] },
]

const outcomes = await Promise.all(checks.map(runCheck))
const tests = await runTests(process.argv.slice(2))
const passed = outcomes.filter(good => good).length + tests.passed
const failed = outcomes.filter(good => !good).length + tests.failed
process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)

async function runCheck(check: Check): Promise<boolean> {
  for (const command of check.commands) {
    const { code, output } = await run(command, 'capture')
    if (code !== 0) {
      console.log(`✗ ${check.name}: ${command.join(' ')}\n${output}`)
      return false
    }
  }
  console.log(`✓ ${check.name}`)
  return true
}

async function runTests(filters: readonly string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'proceeds-test-'))
  const report = join(folder, 'report.json')
  try {
    const command = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${report}`]
    const { code } = await run([...command, ...filters], 'show')
    return tallyReport(readReport(report), code)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What vitest wrote, or nothing when it ended before it could write (its own output says why). */
function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    console.log(`vitest left no report that can be read: ${cause}`)
    return undefined
  }
}

/** Runs a tool of node_modules/.bin; npm puts that folder on the PATH of its scripts. */
function run(
  command: readonly string[],
  output: 'capture' | 'show',
): Promise<{ code: number; output: string }> {
  const [tool = '', ...args] = command
  return new Promise(resolve => {
    const stdio = output === 'show' ? 'inherit' : 'pipe'
    const child = spawn(tool, args, { stdio: ['ignore', stdio, stdio], shell: process.platform === 'win32' })
    const chunks: string[] = []
    child.stdout?.on('data', chunk => chunks.push(String(chunk)))
    child.stderr?.on('data', chunk => chunks.push(String(chunk)))
    child.on('error', error => resolve({ code: 1, output: `${tool} could not be started: ${error.message}` }))
    child.on('close', code => resolve({ code: code ?? 1, output: chunks.join('') }))
  })
}
