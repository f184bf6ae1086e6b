// The whole workbook of a plan: its sheets, that its formulas keep the rules, and that its lights tell the truth.

import { describe, expect, test } from 'vitest'
import { type CellChange, prepareCalculation } from '../../engine/workbook/calculateWorkbook.ts'
import { limitCodes, limitMonths } from '../../engine/workbook/limitCodes.ts'
import { planWorkbook } from '../../engine/workbook/planWorkbook.ts'
import { sheetGrid } from '../../engine/workbook/sheetGrid.ts'
import type { SheetValue } from '../../engine/workbook/sheetValue.ts'
import type { Sheet } from '../../engine/workbook/workbook.ts'
import { workbookFaults } from '../../engine/workbook/workbookFaults.ts'
import { writeXlsx } from '../../engine/workbook/xlsxFile.ts'
import { about, engineNumbers, larkspurSource, larkspurWorkbook } from './larkspurWorkbook.ts'
import { brokenRules } from './sheetRules.ts'
import { valueIn } from './smallSheets.ts'

const { compiled, layout } = larkspurSource
const calculation = valueIn(prepareCalculation(larkspurWorkbook))

/** The row of a line by what stands in the column of labels, on the first sheet of this name. */
function rowOf(sheet: string, label: string, column = 1, after = 0): number {
  const grid = sheetGrid(sheetNamed(sheet))
  for (let row = after + 1; row <= grid.bottom; row += 1) {
    const content = grid.content(row, column)
    const shown = typeof content === 'object' && content !== null ? content.value : content
    if (shown === label) return row
  }
  throw new Error(`${sheet} has no line ${label}`)
}

