import { describe, expect, test } from 'vitest'
import type { Quantity } from '../../engine/formula/quantity.ts'
import { compilePlan } from '../../engine/plan/compilePlan.ts'
import { resolveScenario } from '../../engine/plan/scenarioInputs.ts'
import { type FoundCell, type InputBook, inputBook } from '../../engine/workbook/inputBook.ts'
import { sheetGrid } from '../../engine/workbook/sheetGrid.ts'
import { engineNumbers, larkspurSource, larkspurWorkbook } from './larkspurWorkbook.ts'
import { valueIn } from './smallSheets.ts'

const { compiled } = larkspurSource
const book: InputBook = valueIn(inputBook(compiled))
const inherited = inheritedCell('hire_first')

test('the sheets of inputs are those of the whole workbook', () => {
  const whole = larkspurWorkbook.sheets.filter(({ name }) => ['Inputs', 'Monthly'].includes(name))
  for (const [index, sheet] of book.sheets.entries()) {
    const [own, theirs] = [sheetGrid(sheet), sheetGrid(whole[index] ?? sheet)]
    expect([own.bottom, own.right]).toEqual([theirs.bottom, theirs.right])
    for (let row = 1; row <= own.bottom; row++)
      for (let column = 1; column <= own.right; column++)
        expect(plain(own.content(row, column))).toEqual(plain(theirs.content(row, column)))
  }
})

test('every number has the cell in which it is typed, and facts of the model have none', () => {
  const at = { scenario: 'hire_first', input: 'planned_hires', member: ['sdr'], month: 6 }
  const place = book.cellOf(at)
  if (place === undefined) throw new Error('planned hires have no cell')
  expect(book.read([{ ...place, cell: 77 }], book.sheets).cells).toMatchObject([
    { scenario: 'hire_first', label: 'Planned hires, SDR', month: 6 },
  ])
  expect(book.cellOf({ ...at, scenario: 'nobody' })).toBeUndefined()
  expect(book.cellOf({ scenario: 'hire_first', input: 'months_per_year', member: [] })).toBeUndefined()
})

test('every number of a row stands in one cell of Model, and what the sheet does not have stands nowhere', () => {
  const model = sheetGrid(larkspurWorkbook.sheets.find(({ name }) => name === 'Model') ?? larkspurSheet())
  for (const [row, member, month] of [
    ['total_arr', [], 36],
    ['new_arr', ['mid_market'], 15],
    ['headcount_by_tenure', ['sdr', 'month_2'], 7],
  ] as const) {
    const place = book.cellOf({ row, member, month })
    if (place?.sheet !== 'Model') throw new Error(`${row} has no cell`)
    const content = model.content(place.row, place.column)
    const value = typeof content === 'object' && content !== null ? content.value : content
    expect(value).toBeCloseTo(engineNumbers('balanced', row, member)[month - 1] ?? Number.NaN, 6)
  }
  expect(book.cellOf({ row: 'total_arr', member: [], month: 37 })).toBeUndefined()
  expect(book.cellOf({ row: 'nothing', member: [], month: 1 })).toBeUndefined()
})

describe('a number typed into a cell of a scenario', () => {
  test('is that scenario’s, and nobody else’s', () => {
    const { place, label } = inherited
    const typed = book.read([{ ...place, cell: 7 }], book.sheets)
    expect(typed.cells).toMatchObject([
      { kind: 'number', scenario: 'hire_first', label, after: { kind: 'value', value: 7 } },
    ])
    const after = valueIn(compilePlan(typed.after))
    const moved = compiled.plan.scenarios.filter(
      ({ id }) => JSON.stringify(numbers(after, id)) !== JSON.stringify(numbers(compiled, id)),
    )
    expect(moved.map(({ id }) => id)).toEqual(['hire_first'])
  })

  test('that is cleared is damage, and one that is the same again is nothing', () => {
    const { place } = inherited
    expect(book.read([{ ...place, cell: undefined }], book.sheets)).toMatchObject({
      cells: [{ kind: 'damage', damage: { code: 'W317' } }],
    })
    const grid = sheetGrid(book.sheets[1] ?? larkspurSheet())
    const written = grid.content(place.row, place.column)
    const cell = written ?? undefined
    expect(book.read([{ ...place, cell }], book.sheets)).toMatchObject({ cells: [] })
  })

  test('as the formula of its parent takes the parent’s number again', () => {
    const { place } = inherited
    const typed = book.read([{ ...place, cell: 7 }], book.sheets)
    const again = valueIn(inputBook(valueIn(compilePlan(typed.after))))
    const grid = sheetGrid(book.sheets[1] ?? larkspurSheet())
    const cell = grid.content(place.row, place.column) ?? undefined
    const back = again.read([{ ...place, cell }], again.sheets)
    expect(back.cells).toMatchObject([{ after: { kind: 'inherited' } }])
    expect(numbers(valueIn(compilePlan(back.after)), 'hire_first')).toEqual(numbers(compiled, 'hire_first'))
  })
})

test('a header that was typed over is told apart from an input', () => {
  const typed = book.read([{ sheet: 'Inputs', row: 1, column: 1, cell: 'Mine' }], book.sheets)
  expect(typed).toMatchObject({ cells: [{ kind: 'overwritten', cell: 'Mine', ours: 'Inputs' }] })
})

test('a cell beside ours is nobody’s business', () => {
  expect(book.read([{ sheet: 'Inputs', row: 5_000, column: 40, cell: 1 }], book.sheets)).toMatchObject({
    cells: [],
  })
})

/** An input cell of a scenario that takes its parent's number: the first hire that nobody plans. */
function inheritedCell(scenario: string): {
  readonly place: Omit<FoundCell, 'cell'>
  readonly label: string
} {
  const sheet = book.sheets[1] ?? larkspurSheet()
  const grid = sheetGrid(sheet)
  const first = Array.from({ length: grid.bottom }, (_, index) => index + 1).find(
    row => grid.content(row, 1) === 'Planned hires',
  )
  for (let row = first ?? 1; row <= grid.bottom; row++) {
    const place = { sheet: sheet.name, row, column: 34 }
    const [change] = book.read([{ ...place, cell: 7 }], book.sheets).cells
    if (change?.kind === 'number' && change.scenario === scenario && change.before.kind === 'inherited')
      return { place, label: change.label }
  }
  throw new Error(`${scenario} inherits nothing`)
}

function larkspurSheet(): never {
  throw new Error('there are two sheets of inputs')
}

function numbers(
  plan: typeof compiled,
  scenario: string,
): readonly (readonly Quantity[] | Quantity | undefined)[] {
  const resolved = valueIn(resolveScenario(plan, scenario))
  return plan.program.cells.map(({ input, member }) => resolved.quantity(input, member))
}

/** What stands in a cell; results do not count. */
function plain(content: unknown): unknown {
  return typeof content === 'object' && content !== null && 'formula' in content ? content.formula : content
}
