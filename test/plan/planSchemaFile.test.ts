// The published JSON Schema is the one that the engine's own schema and inputs make.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { planSchemaFile } from '../../docs/planSchemaFile.ts'
import { growthInputs, growthModel } from '../../engine/growth/baseModel.ts'

const published = readFileSync(new URL('../../docs/plan.schema.json', import.meta.url), 'utf8')

test('docs/plan.schema.json is up to date; if not, run `npm run docs`', () => {
  expect(published).toBe(planSchemaFile(growthModel))
})

test('it describes every input that a plan may give, and no fact of the model', () => {
  const { properties } = JSON.parse(published).properties.inputs
  const given = growthInputs(growthModel).filter(({ constant }) => constant !== true)
  expect(Object.keys(properties)).toEqual(given.map(({ name }) => name))
  expect(properties.starting_acv.description).toContain('Unit: money/customer/year.')
})