function sheetNamed(name: string): Sheet {
  const sheet = larkspurWorkbook.sheets.find(other => other.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

function afterChanges(
  ...changes: readonly CellChange[]
): (sheet: string, row: number, column: number) => SheetValue {
  return calculation.run(changes).value
}

const choose = (title: string): CellChange => ({ sheet: 'Home', row: 4, column: 3, value: title })

test('all formulas of the workbook keep the rules', () => {
  expect(brokenRules(larkspurWorkbook, layout)).toEqual([])
  expect(workbookFaults(larkspurWorkbook)).toEqual([])
})

test('the same plan gives the same bytes', () => {
  const again = valueIn(planWorkbook(compiled, { exact: engineNumbers }, about))
  expect(Buffer.compare(writeXlsx(again), writeXlsx(larkspurWorkbook))).toBe(0)
})

test('a year of months stands on each page of Model and Monthly, the labels repeated', () => {
  for (const name of ['Model', 'Monthly'])
    expect(sheetNamed(name).print).toMatchObject({ fitToWidth: true, pagesWide: 3, repeatColumns: [1, 1] })
})

test('Statements end every period with the balance sheet in balance', () => {
  const row = rowOf('Statements', 'Check: balance sheet')
  const { value } = calculation.run([])
  for (const column of [4, 5, 6, 8, 19])
    expect(value('Statements', row, column), `column ${column}`).toBeCloseTo(0, 6)
})

describe('Home', () => {
  test('offers every scenario and shows the one that was asked for', () => {
    expect(sheetGrid(sheetNamed('Home')).content(4, 3)).toBe('Balanced')
    expect(sheetNamed('Home').validations[0]?.rule).toEqual({ kind: 'list', source: 'Inputs!$G$6:$M$6' })
  })

  test('holds the key figures of all scenarios, whichever is shown', () => {
    const row = rowOf('Home', 'ARR, Dec 2028', 2)
    const figures = (value: ReturnType<typeof afterChanges>) =>
      layout.scenarios.map((_, index) => value('Home', row, 3 + index))
    const engine = layout.scenarios.map(({ id }) => engineNumbers(id, 'total_arr', []).at(-1) ?? 0)
    for (const { title } of layout.scenarios) {
      for (const [index, figure] of figures(afterChanges(choose(title))).entries())
        expect(figure).toBeCloseTo(engine[index] ?? 0, 4)
    }
  })
})

describe('Checks', () => {
  const light = (value: ReturnType<typeof afterChanges>) => value('Checks', 3, 2)

  test('hold in every scenario, and every line agrees with the engine', () => {
    for (const { title } of layout.scenarios) expect(light(afterChanges(choose(title)))).toBe('✓ All hold')
  })

  test('turn red when a formula of the model was overwritten', () => {
    const revenue = rowOf('Model', 'Revenue')
    const value = afterChanges({ sheet: 'Model', row: revenue, column: layout.openingColumn + 5, value: 1e6 })
    expect(light(value)).toMatch(/^× \d+ fail$/)
    expect(value('Home', 4, 7)).toMatch(/^× \d+ lines differ$/)
  })

  test('turn amber, not red, when an input was changed: the engine has not run on it', () => {
    const winRate = rowOf('Inputs', 'Enterprise', 1, rowOf('Inputs', 'Base win rate'))
    const value = afterChanges({
      sheet: 'Inputs',
      row: winRate,
      column: layout.scenarios[0]?.column ?? 1,
      value: 0.16,
    })
    expect(light(value)).toBe('! Inputs moved on')
    expect(value('Home', 4, 5)).toBe('✓ All 8 checks hold')
    expect(value('Home', 4, 7)).toBe('! Engine not run since')
    expect(value('Home', 4, 9)).toBe('! 7 of 7 moved on')
  })

  test('tell which scenario has moved on when a hire is moved to another month', () => {
    const hires = layout.scenarioRows.get('planned_hires')?.top ?? 0
    const balanced = layout.scenarios.findIndex(({ id }) => id === 'balanced')
    const moved = (from: number, to: number): readonly CellChange[] => [
      { sheet: 'Monthly', row: hires + balanced, column: layout.openingColumn + from, value: 0 },
      { sheet: 'Monthly', row: hires + balanced, column: layout.openingColumn + to, value: 1 },
    ]
    const sheet = sheetGrid(sheetNamed('Monthly'))
    const from = Array.from({ length: 36 }, (_, index) => index + 1).find(
      month => sheet.content(hires + balanced, layout.openingColumn + month) === 1,
    )
    const value = afterChanges(...moved(from ?? 0, (from ?? 0) + 1))
    const row = (title: string) => rowOf('Checks', title, 1, rowOf('Checks', 'Inputs since the engine ran'))
    expect(value('Checks', row('Balanced'), 2)).toBe('! moved on')
    expect(value('Checks', row('Hire first'), 2)).toBe('✓ as saved')
    expect(light(value)).toBe('! Inputs moved on')
  })

  test('tell when an item belongs elsewhere', () => {
    const list = layout.lists.get('tool')
    const purpose = list?.mappings.find(({ name }) => name === 'tool_purpose')
    const value = afterChanges({
      sheet: 'Inputs',
      row: list?.top ?? 0,
      column: purpose?.column ?? 0,
      value: 'customer_technology',
    })
    expect(value('Home', 4, 9)).toBe('! 7 of 7 moved on')
    expect(value('Checks', rowOf('Checks', 'Where each tool belongs'), 2)).toBe('! moved on')
  })
})

test('what is spent adds up to the statements, in every scenario', () => {
  const proofs = [
    'Difference to the cash flow statement',
    'Difference to the income statement',
    'Difference to tools and systems below',
    'Difference to the labour in systems',
    'Difference to tools by purpose',
    'Difference to systems by purpose',
  ]
  for (const { title } of layout.scenarios) {
    const value = afterChanges(choose(title))
    for (const proof of proofs)
      for (const column of [3, 4, 5])
        expect(value('Use of proceeds', rowOf('Use of proceeds', proof), column)).toBeCloseTo(0, 6)
  }
})

describe('Compare', () => {
  const choice = (before: string, after: string, view = 'Both'): readonly CellChange[] => [
    { sheet: 'Compare', row: 2, column: 3, value: before },
    { sheet: 'Compare', row: 2, column: 4, value: after },
    { sheet: 'Compare', row: 2, column: 5, value: view },
  ]
  const titles = layout.scenarios.map(({ title }) => title)
  const closes = rowOf('Compare', 'Bridge closes')

  test('the bridge closes between any two scenarios, whichever of them is shown', () => {
    for (const [before, after] of [
      ['No raise', 'Hire first'],
      ['Hire first', 'Balanced'],
      ['Downside', 'Systems first'],
    ] as const) {
      for (const shown of [before, after, 'Tooling first']) {
        const value = afterChanges(choose(shown), ...choice(before, after))
        expect(value('Compare', closes, 3)).toBeCloseTo(0, 5)
        const arr = rowOf('Compare', 'ARR, Dec 2028')
        const scenario = layout.scenarios.find(({ title }) => title === after)?.id ?? ''
        expect(value('Compare', arr, 4)).toBeCloseTo(engineNumbers(scenario, 'total_arr', []).at(-1) ?? 0, 4)
        expect(value('Compare', closes - 1, 3)).toEqual(value('Compare', arr, 4))
      }
    }
  })

  test('a scenario whose opening ARR was changed still closes: the opening is a step of its own', () => {
    const opening = rowOf('Inputs', 'Enterprise', 1, rowOf('Inputs', 'Opening ARR'))
    const column = layout.scenarios.find(({ title }) => title === 'Balanced')?.column ?? 0
    const monthly = rowOf('Inputs', 'Enterprise', 1, rowOf('Inputs', 'Opening monthly-plan ARR'))
    const value = afterChanges(
      { sheet: 'Inputs', row: opening, column, value: 5_000_000 },
      { sheet: 'Inputs', row: monthly, column, value: 400_000 },
      ...choice('Hire first', 'Balanced'),
    )
    expect(value('Compare', rowOf('Compare', 'Opening ARR'), 3)).toBeCloseTo(400_000, 6)
    expect(value('Compare', closes, 3)).toBeCloseTo(0, 5)
    expect(value('Compare', 3, 4)).toBe('✓ live')
  })

  test('says that the engine has not run since, of a scenario that is not shown', () => {
    const winRate = rowOf('Inputs', 'Enterprise', 1, rowOf('Inputs', 'Base win rate'))
    const column = layout.scenarios.find(({ title }) => title === 'Hire first')?.column ?? 0
    const value = afterChanges({ sheet: 'Inputs', row: winRate, column, value: 0.16 })
    expect([value('Compare', 3, 3), value('Compare', 3, 4)]).toEqual(['! moved on', '✓ live'])
  })

  test('shows one side, both, or only what changes', () => {
    const arr = rowOf('Compare', 'ARR, Dec 2028')
    const line = (view: string, row: number) => {
      const value = afterChanges(...choice('No raise', 'Raise only', view))
      return [1, 3, 4, 5].map(column => value('Compare', row, column) !== '')
    }
    expect(line('Both', arr)).toEqual([true, true, true, true])
    expect(line('Before', arr)).toEqual([true, true, false, false])
    expect(line('After', arr)).toEqual([true, false, true, false])
    // Money in the bank changes nothing of ARR; of cash it does.
    expect(line('Changes only', arr)).toEqual([false, false, false, false])
    expect(line('Changes only', rowOf('Compare', 'Cash low point'))).toEqual([true, true, true, true])
  })

  test('tells what limits each segment and month as the engine does, live and kept', () => {
    const letters = { [limitCodes.pipeline]: 'P', [limitCodes.sellers]: 'S', [limitCodes.waiting]: 'H' }
    const segments = ['small_business', 'mid_market', 'enterprise']
    const top = rowOf('Compare', 'What limits new business, by month') + 1
    for (const [index, title] of titles.entries()) {
      const expected = segments.map(segment =>
        limitMonths(larkspurSource, index, segment).map(code => letters[code as 0 | 1 | 2]),
      )
      for (const shown of [title, title === 'Balanced' ? 'Downside' : 'Balanced']) {
        const value = afterChanges(choose(shown), ...choice(title, title))
        const found = segments.map((_, line) =>
          Array.from({ length: 36 }, (_unused, month) => value('Compare', top + line, 7 + month)),
        )
        expect(found).toEqual(expected)
      }
    }
  })
})
