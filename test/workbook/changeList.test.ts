import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellAddress } from '../../engine/workbook/cellAddress.ts'
import { writesBetween } from '../../engine/workbook/changeList.ts'
import type { Area, Block, CellContent, Sheet, Workbook } from '../../engine/workbook/workbook.ts'
import { applyWrites, type GridWorkbook, gridOf } from './gridWorkbook.ts'
import { emptySheet, smallPlan, workbookOf } from './smallPlan.ts'

/** One sheet `Sheet` with one block from B2. */
const sheetOf = (cells: readonly (readonly CellContent[])[], more: Partial<Sheet> = {}) =>
  workbookOf({ ...emptySheet('Sheet'), blocks: [{ id: 'block', top: 2, left: 2, cells }], ...more })
const area = (top: number, left: number, bottom: number, right: number): Area => ({
  top,
  left,
  bottom,
  right,
})

test('two workbooks that are the same need no change, however often they are made', () => {
  expect(writesBetween(smallPlan(), smallPlan())).toEqual([])
})

test('the values of formulas are no change: every host calculates', () => {
  expect(writesBetween(smallPlan({ uncached: true }), smallPlan())).toEqual([])
})

test('a changed number changes one cell', () => {
  expect(
    writesBetween(
      sheetOf([
        [1, 2],
        [3, 4],
      ]),
      sheetOf([
        [1, 2],
        [3, 5],
      ]),
    ),
  ).toEqual([{ sheet: 'Sheet', kind: 'cells', top: 3, left: 3, before: [[4]], after: [[5]] }])
})

test('a changed row of formulas is one rectangle, with what it held before', () => {
  const formulas = (...texts: readonly string[]) => texts.map(formula => ({ formula, value: 1 }))
  const writes = writesBetween(
    sheetOf([formulas('A1', 'B1'), [7, 8]]),
    sheetOf([formulas('A1+1', 'B1+1'), [7, 8]]),
  )
  expect(writes).toEqual([
    {
      sheet: 'Sheet',
      kind: 'cells',
      top: 2,
      left: 2,
      before: [[{ formula: 'A1' }, { formula: 'B1' }]],
      after: [[{ formula: 'A1+1' }, { formula: 'B1+1' }]],
    },
  ])
})

test('a block that grows claims only the cells that it fills, and one that shrinks clears what it leaves', () => {
  const [small, large] = [
    sheetOf([[1], [2]]),
    sheetOf([
      [1, null],
      [2, 3],
    ]),
  ]
  expect(writesBetween(small, large)).toEqual([
    { sheet: 'Sheet', kind: 'cells', top: 3, left: 3, before: [[null]], after: [[3]] },
  ])
  expect(writesBetween(large, small)).toEqual([
    { sheet: 'Sheet', kind: 'cells', top: 3, left: 3, before: [[3]], after: [[null]] },
  ])
})

test('a column of changes takes one rectangle, not one a row', () => {
  const rows = (value: number) => Array.from({ length: 9 }, (_, row) => [row, value, row])
  expect(writesBetween(sheetOf(rows(1)), sheetOf(rows(2)))).toHaveLength(1)
})

test('the first write adds whole sheets', () => {
  const plan = smallPlan()
  expect(writesBetween(undefined, plan).map(({ kind }) => kind)).toEqual([
    'add_sheet',
    'add_sheet',
    'add_sheet',
    'names',
    'parts',
  ])
})

