import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exportsReference } from '../../docs/exportsReference.ts'
import { readMapping } from '../../engine/intake/readMapping.ts'

const page = readFileSync(new URL('../../docs/exports.md', import.meta.url), 'utf8')

test('docs/exports.md is what the shapes say; if not, run `npm run docs`', () => {
  expect(page).toBe(exportsReference())
})

test('the mapping that the page shows is one', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? []
  const mapping = readMapping(example)
  expect(mapping.ok ? [] : mapping.diagnostics).toEqual([])
})
