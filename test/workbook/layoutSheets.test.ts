// Where things stand: members in the order in which formulas walk them, months in the same columns, lists to choose from.

import { expect, test } from 'vitest'
import { columnLetters } from '../../engine/workbook/cellAddress.ts'
import { computedLook, inputLook } from '../../engine/workbook/numberFormats.ts'
import { brokenRules } from './sheetRules.ts'
import { contentAt, smallSheets } from './smallSheets.ts'

const teams = { dimensions: { system: ['crm', 'portal', 'billing'], team: ['product', 'platform'] } }

function labelsOf(sheets: ReturnType<typeof smallSheets>, row: string): readonly string[] {
  const placed = sheets.layout.blocks.get(`row:${row}`)
  const count = placed?.block.sizes.reduce((product, size) => product * size, 1) ?? 0
  return Array.from({ length: count }, (_, index) =>
    contentAt(sheets.workbook, 'Model', (placed?.top ?? 0) + index, 1),
  )
}

test('work that is given out in order of priority stands system below system, team by team', () => {
  const sheets = smallSheets({
    ...teams,
    rows: `capacity[team] = month_index
work[system, team] = min(2, capacity - sum_above(work, system))
by_system[system] = sum(work, team)`,
  })
  expect(labelsOf(sheets, 'work')).toEqual([
    'product · crm',
    'product · portal',
    'product · billing',
    'platform · crm',
    'platform · portal',
    'platform · billing',
  ])
  expect(sheets.written('work', ['billing', 'platform'], 1)).toBe('=MIN(Inputs!$E$19,I9-SUM(I14:I15))')
  expect(sheets.written('by_system', ['portal'], 1)).toBe('=SUMIF($C$11:$C$16,$B19,I$11:I$16)')
  expect([1, 2, 3].map(month => sheets.value('by_system', ['portal'], month))).toEqual([0, 0, 2])
})

test('rows of the same dimensions share one order, so that a formula reads its neighbour in the same line', () => {
  const sheets = smallSheets({
    ...teams,
    inputs: { effort: { by: ['system', 'team'], values: [1, 2, 3, 4, 5, 6] } },
    rows: `work[system, team] = effort
loaded[system, team] = work * month_index
by_team[team] = sum(loaded, system)`,
  })
  expect(sheets.written('loaded', ['billing', 'product'], 1)).toBe('=I10*I$4')
  expect(sheets.written('work', ['billing', 'product'], 1)).toBe('=Inputs!$E14')
  expect(sheets.written('by_team', ['platform'], 1)).toBe('=SUM(I18:I20)')
  expect(sheets.value('by_team', ['platform'], 2)).toBe((2 + 4 + 6) * 2)
})

test('a month has the same column on Monthly as on Model, and both carry the same date', () => {
  const sheets = smallSheets({ rows: 'x = monthly', inputs: { monthly: [1, 2, 3] } })
  const cells = sheets.calculation.run()
  const column = sheets.layout.openingColumn + 2
  expect(contentAt(sheets.workbook, 'Monthly', 3, column)).toBe(`=Model!${columnLetters(column)}$3`)
  expect(['Model', 'Monthly'].map(sheet => cells.value(sheet, 3, column))).toEqual([46_054, 46_054])
  expect([4, 5].map(row => cells.value('Model', row, column))).toEqual([2, 5])
})

test('a dimension without items has no lines; its sum is 0, its product 1', () => {
  const sheets = smallSheets({
    dimensions: { tool: [] },
    inputs: { price: { by: ['tool'], values: [] } },
    rows: `cost[tool] = price * month_index
spent = sum(cost, tool) + sum(cost * price, tool)
kept = product(1 - cost, tool)`,
  })
  expect([sheets.written('spent', [], 1), sheets.written('kept', [], 1)]).toEqual(['=0', '=1'])
  expect(sheets.workbook.sheets.flatMap(({ blocks }) => blocks.map(({ id }) => id))).not.toContain(
    'model/cost',
  )
  expect(brokenRules(sheets.workbook, sheets.layout)).toEqual([])
})

test('where an item belongs is chosen from the list of items it may belong to', () => {
  const sheets = smallSheets({
    dimensions: { role: ['seller', 'engineer'], team: ['field', 'lab'] },
    mappings: { team_of: ['role', 'team', { engineer: 'lab' }] },
    inputs: { heads: { by: ['role'], values: [3, 4] } },
    rows: 'by_team[team] = sum_by(heads, team_of)',
  })
  const roles = sheets.layout.lists.get('role')
  const teamsList = sheets.layout.lists.get('team')
  const [inputs] = sheets.workbook.sheets
  expect(inputs?.validations.find(({ title }) => title === 'team_of')?.rule).toEqual({
    kind: 'list',
    source: `$B$${teamsList?.top}:$B$${(teamsList?.top ?? 0) + 1}`,
  })
  const mapped = { sheet: 'Inputs', row: roles?.top ?? 0, column: roles?.mappings[0]?.column ?? 0 }
  const moved = sheets.calculation.run([{ ...mapped, value: 'lab' }])
  const row = sheets.layout.blocks.get('row:by_team')?.top ?? 0
  expect([row, row + 1].map(at => moved.value('Model', at, sheets.layout.openingColumn + 1))).toEqual([0, 7])
})

test('long blocks are folded away, short ones stay open, and so does the opening', () => {
  const items = Array.from({ length: 30 }, (_, index) => `item_${index}`)
  const sheets = smallSheets({
    dimensions: { many: items, few: ['one', 'two'] },
    rows: 'long[many] = month_index\nshort[few] = month_index',
  })
  const model = sheets.workbook.sheets.find(({ name }) => name === 'Model')
  expect(model?.rowGroups.filter(({ level }) => level === 2)).toEqual([
    { from: 8, to: 37, level: 2, hidden: true },
    { from: 39, to: 40, level: 2, hidden: false },
  ])
  expect(model?.columnGroups).toEqual([{ from: 6, to: 7, level: 1, hidden: true }])
  expect(model?.frozen).toEqual({ rows: 5, columns: 4 })
})

test.each([
  ['money', '#,##0,;[Red](#,##0,);"–"', '$k', '#,##0', '$'],
  ['money/year', '#,##0,;[Red](#,##0,);"–"', '$k/year', '#,##0', '$/year'],
  ['money/person/year', '#,##0;[Red](#,##0);"–"', '$/person/year', '#,##0', '$/person/year'],
  ['ratio', '0.0%;[Red](0.0%);"–"', '%', '0.0##%', '%'],
  ['people', '0.0;[Red](0.0);"–"', 'people', 'General', 'people'],
  ['year', '0.00"×";"n/a"', '×', 'General', '×'],
  ['months', '0.0', 'months', 'General', 'months'],
  ['flag', '0', 'flag', 'General', 'flag'],
  ['index', '0.00', 'index', 'General', 'index'],
])('%s is computed as %s in %s and typed as %s in %s', (unit, computed, shown, typed, beside) => {
  expect(computedLook(unit, 'USD')).toEqual({ numberFormat: computed, label: shown })
  expect(inputLook(unit, 'USD')).toEqual({ numberFormat: typed, label: beside })
})

test('a currency without a sign of its own is shown by its code', () => {
  expect(computedLook('money', 'CHF').label).toBe('CHF k')
  expect(inputLook('money', 'EUR').label).toBe('€')
})
