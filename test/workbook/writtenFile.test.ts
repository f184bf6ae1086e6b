// The files of both samples, read by a reader of their XML that knows nothing of the engine: every formula keeps the rules.

import { expect, test } from 'vitest'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { companyOf, samplePlan } from '../cases/company.ts'
import { checkWrittenFile } from './independentReader.ts'
import { larkspurSource, larkspurWorkbook } from './larkspurWorkbook.ts'
import { sampleWorkbook } from './sampleWorkbook.ts'

const about = { revision: '1', saved: '22 Nov 2026' }
const marram = sampleWorkbook(companyOf(samplePlan('marram')).compiled, about)

test.each([
  ['Larkspur', { source: larkspurSource, workbook: larkspurWorkbook }, 80_000],
  ['Marram', marram, 30_000],
] as const)(
  '%s keeps every rule, in formulas of which half have at most thirty characters',
  (_, sample, atLeast) => {
    const { layout } = sample.source
    const firstScenarioRow = Math.min(...[...layout.scenarioRows.values()].map(({ header }) => header))
    const columns = {
      firstHistory: layout.firstColumn,
      firstMonth: layout.openingColumn + 1,
      last: layout.lastColumn,
    }
    const found = checkWrittenFile(writeXlsx(sample.workbook), {
      inputSheets: ['Inputs', 'Monthly'],
      months: [
        { sheet: 'Model', ...columns },
        { sheet: 'Monthly', ...columns, lastRow: firstScenarioRow - 1 },
      ],
    })
    // The counter of columns begins with the 0 beside it.
    const counter = `Model!R5C${layout.firstColumn}: =E5+1 reads before the history`
    expect(found.broken.filter(broken => broken !== counter).slice(0, 10)).toEqual([])
    expect(found.formulas).toBeGreaterThan(atLeast)
    expect(found.medianLength).toBeLessThanOrEqual(30)
    expect(found.longest).toBeLessThanOrEqual(120)
  },
)
