// docs/faults.md names a test for every fault. Here the page is held to the tests there are.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** A line of the page: its number, and the tests it names by file. */
type Fault = {
  readonly number: number
  readonly tests: readonly (readonly [file: string, name: string])[]
}

const page = readFileSync('docs/faults.md', 'utf8')
const faults = page.split('\n').flatMap(readFault)

function readFault(line: string): readonly Fault[] {
  const [, number = '', , , tests = ''] = line.split('|').map(cell => cell.trim())
  if (!/^\d+$/.test(number)) return []
  const named = [...tests.matchAll(/`(test\/[^`]+)`:((?: "[^"]*",?)+)/g)].flatMap(
    ([, file = '', names = '']) =>
      [...names.matchAll(/"([^"]*)"/g)].map(([, name = '']) => [file, name] as const),
  )
  return [{ number: Number(number), tests: named }]
}

test('the page has every fault once, in order', () => {
  expect(faults.map(({ number }) => number)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1))
})

test('every fault has a test', () => {
  expect(faults.filter(({ tests }) => tests.length === 0)).toEqual([])
})

describe.each(faults)('fault $number', ({ tests }) => {
  test.each(tests)('%s has "%s"', (file, name) => {
    const source = existsSync(file) ? readFileSync(file, 'utf8') : ''
    expect(namesIn(source)).toContain(name)
  })
})

/** What tests and groups of tests are called, and what stands in tables of cases. */
function namesIn(source: string): readonly string[] {
  return [
    ...source.matchAll(/^\s*(?:(?:test|it|describe|\])[^'"`\n]*\(\s*)?(?:'([^'\n]*)'|"([^"\n]*)")[,:]/gm),
  ].map(([, single, double]) => single ?? double ?? '')
}
