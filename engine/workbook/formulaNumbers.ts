// What formulas need on the sheet `Inputs` besides the inputs: numbers written in them, and weights laid across.

import { columnLetters } from './cellAddress.ts'
import { largestExponent } from './excelFunctions.ts'
import { asideColumn } from './layout.ts'
import { look, type SheetParts, type SheetSource } from './sheetParts.ts'

/** Numbers that were written in formulas. */
export function numberTable({ layout, formulas }: SheetSource): SheetParts {
  const entries = [...layout.numbers].sort(([, a], [, b]) => a - b)
  const [first] = entries
  const last = entries.at(-1)
  if (first === undefined || last === undefined) return { blocks: [], formats: [] }
  const band = first[1] - 1
  const { liveColumn } = layout
  const between = Array.from({ length: liveColumn - 2 }, () => null)
  const after = Array.from({ length: asideColumn(layout) + 2 - liveColumn - 1 }, () => null)
  return {
    blocks: [
      { id: 'inputs/numbers', top: band, left: 1, cells: [['Numbers in formulas']] },
      {
        id: 'inputs/numbers/values',
        top: band + 1,
        left: 1,
        cells: entries.map(([value]) => [
          String(value),
          ...between,
          value,
          ...after,
          usedBy(value, formulas.numbers.get(value) ?? []),
        ]),
      },
    ],
    formats: [
      look('section', { top: band, left: 1, bottom: band, right: asideColumn(layout) + 2 }),
      look('label', { top: band + 1, left: 1, bottom: last[1], right: 1 }),
      look('link', { top: band + 1, left: liveColumn, bottom: last[1], right: liveColumn }),
      look('note', {
        top: band + 1,
        left: asideColumn(layout) + 2,
        bottom: last[1],
        right: asideColumn(layout) + 2,
      }),
    ],
    bottom: last[1],
  }
}

function usedBy(value: number, rows: readonly string[]): string {
  const why = value === largestExponent ? 'Exponents of curves stop here: EXP fails beyond 709. ' : ''
  return `${why}Used by ${rows.join(', ')}.`
}

/** Weights across, oldest month first, as formulas to the tables they come from. */
export function weightTable({ layout, formulas, model }: SheetSource): SheetParts {
  const [first] = formulas.weights
  const top = first && layout.weights.get(`${first.block} ${first.from}`)
  if (first === undefined || top === undefined) return { blocks: [], formats: [] }
  const band = top - 1
  const bottom = top + formulas.weights.length - 1
  const left = layout.weightsColumn
  const live = columnLetters(layout.liveColumn)
  const width = Math.max(...formulas.weights.map(({ count }) => count))
  const gap = Array.from({ length: left - 2 }, () => null)
  const cells = formulas.weights.map(({ block, from, count }) => {
    const placed = layout.blocks.get(block)
    const name = block.split(':')[1] ?? ''
    const label =
      model.themes.flatMap(({ inputs }) => inputs).find(input => input.name === name)?.label ?? name
    const across = Array.from({ length: count }, (_, age) => ({
      formula: `$${live}$${(placed?.top ?? 0) + from + count - 1 - age}`,
    }))
    return [
      `${label}, oldest month first`,
      ...gap,
      ...across,
      ...Array.from({ length: width - count }, () => null),
    ]
  })
  return {
    blocks: [
      {
        id: 'inputs/weights',
        top: band,
        left: 1,
        cells: [['Weights across, as sums over months read them']],
      },
      { id: 'inputs/weights/values', top, left: 1, cells },
    ],
    formats: [
      look('section', { top: band, left: 1, bottom: band, right: asideColumn(layout) + 2 }),
      look('label', { top, left: 1, bottom, right: 1 }),
      { area: { top, left, bottom, right: left + width - 1 }, style: 'computed', numberFormat: '0.000' },
    ],
    bottom,
  }
}
