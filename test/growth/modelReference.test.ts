import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { growthModel } from '../../engine/growth/baseModel.ts'
import { modelReference } from '../../engine/growth/modelReference.ts'

const page = readFileSync(new URL('../../docs/model.md', import.meta.url), 'utf8')

test('docs/model.md is what the formulas say; after changing them run npm run docs', () => {
  expect(page).toBe(modelReference(growthModel))
})

test('every link of the model reference leads to a heading of it', () => {
  const headings = [...page.matchAll(/^##+ (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(',', '').replaceAll(' ', '-'),
  )
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link)
  expect(links.filter(link => !headings.includes(link))).toEqual([])
  expect(links.length).toBeGreaterThan(300)
})