describe('looks', () => {
  const cells = [[1, 2, 3]]
  const styled = (style: 'input' | 'result', right = 4) =>
    sheetOf(cells, { formats: [{ area: area(2, 2, 2, right), style, numberFormat: '0' }] })

  test('a style that changes is set on the cells that change, and taken away where none is left', () => {
    expect(writesBetween(styled('input'), styled('result', 3))).toEqual([
      {
        sheet: 'Sheet',
        kind: 'format',
        area: area(2, 2, 2, 3),
        format: { style: 'result', numberFormat: '0', indent: 0 },
      },
      { sheet: 'Sheet', kind: 'format', area: area(2, 4, 2, 4), format: null },
    ])
  })

  test('rules that give every cell the same format are no change', () => {
    const twice = sheetOf(cells, {
      formats: [
        { area: area(2, 2, 2, 4), style: 'result' },
        { area: area(2, 2, 2, 3), style: 'input', numberFormat: '0' },
        { area: area(2, 4, 2, 4), numberFormat: '0', style: 'input' },
      ],
    })
    expect(writesBetween(styled('input'), twice)).toEqual([])
  })

  test('widths, heights, groups, colours, frozen rows and print setup are set where they change', () => {
    const before = sheetOf(cells, {
      columnWidths: [{ from: 1, to: 5, pixels: 60 }],
      rowHeights: [{ row: 1, points: 20 }],
    })
    const after = sheetOf(cells, {
      columnWidths: [
        { from: 1, to: 1, pixels: 60 },
        { from: 2, to: 4, pixels: 70 },
      ],
      rowGroups: [{ from: 2, to: 3, level: 1, hidden: true }],
      frozen: { rows: 1, columns: 0 },
      tabColor: '2F7D5B',
      print: { landscape: true, fitToWidth: true },
    })
    expect(writesBetween(before, after).map(({ kind, ...rest }) => [kind, JSON.stringify(rest)])).toEqual([
      ['column_width', '{"sheet":"Sheet","from":2,"to":4,"pixels":70}'],
      ['column_width', '{"sheet":"Sheet","from":5,"to":5,"pixels":null}'],
      ['row_height', '{"sheet":"Sheet","from":1,"to":1,"points":null}'],
      ['groups', '{"sheet":"Sheet","rows":[{"from":2,"to":3,"level":1,"hidden":true}],"columns":[]}'],
      ['tab_color', '{"sheet":"Sheet","color":"2F7D5B"}'],
      ['frozen', '{"sheet":"Sheet","rows":1,"columns":0}'],
      ['print', '{"sheet":"Sheet","print":{"landscape":true,"fitToWidth":true}}'],
    ])
  })
})

test('a name or a part that changes is set, one that is gone is removed', () => {
  const plan = smallPlan()
  const changed: Workbook = {
    ...plan,
    names: [{ name: 'Floor', refersTo: 'Inputs!$C$8' }],
    parts: [{ name: 'plan', xml: '<plan/>' }],
  }
  expect(writesBetween(plan, changed)).toEqual([
    { kind: 'names', removed: ['Scenario'], added: [{ name: 'Floor', refersTo: 'Inputs!$C$8' }] },
    { kind: 'parts', removed: [], added: [{ name: 'plan', xml: '<plan/>' }] },
  ])
})

test('a sheet of ours on which a person has written is left standing when it is no longer needed', () => {
  const [home = emptySheet('Home'), inputs = emptySheet('Inputs')] = smallPlan().sheets
  const writes = writesBetween(workbookOf(home, inputs), workbookOf(home))
  const mixed = withOwnCells(gridOf(workbookOf(home, inputs)), new Map([['Inputs!Z9', 'my note']]))
  const { sheets } = applyWrites(mixed, writes).workbook
  expect(sheets.map(({ name }) => name)).toEqual(['Home', 'Inputs', 'Notes', 'Budget'])
  expect([...(sheets[1]?.cells ?? [])]).toEqual([['Z9', 'my note']])
})

test('a cell in which somebody else has written stops the change, and is named', () => {
  const [before, after] = [sheetOf([[1]]), sheetOf([[2, 3]])]
  const busy = withOwnCells(gridOf(before), new Map([['Sheet!C2', 'mine']]))
  const { workbook, inTheWay } = applyWrites(busy, writesBetween(before, after))
  expect(inTheWay).toEqual(['Sheet!C2'])
  expect(workbook).toBe(busy)
})

