// The whole workbooks of both samples, calculated by two other programs from wrong values planted in every formula: each
// scenario is chosen through the selector, and every row, member and month must be what the exact engine found.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareCalculation } from '../../engine/workbook/calculateWorkbook.ts'
import { cellAddress, parseCell } from '../../engine/workbook/cellAddress.ts'
import { homeSelector } from '../../engine/workbook/homeSheet.ts'
import { modelRow, monthColumn } from '../../engine/workbook/layout.ts'
import type { CellValue, Workbook } from '../../engine/workbook/workbook.ts'
import { companyOf, larkspur, samplePlan } from '../cases/company.ts'
import { type SampleWorkbook, sampleWorkbook } from '../workbook/sampleWorkbook.ts'
import { valueIn } from '../workbook/smallSheets.ts'
import {
  type CalculatedCells,
  compareCells,
  printAgreement,
  statedCells,
  withPlantedValues,
} from './calculatedCells.ts'
import { calculateInLibreOffice } from './libreOffice.ts'
import { openInSecondEngine } from './secondEngine.ts'

const about = { revision: '1', saved: '22 Nov 2026' }
const samples: readonly (readonly [string, SampleWorkbook])[] = [
  ['Larkspur', sampleWorkbook(larkspur.compiled, { ...about, shown: 'balanced' })],
  ['Marram', sampleWorkbook(companyOf(samplePlan('marram')).compiled, about)],
]
const selector = cellAddress(homeSelector.row, homeSelector.column)

/** Whole numbers by nature, besides the flags: these agree exactly or are wrong. */
const counted = new Set(['month_of_year', 'go_live_month', 'tool_months_in_use', 'system_months_live'])

/** The exact engine's numbers where they stand on Model, and how far each may be off. */
function engineCells(
  { source: { compiled, layout }, engineNumbers }: SampleWorkbook,
  scenario: string,
): {
  readonly cells: CalculatedCells
  readonly allowed: (address: string) => number
} {
  const rows = new Map(
    compiled.model.themes.flatMap(theme => theme.rows.map(row => [row.name, row] as const)),
  )
  const cells = new Map<string, CellValue>()
  const exact = new Set<string>()
  const loose = new Map<string, number>()
  for (const { row, member } of compiled.program.series) {
    const { dims = [], unit } = rows.get(row) ?? {}
    const at = modelRow(layout, row, member, dims)
    const months = engineNumbers(scenario, row, member)
    const largest = Math.max(...months.map(Math.abs))
    for (const [index, value] of months.entries()) {
      const address = cellAddress(at, monthColumn(layout, index + 1))
      cells.set(address, value)
      if (unit === 'flag' || counted.has(row)) exact.add(address)
      // A check is the small difference of two large numbers; so is what is left of a balance that comes to nothing.
      else loose.set(address, row.startsWith('check_') ? 1e-6 : Math.max(1e-9, 1e-15 * largest))
    }
  }
  return {
    cells: new Map([['Model', cells]]),
    allowed: address => (exact.has(address) ? 0 : (loose.get(address) ?? 0)),
  }
}

/** Every formula of every other sheet as we calculate it ourselves. */
function ownCells(workbook: Workbook): (title: string) => CalculatedCells {
  const calculation = valueIn(prepareCalculation(workbook))
  return title => {
    const { value } = calculation.run([{ ...homeSelector, value: title }])
    return new Map(
      [...statedCells(workbook)].flatMap(([sheet, cells]) =>
        sheet === 'Model'
          ? []
          : [
              [
                sheet,
                new Map(
                  [...cells.keys()].map((address): [string, CellValue] => {
                    const { row = 1, column = 1 } = parseCell(address) ?? {}
                    return [address, value(sheet, row, column) ?? 0]
                  }),
                ),
              ] as const,
            ],
      ),
    )
  }
}

/** Differences are noise of the last digits, and larger as a share of a tolerance; figures agree to a millionth. */
function allowedElsewhere(sheet: string, address: string): number {
  return sheet === 'Checks' && /^[CGH]\d/.test(address) ? 1e-3 : 1e-6
}

function withSelector(workbook: Workbook, title: string): Workbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map(sheet => ({
      ...sheet,
      blocks: sheet.blocks.map(block =>
        block.id === 'home/selector'
          ? {
              ...block,
              cells: block.cells.map((line, index) => (index === 0 ? [line[0] ?? null, title] : line)),
            }
          : block,
      ),
    })),
  }
}

const report: string[] = []
afterAll(() => {
  process.stdout.write(`${report.join('\n')}\n`)
})

describe.each(samples)('%s', (name, sample) => {
  const { workbook, source } = sample
  const { compiled, layout } = source
  const scenarios = layout.scenarios.map(({ id, title }) => [title, id] as const)
  const own = ownCells(workbook)

  /** Compares what a program found for a scenario with the engine's numbers, then with ours on the other sheets. */
  function checkAgreement(program: string, title: string, id: string, found: CalculatedCells): void {
    const { cells, allowed } = engineCells(sample, id)
    const model = compareCells(cells, found, (_, address) => allowed(address))
    expect(model.disagreeing, printAgreement(model)).toBe(0)
    expect(model.compared).toBe(compiled.program.series.length * layout.months)
    const others = compareCells(own(title), found, allowedElsewhere)
    expect(others.disagreeing, printAgreement(others)).toBe(0)
    expect(found.get('Checks')?.get('B3')).toBe('✓ All hold')
    report.push(`${program}, ${name}, ${title}, Model against the engine: ${printAgreement(model)}`)
    report.push(`${program}, ${name}, ${title}, the other sheets: ${printAgreement(others)}`)
  }

  describe('in LibreOffice', () => {
    let found: readonly CalculatedCells[] = []

    beforeAll(async () => {
      found = await calculateInLibreOffice(scenarios.map(([title]) => withSelector(workbook, title)))
    }, 180_000)

    test.each(scenarios)('%s comes to the engine’s numbers, chosen through the selector', (title, id) => {
      const index = scenarios.findIndex(([other]) => other === title)
      checkAgreement('LibreOffice', title, id, found[index] ?? new Map())
    })
  })

  describe('in the second engine', () => {
    let open: ReturnType<typeof openInSecondEngine> | undefined

    beforeAll(() => {
      open = openInSecondEngine(withPlantedValues(workbook))
    }, 180_000)

    test.each(scenarios)(
      '%s comes to the engine’s numbers, chosen through the selector',
      (title, id) => {
        if (open === undefined) throw new Error('the second engine did not open')
        open.enter(homeSelector.sheet, selector, title)
        checkAgreement('The second engine', title, id, open.cells())
      },
      120_000,
    )
  })
})
