import { expect, test } from 'vitest'
import { layoutMark } from '../../engine/workbook/layoutMark.ts'
import type { CellContent, Sheet } from '../../engine/workbook/workbook.ts'
import { smallPlan } from './smallPlan.ts'

const { sheets } = smallPlan()

test('sheets that differ in their numbers only are laid out in the same way', () => {
  expect(layoutMark(changed(cell => (typeof cell === 'number' ? cell + 1 : cell)))).toBe(layoutMark(sheets))
})

test.each<[string, readonly Sheet[]]>([
  ['a label', changed(once(cell => typeof cell === 'string', 'Another label'))],
  ['a formula', changed(once(isFormula, { formula: 'A1*2' }))],
  ['the place of a block', placed(({ top }) => ({ top: top + 1 }))],
  ['the name of a sheet', sheets.map((sheet, index) => (index === 0 ? { ...sheet, name: 'Start' } : sheet))],
  ['the number of sheets', sheets.slice(1)],
])('another layout is told by %s', (_, others) => {
  expect(layoutMark(others)).not.toBe(layoutMark(sheets))
})

function changed(change: (cell: CellContent) => CellContent): readonly Sheet[] {
  return sheets.map(sheet => ({
    ...sheet,
    blocks: sheet.blocks.map(block => ({ ...block, cells: block.cells.map(row => row.map(change)) })),
  }))
}

/** Changes the first cell that is meant. */
function once(
  isMeant: (cell: CellContent) => boolean,
  content: CellContent,
): (cell: CellContent) => CellContent {
  let isDone = false
  return cell => {
    if (isDone || !isMeant(cell)) return cell
    isDone = true
    return content
  }
}

function isFormula(cell: CellContent): boolean {
  return typeof cell === 'object' && cell !== null
}

function placed(
  change: (block: Sheet['blocks'][number]) => Partial<Sheet['blocks'][number]>,
): readonly Sheet[] {
  return sheets.map((sheet, index) =>
    index === 1
      ? {
          ...sheet,
          blocks: sheet.blocks.map((block, at) => (at === 0 ? { ...block, ...change(block) } : block)),
        }
      : sheet,
  )
}