describe('any workbook changed into any other', () => {
  const contents: fc.Arbitrary<CellContent> = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('a', 'b'),
    fc.constantFrom({ formula: 'A1' }, { formula: 'A1', value: 2 }, { formula: 'B1' }),
  )
  /** Blocks stand below one another, five rows apart, so that they never overlap. */
  const block = (slot: number): fc.Arbitrary<Block | undefined> =>
    fc.option(
      fc
        .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
        .chain(([left, height, width]) =>
          fc
            .array(fc.array(contents, { minLength: width, maxLength: width }), {
              minLength: height,
              maxLength: height,
            })
            .map(cells => ({ id: `block${slot}`, top: 1 + 5 * slot, left, cells })),
        ),
      { nil: undefined },
    )
  const blocks = fc.tuple(block(0), block(1), block(2)).map(found => found.filter(one => one !== undefined))
  const places = fc
    .tuple(
      fc.integer({ min: 1, max: 15 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
    )
    .map(([top, left, down, across]) => area(top, left, top + down, left + across))
  const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 })
  const groups = few(
    fc.record({
      from: fc.constantFrom(2, 3),
      to: fc.constantFrom(4, 5),
      level: fc.constantFrom(1, 2),
      hidden: fc.boolean(),
    }),
  )
  const sheet = (name: string): fc.Arbitrary<Sheet> =>
    fc.record({
      name: fc.constant(name),
      tabColor: fc.constantFrom('1F3247', 'E0A100'),
      blocks,
      formats: few(
        fc.record(
          {
            area: places,
            style: fc.constantFrom('input', 'result'),
            numberFormat: fc.constantFrom('0', '0.0'),
            indent: fc.constantFrom(0, 1),
          },
          { requiredKeys: ['area', 'style'] },
        ),
      ),
      conditionals: few(
        fc.record({
          area: places,
          formula: fc.constantFrom('A1=0', 'A1=1'),
          style: fc.constant('check_fails' as const),
        }),
      ),
      validations: fc.uniqueArray(
        fc.record({
          area: places,
          rule: fc.constantFrom({ kind: 'whole' as const }, { kind: 'decimal' as const, least: 0 }),
          title: fc.constant('t'),
          message: fc.constant('m'),
        }),
        { maxLength: 3, selector: ({ area: at }) => JSON.stringify(at) },
      ),
      charts: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('a', 'b'),
          kind: fc.constantFrom('line', 'column'),
          title: fc.constantFrom('x', 'y'),
          area: fc.constant(area(1, 1, 9, 9)),
          categories: fc.constant('Home!$A$1:$B$1'),
          series: fc.constant([]),
          numberFormat: fc.constant('0'),
        }),
        { maxLength: 2, selector: ({ id }) => id },
      ),
      columnWidths: few(
        fc.record({
          from: fc.constantFrom(1, 2),
          to: fc.constantFrom(2, 4),
          pixels: fc.constantFrom(60, 70),
        }),
      ),
      rowHeights: fc.uniqueArray(
        fc.record({ row: fc.integer({ min: 1, max: 4 }), points: fc.constantFrom(20, 22.5) }),
        { maxLength: 3, selector: ({ row }) => row },
      ),
      rowGroups: groups,
      columnGroups: groups,
      frozen: fc.record({ rows: fc.constantFrom(0, 4), columns: fc.constantFrom(0, 1) }),
      print: fc.record({ landscape: fc.boolean(), fitToWidth: fc.boolean() }),
    })
  const sheetNames = ['Home', 'Inputs', 'Model', 'Checks']
  const workbook: fc.Arbitrary<Workbook> = fc.shuffledSubarray(sheetNames).chain(names =>
    fc.record({
      title: fc.constant('Test'),
      sheets: fc.tuple(...names.map(sheet)),
      names: few(
        fc.record({
          name: fc.constantFrom('Scenario', 'Floor'),
          refersTo: fc.constantFrom('Home!$A$1', 'Home!$B$1'),
        }),
      ).map(unique),
      parts: few(
        fc.record({ name: fc.constantFrom('plan', 'draft'), xml: fc.constantFrom('<a/>', '<b/>') }),
      ).map(unique),
    }),
  )
  function unique<Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] {
    return [...new Map(items.map(item => [item.name, item])).values()]
  }

  test('is the other after the changes', () => {
    fc.assert(
      fc.property(workbook, workbook, (from, to) => {
        expect(applyWrites(gridOf(from), writesBetween(from, to))).toEqual({
          workbook: gridOf(to),
          inTheWay: [],
        })
      }),
      { numRuns: 300 },
    )
  })

  test('takes nothing but cells of blocks that differ, each once', () => {
    fc.assert(
      fc.property(workbook, workbook, (from, to) => {
        const ours = new Set([from, to].flatMap(({ sheets }) => sheets.flatMap(blockCells)))
        const written = writesBetween(from, to).flatMap(write =>
          write.kind !== 'cells'
            ? []
            : write.after.flatMap((row, down) =>
                row.map((content, across) => {
                  expect(content).not.toEqual(write.before[down]?.[across])
                  return `${write.sheet}!${cellAddress(write.top + down, write.left + across)}`
                }),
              ),
        )
        expect(written.filter(cell => !ours.has(cell))).toEqual([])
        expect(new Set(written).size).toBe(written.length)
      }),
      { numRuns: 300 },
    )
  })

  test("leaves two thousand cells of a person's own as they are, beside our blocks and on other sheets", () => {
    fc.assert(
      fc.property(workbook, workbook, fc.integer({ min: 1, max: 1e6 }), (from, to, seed) => {
        const ours = new Set([from, to].flatMap(({ sheets }) => sheets.flatMap(blockCells)))
        const own = ownCells([...from.sheets.map(({ name }) => name), 'Notes', 'Budget'], ours, seed)
        const mixed = withOwnCells(gridOf(from), own)
        const { workbook: after, inTheWay } = applyWrites(mixed, writesBetween(from, to))
        expect(inTheWay).toEqual([])
        expect(own.size).toBe(2_000)
        const held = new Map<string, CellContent>(
          after.sheets.flatMap(({ name, cells }) =>
            [...cells].map(([at, content]) => [`${name}!${at}`, content] as const),
          ),
        )
        expect([...own].filter(([cell, text]) => held.get(cell) !== text)).toEqual([])
        const others = new Map([...held].filter(([cell]) => !own.has(cell)))
        const wanted = gridOf(to).sheets.flatMap(({ name, cells }) =>
          [...cells].map(([at, content]) => [`${name}!${at}`, content] as const),
        )
        expect(others).toEqual(new Map(wanted))
      }),
      { numRuns: 30 },
    )
  })
})

