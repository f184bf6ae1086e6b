// Random models as workbooks: LibreOffice and the second engine calculate from the formulas what we do.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calculateWorkbook } from '../../engine/workbook/calculateWorkbook.ts'
import { calculatedSheets, valueIn } from '../workbook/smallSheets.ts'
import { compareCells, printAgreement, statedCells, withPlantedValues } from './calculatedCells.ts'
import { calculateInLibreOffice } from './libreOffice.ts'
import { countInputs, longestCount, randomModel } from './randomModel.ts'
import { openInSecondEngine } from './secondEngine.ts'

const counted = Object.fromEntries(
  countInputs.map(name => [name, { most: longestCount, whole: true as const }]),
)

/** The second engine takes numbers less than 2e-16 apart for equal; these models compare none so close. */
const seed = 21

const models = fc.sample(randomModel, { numRuns: 24, seed })
const workbooks = models.map(model =>
  valueIn(calculateWorkbook(calculatedSheets({ ...model, inputs: counted }).workbook)),
)

/** A failing model is shown with what differs; sums are added up in another order, so the last digits may. */
function disagreements(found: readonly ReturnType<typeof statedCells>[]): readonly string[] {
  return workbooks.flatMap((workbook, index) => {
    const agreement = compareCells(statedCells(workbook), found[index] ?? new Map(), 1e-9)
    return agreement.disagreeing === 0 ? [] : [`${fc.stringify(models[index])}${printAgreement(agreement)}`]
  })
}

test('LibreOffice gives the same numbers in every cell', async () => {
  expect(disagreements(await calculateInLibreOffice(workbooks))).toEqual([])
})

test('so does the second engine', () => {
  const found = workbooks.map(workbook => openInSecondEngine(withPlantedValues(workbook)).cells())
  expect(disagreements(found)).toEqual([])
})

test('the models have thousands of formulas between them', () => {
  const formulas = workbooks.map(workbook =>
    [...statedCells(workbook).values()].reduce((sum, cells) => sum + cells.size, 0),
  )
  expect(formulas.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5000)
})
