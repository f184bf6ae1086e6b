// The workbook of Marram with all that the engine can say beside it: the fast engine, and what each initiative does.

import { expect, test } from 'vitest'
import { engineNumbers } from '../../engine/analysis/engineNumbers.ts'
import { runScenario } from '../../engine/analysis/runScenario.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { prepareCalculation } from '../../engine/workbook/calculateWorkbook.ts'
import { planSource } from '../../engine/workbook/planSheets.ts'
import type { EngineNumbers } from '../../engine/workbook/planSource.ts'
import { planWorkbook } from '../../engine/workbook/planWorkbook.ts'
import { readWorkbook } from '../../engine/workbook/readWorkbook.ts'
import { readXlsx } from '../../engine/workbook/readXlsx.ts'
import { yearEnds } from '../../engine/workbook/spendingSections.ts'
import type { CellContent } from '../../engine/workbook/workbook.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { samplePlan } from '../cases/company.ts'
import { brokenRules } from './sheetRules.ts'
import { valueIn } from './smallSheets.ts'

const compiled = valueIn(compilePlan(samplePlan('marram')))
const { exact, fast, initiatives } = valueIn(engineNumbers(compiled))
const about = { revision: '3', saved: '12 May 2026', shown: 'series_a' }

function workbookWith(engine: EngineNumbers) {
  const workbook = valueIn(planWorkbook(compiled, engine, about))
  const value = valueIn(prepareCalculation(workbook)).run().value
  return { workbook, value, layout: valueIn(planSource(compiled, engine, about)).layout }
}

test('three ways to compute stand beside each other, and the sheets keep their rules', () => {
  const { workbook, value, layout } = workbookWith({ exact, fast, initiatives })
  expect(brokenRules(workbook, layout)).toEqual([])
  expect(value('Checks', 3, 2)).toBe('✓ All hold')
  const header = workbook.sheets
    .find(({ name }) => name === 'Checks')
    ?.blocks.find(({ id }) => id === 'checks/agreement')?.cells[0]
  expect(header).toEqual([
    'Agreement at Jun 2028',
    'State',
    'Difference',
    'Tolerance',
    'Engine',
    'Fast engine',
    'This workbook',
    'Of tolerance',
  ])
})

test('a workbook with all of them reads back as it was written', () => {
  const { workbook } = workbookWith({ exact, fast, initiatives })
  const back = valueIn(readWorkbook(valueIn(readXlsx(writeXlsx(workbook)))))
  expect(back).toMatchObject({ changes: [], damage: [], complete: true })
})

test('a fast engine that is wrong does not pass', () => {
  const wrong: EngineNumbers['exact'] = (scenario, row, member) =>
    fast(scenario, row, member).map(number => (row === 'revenue' ? number * 1.001 : number))
  const { value } = workbookWith({ exact, fast: wrong })
  expect(value('Checks', 3, 2)).toMatch(/^× \d+ fail$/)
})

test('an initiative’s lines are the scenario with it less the scenario without it', () => {
  const { workbook } = workbookWith({ exact, initiatives })
  const lines: readonly (readonly CellContent[])[] =
    workbook.sheets
      .find(({ name }) => name === 'Use of proceeds')
      ?.blocks.find(({ id }) => id === 'uses/initiatives/series_a/lines')?.cells ?? []
  expect(lines.map(([label]) => label)).toContain('A second sales team: cost')
  const arr = lines.find(([label]) => label === 'A second sales team: ARR')
  const without = {
    ...compiled,
    plan: {
      ...compiled.plan,
      scenarios: compiled.plan.scenarios.map(scenario => ({
        ...scenario,
        initiatives: scenario.initiatives.filter(({ id }) => id !== 'sales_team'),
      })),
    },
  }
  const [present, absent] = [compiled, without].map(one =>
    valueIn(runScenario(one, 'series_a', 'exact')).numbers('total_arr'),
  )
  const ends = yearEnds(valueIn(planSource(compiled, { exact }, about)))
  for (const [index, { month }] of ends.entries())
    expect(arr?.[2 + index]).toBeCloseTo((present?.[month - 1] ?? 0) - (absent?.[month - 1] ?? 0), 3)
})
