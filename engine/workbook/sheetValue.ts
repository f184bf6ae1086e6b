// Values of cells as formulas compute with them, and how a spreadsheet converts one kind into another.

/** What a cell holds: null is an empty one. An error carries its name. */
export type SheetValue = number | string | boolean | null | SheetError

/** An error such as `#DIV/0!`. */
export type SheetError = { readonly error: string }

/** Several cells, row by row. */
export type SheetArea = {
  readonly rows: number
  readonly columns: number
  readonly values: readonly SheetValue[]
}

/** A single value or several cells. */
export type Operand = SheetValue | SheetArea

export const divisionByZero: SheetError = { error: '#DIV/0!' }
export const notNumber: SheetError = { error: '#NUM!' }
export const wrongValue: SheetError = { error: '#VALUE!' }
export const notFound: SheetError = { error: '#N/A' }
export const wrongReference: SheetError = { error: '#REF!' }
export const wrongName: SheetError = { error: '#NAME?' }

/** Whether an operand covers several cells. */
export function isArea(operand: Operand): operand is SheetArea {
  return typeof operand === 'object' && operand !== null && 'values' in operand
}

/** Whether a value is an error. */
export function isError(value: Operand): value is SheetError {
  return typeof value === 'object' && value !== null && 'error' in value
}

/** The value as a number: empty is 0, TRUE is 1, a text counts if it reads as a number. */
export function toNumber(value: Operand): number | SheetError {
  if (typeof value === 'number') return value
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') {
    const number = Number(value)
    return value.trim() === '' || Number.isNaN(number) ? wrongValue : number
  }
  return isArea(value) ? wrongValue : value
}

/** The value as a condition: a number is true unless it is 0. */
export function toBoolean(value: Operand): boolean | SheetError {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') {
    const capitals = value.toUpperCase()
    return capitals === 'TRUE' ? true : capitals === 'FALSE' ? false : wrongValue
  }
  const number = toNumber(value)
  return typeof number === 'number' ? number !== 0 : number
}

/** The value as text: numbers with at most 15 digits. */
export function toText(value: Operand): string | SheetError {
  if (typeof value === 'string') return value
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  return isArea(value) ? wrongValue : value
}

/** A number that can stand in a cell, or the error a spreadsheet shows instead. */
export function finite(value: number): number | SheetError {
  return Number.isFinite(value) ? value + 0 : notNumber
}

/**
 * Order of two values: numbers before texts before booleans; texts without regard to capitals; an empty cell is 0 beside
 * a number and the empty text beside a text.
 */
export function compareValues(a: SheetValue, b: SheetValue): number | SheetError {
  if (isError(a)) return a
  if (isError(b)) return b
  const left = a ?? emptyLike(b)
  const right = b ?? emptyLike(a)
  const kinds = kindOrder(left) - kindOrder(right)
  if (kinds !== 0) return kinds
  if (typeof left === 'string' && typeof right === 'string') {
    const [small, other] = [left.toLowerCase(), right.toLowerCase()]
    return small === other ? 0 : small < other ? -1 : 1
  }
  return Number(left) - Number(right)
}

function emptyLike(other: SheetValue): number | string | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0
}

function kindOrder(value: number | string | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2
}
