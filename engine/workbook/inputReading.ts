// What a person changed in the cells of inputs, cell by cell: a number typed, a number taken back to that of the
// scenario it is based on, a share of it. What cannot be told for certain is a damage, never a guess.

import type { Diagnostic } from '../formula/diagnostic.ts'
import { isQuantity, type Quantity, quantityToNumber } from '../formula/quantity.ts'
import { cellAddress } from './cellAddress.ts'
import type { InputPlace } from './inputPlaces.ts'
import { fifteenDigits, plainFormula } from './plainFormula.ts'
import { described, isAsWritten } from './sheetContents.ts'
import { damageAt } from './sheetStructure.ts'
import type { CellContent, CellValue } from './workbook.ts'
import type { XlsxCell } from './xlsxCells.ts'

/** What an input cell means. */
export type CellMeaning =
  | { readonly kind: 'value'; readonly value: Quantity }
  /** The number of the scenario this one is based on. */
  | { readonly kind: 'inherited' }
  /** That number with something added, or multiplied. */
  | { readonly kind: 'add' | 'multiply'; readonly amount: Quantity }

/** A cell that means something else than before. */
export type InputChange = {
  readonly place: InputPlace
  readonly before: CellMeaning
  readonly after: CellMeaning
  /** The cell holds a formula of the person's own, and this is the value it had. */
  readonly ownFormula?: string
}

/** What became of an input cell: nothing, a change, or a damage. */
export type InputReading =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly change: InputChange }
  | { readonly kind: 'damaged'; readonly damage: Diagnostic }

/** Reads a cell of an input. `written` is what we wrote there. */
export function readInput(
  place: InputPlace,
  written: CellContent,
  now: XlsxCell | undefined,
  sheetNamed: (name: string) => string,
): InputReading {
  if (written !== null && isAsWritten(written, now, sheetNamed)) return { kind: 'same' }
  const before = meaningOf(written, place, sheetNamed)
  if (before === undefined)
    throw new Error(`readInput: ${place.sheet}!${place.row} was written without a meaning`)
  const after = meaningOf(now ?? null, place, sheetNamed)
  if (after === undefined) return { kind: 'damaged', damage: unreadable(place, now) }
  if (sameMeaning(before, after)) return { kind: 'same' }
  const ownFormula =
    isFormula(now) && after.kind === 'value' && !isFraction(now.formula) ? now.formula : undefined
  return {
    kind: 'changed',
    change: { place, before, after, ...(ownFormula === undefined ? {} : { ownFormula }) },
  }
}

type FormulaCell = { readonly formula: string; readonly value?: CellValue }

function isFormula(cell: XlsxCell | CellContent | undefined): cell is FormulaCell {
  return typeof cell === 'object' && cell !== null && 'formula' in cell
}

/** The meaning of a cell, if it has one for certain. */
function meaningOf(
  cell: XlsxCell | CellContent,
  { parent }: InputPlace,
  sheetNamed: (name: string) => string,
): CellMeaning | undefined {
  if (typeof cell === 'number') return valued(fifteenDigits(cell))
  if (!isFormula(cell)) return undefined
  const formula = plainFormula(cell.formula, sheetNamed)
  if (isFraction(formula)) return valued(formula)
  const taken = parent === undefined ? undefined : laidOver(formula, cellAddress(parent.row, parent.column))
  if (taken !== undefined) return taken
  return typeof cell.value === 'number' ? valued(fifteenDigits(cell.value)) : undefined
}

function valued(value: unknown): CellMeaning | undefined {
  return isQuantity(value) ? { kind: 'value', value } : undefined
}

function isFraction(formula: string): boolean {
  return /^-?\d+\/\d+$/.test(formula) && isQuantity(formula)
}

/** `G20`, `G20*0.85`, `G20*(1/3)`, `G20+5`, `G20-5`: the parent's number, or something laid over it. */
function laidOver(formula: string, parent: string): CellMeaning | undefined {
  const match = /^(\$?[A-Z]+\$?\d+)(?:([*+-])\(?(-?[\d.]+(?:E[+-]?\d+)?(?:\/\d+)?)\)?)?$/i.exec(formula)
  if (match === null || match[1]?.replaceAll('$', '') !== parent) return undefined
  const [, , operator, text] = match
  if (operator === undefined || text === undefined) return { kind: 'inherited' }
  const amount = text.includes('/') ? text : Number(text)
  if (!isQuantity(amount)) return undefined
  if (operator === '*') return { kind: 'multiply', amount }
  return { kind: 'add', amount: operator === '+' ? amount : opposite(amount) }
}

function opposite(amount: Quantity): Quantity {
  if (typeof amount === 'number') return 0 - amount
  const turned = amount.startsWith('-') ? amount.slice(1) : `-${amount}`
  return isQuantity(turned) ? turned : 0 - quantityToNumber(amount)
}

function sameMeaning(a: CellMeaning, b: CellMeaning): boolean {
  if (a.kind === 'value' && b.kind === 'value')
    return fifteenDigits(quantityToNumber(a.value)) === fifteenDigits(quantityToNumber(b.value))
  return JSON.stringify(a) === JSON.stringify(b)
}

function unreadable({ sheet, row, column, label }: InputPlace, now: XlsxCell | undefined): Diagnostic {
  const address = `${sheet}!${cellAddress(row, column)}`
  const empty = now === undefined
  return damageAt(
    'W317',
    address,
    `${address} (${label}) ${empty ? 'is empty' : `holds ${described(now)}, which is no number`}.`,
    empty ? 'Type 0 if nothing is meant.' : 'Type a number.',
  )
}
