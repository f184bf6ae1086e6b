import { execSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const { start } = JSON.parse(readFileSync('package.json', 'utf8')).scripts

/** The script with each command replaced by one that says its name and ends with a code. */
function started(codes: { readonly plan: number; readonly workbook: number }): string {
  const says = (name: string, code: number) => `node -e "console.log('${name}'); process.exit(${code})"`
  const script = String(start)
    .replace(/node \S+ plan \S+/, says('plan', codes.plan))
    .replace(/node \S+ workbook [^|&)]+/, `${says('workbook', codes.workbook)} `)
    .replace('npm run -s serve', says('serve', 0))
  try {
    return execSync(script, { encoding: 'utf8' })
  } catch {
    return 'stopped'
  }
}

test('npm start serves the studio also when a workbook with somebody’s edits stays as it is', () => {
  expect(started({ plan: 0, workbook: 0 })).toBe('plan\nworkbook\nserve\n')
  expect(started({ plan: 0, workbook: 3 })).toBe('plan\nworkbook\nserve\n')
})

test('npm start stops at a plan that cannot be read', () => {
  expect(started({ plan: 1, workbook: 0 })).toBe('stopped')
})
