// A number as a person writes it into a plan: a JSON number, or an exact fraction of whole numbers as text, "1/6".

/**
 * Fractions exist because a third has no finite decimal: with them the exact backend's integrity checks hold to
 * 34 digits, and a file says "1/12" where it means it.
 */
export type Quantity = number | `${number}/${number}`

const fraction = /^(-?\d{1,15})\/(\d{1,15})$/

/** Whether a value read from a file is a quantity: a finite number below 1e15 in size, or "p/q" with q above 0. */
export function isQuantity(value: unknown): value is Quantity {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 1e15
  if (typeof value !== 'string') return false
  const match = fraction.exec(value)
  return match !== null && Number(match[2]) > 0
}

/** The quantity in double precision. */
export function quantityToNumber(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity
  const [numerator, denominator] = quantityParts(quantity)
  return Number(numerator) / Number(denominator)
}

/** The quantity as two exact decimal texts, numerator and denominator. */
export function quantityParts(quantity: Quantity): readonly [string, string] {
  if (typeof quantity === 'number') return [String(quantity), '1']
  const [numerator = '0', denominator = '1'] = quantity.split('/')
  return [numerator, denominator]
}
