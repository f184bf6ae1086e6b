// A mark of how sheets are laid out: what stands where, but for numbers. A release that puts a line, a label or a formula
// elsewhere gives another mark, so that sheets which another release wrote are not taken for its own.

import type { CellContent, Sheet } from './workbook.ts'

/** The mark as 16 digits of base 16; sheets that differ in their numbers only have the same. O(cells). */
export function layoutMark(sheets: readonly Sheet[]): string {
  const mark = hashing()
  for (const { name, blocks } of sheets) {
    mark.take(name)
    for (const { top, left, cells } of blocks) {
      mark.take(`${top} ${left} ${cells.length} ${cells[0]?.length ?? 0}`)
      for (const row of cells) for (const cell of row) mark.take(textOf(cell))
    }
  }
  return mark.digits()
}

function textOf(cell: CellContent): string {
  if (typeof cell === 'string') return cell
  return typeof cell === 'object' && cell !== null ? `=${cell.formula}` : ''
}

/** Two 32-bit FNV-1a hashes from different offsets; each text counts with its end. No secret depends on it. */
function hashing(): { readonly take: (text: string) => void; readonly digits: () => string } {
  const prime = 0x01000193
  let [a, b] = [0x811c9dc5, 0x050c5d1f]
  const mix = (unit: number): void => {
    a = Math.imul(a ^ unit, prime)
    b = Math.imul(b ^ ((unit << 7) | (unit >>> 9)), prime)
  }
  return {
    take(text) {
      for (let index = 0; index < text.length; index += 1) mix(text.charCodeAt(index))
      mix(0x1f)
    },
    digits: () => [a, b].map(half => (half >>> 0).toString(16).padStart(8, '0')).join(''),
  }
}
