import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockFills } from '../../addin/host/blockFills.ts'
import type { HeldContent } from '../../addin/host/cellEntry.ts'
import { copiedFormula } from '../excelHost/references.ts'

test('a row of copies is one formula and one fill, and rows that repeat alike share them', () => {
  const row = (line: number) => [
    'label',
    ...['C', 'D', 'E', 'F'].map(column => ({ formula: `${column}${line}*2` })),
  ]
  expect(blockFills(10, 2, [row(10), row(11)])).toEqual({
    sets: [
      {
        area: { top: 10, left: 2, bottom: 11, right: 3 },
        cells: [
          ['label', { formula: 'C10*2' }],
          ['label', { formula: 'C11*2' }],
        ],
      },
    ],
    fills: [
      {
        source: { top: 10, left: 3, bottom: 11, right: 3 },
        target: { top: 10, left: 4, bottom: 11, right: 6 },
      },
    ],
  })
})

test('the commands put back exactly the block they were made from, and touch nothing that is to stay', () => {
  const content = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ formula: 'seed' } as const) },
    fc.constant(null),
    fc.integer(),
    fc.constant(undefined),
  )
  const block = fc
    .integer({ min: 1, max: 12 })
    .chain(width =>
      fc.array(fc.array(content, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    )
  fc.assert(
    fc.property(block, cells => {
      // Formulas that are copies of one another along a row.
      const seeded = cells.map((row, down) =>
        row.map((cell, right): HeldContent | undefined =>
          typeof cell === 'object' && cell !== null
            ? { formula: copiedFormula('C9+$A9*C$1', down, right) }
            : cell,
        ),
      )
      expect(carriedOut(seeded)).toEqual(seeded)
    }),
  )
})

/** Does the sets and the fills on a sheet in which every cell says that it was not touched. */
function carriedOut(cells: readonly (readonly (HeldContent | undefined)[])[]) {
  const [top, left] = [9, 4]
  const sheet: (HeldContent | undefined)[][] = cells.map(row => row.map(() => undefined))
  const { sets, fills } = blockFills(top, left, cells)
  const put = (row: number, column: number, content: HeldContent) => {
    const line = sheet[row - top]
    if (line !== undefined) line[column - left] = content
  }
  for (const { area, cells: part } of sets)
    for (const [down, row] of part.entries())
      for (const [right, content] of row.entries())
        if (content !== undefined) put(area.top + down, area.left + right, content)
  for (const { source, target } of fills)
    for (let row = target.top; row <= target.bottom; row += 1)
      for (let column = target.left; column <= target.right; column += 1) {
        const from = sheet[row - top]?.[source.left - left]
        if (typeof from === 'object' && from !== null)
          put(row, column, { formula: copiedFormula(from.formula, 0, column - source.left) })
      }
  return sheet
}