function blockCells({ name, blocks }: Sheet): readonly string[] {
  return blocks.flatMap(({ top, left, cells }) =>
    cells.flatMap((row, down) => row.map((_, across) => `${name}!${cellAddress(top + down, left + across)}`)),
  )
}

/** Two thousand texts in cells that are not ours, close to them and far away. */
function ownCells(
  sheets: readonly string[],
  ours: ReadonlySet<string>,
  seed: number,
): ReadonlyMap<string, string> {
  const own = new Map<string, string>()
  let state = seed
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  while (own.size < 2_000) {
    const near = random(2) === 0
    const cell = `${sheets[random(sheets.length)]}!${cellAddress(1 + random(near ? 20 : 2_000), 1 + random(near ? 12 : 300))}`
    if (!ours.has(cell)) own.set(cell, `mine ${own.size}`)
  }
  return own
}

function withOwnCells(workbook: GridWorkbook, own: ReadonlyMap<string, string>): GridWorkbook {
  const bare = gridOf(workbookOf(emptySheet('Notes'), emptySheet('Budget'))).sheets
  const sheets = [...workbook.sheets, ...bare].map(sheet => {
    const cells = new Map(sheet.cells)
    for (const [cell, text] of own) {
      const [name = '', address = ''] = cell.split('!')
      if (name === sheet.name) cells.set(address, text)
    }
    return { ...sheet, cells }
  })
  return { ...workbook, sheets }
}
